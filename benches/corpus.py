#!/usr/bin/env python3
"""Writes the corpus of the benchmark: the same works for Nhịp Cầu and for Hugo, each in its own way.

Work number n is the same whatever else is asked for, but for its links, which stay within the corpus.
All randomness is seeded by texts, so the files are the same on every run and every machine.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import json
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from words import WORDS, Words

SEED = "nhip-cau-1"
LANGUAGES = ("vi", "en")
PROGRAMS = ("nhipcau", "hugo")
WORDS_PER_TEXT = 700
FIRST_DATE = datetime(2015, 1, 1, 5, 0)
MINUTES_OF_DATES = 10 * 365 * 24 * 60

# Folder, weight of its share of the works, and in each language title, slug and what it is about.
SECTIONS: dict[str, tuple[int, dict[str, tuple[str, str, str]]]] = {
    "news": (8, {
        "vi": ("Tin tức", "tin-tuc", "Những gì vừa diễn ra giữa nhân dân các nước."),
        "en": ("News", "news", "What has just happened between the peoples."),
    }),
    "commentary": (3, {
        "vi": ("Bình luận", "binh-luan", "Ý kiến và góc nhìn về thời cuộc."),
        "en": ("Commentary", "commentary", "Opinions and views of the time."),
    }),
    "magazine": (3, {
        "vi": ("Tạp chí", "tap-chi", "Những câu chuyện dài được kể chậm rãi."),
        "en": ("Magazine", "magazine", "Long stories, told without haste."),
    }),
    "aid": (3, {
        "vi": ("Viện trợ", "vien-tro", "Nguồn lực quốc tế và những nơi đón nhận."),
        "en": ("Aid", "aid", "Resources from abroad and the places that receive them."),
    }),
    "culture": (3, {
        "vi": ("Văn hóa", "van-hoa", "Di sản, lễ hội, ẩm thực, âm nhạc."),
        "en": ("Culture", "culture", "Heritage, festivals, food and music."),
    }),
}  # fmt: skip
FRONT = {
    "vi": ("Nhịp Cầu", "Báo thông tin đối ngoại song ngữ."),
    "en": ("Nhip Cau", "A bilingual newspaper of external information."),
}
PICTURES = ("bridge.svg", "drum.svg", "bamboo.svg", "sea.svg", "dawn.png", "field.png")
STYLE = "body { max-width: 42rem; margin: auto; font-family: serif; line-height: 1.6 }\n"

LINK = re.compile("\u27e6([0-9]+)\u27e7")
"""A link in a text before the program is known that it is written for: the number of a work."""


@dataclass(frozen=True)
class Work:
    """A work: what its two editions share, and their titles."""

    number: int
    section: str
    stem: str
    date: datetime
    titles: dict[str, str]
    slugs: dict[str, str]

    def url(self, program: str, lang: str) -> str:
        """Returns the address of an edition as the program makes it."""
        prefix = "" if lang == "vi" else f"/{lang}"
        if program == "hugo":
            return f"{prefix}/{self.section}/{self.stem}/"
        return f"{prefix}/{SECTIONS[self.section][1][lang][1]}/{self.slugs[lang]}/"


@functools.cache
def work(number: int) -> Work:
    """Returns a work by its number."""
    rng = Random(f"{SEED}/work/{number}")
    section = rng.choices(list(SECTIONS), [share for share, _ in SECTIONS.values()])[0]
    date = FIRST_DATE + timedelta(minutes=rng.randrange(MINUTES_OF_DATES))
    picks = [rng.randrange(1 << 20) for _ in range(3)]
    titles = {lang: _title(WORDS[lang], picks) for lang in LANGUAGES}
    slugs = {lang: f"{_slug(title)}-{number:05}" for lang, title in titles.items()}
    return Work(number, section, slugs["en"], date, titles, slugs)


def _title(words: Words, picks: list[int]) -> str:
    parts = (words.subjects, words.verbs, words.objects)
    return _capital(" ".join(part[pick % len(part)] for part, pick in zip(parts, picks)))


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub("[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class Text:
    """Writes the text of one edition, about as long as asked for."""

    def __init__(self, number: int, lang: str, works: int) -> None:
        self.number = number
        self.lang = lang
        self.works = works
        self.words = WORDS[lang]
        # Both editions have the same parts in the same order; their words differ.
        self.plan = Random(f"{SEED}/plan/{number}")
        self.rng = Random(f"{SEED}/text/{number}/{lang}")
        self.blocks: list[str] = []
        self.notes: list[str] = []

    def clause(self) -> str:
        pick, words = self.rng.choice, self.words
        return f"{pick(words.subjects)} {pick(words.verbs)} {pick(words.objects)}"

    def sentence(self) -> str:
        pick, words, clause = self.rng.choice, self.words, self.clause()
        match self.rng.randrange(6):
            case 0:
                text = f"{pick(words.times)}, {clause} {pick(words.places)}"
            case 1:
                text = f"{clause} {pick(words.manners)}, {pick(words.joints)} {self.clause()}"
            case 2:
                text = f"{clause} -- {pick(words.manners)} -- {pick(words.places)}"
            case 3:
                text = f'{pick(words.subjects)}: "{_capital(clause)} {pick(words.manners)}"'
            case 4:
                count = self.rng.randrange(12, 4800)
                done = f"{pick(words.verbs)} {count} {pick(words.units)} {pick(words.manners)}"
                text = f"{pick(words.places)}, {pick(words.subjects)} {done}"
            case _:
                text = f"{pick(words.joints)}, {clause} {pick(words.places)} {pick(words.manners)}"
        return _capital(text) + "."

    def sentences(self, length: int) -> list[str]:
        sentences, count = [], 0
        while count < length:
            sentences.append(self.sentence())
            count += sentences[-1].count(" ") + 1
        return sentences

    def paragraph(self, length: int, *, note: bool = False, link: bool = False) -> None:
        sentences = self.sentences(length)
        if note:
            self.notes.append(f"[^{len(self.notes) + 1}]: {self.words.reported}: {self.sentence()}")
            sentences[0] += f"[^{len(self.notes)}]"
        if link:
            sentences.append(self.link())
        else:
            first, _, rest = sentences[-1].partition(" ")
            sentences[-1] = f"**{first}** {rest}"
        self.blocks.append(" ".join(sentences))

    def link(self) -> str:
        target = (self.number + self.plan.choice((-1, 1)) * self.plan.randrange(1, 60)) % self.works
        return f"{self.words.see_also}: [{work(target).titles[self.lang]}](\u27e6{target}\u27e7)."

    def heading(self, level: int, name: str = "") -> None:
        pick, words = self.rng.choice, self.words
        title = _capital(f"{pick(words.objects)} {pick(words.places)}")
        self.blocks.append("#" * level + f" {title}" + (f" {{#{name}}}" if name else ""))

    def figure(self) -> None:
        pick, words = self.rng.choice, self.words
        picture = self.plan.choice(PICTURES)
        alt = _capital(pick(words.objects))
        caption = _capital(f"{pick(words.subjects)} {pick(words.places)}.")
        self.blocks.append(f'![{alt}](/img/{picture} "{caption} ({words.photo}: {pick(words.authors)})")')

    def table(self) -> None:
        pick, words = self.rng.choice, self.words
        rows = [f"| {' | '.join(words.columns)} |", "|:---|---:|---:|:---|"]
        for _ in range(self.plan.randrange(4, 9)):
            before, now = self.rng.randrange(900), self.rng.randrange(900)
            rows.append(f"| {_capital(pick(words.places))} | {before} | **{now}** | {pick(words.manners)} |")
        self.blocks.append("\n".join(rows))

    def items(self, *, ordered: bool) -> None:
        pick, words, lines = self.rng.choice, self.words, []
        for number in range(1, self.plan.randrange(4, 7)):
            text = f"*{_capital(pick(words.subjects))}* {pick(words.verbs)} {pick(words.objects)}"
            lines.append(f"{number}. {text}" if ordered else f"- {text}")
        self.blocks.append("\n".join(lines))

    def quote(self) -> None:
        text, name = " ".join(self.sentences(30)), self.rng.choice(self.words.authors)
        self.blocks.append(f"> {text}\n>\n> {name}")

    def terms(self) -> None:
        pick, words = self.rng.choice, self.words
        entries = [f"{_capital(pick(words.objects))}\n: {self.sentence()}" for _ in range(2)]
        self.blocks.append("\n\n".join(entries))

    def write(self) -> str:
        """Returns the Markdown, links still by number."""
        optional = [self.plan.random() < share for share in (0.6, 0.5, 0.4, 0.5)]
        self.paragraph(60, note=True)
        self.paragraph(50, link=True)
        self.figure()
        self.heading(2)
        self.paragraph(60)
        if optional[0]:
            self.table()
        self.paragraph(50, note=True, link=True)
        self.heading(2, "details")
        self.items(ordered=False)
        if optional[1]:
            self.quote()
        self.heading(3)
        self.paragraph(50)
        if optional[2]:
            self.terms()
        if optional[3]:
            self.figure()
        self.items(ordered=True)
        self.heading(2)
        length = sum(len(block.split()) for block in self.blocks + self.notes)
        while length < WORDS_PER_TEXT - 20:
            self.paragraph(min(70, WORDS_PER_TEXT - length))
            length += len(self.blocks[-1].split())
        remarks = self.words.columns[3].lower()
        self.blocks.append(
            f"{self.words.see_also}: [{remarks}](#details), <https://example.org/{self.number}>."
        )
        return "\n\n".join(self.blocks + self.notes) + "\n"


def _link(program: str, lang: str, source: Work, text: str) -> str:
    """Writes the links of a text: ours lead to files, Hugo's are plain addresses, its cheapest way."""

    def target(match: re.Match[str]) -> str:
        found = work(int(match[1]))
        if program == "hugo":
            return found.url(program, lang)
        folder = "" if found.section == source.section else f"@/{found.section}/"
        return f"{folder}{found.stem}.md"

    return LINK.sub(target, text)


def _front_matter(values: dict[str, object]) -> str:
    # JSON is YAML; an unquoted date is a date in both programs.
    plain = ("date", "paginate_by", "slug")
    lines = [
        f"{key}: {value if key in plain else json.dumps(value, ensure_ascii=False)}"
        for key, value in values.items()
    ]
    return "---\n" + "\n".join(lines) + "\n---\n"


def _name(program: str, stem: str, lang: str) -> str:
    return f"{stem}.md" if program == "hugo" and lang == "vi" else f"{stem}.{lang}.md"


def _sections(program: str) -> Iterator[tuple[str, str]]:
    lead = "description" if program == "hugo" else "lead"
    for lang in LANGUAGES:
        title, about = FRONT[lang]
        values: dict[str, object] = {"title": title, lead: about}
        if program == "nhipcau":
            values["paginate_by"] = 20
        yield f"content/{_name(program, '_index', lang)}", _front_matter(values)
        for folder, (_, texts) in SECTIONS.items():
            title, slug, about = texts[lang]
            values = {"title": title, lead: about}
            if program == "nhipcau":
                values["slug"] = slug
            yield f"content/{folder}/{_name(program, '_index', lang)}", _front_matter(values)


# In each language, what a taxonomy is called and its address. Authors are free names on both sides.
TAXONOMIES = {
    "topics": {"vi": ("Chủ đề", "chu-de"), "en": ("Topics", "topics")},
    "countries": {"vi": ("Quốc gia", "quoc-gia"), "en": ("Countries", "countries")},
    "authors": {"vi": ("Tác giả", "tac-gia"), "en": ("Authors", "authors")},
}


def _vocabulary() -> Iterator[tuple[str, str]]:
    """Ours knows topics and countries by ids, with a name in each language: its term pages are paired."""
    for taxonomy in ("topics", "countries"):
        entries = [
            {"id": f"{taxonomy}-{number}", **{lang: {"name": name} for lang, name in zip(LANGUAGES, names)}}
            for number, names in enumerate(zip(*(getattr(WORDS[lang], taxonomy) for lang in LANGUAGES)))
        ]
        names = {
            lang: {"name": name, "slug": slug} for lang, (name, slug) in TAXONOMIES[taxonomy].items()
        }
        vocabulary = {**names, "open": True, "entries": entries}
        # JSON is YAML.
        text = json.dumps(vocabulary, ensure_ascii=False, indent=1) + "\n"
        yield f"content/_vocabulary/{taxonomy}.yaml", text


def _editions(number: int, works: int) -> Iterator[tuple[str, str, str]]:
    found = work(number)
    for lang in LANGUAGES:
        words = WORDS[lang]
        rng = Random(f"{SEED}/front/{number}")
        text = Text(number, lang, works)
        about = " ".join(text.sentences(20))
        body = text.write()
        terms = {
            "topics": rng.sample(words.topics, 2),
            "countries": rng.sample(words.countries, rng.randrange(1, 3)),
            "authors": rng.sample(words.authors, 1),
        }
        ids = {
            taxonomy: [f"{taxonomy}-{getattr(words, taxonomy).index(name)}" for name in terms[taxonomy]]
            for taxonomy in ("topics", "countries")
        }
        date = f"{found.date.isoformat()}+07:00"
        for program in PROGRAMS:
            values: dict[str, object] = {"title": found.titles[lang]}
            if program == "nhipcau":
                values["slug"] = found.slugs[lang]
            known = terms if program == "hugo" else terms | ids
            values |= {"date": date, "description" if program == "hugo" else "lead": about, **known}
            path = f"content/{found.section}/{_name(program, found.stem, lang)}"
            yield program, path, _front_matter(values) + _link(program, lang, found, body)


def _svg(number: int) -> bytes:
    hue = number * 70
    stroke = f'stroke="hsl({hue} 50% 40%)" stroke-width="9"'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 640 360">'
        f'<rect width="640" height="360" fill="hsl({hue} 40% 92%)"/>'
        f'<path d="M40 300Q320 {20 + 40 * number} 600 300" fill="none" {stroke}/>'
        "</svg>\n"
    ).encode()


def _png(number: int) -> bytes:
    width, height = 96, 54
    rows = b"".join(
        b"\0" + bytes(value for x in range(width) for value in (2 * x, 4 * y, 40 * number))
        for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    # Stored, not compressed: libraries compress in their own ways.
    data = zlib.compress(rows, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def _static() -> Iterator[tuple[str, bytes]]:
    yield "static/style.css", STYLE.encode()
    for number, name in enumerate(PICTURES):
        draw = _svg if name.endswith(".svg") else _png
        yield f"static/img/{name}", draw(number)


def files(works: int) -> Iterator[tuple[str, str, bytes]]:
    """Yields every file of the corpus: program, path in its site, bytes."""
    for program in PROGRAMS:
        for path, data in _static():
            yield program, path, data
        for path, text in _sections(program):
            yield program, path, text.encode()
    for path, text in _vocabulary():
        yield "nhipcau", path, text.encode()
    for number in range(works):
        for program, path, text in _editions(number, works):
            yield program, path, text.encode()


def digest(entries: Iterator[tuple[str, bytes]]) -> str:
    """Returns one fingerprint of paths and bytes, whatever their order."""
    lines = sorted(f"{hashlib.sha256(data).hexdigest()} {path}" for path, data in entries)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def write(folder: Path, works: int) -> None:
    """Writes the corpus into `folder/nhipcau` and `folder/hugo`."""
    made: set[Path] = set()
    for program, path, data in files(works):
        file = folder / program / path
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_bytes(data)


def on_disk(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yields what lies in a folder that `write` has filled."""
    for program in PROGRAMS:
        for part in ("content", "static"):
            for path in (folder / program / part).rglob("*"):
                if path.is_file():
                    yield path.relative_to(folder).as_posix(), path.read_bytes()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--works", type=int, default=0, metavar="N", help="works, each in two languages")
    parser.add_argument("--into", type=Path, metavar="DIR", help="write DIR/nhipcau and DIR/hugo")
    parser.add_argument("--check", type=Path, metavar="DIR", help="print the digest of what lies in DIR")
    arguments = parser.parse_args()
    if not arguments.works and not arguments.check:
        parser.error("--works says how many works to write")
    if arguments.into:
        write(arguments.into, arguments.works)
    if arguments.check:
        print(digest(on_disk(arguments.check)))
    if not arguments.into and not arguments.check:
        print(digest((f"{program}/{path}", data) for program, path, data in files(arguments.works)))


if __name__ == "__main__":
    main()
