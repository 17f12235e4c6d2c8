"""Holds the order and the slugs of Vietnamese words, and plural categories, against ICU (PyICU).

Reads target/tmp/oracle.json, which `cargo test --test oracle` writes. The order is that of ICU's collator for
Vietnamese, in NFC and with every other word in NFD; slugs are ICU's `Any-Latin; Latin-ASCII` in small letters
with hyphens; plurals are compared for 0 to 200. Vietnamese plurals are not: ICU4X's data (CLDR 49) has `one`
beside `other`, older tables have not.
"""

import json
import re
import sys
from pathlib import Path

import icu

ROOT = Path(__file__).resolve().parents[2]
faults = []


def slug(text: str) -> str:
    latin = icu.Transliterator.createInstance("Any-Latin; Latin-ASCII").transliterate(text)
    return re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-")


def check_order(ours: list[str], words: list[str], name: str) -> None:
    collator = icu.Collator.createInstance(icu.Locale("vi"))
    theirs = sorted(words, key=collator.getSortKey)
    if ours != theirs:
        wrong = [pair for pair in zip(ours, theirs) if pair[0] != pair[1]]
        faults.append(f"order ({name}): {len(wrong)} places differ, ours and ICU's: {wrong[:5]}")


def main() -> None:
    told = json.loads((ROOT / "target/tmp/oracle.json").read_text("utf-8"))
    words = (ROOT / "tests/oracle/words.txt").read_text("utf-8").splitlines()
    decompose = icu.Normalizer2.getNFDInstance().normalize
    mixed = [word if at % 2 == 0 else decompose(word) for at, word in enumerate(words)]
    check_order(told["composed"], words, "NFC")
    check_order(told["mixed"], mixed, "NFC and NFD")
    if [word for word, *_ in told["slugs"]] != words:
        faults.append("slugs are not those of tests/oracle/words.txt")
    for word, composed, decomposed in told["slugs"]:
        if not composed == decomposed == slug(word):
            faults.append(f"slug of {word}: {composed}, {decomposed} in NFD, ICU's is {slug(word)}")
    for tag, ours in told["plurals"].items():
        rules = icu.PluralRules.forLocale(icu.Locale(tag))
        theirs = [rules.select(n) for n in range(len(ours))]
        faults.extend(
            f"plural of {n} in {tag}: {a}, ICU's is {b}" for n, (a, b) in enumerate(zip(ours, theirs)) if a != b
        )
    if faults:
        sys.exit("\n".join(faults))
    counts = f"{len(words)} words in order, {len(told['slugs'])} slugs, {len(told['plurals'])} languages' plurals"
    print(f"{counts}: as ICU {icu.ICU_VERSION}")


main()
