"""Scores as a table for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tawthiq.evaluation.scores import Miss, Scores
from tawthiq.evaluation.tally import Share, Tally


def as_text(scores: Mapping[str, Scores]) -> str:
    """One block for each named set of scores, under its name when there are several."""
    blocks = []
    for name, one in scores.items():
        heading = [f"{name}, {_reports(one.documents)}"] if len(scores) > 1 else [_reports(one.documents)]
        blocks.append("\n".join(heading + _lines(one)))
    return "\n\n".join(blocks)


def _reports(number: int) -> str:
    return f"{number} report{'s' if number != 1 else ''}"


def _lines(scores: Scores) -> list[str]:
    lines = [f"{'measure':<12}{'precision':>10}{'recall':>8}{'F1':>8}{'gold':>7}{'predicted':>11}"]
    lines += [_row(name, tally) for name, tally in scores.tallies.items()]
    met = {name: tally for name, tally in scores.types.items() if tally.gold or tally.predicted}
    if met:
        lines.append(f"{'claims of type':<14}{'precision':>10}{'recall':>8}{'F1':>8}{'gold':>7}{'predicted':>11}")
        lines += [_row(name, tally, 14) for name, tally in met.items()]
    lines.append(f"{'slot':<12}{'right':>10}{'of':>8}")
    lines += [f"{name:<12}{_percent(share)}{share.of:>8}" for name, share in scores.slots.items()]
    lines.append(f"{'grounding':<12}{_percent(scores.grounding)}{scores.grounding.of:>8}")
    return lines


def _row(name: str, tally: Tally, width: int = 12) -> str:
    figures = f"{tally.precision:>10.3f}{tally.recall:>8.3f}{tally.f1:>8.3f}"
    return f"{name:<{width}}{figures}{tally.gold:>7}{tally.predicted:>11}"


def _percent(share: Share) -> str:
    return f"{'-':>10}" if share.value is None else f"{share.value:>10.3f}"


def as_json(scores: Scores) -> dict[str, Any]:
    """All figures of one set, rounded to three decimals."""
    return {
        **{name: _tally(tally) for name, tally in scores.tallies.items()},
        "types": {name: _tally(tally) for name, tally in scores.types.items()},
        "slots": {name: {"right": _rounded(share), "n": share.of} for name, share in scores.slots.items()},
        "grounding": _rounded(scores.grounding),
        "documents": scores.documents,
    }


def _tally(tally: Tally) -> dict[str, float | int]:
    return {
        "p": round(tally.precision, 3),
        "r": round(tally.recall, 3),
        "f1": round(tally.f1, 3),
        "gold": tally.gold,
        "predicted": tally.predicted,
    }


def _rounded(share: Share) -> float | None:
    return None if share.value is None else round(share.value, 3)


def misses_as_text(misses: Iterable[Miss]) -> str:
    """One line a miss: what it is, where, the figure, the words."""
    return "\n".join(map(_miss, misses))


def _miss(miss: Miss) -> str:
    figure = miss.figure
    number = f"{figure.outcome} {_bound(figure.minimum)}..{_bound(figure.maximum)} {figure.who or ''}".rstrip()
    return f"{miss.kind} | {miss.doc_id} | {number} | {' '.join(miss.text.split())}"


def _bound(value: int | None) -> str:
    return "?" if value is None else str(value)
