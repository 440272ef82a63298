"""Precision and recall of figures, positions and claims, and how often the slots of a figure are right.

Measures, micro-averaged over the reports:
`figure`     outcome, minimum and maximum are right
`+who`       and so is the group of victims
`+frame`     and so are speaker and scope, and the belligerent where the gold names one
`positions`  denials, responsibility, findings and calls: type, speaker, overlapping words
`claims`     claims of every type: type and overlapping words
`types`      the same for each type of claim apart
`slots`      of the figures matched by `+who`, the share whose speaker, belligerent, scope, place and day are right;
             an empty slot of the gold must be empty for the first three and is not asked for the last two
`grounding`  the share of predicted claims whose text stands in the report letter for letter
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tawthiq.evaluation.alignment import Agree, Alignment, Item, align
from tawthiq.evaluation.annotation import Annotated, Figure, Marked
from tawthiq.evaluation.names import same_place, same_start
from tawthiq.evaluation.tally import Share, Tally

_POSITIONS = frozenset({"denial", "responsibility", "finding", "call"})
_TYPES = _POSITIONS | {"casualty", "attack"}


@dataclass(slots=True)
class Scores:
    """All measures of one comparison."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    types: dict[str, Tally] = field(default_factory=dict)
    slots: dict[str, Share] = field(default_factory=dict)
    grounding: Share = field(default_factory=Share)
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Miss:
    """A figure that was `missed` or `invented`, with the words that carry it."""

    kind: str
    doc_id: str
    figure: Figure
    text: str


def same_figure(gold: Item, predicted: Item) -> bool:
    """Whether two figures have the same outcome and the same least and most."""
    mine, theirs = gold.figure, predicted.figure
    return (
        mine is not None
        and theirs is not None
        and (mine.outcome, mine.minimum, mine.maximum) == (theirs.outcome, theirs.minimum, theirs.maximum)
    )


def _same_who(gold: Item, predicted: Item) -> bool:
    mine, theirs = gold.figure, predicted.figure
    return same_figure(gold, predicted) and mine is not None and theirs is not None and mine.who == theirs.who


def _same_frame(gold: Item, predicted: Item) -> bool:
    mine, theirs = gold.claim, predicted.claim
    return (
        _same_who(gold, predicted)
        and mine.speaker.agree(theirs.speaker)
        and mine.scope == theirs.scope
        and (not mine.belligerent.folded or mine.belligerent.agree(theirs.belligerent))
    )


def same_type(gold: Item, predicted: Item) -> bool:
    """Whether two claims are of one type."""
    return gold.claim.type == predicted.claim.type


def _same_position(gold: Item, predicted: Item) -> bool:
    return same_type(gold, predicted) and gold.claim.speaker.agree(predicted.claim.speaker)


def figures_of(report: Annotated) -> list[Item]:
    """Every figure of a report with its claim."""
    return [Item(claim, figure) for claim in report.claims for figure in claim.figures]


def _positions(report: Annotated) -> list[Item]:
    return [Item(claim) for claim in report.claims if claim.type in _POSITIONS]


def claims_of(report: Annotated) -> list[Item]:
    """Every claim of a known type."""
    return [Item(claim) for claim in report.claims if claim.type in _TYPES]


def _of_type(name: str, report: Annotated) -> list[Item]:
    return [Item(claim) for claim in report.claims if claim.type == name]


MEASURES: Mapping[str, tuple[Callable[[Annotated], list[Item]], Agree]] = {
    "figure": (figures_of, same_figure),
    "+who": (figures_of, _same_who),
    "+frame": (figures_of, _same_frame),
    "positions": (_positions, _same_position),
    "claims": (claims_of, same_type),
}

SLOTS: Mapping[str, Callable[[Marked, Marked], bool | None]] = {
    "speaker": lambda gold, predicted: gold.speaker.agree(predicted.speaker),
    "belligerent": lambda gold, predicted: gold.belligerent.agree(predicted.belligerent),
    "scope": lambda gold, predicted: gold.scope == predicted.scope,
    "place": lambda gold, predicted: same_place(gold.place, predicted.place) if gold.place else None,
    "date": lambda gold, predicted: same_start(gold.start, predicted.start) if gold.start else None,
}
"""Whether a slot is right, or `None` where the gold does not ask."""


def score(gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]) -> Scores:
    """All measures over the reports of the gold; a report that was not predicted counts as one without claims."""
    scores = Scores(
        tallies={name: Tally() for name in MEASURES},
        types={name: Tally() for name in sorted(_TYPES)},
        slots={name: Share() for name in sorted(SLOTS)},
        documents=len(gold),
    )
    for report in gold.values():
        answer = predicted.get(report.doc_id) or Annotated(report.doc_id, None, ())
        for name, (items, agree) in MEASURES.items():
            alignment = align(items(report), items(answer), agree)
            scores.tallies[name].add(alignment)
            if name == "+who":
                _count_slots(alignment, scores.slots)
        for name, tally in scores.types.items():
            tally.add(align(_of_type(name, report), _of_type(name, answer), same_type))
        source = report.source_text or answer.source_text
        if source:
            for claim in answer.claims:
                scores.grounding.add(claim.text in source)
    return scores


def by_language(gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]) -> dict[str, Scores]:
    """The same for each language of the gold apart; empty when there is one language only."""
    languages = sorted({report.language or "unknown" for report in gold.values()})
    if len(languages) < 2:
        return {}
    return {
        language: score(
            {key: report for key, report in gold.items() if (report.language or "unknown") == language}, predicted
        )
        for language in languages
    }


def find_misses(gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]) -> Iterator[Miss]:
    """Every figure that was missed, then every one that was invented, report by report."""
    for report in gold.values():
        answer = predicted.get(report.doc_id) or Annotated(report.doc_id, None, ())
        alignment = align(figures_of(report), figures_of(answer), same_figure)
        for kind, items in (("missed", alignment.missed), ("invented", alignment.invented)):
            for item in items:
                if item.figure:
                    yield Miss(kind, report.doc_id, item.figure, item.claim.text)


def _count_slots(alignment: Alignment, slots: Mapping[str, Share]) -> None:
    for gold, predicted in alignment.pairs:
        for name, check in SLOTS.items():
            is_right = check(gold.claim, predicted.claim)
            if is_right is not None:
                slots[name].add(is_right)
