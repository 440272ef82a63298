"""What happens in the synthetic world: incidents day by day, many in offensives on one town and its surroundings."""

from __future__ import annotations

import datetime
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from world import Body, Country, Settlement, World

from tawthiq.model import AttackKind

FIRST_DAY = datetime.date(2014, 1, 1)
A_DAY = 12.3  # incidents a country and day: UCDP has 380 events in Syria in the 31 days of January 2018
OFFENSIVES = 3  # at one time in a country
IN_OFFENSIVES = 0.35  # of incidents
ON_THE_TOWN = 0.15  # of an offensive's incidents; the others lie in its surroundings
BY_ATTACKER = 0.85
SHARES = (0.5, 0.2, 0.2, 0.1)  # of a country's incidents by party, outside offensives
LARGEST = 600
# Of the incidents of a state, and of an armed group: together close to what is read of the 67 coded incidents (shelling
# .54, from the air .32, ground .10, drones .04), which leave out most of what groups do with explosives.
KINDS = {
    "state": {"airstrike": 0.45, "shelling": 0.43, "ground": 0.07, "drone": 0.04, "chemical": 0.01},
    "armed-group": {"shelling": 0.45, "explosive": 0.3, "ground": 0.25},
}
USUAL = (
    0.9  # of a party's incidents in a province: .76 of pairs of two incidents by one party are of one kind; read .80
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One incident as it was. `number` is its name in the truth; `killed` and `injured` are by population."""

    number: int
    country: Country
    place: Settlement
    day: datetime.date
    at_night: bool
    party: Body
    rival: Body | None
    killed: dict[str, int]
    injured: dict[str, int]
    kind: AttackKind


@dataclass(slots=True)
class _Offensive:
    town: Settlement
    party: Body
    last: datetime.date


def happenings(
    world: World, rng: random.Random, kinds: random.Random, night: float, contested: float
) -> Iterator[Happening]:
    """Incidents without end, in the order of their days. `kinds` draws nothing but kinds of attack."""
    day, number = FIRST_DAY, 0
    arms = _Arms(kinds)
    sizes = {country.code: list(accumulate(country.weights)) for country in world.countries}
    running: dict[str, list[_Offensive]] = {country.code: [] for country in world.countries}
    while True:
        for country in world.countries:
            fronts = running[country.code] = [one for one in running[country.code] if one.last >= day]
            while len(fronts) < OFFENSIVES:
                fronts.append(_begin(country, rng, day))
            taken: set[tuple[str, str]] = set()
            for _ in range(_poisson(rng, A_DAY)):
                place, party = _where(country, fronts, rng, sizes[country.code])
                if (place.id, party.id) in taken:
                    continue  # a cluster of attacks by one party on one place and day is one incident
                taken.add((place.id, party.id))
                rivals = [body for body in country.parties if body is not party]
                rival = rng.choice(rivals) if rng.random() < contested else None
                killed, injured = toll(rng)
                at_night = rng.random() < night
                kind = arms.kind(country, place, party)
                yield Happening(number, country, place, day, at_night, party, rival, killed, injured, kind)
                number += 1
        day += datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Arms:
    """Draws kinds of attack, and nothing else: each party has a usual one in each province."""

    rng: random.Random
    usual: dict[tuple[str, str, int], str] = field(default_factory=dict)

    def kind(self, country: Country, place: Settlement, party: Body) -> AttackKind:
        here = (country.code, party.id, place.province)
        if here not in self.usual:
            self.usual[here] = self._draw(party)
        return AttackKind(self.usual[here] if self.rng.random() < USUAL else self._draw(party))

    def _draw(self, party: Body) -> str:
        shares = KINDS[party.kind]
        return self.rng.choices(list(shares), list(shares.values()))[0]


def _begin(country: Country, rng: random.Random, day: datetime.date) -> _Offensive:
    towns = [settlement for settlement in country.settlements if settlement.neighbours]
    party = rng.choices(country.parties, SHARES)[0]
    return _Offensive(rng.choice(towns), party, day + datetime.timedelta(days=rng.randint(5, 40)))


def _where(
    country: Country, fronts: list[_Offensive], rng: random.Random, sizes: list[float]
) -> tuple[Settlement, Body]:
    party = rng.choices(country.parties, SHARES)[0]
    if rng.random() >= IN_OFFENSIVES:
        return rng.choices(country.settlements, cum_weights=sizes)[0], party
    front = rng.choice(fronts)
    index = front.town.index if rng.random() < ON_THE_TOWN else rng.choice(front.town.neighbours)
    return country.settlements[index], front.party if rng.random() < BY_ATTACKER else party


def toll(rng: random.Random) -> tuple[dict[str, int], dict[str, int]]:
    """Deaths and injuries; whose they were is drawn for the incident as a whole."""
    dead = min(LARGEST, max(1, int(rng.lognormvariate(math.log(2), 1.45))))
    hurt = 0 if rng.random() < 0.25 else min(2 * LARGEST, round(dead * rng.lognormvariate(0.4, 0.8)))
    civilian = 1.0 if rng.random() < 0.65 else rng.random()
    return _parts(dead, civilian, rng), _parts(hurt, civilian, rng)


def _parts(people: int, civilian: float, rng: random.Random) -> dict[str, int]:
    civilians = round(people * civilian)
    children = sum(rng.random() < 0.25 for _ in range(min(civilians, 30)))
    women = sum(rng.random() < 0.2 for _ in range(min(civilians - children, 30)))
    found = {"people": people, "civilians": civilians, "combatants": people - civilians}
    return {who: count for who, count in {**found, "children": children, "women": women}.items() if count}


def _poisson(rng: random.Random, mean: float) -> int:
    """Knuth's way: how often one can multiply by a random share before falling below e to the minus mean."""
    count, product, floor = 0, rng.random(), math.exp(-mean)
    while product > floor:
        count, product = count + 1, product * rng.random()
    return count
