"""Learns the weights that come with the program, and writes src/tawthiq/incidents/weights.json.

usage: python bench/linkage/train.py [--records 20000] [--version NAME] [--out FILE]

From synthetic reports (generate.py, with a seed that no evaluation has): of all pairs of records that blocking lets
through and that do not exclude each other, how often each level of each comparison is met among those of one incident
(m) and of two (u); of kinds of attack among the pairs that both name one party, and among the others. The prior is then
set where the clusters of a second sample have the best pairwise F1 at a precision of PRECISION or more, for a false
join misleads more than a missed one: it stands for how readily records are joined. Prints the weights. The same
arguments give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generate import TRAINING_SEED, Truth, generate
from scores import Score, pairwise
from style import STYLES

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.blocking import keys_of, pairs
from tawthiq.incidents.comparison import Agreement
from tawthiq.incidents.copies import find_copies
from tawthiq.incidents.joining import join
from tawthiq.incidents.levels import COMPARISONS, Kinds, Levels, levels_of
from tawthiq.incidents.linking import report_records
from tawthiq.incidents.records import Record
from tawthiq.incidents.weights import Model, parse_model
from tawthiq.model import Report

OUT = Path(__file__).parents[2] / "src" / "tawthiq" / "incidents" / "weights.json"
PRIORS = (0.4, 0.5, 0.53, 0.55, 0.57, 0.6, 0.65, 0.7, 0.8)
PRECISION = 0.907  # the next prior, of .905, puts more rows of recorders.py with a wrong partner (7 for 2)
EQUAL, STEP = ("small", "few"), 1.05  # an equal small figure weighs a little more than a close one, never less
LEAST = 0.5  # added to each count, so that a level never met has a weight


@dataclass(frozen=True, slots=True)
class Sample:
    """Records with their atlas, and the incident of each claim."""

    records: Sequence[Record]
    atlas: Atlas
    truth: Truth

    def incident(self, record: Record) -> int | None:
        """The incident that most of a record's claims are about."""
        votes = Counter(self.truth[fact.id] for fact in record.group.facts if fact.id in self.truth)
        return max(votes, key=lambda number: (votes[number], -number)) if votes else None


def sample(records: int, seed: int, style: str) -> Sample:
    truth: dict[str, int] = {}
    reports: list[Report] = []
    for report, incidents in generate(records, seed, STYLES[style]):
        reports.append(report)
        truth.update(incidents)
    atlas = Atlas()
    return Sample(report_records(reports, find_copies(reports), atlas), atlas, truth)


def labelled(found: Sample) -> Iterator[tuple[Levels, bool]]:
    """The levels of every pair that is compared, and whether it is of one incident."""
    incidents = [found.incident(record) for record in found.records]
    for first, second in pairs(found.records, [keys_of(record, found.atlas) for record in found.records]):
        levels = levels_of(found.records[first], found.records[second], found.atlas)
        if levels and incidents[first] is not None and incidents[second] is not None:
            yield levels, incidents[first] == incidents[second]


def learn(found: Sample, version: str) -> Mapping[str, object]:
    counts: dict[bool, Counter[tuple[str, str]]] = {True: Counter(), False: Counter()}
    met: Counter[bool] = Counter()
    for levels, is_one in labelled(found):
        met[is_one] += 1
        counts[is_one].update((name, str(level)) for name, level in zip(COMPARISONS, levels, strict=True))

    def share(name: str, level: str, *, is_one: bool) -> float:
        of = met[is_one]
        if name == "kind" and level != Kinds.UNSAID:  # given whether both name one party, so that this counts once
            by_one = counts[is_one]["party", Agreement.SAME]
            of = by_one if level.endswith("_by_one") else of - by_one
        return round((counts[is_one][name, level] + LEAST) / (of + 4 * LEAST), 6)

    comparisons = {
        name: {
            str(level): {"m": share(name, str(level), is_one=True), "u": share(name, str(level), is_one=False)}
            for level in kind
            if level != "apart"
        }
        for name, kind in COMPARISONS.items()
    }
    _in_order(comparisons["figures"])
    return {"version": version, "prior": round(met[True] / met.total(), 4), "comparisons": comparisons}


def _in_order(levels: dict[str, dict[str, float]]) -> None:
    """Pool two levels that came out against their order (Ayer et al. 1955), the first ahead by a step."""
    first, second = (levels[name] for name in EQUAL)
    if first["m"] / first["u"] >= second["m"] / second["u"]:
        return
    ratio = (first["m"] + second["m"]) / (first["u"] + second["u"])
    first["m"], second["m"] = round(ratio * first["u"] * STEP, 6), round(ratio * second["u"], 6)


def try_out(found: Sample, model: Model) -> Score:
    cluster_of = {
        fact.id: number for number, group in enumerate(join(found.records, found.atlas, model)) for fact in group.facts
    }
    return pairwise((cluster_of.get(claim, claim), incident) for claim, incident in found.truth.items())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--records", type=int, default=20_000, help="claims of harm in one incident")
    parser.add_argument("--style", choices=STYLES, default="reports")
    parser.add_argument("--version", default="1", help="what the reasons of joins call this model")
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args()
    value = dict(learn(sample(chosen.records, TRAINING_SEED, chosen.style), chosen.version))
    model = parse_model(value)
    other = sample(chosen.records, TRAINING_SEED + 1, chosen.style)
    tried = {prior: try_out(other, replace(model, prior=prior)) for prior in PRIORS}
    for prior, score in tried.items():
        print(f"prior {prior}: precision {score.precision:.3f}, recall {score.recall:.3f}, F1 {score.f1:.3f}")
    value["prior"] = max(PRIORS, key=lambda prior: (tried[prior].precision >= PRECISION, tried[prior].f1, -prior))
    model = parse_model(value)
    for name in COMPARISONS:
        for level in model.m[name]:
            m, u = model.m[name][level], model.u[name][level]
            print(f"{name:8} {level:10} m {m:.4f}  u {u:.4f}  {math.log2(m / u):+.2f} bits")
    chosen.out.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")
    print(f"{chosen.out}: prior {value['prior']}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
