"""Annotated and extracted claims side by side, report by report: what was found, missed, invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tawthiq.evaluation.alignment import Item, align
from tawthiq.evaluation.annotation import Annotated, Figure, Marked
from tawthiq.evaluation.scores import SLOTS, claims_of, figures_of, same_figure, same_type


class Verdict(StrEnum):
    """How one side's claim or figure stands to the other side. `EXCUSED` neither counts when found nor when missed."""

    RIGHT = "right"
    DIFFERS = "differs"
    MISSED = "missed"
    INVENTED = "invented"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class JudgedFigure:
    """A figure and its verdict; one that `DIFFERS` has the right numbers and counts another group."""

    figure: Figure
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Side:
    """One side's claim with its number on that side of the report, from 1, and its figures judged."""

    number: int
    claim: Marked
    figures: tuple[JudgedFigure, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A claim of the gold beside the one found for it; one side is `None` where it is missed or invented.

    `slots` says of each slot of a pair whether it is right, `None` where the gold does not ask.
    """

    verdict: Verdict
    gold: Side | None
    found: Side | None
    slots: Mapping[str, bool | None]


@dataclass(frozen=True, slots=True)
class ComparedReport:
    """One report: `rows` in the order of the gold, then what was invented; the counts are of figures.

    `text` is the report's text where one of the two files carries it.
    """

    doc_id: str
    language: str | None
    text: str | None
    rows: tuple[Row, ...]
    right: int
    missed: int
    invented: int


Verdicts = Mapping[int, Verdict]  # by the identity of an item


def compare(gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]) -> tuple[ComparedReport, ...]:
    """The reports of the gold in its order, each beside what was found in it."""
    return tuple(
        _compare(report, predicted.get(report.doc_id) or Annotated(report.doc_id, None, ())) for report in gold.values()
    )


def _compare(report: Annotated, answer: Annotated) -> ComparedReport:
    wanted, found = figures_of(report), figures_of(answer)
    figures = align(wanted, found, same_figure)
    verdicts = {id(item): Verdict.EXCUSED for item in (*wanted, *found)}
    verdicts |= {id(item): _same_group(*pair) for pair in figures.pairs for item in pair}
    verdicts |= {id(item): Verdict.MISSED for item in figures.missed}
    verdicts |= {id(item): Verdict.INVENTED for item in figures.invented}
    return ComparedReport(
        doc_id=report.doc_id,
        language=report.language or answer.language,
        text=report.source_text or answer.source_text,
        rows=_rows(_sides(report, wanted, verdicts), _sides(answer, found, verdicts)),
        right=len(figures.pairs),
        missed=len(figures.missed),
        invented=len(figures.invented),
    )


def _same_group(gold: Item, predicted: Item) -> Verdict:
    same = gold.figure is not None and predicted.figure is not None and gold.figure.who == predicted.figure.who
    return Verdict.RIGHT if same else Verdict.DIFFERS


def _sides(report: Annotated, figures: Sequence[Item], verdicts: Verdicts) -> list[tuple[Item, Side]]:
    """Each claim as an item to align and as a side to show."""
    by_claim: dict[int, list[JudgedFigure]] = {}
    for item in figures:
        if item.figure:
            by_claim.setdefault(id(item.claim), []).append(JudgedFigure(item.figure, verdicts[id(item)]))
    return [
        (item, Side(number, item.claim, tuple(by_claim.get(id(item.claim), ()))))
        for number, item in enumerate(claims_of(report), start=1)
    ]


def _rows(gold: Sequence[tuple[Item, Side]], found: Sequence[tuple[Item, Side]]) -> tuple[Row, ...]:
    claims = align([item for item, _ in gold], [item for item, _ in found], same_type)
    pairs = {id(mine): theirs for mine, theirs in claims.pairs}
    missed, invented = ({id(item) for item in items} for items in (claims.missed, claims.invented))
    beside = {id(item): side for item, side in found}
    rows = []
    for item, side in gold:
        if id(item) in pairs:
            rows.append(_pair(side, beside.pop(id(pairs[id(item)]))))
        else:
            rows.append(Row(Verdict.MISSED if id(item) in missed else Verdict.EXCUSED, side, None, {}))
    left = ((key, side) for key, side in beside.items())
    rows += [Row(Verdict.INVENTED if key in invented else Verdict.EXCUSED, None, side, {}) for key, side in left]
    return tuple(rows)


def _pair(gold: Side, found: Side) -> Row:
    slots = {name: check(gold.claim, found.claim) for name, check in SLOTS.items()}
    judged = (figure.verdict for figure in (*gold.figures, *found.figures))
    wrong = any(right is False for right in slots.values()) or any(
        verdict not in (Verdict.RIGHT, Verdict.EXCUSED) for verdict in judged
    )
    return Row(Verdict.DIFFERS if wrong else Verdict.RIGHT, gold, found, slots)
