"""Synthetic reports of incidents with the truth beside them: any number, seeded, one at a time.

usage: python bench/linkage/generate.py RECORDS [--seed 1] [--style reports|tables] [--with-text] > reports.jsonl

Prints one report a line in the project's JSON, with `truth`: for each claim of harm the number of its incident. A
record is a claim of harm in one incident; RECORDS counts them. Beside them come about a tenth as many other claims:
totals, denials, blame, attacks without harm. The same seed gives the same bytes; memory does not grow with RECORDS.

The world (`world.py`) has one country for each 300,000 records, so that a place and day are as crowded in a large run
as in a small one. What happens there is in `happening.py`, how it is told in `telling.py`, and how wrongly, with the
source of every rate, in `style.py`.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import sys
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from composing import Draft, Head, Told, compose
from happening import Happening, happenings
from style import REPORTS, STYLES, Style
from telling import ActorSaid, DaysSaid, PlaceSaid, Saying, coarser
from world import make_world, words

from tawthiq import wire
from tawthiq.model import ClaimType, Count, Outcome, Population, Precision, Report, Scope

RECORDS_A_COUNTRY = 300_000
TRAINING_SEED = 7_000_001  # never that of an evaluation
CROWD = tuple(accumulate(n**-1.1 for n in range(1, 21)))  # how often an incident has 1, 2, ... 20 reports
ROUND_UP_DAYS = 2

Truth = Mapping[str, int]  # the incident's number by claim id, for claims of harm in one incident


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is to report: an incident, the share of its toll that is known on the first day, those before it."""

    happening: Happening
    early: float
    recent: Sequence[Happening]


def generate(records: int, seed: int = 1, style: Style = REPORTS) -> Iterator[tuple[Report, Truth]]:
    """Reports with at least `records` claims of harm in one incident, each with its truth; in the order of the days."""
    world = make_world(seed, max(1, round(records / RECORDS_A_COUNTRY)))
    rng, kinds = random.Random(f"reports {seed} {style.name}"), random.Random(f"kinds {seed} {style.name}")
    recent: deque[Happening] = deque(maxlen=40)
    made = 0
    for happening in happenings(world, rng, kinds, style.night, style.contested):
        for report, incidents in _reports(Saying(world, style, rng, kinds, "ar"), happening, recent):
            truth = {claim.id: n for claim, n in zip(report.claims, incidents, strict=True) if n is not None}
            yield report, truth
            made += len(truth)
            if made >= records:
                return
        recent.append(happening)


def training(records: int, style: Style = REPORTS) -> Iterator[tuple[Report, Truth]]:
    """Reports to learn weights from: a world, days and errors of their own, never those of an evaluation."""
    return generate(records, TRAINING_SEED, style)


def _reports(
    saying: Saying, happening: Happening, recent: Sequence[Happening]
) -> Iterator[tuple[Report, list[int | None]]]:
    world, style, rng = saying.world, saying.style, saying.rng
    wanted = rng.choices(range(1, 21), cum_weights=CROWD)[0]
    if happening.killed["people"] >= 10:
        wanted = max(wanted, rng.choices(range(1, 21), cum_weights=CROWD)[0])
    scene = Scene(happening, rng.uniform(0.4, 0.9) if rng.random() < 0.4 else 1.0, recent)
    drafts: list[Draft] = []
    for _ in range(wanted):
        if drafts and rng.random() < style.copied:
            draft = rng.choice(drafts)
            late = datetime.timedelta(days=rng.choice((0, 0, 1)))
            draft = replace(draft, published=draft.published + late if draft.published else None)
        else:
            draft = _draft(replace(saying, language="en" if rng.random() < style.english else "ar"), scene)
            drafts.append(draft)
        title = " ".join(rng.choices(world.fillers[draft.language], k=6))
        outlet = world.outlets[min(59, int(rng.expovariate(0.08)))] if rng.random() < 0.9 else None
        report = compose(draft, Head(f"s-{rng.getrandbits(56):014x}", title, outlet, draft.published))
        yield report, [_scored(told) for told in draft.told]


def _scored(told: Told) -> int | None:
    return told.incident if told.type is ClaimType.CASUALTY and told.scope is Scope.INCIDENT else None


def _draft(saying: Saying, scene: Scene) -> Draft:
    """What one report says: its incident, perhaps others of these days, perhaps a total, a position, an attack."""
    style, rng, happening = saying.style, saying.rng, scene.happening
    others = _others(happening, scene.recent, rng) if saying.chance(style.round_up) else []
    days, meant = saying.days(happening, "day" if others else None)
    lag = rng.choices(list(style.lags), list(style.lags.values()))[0]
    told = list(_told(saying, scene, days, place_kind="listed" if others else None, is_early=lag == 0))
    for other in others:
        where, who, harm = saying.place(other, "listed"), saying.party(other), saying.figures(other, 1.0)
        others_days, _ = saying.days(other, "day")
        kind = saying.kind(other, who)
        told.append(Told(ClaimType.CASUALTY, other.number, where, others_days, told[0].speaker, who, harm, kind=kind))
    told += _beside(saying, happening, told[0])
    published = None if lag < 0 else max(meant, happening.day) + datetime.timedelta(days=lag)
    filler = tuple(rng.choices(saying.world.fillers[saying.language], k=style.filler))
    return Draft(saying.language, tuple(told), filler, published)


def _told(
    saying: Saying, scene: Scene, days: DaysSaid | None, *, place_kind: str | None, is_early: bool
) -> Iterator[Told]:
    """The claims of the report's own incident: one, and perhaps more with a speaker or figures of their own."""
    happening, rng = scene.happening, saying.rng
    figures = saying.figures(happening, scene.early if is_early else 1.0)
    place, party = saying.place(happening, place_kind), saying.party(happening)
    first = Told(
        ClaimType.CASUALTY,
        happening.number,
        place,
        days,
        saying.speaker(),
        party,
        figures,
        kind=saying.kind(happening, party),
    )
    yield first
    for share in saying.style.more_claims:
        if not saying.chance(share):
            return
        figures = figures if saying.chance(0.7) else saying.figures(happening, 1.0)
        yield replace(first, place=coarser(place, rng), speaker=saying.speaker(), figures=figures)


def _others(happening: Happening, recent: Sequence[Happening], rng: random.Random) -> list[Happening]:
    """One or two further incidents for a round-up, of the same country and days and of places of their own."""
    near = [
        other
        for other in recent
        if other.country is happening.country
        and other.place is not happening.place
        and (happening.day - other.day).days <= ROUND_UP_DAYS
    ]
    chosen = rng.sample(near, min(len(near), rng.choice((1, 1, 2))))
    return chosen if len({other.place.id for other in chosen}) == len(chosen) else chosen[:1]


def _beside(saying: Saying, happening: Happening, first: Told) -> Iterator[Told]:
    """What a report says beside its claims of harm."""
    style, rng = saying.style, saying.rng
    if saying.chance(style.attack):
        yield Told(
            ClaimType.ATTACK,
            happening.number,
            first.place,
            first.days,
            None,
            first.party,
            strikes=rng.randint(1, 30),
            kind=first.kind,
        )
    if first.party and first.party.body and saying.chance(style.position):
        denies = saying.chance(0.7)
        speaker = first.party if denies else saying.speaker()
        where = first.place if saying.chance(0.5) else None
        kind = ClaimType.DENIAL if denies else ClaimType.RESPONSIBILITY
        yield Told(kind, happening.number, where, first.days, speaker, None if denies else first.party)
    if saying.chance(style.total):
        yield _total(saying, happening)


def _total(saying: Saying, happening: Happening) -> Told:
    province = happening.country.provinces[happening.place.province][0][saying.language]
    place = PlaceSaid(province, None, province, happening.country.code, None, None, Precision.FIRST_LEVEL)
    dead = saying.rng.randint(30, 900)
    month = DaysSaid(words()["total"][0][saying.language], f"{happening.day:%Y-%m}-01", happening.day.isoformat())
    figures = ((Outcome.KILLED, Population.CIVILIANS, Count(dead, dead)),)
    speaker: ActorSaid | None = saying.speaker()
    return Told(ClaimType.CASUALTY, None, place, month, speaker, None, figures, Scope.TOTAL)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("records", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--style", choices=sorted(STYLES), default=REPORTS.name)
    parser.add_argument("--with-text", action="store_true", help="the reports' texts as well")
    asked = parser.parse_args()
    for report, truth in generate(asked.records, asked.seed, STYLES[asked.style]):
        line = {**wire.report_to_json(report, with_text=asked.with_text), "truth": truth}
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
