"""The synthetic world: settlements of many sizes in several countries, parties, speakers, outlets; all seeded."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

SETTLEMENTS = 1500  # a country, on a square of SIDE degrees: a village about every 8 km
SIDE = 3.0
PROVINCES = 12
TOWNS = 90  # the largest settlements, by which places around them are known
CROWDING = 0.7  # exponent of size by rank: as events lie on places in UCDP's January 2018 in Syria
NEIGHBOURS = 12
LANGUAGES = ("ar", "en")

Names = Mapping[str, str]  # one name a language


@dataclass(frozen=True, slots=True)
class Settlement:
    """A place of the world; `town` is the index of the town by which it is known, its own for a town."""

    index: int
    id: str
    names: Names
    lat: float
    lon: float
    province: int
    town: int
    neighbours: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A party or speaker as an actors table has it: `members` are other entries that mean it or belong to it."""

    id: str
    names: Names
    kind: str
    parent: str | None = None
    side: str | None = None
    members: tuple[Body, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """One theatre of war. `weights` says how often an incident falls on each settlement."""

    code: str
    names: Names
    provinces: tuple[tuple[Names, float, float], ...]
    settlements: tuple[Settlement, ...]
    weights: tuple[float, ...]
    parties: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Everything that stays the same from incident to incident."""

    countries: tuple[Country, ...]
    speakers: tuple[Body, ...]
    outlets: tuple[str, ...]
    fillers: Mapping[str, Sequence[str]] = field(repr=False)


@cache
def words() -> Mapping[str, tuple[Names, ...]]:
    """The rows of `names.tsv` by kind."""
    found: dict[str, list[Names]] = {}
    for line in Path(__file__).with_name("names.tsv").read_text(encoding="utf-8").splitlines()[5:]:
        kind, *names = line.split("\t")
        found.setdefault(kind, []).append(dict(zip(LANGUAGES, names, strict=True)))
    return {kind: tuple(rows) for kind, rows in found.items()}


def make_world(seed: int, countries: int) -> World:
    """The world of a seed."""
    rng = random.Random(f"world {seed}")
    outlets = tuple(f"{rng.choice(words()['outlet'])['en']} {_stem(rng)['en']}" for _ in range(60))
    fillers = {language: [_stem(rng)[language].lower() for _ in range(3000)] for language in LANGUAGES}
    theatres = tuple(_country(rng, number) for number in range(countries))
    return World(theatres, tuple(_speaker(rng, number) for number in range(14)), outlets, fillers)


def _country(rng: random.Random, number: int) -> Country:
    south, west = rng.uniform(10, 40), 4.0 * number
    provinces = tuple((_stem(rng), south + rng.uniform(0, SIDE), west + rng.uniform(0, SIDE)) for _ in range(PROVINCES))
    points = [(south + rng.uniform(0, SIDE), west + rng.uniform(0, SIDE)) for _ in range(SETTLEMENTS)]
    names = _settlement_names(rng)
    settlements = tuple(_settlement(number, index, names[index], points, provinces) for index in range(SETTLEMENTS))
    weights = tuple((rank + 1.0) ** -CROWDING for rank in range(SETTLEMENTS))
    parties = tuple(_party(rng, number, index) for index in range(4))
    return Country(f"X{chr(65 + number)}", _stem(rng), provinces, settlements, weights, parties)


def _settlement_names(rng: random.Random) -> list[Names]:
    """Names of which many are alike: one in four has the stem of an earlier one, with a word before or after it."""
    found: list[Names] = []
    for _ in range(SETTLEMENTS):
        stem = rng.choice(found) if found and rng.random() < 0.25 else _stem(rng)
        shape, part = rng.random(), "prefix" if rng.random() < 0.6 else "suffix"
        word = rng.choice(words()[part])
        if stem in found or shape < 0.3:
            pairs = {code: (word[code], stem[code]) for code in LANGUAGES}
            stem = {code: " ".join(pair if part == "prefix" else pair[::-1]) for code, pair in pairs.items()}
        found.append(stem)
    return found


def _settlement(
    number: int,
    index: int,
    names: Names,
    points: Sequence[tuple[float, float]],
    provinces: Sequence[tuple[Names, float, float]],
) -> Settlement:
    lat, lon = points[index]
    province = min(range(PROVINCES), key=lambda own: math.dist((lat, lon), provinces[own][1:]))
    town = index if index < TOWNS else min(range(TOWNS), key=lambda own: math.dist((lat, lon), points[own]))
    near: tuple[int, ...] = ()
    if index < TOWNS:
        near = tuple(sorted(range(SETTLEMENTS), key=lambda own: math.dist((lat, lon), points[own]))[1 : NEIGHBOURS + 1])
    identity = f"x{number}.{index}"
    return Settlement(index, identity, names, round(lat, 4), round(lon, 4), province, town, near)


def _party(rng: random.Random, number: int, index: int) -> Body:
    """A state with its army and guard, or an armed group with a front that belongs to it."""
    stem, own = _stem(rng), f"party-{number}-{index}"
    kinds = [("state", "state"), ("army", "military"), ("guard", "military")]
    if index >= 2:
        kinds = [("front", "armed-group"), ("guard", "armed-group")]
    bodies = []
    for place, (word, kind) in enumerate(kinds):
        names = {code: f"{words()[word][0][code]} {stem[code]}" for code in LANGUAGES}
        bodies.append(Body(own if place == 0 else f"{own}-{word}", names, kind, own if place else None, f"side-{own}"))
    first = bodies[0]
    return Body(first.id, first.names, first.kind, None, first.side, tuple(bodies[1:]))


def _speaker(rng: random.Random, number: int) -> Body:
    word, kind = ("monitor", "monitor") if number % 2 else ("rescue", "rescue")
    stem = _stem(rng)
    names = {code: f"{words()[word][0][code]} {stem[code]}" for code in LANGUAGES}
    voice = {code: f"{words()['director'][0][code]} {names[code]}" for code in LANGUAGES}
    return Body(f"{kind}-{number}", names, kind, None, None, (Body("", voice, kind, f"{kind}-{number}"),))


def _stem(rng: random.Random) -> Names:
    root = [rng.choice(words()["letter"]) for _ in range(3)]
    pattern = rng.choice(words()["pattern"])
    made = {}
    for code in LANGUAGES:
        text = pattern[code]
        for position, letter in enumerate(root, 1):
            text = text.replace(str(position), letter[code])
        made[code] = text.capitalize() if code == "en" else text
    return made
