#!/usr/bin/env python3
"""Measures how soon an editor sees a change, beside Hugo: from a save to the open page, and second builds.

A browser is played: it has one page open, listens for the server's word, fetches the page anew, and looks
whether what was written is in it. One server runs at a time, for each would work while the other is measured.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import hashlib
import http.client
import json
import math
import os
import platform
import re
import select
import shutil
import signal
import socket
import statistics
import struct
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode

import corpus
from compare import Run, Unlike, check_findings, find_hugo, generate, measure, medians, version

MILLISECONDS = 50
MEGABYTES = 600
GROWTH = 3.0
IDLE_BUILD = 0.6
ONE_EDIT_MORE = 0.05
FEEDS = len(corpus.LANGUAGES)

LANG = "vi"
NEWEST = datetime(2025, 2, 1, 5, 0)
"""Later than any work of the corpus, so that a new one is the first of its list."""

# What a kind edits, the place, and what stands there afterwards.
CHANGES = {
    "body": ("article", r"\n---\n", "\n---\n{mark} "),
    "body, renamed": ("article", r"\n---\n", "\n---\n{mark} "),
    "title": ("article", r'(?m)^title: "', 'title: "{mark} '),
    "tag": ("article", r'(?m)^topics: \["', 'topics: ["{mark} '),
    "date": ("article", r"(?m)^date: \S+", "date: {date}"),
    "template": ("template", '<ul class="tags">', '<p>{mark}</p>\n<ul class="tags">'),
    "string": ("strings", "Tác giả", "Tác giả {mark}"),
    "style": ("style", r"\Z", ".{mark} {{ color: red }}\n"),
}
KINDS = (*CHANGES, "new file", "deletion")
LIMITED = ("body", "body, renamed", "title", "tag", "date", "template", "string")
MOMENTS = {"event": "word", "shown": "page"}
"""The server's word that something is new, and the new bytes of the page."""
NAMES = {"nhipcau": "Nhịp Cầu", "hugo": "Hugo"}
MISSES = 3
"""A kind is given up after so many edits of which the server said nothing."""


class Closed(Exception):
    """The server has closed the line."""


@dataclass(frozen=True)
class Side:
    """One program and its site: where things lie, how it is called, how a page listens to it."""

    name: str
    program: str
    folder: Path
    works: int

    @property
    def work(self) -> corpus.Work:
        """The work that is edited: the middle one by date, which no feed and no front page has."""
        return sorted(map(corpus.work, range(self.works)), key=lambda found: found.date)[self.works // 2]

    @property
    def address(self) -> str:
        return self.work.url(self.name, LANG)

    def content(self, stem: str) -> Path:
        suffix = ".md" if self.name == "hugo" else f".{LANG}.md"
        return self.folder / "content" / self.work.section / f"{stem}{suffix}"

    def file(self, what: str) -> Path:
        hugo = self.name == "hugo"
        theme = self.folder if hugo else self.folder / "themes/bench"
        return {
            "article": self.content(self.work.stem),
            "template": theme / ("layouts/_default/single.html" if hugo else "templates/page.html"),
            "strings": theme / (f"i18n/{LANG}.yaml" if hugo else f"locales/{LANG}/theme.ftl"),
            "style": self.folder / "static/style.css",
        }[what]

    def sources(self) -> Iterator[Path]:
        """Yields the files of content and theme."""
        for part in ("content", "layouts", "i18n") if self.name == "hugo" else ("content", "themes"):
            yield from (path for path in (self.folder / part).rglob("*") if path.is_file())

    def build(self) -> list[str]:
        return [self.program, "--quiet"] if self.name == "hugo" else [self.program, "build", "--format", "json"]

    def serve(self, port: int) -> list[str]:
        if self.name == "hugo":
            return [self.program, "server", "--renderToMemory", "--bind", "127.0.0.1", "--port", str(port)]
        return [self.program, "serve", "--root", str(self.folder), "--port", str(port)]


@dataclass(frozen=True)
class Edit:
    """One change on disk, and what then is to be seen, or no more to be seen, at an address."""

    file: Path
    text: str | None  # without a text the file is removed
    address: str
    mark: str
    renamed: bool = False

    def save(self) -> float:
        """Makes the change and returns the moment at which it was made."""
        if self.text is None:
            self.file.unlink()
        elif self.renamed:
            beside = self.file.with_name(f".{self.file.name}.tmp")
            beside.write_text(self.text)
            beside.replace(self.file)
        else:
            self.file.write_text(self.text)
        return time.perf_counter()

    def is_shown(self, served: str) -> bool:
        return (self.mark in served) != (self.text is None)


@dataclass
class Series:
    """The edits of one kind: seconds from the save to the server's word, and to the new bytes."""

    event: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    early: int = 0  # words after which the page was still the old one
    stray: int = 0  # words without an edit
    missed: int = 0  # edits without a word


def edits(kind: str, side: Side, count: int) -> Iterator[Edit]:
    """Yields the edits of a kind; each differs from the one before, and shows it."""
    if kind in ("new file", "deletion"):
        yield from comings_and_goings(kind, side, count)
        return
    what, place, text = CHANGES[kind]
    file = side.file(what)
    before = file.read_text()
    date = datetime.fromisoformat(re.search(r"(?m)^date: (\S+)", side.file("article").read_text())[1])
    address = "/style.css" if what == "style" else side.address
    for number in range(1, count + 1):
        mark = f"mark{kind[:4]}{number:04}x"
        day = date + timedelta(days=number)
        new = text.format(mark=mark, date=day.isoformat())
        after, places = re.subn(place, lambda _, new=new: new, before, count=1)
        if not places:
            raise Unlike(f"{file} has no place for an edit of kind {kind}")
        mark = f'datetime="{day:%Y-%m-%d}' if kind == "date" else mark
        yield Edit(file, after, address, mark, renamed=kind.endswith("renamed"))


def comings_and_goings(kind: str, side: Side, count: int) -> Iterator[Edit]:
    """Yields new articles, or their removals, the newest first; the list of their section is open."""
    section = side.address.rstrip("/").rpartition("/")[0] + "/"
    model = side.file("article").read_text()
    numbers = range(1, count + 1) if kind == "new file" else range(count, 0, -1)
    for number in numbers:
        mark = f"marknew{number:04}x"
        date = (NEWEST + timedelta(minutes=number)).isoformat()
        text = re.sub(r"(?m)^slug: .*", f"slug: {mark}", model)
        text = re.sub(r"(?m)^date: .*", f"date: {date}+07:00", text)
        text = re.sub(r"(?m)^title: .*", f'title: "{mark}"', text)
        yield Edit(side.content(mark), text if kind == "new file" else None, section, mark)


class Line:
    """A connection on which the server tells of changes."""

    def __init__(self, port: int, path: str, headers: dict[str, str]) -> None:
        self.events: deque[str] = deque()
        self.raw = b""
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        lines = [f"GET {path} HTTP/1.1", f"Host: localhost:{port}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self.socket.sendall("\r\n".join([*lines, "", ""]).encode())
        while b"\r\n\r\n" not in self.raw:
            self.raw += self.receive()
        head, _, self.raw = self.raw.partition(b"\r\n\r\n")
        status, *fields = head.decode("latin-1").split("\r\n")
        self.status = int(status.split()[1])
        self.headers = {
            name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in fields)
        }

    def receive(self) -> bytes:
        try:
            data = self.socket.recv(1 << 16)
        except ConnectionError as error:
            raise Closed from error
        if not data:
            raise Closed
        return data

    def read(self) -> None:
        """Moves what is complete from `raw` to `events`."""
        raise NotImplementedError

    def wait(self, seconds: float) -> str | None:
        """Returns the next event, or nothing if none comes in time."""
        deadline = time.perf_counter() + seconds
        while not self.events:
            left = max(0.0, deadline - time.perf_counter())
            if not select.select([self.socket], [], [], left)[0]:
                return None
            self.raw += self.receive()
            self.read()
        return self.events.popleft()

    def close(self) -> None:
        self.socket.close()


class EventStream(Line):
    """Nhịp Cầu's line: Server-Sent Events (HTML, 9.2), chunked or not."""

    def __init__(self, port: int, address: str, served: str) -> None:
        query = urlencode({"page": address, "seen": seen(served)})
        headers = {"Accept": "text/event-stream", "Cache-Control": "no-cache", "Origin": f"http://localhost:{port}"}
        super().__init__(port, f"/.nhipcau/events?{query}", headers)
        if self.status != 200 or "text/event-stream" not in self.headers.get("content-type", ""):
            raise Unlike(f"no event stream for {address}: {self.status} {self.headers}")
        self.is_chunked = self.headers.get("transfer-encoding", "").lower() == "chunked"
        self.text, self.is_over = b"", False
        self.read()

    def read(self) -> None:
        while self.is_chunked:
            size, found, rest = self.raw.partition(b"\r\n")
            length = int(size.split(b";")[0], 16) if found else 0
            if not found or len(rest) < length + 2:
                break
            if length == 0:
                # What was said before the end counts.
                self.is_over = True
                break
            self.text, self.raw = self.text + rest[:length], rest[length + 2 :]
        if not self.is_chunked:
            self.text, self.raw = self.text + self.raw, b""
        *blocks, self.text = self.text.replace(b"\r\n", b"\n").split(b"\n\n")
        for block in blocks:
            lines = (line.partition(":") for line in block.decode().split("\n"))
            fields = {name: value.strip() for name, _, value in lines}
            # A browser does not tell a page of an event that has no data.
            if "data" in fields and fields.get("event") in ("reload", "styles"):
                self.events.append(fields["event"])
        if self.is_over and not self.events:
            raise Closed


class LiveReload(Line):
    """Hugo's line: LiveReload's protocol 7 on a WebSocket (RFC 6455)."""

    HELLO = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"], "ver": "1"}

    def __init__(self, port: int, _address: str, _served: str) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        headers = {
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": key,
            "Sec-WebSocket-Version": "13",
            "Origin": f"http://localhost:{port}",
        }
        super().__init__(port, "/livereload", headers)
        digest = hashlib.sha1(f"{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11".encode()).digest()
        if self.status != 101 or self.headers.get("sec-websocket-accept") != base64.b64encode(digest).decode():
            raise Unlike(f"no WebSocket for live reload: {self.status} {self.headers}")
        self.message = b""
        # Hugo looks for the letters `"command":"hello"`, as a browser writes them.
        self.send(1, json.dumps(self.HELLO, separators=(",", ":")).encode())
        self.read()
        # The server listens to the hello in its own time; only its answer says that the page is known.
        if self.wait(10) != "hello":
            raise Unlike("live reload does not answer")

    def send(self, opcode: int, payload: bytes) -> None:
        """Sends a short frame, masked as a client's must be."""
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
        self.socket.sendall(bytes((0x80 | opcode, 0x80 | len(payload))) + mask + masked)

    def frame(self) -> tuple[int, bytes] | None:
        """Takes a whole frame from what has arrived: first byte and payload."""
        if len(self.raw) < 2:
            return None
        length, start = self.raw[1] & 0x7F, 2
        if length > 125:
            code = ">H" if length == 126 else ">Q"
            start += struct.calcsize(code)
            if len(self.raw) < start:
                return None
            length = struct.unpack(code, self.raw[2:start])[0]
        if len(self.raw) < start + length:
            return None
        first, payload = self.raw[0], self.raw[start : start + length]
        self.raw = self.raw[start + length :]
        return first, payload

    def read(self) -> None:
        while frame := self.frame():
            first, payload = frame
            opcode = first & 0x0F
            if opcode == 8:
                raise Closed
            if opcode == 9:
                self.send(10, payload)
            if opcode in (0, 1):
                self.message += payload
                if first & 0x80:
                    told, self.message = json.loads(self.message), b""
                    if told.get("command") in ("hello", "reload"):
                        self.events.append(told["command"])


LINES: dict[str, Callable[[int, str, str], Line]] = {"nhipcau": EventStream, "hugo": LiveReload}


def seen(served: str) -> str:
    """Reads the fingerprint from a page that Nhịp Cầu serves."""
    found = re.search(r"<script\b[^>]*\bid=[\"']?nhipcau-desk\b[^>]*>(.*?)</script>", served, re.DOTALL)
    try:
        values = json.loads(found[1]) if found else {}
    except ValueError:
        values = dict(re.findall(r'"(seen)"\s*:\s*"([^"]*)"', found[1]))
    value = values.get("seen")
    if value is None:
        raise Unlike("a page that is served does not say which it is (nhipcau-desk, seen)")
    return str(value)


def fetch(port: int, address: str) -> tuple[int, str]:
    """Fetches as a browser does: Hugo draws first what was asked for as a page."""
    kind = "text/css" if address.endswith(".css") else "text/html,application/xhtml+xml"
    headers = {"Host": f"localhost:{port}", "Accept": f"{kind},*/*;q=0.1", "Cache-Control": "max-age=0"}
    if kind != "text/css":
        headers |= {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request("GET", quote(address), headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    finally:
        connection.close()


class Browser:
    """A browser with one page open."""

    def __init__(self, side: Side, port: int, address: str) -> None:
        self.side, self.port, self.address = side, port, address
        self.served = ""
        self.line: Line | None = None
        self.load()

    def load(self, served: str | None = None) -> None:
        """Opens the page, unless it has just been fetched, and listens anew."""
        if served is None:
            status, served = fetch(self.port, self.address)
            if status != 200:
                raise Unlike(f"{NAMES[self.side.name]} answers {status} at {self.address}")
        self.served = served
        self.close()
        with contextlib.suppress(Closed):
            self.listen()

    def listen(self) -> Line:
        if self.line is None:
            self.line = LINES[self.side.name](self.port, self.address, self.served)
        return self.line

    def wait(self, seconds: float) -> str | None:
        """Returns the next word of the server; a line that was cut is taken up again, as EventSource does."""
        deadline = time.perf_counter() + seconds
        while True:
            left = deadline - time.perf_counter()
            try:
                return self.listen().wait(left)
            except Closed:
                self.close()
                if left < 0:
                    return None
                time.sleep(0.01)

    def rest(self, seconds: float) -> int:
        """Waits for so long a time of quiet, and returns how often there was none."""
        stray = 0
        while event := self.wait(seconds):
            stray += 1
            if stray > 20:
                raise Unlike(f"{NAMES[self.side.name]} tells of changes that nobody made")
            if event == "reload":
                self.load()
        return stray

    def follow(self, edit: Edit, timeout: float, series: Series) -> None:
        """Saves an edit and waits until it is to be seen."""
        saved = edit.save()
        while True:
            event = self.wait(saved + timeout - time.perf_counter())
            told = time.perf_counter()
            if event is None:
                series.missed += 1
                self.load()
                return
            status, served = fetch(self.port, edit.address)
            arrived = time.perf_counter()
            shown = status == 200 and edit.is_shown(served)
            if event == "reload":
                self.load(served if edit.address == self.address else None)
            if shown:
                series.event.append(told - saved)
                series.shown.append(arrived - saved)
                return
            series.early += 1

    def close(self) -> None:
        if self.line:
            self.line.close()
        self.line = None


def memory(pid: int) -> dict[str, float]:
    """Returns what a process has in memory, and the most it ever had, in bytes (Linux only)."""
    told = Path(f"/proc/{pid}/status").read_text()
    found = dict(re.findall(r"(VmRSS|VmHWM):\s+(\d+) kB", told))
    return {"rss": int(found["VmRSS"]) * 1024, "peak": int(found["VmHWM"]) * 1024}


def settle(pid: int) -> None:
    """Waits until a process has come to rest: what it does after the first answer is not an edit's time."""
    def ticks() -> int:
        values = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return int(values[11]) + int(values[12])

    before, quiet = ticks(), 0
    for _ in range(120):
        time.sleep(0.5)
        now = ticks()
        quiet = quiet + 1 if now - before <= 2 else 0
        if quiet == 2:
            return
        before = now


@contextlib.contextmanager
def serving(side: Side, log: Path, timeout: float) -> Iterator[tuple[int, int, float]]:
    """Starts a server, gives its port, its process and how long it took, and ends it with all it started."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    started = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(
            side.serve(port), cwd=side.folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            start_new_session=True,
        )  # fmt: skip
    try:
        while True:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if fetch(port, side.address)[0] == 200:
                    break
            if process.poll() is not None or time.perf_counter() - started > timeout:
                said = log.read_text(errors="replace")[-2000:]
                raise Unlike(f"{' '.join(side.serve(port))} does not serve {side.address}:\n{said}")
            time.sleep(0.02)
        yield port, process.pid, time.perf_counter() - started
    finally:
        for sign in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, sign)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)


@dataclass(frozen=True)
class Plan:
    """What of the edits is asked for."""

    kinds: tuple[str, ...]
    edits: int
    pause: float
    spread: float
    timeout: float


def serve(side: Side, plan: Plan, log: Path, found: dict) -> None:
    """Measures all kinds of edits on one server, into `found`: if it fails, the rest is still told."""
    rng = Random("rebuild")
    with serving(side, log, timeout=900) as (port, pid, ready):
        settle(pid)
        found |= {"ready": ready, "memory": {"first build": memory(pid)}, "kinds": {}}
        for kind in plan.kinds:
            series = found["kinds"][kind] = Series()
            changes = edits(kind, side, plan.edits)
            edit = next(changes, None)
            is_style = edit is not None and edit.address == "/style.css"
            browser = Browser(side, port, side.address if edit is None or is_style else edit.address)
            while edit is not None and series.missed < MISSES:
                # Whatever rhythm a server has of its own, a save falls anywhere in it.
                series.stray += browser.rest(plan.pause + rng.uniform(0, plan.spread))
                browser.follow(edit, plan.timeout, series)
                edit = next(changes, None)
            browser.rest(plan.pause)
            browser.close()
            took = f"{1e3 * statistics.median(series.shown):.0f} ms" if series.shown else "nothing seen"
            print(f"{side.works} works, {side.name}, {kind}: {took}", file=sys.stderr)
        settle(pid)
        found["memory"]["all edits"] = memory(pid)


def builds(side: Side, runs: int, log: Path) -> tuple[dict[str, list[Run]], dict[str, list[int]]]:
    """Measures first and later builds; what is no more wanted is moved aside, not deleted."""
    if side.name == "nhipcau":
        check_findings(side.program, side.folder)
    took: dict[str, list[Run]] = {}
    written: dict[str, list[int]] = {}
    aside = side.folder.parent / f"{side.name}-aside"
    aside.mkdir()

    def build(step: str) -> None:
        os.sync()
        took.setdefault(step, []).append(measure(side.build(), side.folder, log))
        if side.name == "nhipcau":
            told = log.read_text(errors="replace")
            written.setdefault(step, []).append(json.loads(told[told.index("{") :])["written"])

    def forget(*names: str) -> None:
        for name in names:
            if (side.folder / name).exists():
                (side.folder / name).rename(aside / f"{name}-{time.perf_counter_ns()}")

    for run in range(runs):
        forget("public", ".cache")
        build("first build")
        build("nothing changed")
        now = time.time()
        for path in side.sources():
            os.utime(path, (now, now))
        build("all mtimes new")
        *_, edit = edits("body", side, run + 1)
        before = edit.file.read_text()
        edit.save()
        build("one body edit")
        if side.name == "nhipcau":
            forget(".cache")
            build("without the cache")
        edit.file.write_text(before)
    forget("public", ".cache")
    return took, written


def quantile(values: list[float], share: float) -> float:
    """Returns the smallest value that so large a share of all values does not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def summary(values: list[float]) -> dict[str, float]:
    return {"median": statistics.median(values), "p95": quantile(values, 0.95), "max": max(values)}


def judge(report: dict[int, dict[str, dict]]) -> list[dict]:
    """Holds Nhịp Cầu's figures at the largest size against the limits of the project."""
    works = max(report)
    ours = report[works]["nhipcau"]
    rows: list[dict] = []

    def row(what: str, value: float | None, limit: float, unit: str, *, strict: bool = False) -> None:
        reached = value is not None and (value < limit if strict else value <= limit)
        rows.append({"what": what, "works": works, "value": value, "limit": limit, "unit": unit, "reached": reached})

    if "serve" in ours:
        for kind, series in ours["serve"]["kinds"].items():
            for moment, name in MOMENTS.items() if kind in LIMITED else ():
                values = [] if series.missed else getattr(series, moment)
                p95 = summary(values)["p95"] * 1e3 if values else None
                row(f"{kind}: p95 to the {name}", p95, MILLISECONDS, "ms", strict=True)
        for when, found in ours["serve"]["memory"].items():
            row(f"memory after {when}", found["rss"] / 1e6, MEGABYTES, "MB")
        row("memory, peak of all", found["peak"] / 1e6, MEGABYTES, "MB")
        small = min(report)
        kinds = [report[size]["nhipcau"]["serve"]["kinds"].get("body", Series()) for size in (small, works)]
        if small != works and all(series.shown for series in kinds):
            value = statistics.median(kinds[1].shown) / statistics.median(kinds[0].shown)
            row(f"body edit, {works} / {small} works", value, GROWTH, "×")
    if "builds" in ours:
        middle = medians(ours["builds"]["took"])
        most = {step: max(counts) for step, counts in ours["builds"]["written"].items()}
        row("nothing changed", middle["nothing changed"].wall, IDLE_BUILD, "s")
        row("nothing changed: written", most["nothing changed"], 0, "files")
        row("all mtimes new", middle["all mtimes new"].wall, IDLE_BUILD, "s")
        row("all mtimes new: written", most["all mtimes new"], 0, "files")
        limit = middle["nothing changed"].wall + ONE_EDIT_MORE
        row("one body edit, nothing changed + 0.05", middle["one body edit"].wall, limit, "s")
        row("one body edit: written, feeds too", most["one body edit"], 1 + FEEDS, "files")
    return rows


def show_edits(report: dict[int, dict[str, dict]]) -> None:
    heads = [f"{moment} {name}" for moment in MOMENTS.values() for name in ("median", "p95", "max")]
    print("From the save to the server's word, and to the new page, in ms")
    print(f"{'works':>6}  {'kind':<14} {'program':<9} {'edits':>5} " + " ".join(f"{head:>11}" for head in heads)
          + f" {'Hugo/ours':>9}  early stray missed")  # fmt: skip
    for works, sides in report.items():
        served = {name: side["serve"] for name, side in sides.items() if "serve" in side}
        for kind in dict.fromkeys(kind for found in served.values() for kind in found["kinds"]):
            for name, found in served.items():
                series = found["kinds"].get(kind, Series())
                sums = [summary(getattr(series, moment) or [math.nan]) for moment in MOMENTS]
                cells = [1e3 * value for values in sums for value in values.values()]
                hugo = served.get("hugo", {"kinds": {}})["kinds"].get(kind, Series()).shown
                ratio = ""
                if name == "nhipcau" and series.shown and hugo:
                    ratio = f"{statistics.median(hugo) / statistics.median(series.shown):.1f}"
                print(f"{works:>6}  {kind:<14} {NAMES[name]:<9} {len(series.shown):>5} "
                      + " ".join(f"{cell:>11.1f}" for cell in cells)
                      + f" {ratio:>9}  {series.early:>5} {series.stray:>5} {series.missed:>6}")  # fmt: skip
    small, large = min(report), max(report)
    for name in NAMES if small != large else ():
        both = [report[size].get(name, {}).get("serve", {}).get("kinds", {}).get("body") for size in (small, large)]
        if all(series and series.shown for series in both):
            growth = statistics.median(both[1].shown) / statistics.median(both[0].shown)
            print(f"body edit, {large} / {small} works, median to the page, {NAMES[name]}: {growth:.2f} ×")


def show_memory(report: dict[int, dict[str, dict]]) -> None:
    print(f"\nServers: seconds to the first page, memory in MB\n{'works':>6}  {'program':<9} {'ready s':>8}"
          f" {'first build':>11} {'its peak':>9} {'all edits':>10} {'peak':>6}")  # fmt: skip
    for works, sides in report.items():
        for name, side in sides.items():
            found = side.get("serve", {}).get("memory", {})
            if len(found) == 2:
                cells = [found[when][which] / 1e6 for when in found for which in ("rss", "peak")]
                print(f"{works:>6}  {NAMES[name]:<9} {side['serve']['ready']:>8.2f}"
                      f" {cells[0]:>11.0f} {cells[1]:>9.0f} {cells[2]:>10.0f} {cells[3]:>6.0f}")  # fmt: skip


def show_builds(report: dict[int, dict[str, dict]]) -> None:
    print(f"\nBuilds, medians\n{'works':>6}  {'build':<18} {'program':<9} {'wall s':>8} {'user s':>8}"
          f" {'system s':>8} {'files written':>14}")  # fmt: skip
    for works, sides in report.items():
        middles = {name: medians(side["builds"]["took"]) for name, side in sides.items() if "builds" in side}
        for step in dict.fromkeys(step for middle in middles.values() for step in middle):
            for name, middle in middles.items():
                if step in middle:
                    counts = sides[name]["builds"]["written"].get(step, [])
                    wrote = "–".join(str(count) for count in sorted({min(counts), max(counts)})) if counts else ""
                    run = middle[step]
                    print(f"{works:>6}  {step:<18} {NAMES[name]:<9} {run.wall:>8.3f} {run.user:>8.3f}"
                          f" {run.system:>8.3f} {wrote:>14}".rstrip())  # fmt: skip


def show_limits(rows: list[dict]) -> None:
    print(f"\n{'works':>6}  {'limit of the project':<42} {'value':>9} {'at most':>9}")
    for row in rows:
        value = "-" if row["value"] is None else f"{row['value']:.2f}"
        told = "reached" if row["reached"] else "NOT reached"
        print(f"{row['works']:>6}  {row['what']:<42} {value:>9} {row['limit']:>9.2f} {row['unit']:<5} {told}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    option = parser.add_argument
    option("--works", type=int, action="append", metavar="N", help="works of a corpus; may be repeated (1000, 10000)")
    option("--edits", type=int, default=50, metavar="N", help="edits of each kind (50)")
    option("--hugo-edits", type=int, metavar="N", help="edits of each kind for Hugo, if fewer are enough")
    option("--kind", choices=KINDS, action="append", help="only this kind of edit; may be repeated")
    option("--pause", type=float, default=0.3, metavar="S", help="seconds of quiet before each edit (0.3)")
    option("--spread", type=float, default=0.5, metavar="S", help="up to so many seconds more, by chance (0.5)")
    option("--timeout", type=float, default=120, metavar="S", help="seconds to wait for a word (120)")
    option("--runs", type=int, default=3, metavar="N", help="runs of each build (3)")
    option("--part", choices=("serve", "builds"), help="only edits, or only builds")
    option("--nhipcau", metavar="PATH", help="our program; without it Hugo is measured alone")
    option("--hugo", default=find_hugo(), metavar="PATH", help="the binary itself, not a wrapper")
    option("--without-hugo", action="store_true", help="measure our program alone")
    option("--work-dir", type=Path, required=True, metavar="DIR", help="a new folder for sites, logs, results.json")
    given = parser.parse_args()
    given.works = sorted(set(given.works or [1000, 10000]))
    given.programs = {}
    for name in NAMES:
        path = getattr(given, name)
        if (name == "nhipcau" and path is None) or (name == "hugo" and given.without_hugo):
            continue
        found = shutil.which(path) if path else None
        if not found:
            parser.error(f"--{name}: no program {path or name}")
        given.programs[name] = str(Path(found).absolute())
    if not given.programs:
        parser.error("there is nothing to measure")
    if given.kind and "deletion" in given.kind and "new file" not in given.kind:
        parser.error("--kind deletion deletes what --kind 'new file' has made")
    given.work_dir = given.work_dir.absolute()
    given.work_dir.mkdir(parents=True, exist_ok=True)
    if any(given.work_dir.iterdir()):
        parser.error(f"--work-dir: {given.work_dir} is not empty")
    return given


def run(given: argparse.Namespace, report: dict[int, dict[str, dict]]) -> None:
    """Measures everything, into `report`: works, program, part."""
    kinds = tuple(kind for kind in KINDS if kind in (given.kind or KINDS))
    for works in given.works:
        folder = given.work_dir / str(works)
        print(f"{works} works: writing the corpus twice", file=sys.stderr)
        generate(folder, works)
        report[works] = {name: {} for name in given.programs}
        for name, program in given.programs.items():
            side = Side(name, program, folder / name, works)
            if given.part != "serve":
                took, written = builds(side, given.runs, folder / f"{name}-build.log")
                report[works][name]["builds"] = {"took": took, "written": written}
            if given.part != "builds":
                count = (given.hugo_edits if name == "hugo" else None) or given.edits
                plan = Plan(kinds, count, given.pause, given.spread, given.timeout)
                found = report[works][name]["serve"] = {"kinds": {}}
                serve(side, plan, folder / f"{name}-serve.log", found)


def main() -> int:
    given = arguments()
    # So that servers end with us, however we are ended.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    report: dict[int, dict[str, dict]] = {}
    failure = None
    try:
        run(given, report)
    except (Unlike, OSError, http.client.HTTPException) as error:
        failure = f"{type(error).__name__}: {error}"
        print(failure, file=sys.stderr)
    rows = judge(report) if "nhipcau" in given.programs and not failure else []
    ask = {"nhipcau": "--version", "hugo": "version"}
    told = {
        "failure": failure,
        **{name: version([path, ask[name]]) for name, path in given.programs.items()},
        "system": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "options": {name: getattr(given, name) for name in ("edits", "hugo_edits", "pause", "spread", "runs")},
        "measured": report,
        "limits": rows,
    }
    text = json.dumps(told, ensure_ascii=False, indent=2, default=asdict)
    (given.work_dir / "results.json").write_text(text + "\n")
    if report and given.part != "builds":
        show_edits(report)
        show_memory(report)
    if report and given.part != "serve":
        show_builds(report)
    if rows:
        show_limits(rows)
    return 2 if failure else 1 if any(not row["reached"] for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
