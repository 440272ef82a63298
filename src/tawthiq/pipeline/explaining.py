"""Why a report gives the claims it gives: for each claim its fields, the rules that made it, and the words of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tawthiq import lang, wire
from tawthiq.documents import Reading, Skipped
from tawthiq.errors import InputError
from tawthiq.lang import Rule
from tawthiq.model import Claim, Report, Span
from tawthiq.pipeline.extraction import extract_documents

_FIELDS_OF: Mapping[str, tuple[str, ...]] = {
    "count": ("casualties", "strikes"),
    "figure": ("casualties",),
    "attribution": ("speaker", "via"),
    "signature": ("speaker", "via"),
    "belligerent": ("belligerent",),
    "position": ("text", "about"),
}
"""Stage -> the fields of a claim that its rules fill. Rules of `place` and `party` leave no id on a claim."""

_IN_CODE: Mapping[str, tuple[str, str]] = {
    "attack.told": ("claims/making.py", "an attack with its place or its doer, told without a number"),
    "people.add": ("", "a person added it"),
    "attribution.quotation": ("claims/quotations.py", "speech that goes on after the sentence it began in"),
}
"""Id of a construction in code -> its module, and what it reads."""

_SETTINGS = ("stance", "scope", "mode", "denial_kind", "answers", "attack_kind")
_COPIED = frozenset({"name", "text", "aliases"})  # what a field's words say already, and other names


@dataclass(frozen=True, slots=True)
class ExplainedField:
    """A field whose words stand in the report: what they were read as, and where they are.

    `is_carried` says that they stand outside the claim's own words.
    """

    name: str
    words: str
    span: Span
    value: Mapping[str, Any]
    is_carried: bool


@dataclass(frozen=True, slots=True)
class RuleUse:
    """A rule that a claim rests on: its notation, where it is written, and the fields that it filled.

    `stage` is `code` for a construction in code; then `notation` says in words what it reads. `fields` is empty where
    the rule found no words of its own ("he added").
    """

    id: str
    stage: str
    notation: str
    where: str
    fields: tuple[ExplainedField, ...]


@dataclass(frozen=True, slots=True)
class ExplainedClaim:
    """A claim with its fields in the order of the JSON, its settings that have no words, and its rules."""

    claim: Claim
    fields: tuple[ExplainedField, ...]
    settings: Mapping[str, str]
    rules: tuple[RuleUse, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A report, with each of its claims explained."""

    report: Report
    claims: tuple[ExplainedClaim, ...]


def explain_one(readings: Iterable[Reading | Skipped], where: str, doc_id: str | None = None) -> Explanation:
    """The explanation of the one report, or of the one with this id. Raises InputError where there is no such report.

    `where` names the input in the error.
    """
    reading = _choose(readings, where, doc_id)
    found = next(extract_documents([reading]))
    if isinstance(found, Skipped):
        raise InputError(found.where, found.problem, found.remedy)
    return explain(found)


def explain(report: Report) -> Explanation:
    """Each claim of a report with its words and the rules that made it; the report's language must be known."""
    by_stage = lang.load(report.document.language).rules.values()
    rules = {rule.id: rule for stage in by_stage for rule in stage}
    return Explanation(report, tuple(_explain(claim, report, rules) for claim in report.claims))


def explanation_to_json(explanation: Explanation) -> dict[str, Any]:
    """The explanation for programs: the report as `extract` prints it, and under `explained` one object a claim."""
    return {
        **wire.report_to_json(explanation.report),
        "explained": [
            {
                "claim": one.claim.id,
                "fields": [_field_to_json(field) for field in one.fields],
                "settings": dict(one.settings),
                "rules": [
                    {
                        "id": rule.id,
                        "stage": rule.stage,
                        "notation": rule.notation,
                        "where": rule.where,
                        "fields": [field.name for field in rule.fields],
                    }
                    for rule in one.rules
                ],
            }
            for one in explanation.claims
        ],
    }


def _choose(readings: Iterable[Reading | Skipped], where: str, doc_id: str | None) -> Reading:
    chosen: Reading | None = None
    skipped: list[Skipped] = []
    for item in readings:
        if isinstance(item, Skipped):
            skipped.append(item)
        elif item.document.doc_id == doc_id:
            return item
        elif doc_id is None and chosen is not None:
            raise InputError(where, "holds several reports", "choose one with --doc-id")
        elif doc_id is None:
            chosen = item
    if chosen is not None:
        return chosen
    if skipped:
        first = skipped[0]
        raise InputError(first.where, first.problem, first.remedy)
    raise InputError(where, f"no report has the id {doc_id!r}" if doc_id else "holds no report")


def _explain(claim: Claim, report: Report, rules: Mapping[str, Rule]) -> ExplainedClaim:
    shape = wire.claim_to_json(claim)
    fields = tuple(_fields(claim, report, shape))
    uses = tuple(_use(id_, rules.get(id_), report.document.language, fields) for id_ in claim.rules)
    return ExplainedClaim(claim, fields, {name: shape[name] for name in _SETTINGS if name in shape}, uses)


def _fields(claim: Claim, report: Report, shape: Mapping[str, Any]) -> Iterator[ExplainedField]:
    for path, span in wire.copied_spans(claim):
        name = path.removesuffix(".name").removesuffix(".text")
        value: Any = shape
        for step in name.split("."):
            value = value[int(step)] if step.isdigit() else value[step]
        known = {key: each for key, each in value.items() if key not in _COPIED} if isinstance(value, dict) else {}
        yield ExplainedField(name, report.document.quote(span), span, known, not claim.span.contains(span))


def _use(id_: str, rule: Rule | None, language: str, fields: tuple[ExplainedField, ...]) -> RuleUse:
    if rule is None:
        where, notation = _IN_CODE.get(id_, ("", ""))
        return RuleUse(id_, "code", notation, where, _named(("text",), fields))
    where = f"lang/{language}/rules/{rule.where}"
    return RuleUse(id_, rule.stage, rule.pattern.notation, where, _named(_FIELDS_OF[rule.stage], fields))


def _named(wanted: tuple[str, ...], fields: tuple[ExplainedField, ...]) -> tuple[ExplainedField, ...]:
    return tuple(field for field in fields if field.name.partition(".")[0] in wanted)


def _field_to_json(field: ExplainedField) -> dict[str, Any]:
    place = {"start": field.span.start, "end": field.span.end, "carried": field.is_carried}
    return {"field": field.name, "words": field.words, **place, "value": dict(field.value)}
