"""Claims that the program missed and people added: made of their judgement, found again in what is read now."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from tawthiq import wire
from tawthiq.judging.standing import Placed, withdrawn_by
from tawthiq.model import Claim, Judgement, Report, Verdict, anchor_of

RULE = "people.add"
"""In the place of the rules of a claim that a person added."""

T = TypeVar("T")


def added_claim(judgement: Judgement) -> Claim:
    """The claim that a judgement adds, as it was made. Raises ValueError that says what is wrong with it."""
    try:
        (anchor,) = judgement.made_about
        claim = wire.claim_from_json(judgement.value, anchor.doc_id)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("add has the claim as its value, as claims.jsonl has claims, and its words") from error
    if claim.rules != (RULE,) or judgement.about != (claim.id,) or anchor_of(claim, anchor.sha256) != anchor:
        raise ValueError(f"add is about the claim that it has, whose id is {claim.id} and whose rules are {RULE}")
    return claim


def find_added(judgement: Judgement, report: Report | None) -> Claim | str:
    """The claim that a judgement adds, where its words stand now; or why it cannot be there.

    The words of the claim and of all its parts stand where they stood, or all of them as far before or behind that.
    """
    (anchor,) = judgement.made_about
    if report is None:
        return "its report is not in the case"
    if anchor.sha256 != report.document.sha256 and None not in (anchor.sha256, report.document.sha256):
        return "the evidence of its report is another"
    claim, text = added_claim(judgement), report.document.text
    if any(one.id == claim.id for one in report.claims) or _stands(claim, text):
        return claim
    if text.count(anchor.text) != 1:
        return "several places of the report have its words" if anchor.text in text else "its words are not there"
    moved = _moved(judgement.value, claim, text.index(anchor.text) - anchor.span.start)
    return moved if moved and _stands(moved, text) else "its words are there, those of its parts are not"


def added_by_report(judgements: Iterable[Judgement], reports: Mapping[str, Report]) -> dict[str, tuple[Claim, ...]]:
    """The claims that are added to reports, which are given by id as the program read them: each claim once."""
    every = list(judgements)
    gone = withdrawn_by(map(Placed.as_made, every))
    found: dict[str, dict[str, Claim]] = {}
    for one in sorted(every, key=lambda one: one.id):
        if one.verdict is Verdict.ADD and one.id not in gone:
            doc_id = one.made_about[0].doc_id
            claim = find_added(one, reports.get(doc_id))
            if isinstance(claim, Claim) and all(own.id != claim.id for own in reports[doc_id].claims):
                found.setdefault(doc_id, {}).setdefault(claim.id, claim)
    return {doc_id: tuple(claims.values()) for doc_id, claims in sorted(found.items())}


def among(own: Sequence[T], added: Sequence[T], key: Callable[[T], tuple[int, str]]) -> list[T]:
    """Claims in their order with those added before the first that begins behind them; `key` gives start and id."""
    result = list(own)
    for one in sorted(added, key=key):
        after = (at for at, other in enumerate(result) if key(other)[0] > key(one)[0])
        result.insert(next(after, len(result)), one)
    return result


def with_added(report: Report, added: Sequence[Claim]) -> Report:
    """The report with claims that were added."""
    if not added:
        return report
    claims = among(report.claims, added, lambda one: (one.span.start, one.id))
    return dataclasses.replace(report, claims=tuple(claims))


def _stands(claim: Claim, text: str) -> bool:
    """Whether every part of a claim has the words that stand at its span."""
    shape = wire.claim_to_json(claim)
    for path, span in wire.copied_spans(claim):
        said: Any = shape
        for step in path.split("."):
            said = said[int(step)] if step.isdigit() else said[step]
        if span.end > len(text) or text[span.start : span.end].split() != said.split():
            return False
    return True


def _moved(value: Mapping[str, Any], claim: Claim, by: int) -> Claim | None:
    """The claim with all its spans moved, under the id that it has; `None` where one would be before the text."""
    if any(one["start"] + by < 0 for one in value["spans"]):
        return None
    spans = [{**one, "start": one["start"] + by, "end": one["end"] + by} for one in value["spans"]]
    moved = wire.claim_from_json({**value, "spans": spans}, claim.doc_id)
    return claim.corrected(**{part.name: getattr(moved, part.name) for part in dataclasses.fields(moved) if part.init})
