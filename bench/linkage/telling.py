"""How a report says where, when, who and how many: true values through the noise of a `Style`."""

from __future__ import annotations

import datetime
import math
import random
from dataclasses import dataclass, replace

from happening import Happening
from style import Style
from world import Body, Country, Names, Settlement, World, words
from writing import misspell

from tawthiq.model import OPEN, AttackKind, Count, Outcome, Population, Precision
from tawthiq.model.attack_kind import WITHIN

KM_A_DEGREE = 111.2
TOLD = {"shelling": 0.54, "airstrike": 0.31, "ground": 0.08, "drone": 0.04, "explosive": 0.03}  # of records, as read
Figures = tuple[tuple[Outcome, Population, Count], ...]


@dataclass(frozen=True, slots=True)
class PlaceSaid:
    """A place as a report gives it; fields as in `tawthiq.model.Place`."""

    name: str
    near: str | None = None
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class DaysSaid:
    """Words for a time with its first and last day; ISO, at the precision that is known."""

    text: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class ActorSaid:
    """A name, and the entry that the actors table has for it, if any."""

    name: str
    body: Body | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """The hand of one report: its language and how it deviates; one for a report, so that its claims agree."""

    world: World
    style: Style
    rng: random.Random
    kinds: random.Random
    language: str

    def pick(self, shares: dict[str, float]) -> str:
        return self.rng.choices(list(shares), list(shares.values()))[0]

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def place(self, happening: Happening, kind: str | None = None) -> PlaceSaid | None:
        """The place of a happening, in one of the kinds of `Style.places`, drawn where none is asked for."""
        country, place = happening.country, happening.place
        kind = kind or self.pick(dict(self.style.places))
        if kind == "none":
            return None
        if kind == "wrong":
            return self._listed(country, self._another(country, place))
        made = {"unlisted": self._unlisted, "near": self._near, "listed": self._listed}
        return made[kind](country, place) if kind in made else self._area(country, place, kind)

    def days(self, happening: Happening, kind: str | None = None) -> tuple[DaysSaid | None, datetime.date]:
        """The days said, and the day that the writer has in mind, from which publication lags."""
        style, day = self.style, happening.day
        shift = 1 if happening.at_night and self.chance(style.night_late) else 0
        drawn = self.rng.random()
        shift += -1 if drawn < style.day_early else 1 if drawn < style.day_early + style.day_late else 0
        if self.chance(0.01):
            shift += self.rng.choice((-7, -3, 3, 7))
        meant = day + datetime.timedelta(days=shift)
        kind = kind or self.pick(dict(style.days))
        if kind == "none":
            return None, meant
        if kind == "month":
            return DaysSaid(f"{meant:%Y-%m}", f"{meant:%Y-%m}", f"{meant:%Y-%m}"), meant
        first = meant - datetime.timedelta(days=1) if kind == "span" else meant
        return DaysSaid(meant.isoformat(), first.isoformat(), meant.isoformat()), meant

    def party(self, happening: Happening) -> ActorSaid | None:
        style = self.style
        if self.chance(style.no_party):
            return None
        if self.chance(style.unlisted_party):
            return ActorSaid(self.rng.choice(words()["jets"])[self.language])
        body = happening.rival if happening.rival and self.chance(style.rival) else happening.party
        if body.members and self.chance(style.party_member):
            body = self.rng.choice(body.members)
        return ActorSaid(body.names[self.language], body)

    def kind(self, happening: Happening, party: ActorSaid | None) -> AttackKind | None:
        """The kind of attack that the report names beside the party, by a draw of its own."""
        style, kind = self.style, happening.kind
        if self.kinds.random() < style.no_kind:
            return None
        body = party.body if party else None
        is_right = body is not None and happening.party.id in (body.id, body.parent)
        if self.kinds.random() < (style.other_kind if is_right else style.other_kind_unsure):
            others = {other: share for other, share in TOLD.items() if other != kind}
            return AttackKind(self.kinds.choices(list(others), list(others.values()))[0])
        wider = sorted(WITHIN.get(kind, ()))
        return self.kinds.choice(wider) if wider and self.kinds.random() < style.wider_kind else kind

    def speaker(self) -> ActorSaid | None:
        drawn = self.rng.random()
        if drawn < self.style.no_speaker:
            return None
        if drawn < self.style.no_speaker + self.style.unlisted_speaker:
            return ActorSaid(self.rng.choice(words()["unnamed"])[self.language])
        body = self.rng.choice(self.world.speakers)
        body = body.members[0] if self.chance(0.4) else body
        return ActorSaid(body.names[self.language], body)

    def figures(self, happening: Happening, grown: float) -> Figures:
        """One to four figures; `grown` is the share of the final toll that was known when the report was written."""
        found: list[tuple[Outcome, Population, Count]] = []
        for outcome, true, share in (
            (Outcome.KILLED, happening.killed, 0.85),
            (Outcome.INJURED, happening.injured, 0.5),
        ):
            if true and (self.chance(share) or (outcome is Outcome.INJURED and not found)):
                found += [(outcome, who, self._count(true[who], grown)) for who in self._whom(true)]
        if not found:
            found = [(Outcome.KILLED, Population.PEOPLE, self._count(happening.killed["people"], grown))]
        return tuple(found)

    def _whom(self, true: dict[str, int]) -> list[Population]:
        whole = [who for who in ("civilians", "people") if who in true]
        chosen = [whole[0] if self.chance(0.46) else whole[-1]]
        chosen += [who for who in ("children", "women", "combatants") if who in true and self.chance(0.3)]
        return [Population(who) for who in chosen]

    def _count(self, true: int, grown: float) -> Count:
        drawn, value = self.rng.random(), max(1, round(true * grown))
        if drawn < self.style.lower:
            value = max(1, min(value - 1, int(value * self.rng.uniform(0.4, 0.95))))
        elif drawn < self.style.lower + self.style.higher:
            value = max(value + 1, int(value * self.rng.uniform(1.05, 1.6)))
        kind = self.pick(dict(self.style.counts))
        spread = max(1, value // 4)
        forms = {
            "exact": (value, value),
            "at_least": (value, None),
            "up_to": (None, value),
            "range": (value, value + spread),
        }
        return Count(*forms[kind]) if kind in forms else OPEN

    def _listed(self, country: Country, place: Settlement) -> PlaceSaid:
        name = self._other_spelling(place.names) if self.chance(self.style.alias) else place.names[self.language]
        return PlaceSaid(name, None, *self._around(country, place), place.lat, place.lon, Precision.EXACT, place.id)

    def _unlisted(self, country: Country, place: Settlement) -> PlaceSaid:
        town = country.settlements[place.town]
        near = town.names[self.language] if town is not place and self.chance(0.3) else None
        lat, lon = self._beside(place) if self.chance(self.style.located) else (None, None)
        admin1, code = self._around(country, place)
        known = admin1 if self.chance(0.6) else None
        return PlaceSaid(self._other_spelling(place.names), near, known, code, lat, lon, Precision.EXACT)

    def _near(self, country: Country, place: Settlement) -> PlaceSaid:
        town = country.settlements[place.town]
        name = f"{words()['near'][0][self.language]} {town.names[self.language]}"
        identity = town.id if self.chance(0.5) else None
        said = self._around(country, town)
        return PlaceSaid(name, town.names[self.language], *said, town.lat, town.lon, Precision.NEAR, identity)

    def _area(self, country: Country, place: Settlement, kind: str) -> PlaceSaid:
        admin1, code = self._around(country, place)
        town, (_, lat, lon) = country.settlements[place.town], country.provinces[place.province]
        if kind == "district":
            name = f"{words()['district'][0][self.language]} {town.names[self.language]}"
            return PlaceSaid(
                name, None, admin1, code, town.lat, town.lon, Precision.SECOND_LEVEL, f"{town.id}.district"
            )
        if kind == "country":
            return PlaceSaid(country.names[self.language], None, None, code, None, None, Precision.COUNTRY, code)
        name = f"{words()[kind][0][self.language]} {admin1}"
        precise = Precision.FIRST_LEVEL if kind == "province" else Precision.LARGER_AREA
        where = (round(lat, 4), round(lon, 4)) if kind == "province" and self.chance(0.5) else (None, None)
        return PlaceSaid(name, None, admin1, code, *where, precise, f"{code}.{kind}.{place.province}")

    def _around(self, country: Country, place: Settlement) -> tuple[str, str]:
        return country.provinces[place.province][0][self.language], country.code

    def _another(self, country: Country, place: Settlement) -> Settlement:
        """A settlement that a gazetteer may take for this one: its town, a namesake, or one in its surroundings."""
        town = country.settlements[place.town]
        if town is not place and self.chance(0.6):
            return town
        return country.settlements[self.rng.choice(town.neighbours)]

    def _beside(self, place: Settlement) -> tuple[float, float]:
        """Coordinates that are off in a random direction."""
        off = self.rng.lognormvariate(math.log(self.style.off_km), 1.2) / KM_A_DEGREE
        angle = self.rng.uniform(0, 2 * math.pi)
        lat = place.lat + off * math.sin(angle)
        return round(lat, 4), round(place.lon + off * math.cos(angle) / math.cos(math.radians(place.lat)), 4)

    def _other_spelling(self, names: Names) -> str:
        variants = [(row["ar"], row["en"]) for row in words()[f"variant-{self.language}"]]
        return misspell(names[self.language], variants, self.rng)


def coarser(place: PlaceSaid | None, rng: random.Random) -> PlaceSaid | None:
    """The place of a report's further claim: mostly the same, sometimes none, sometimes without what the map knows."""
    drawn = rng.random()
    if place is None or drawn < 0.85:
        return place
    return None if drawn < 0.95 else replace(place, id=None, lat=None, lon=None)
