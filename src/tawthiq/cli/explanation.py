"""An explanation as lines for the terminal: one item a line, and each text of a report in its own direction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tawthiq.cli.wording import apart, one_line
from tawthiq.model import Problem
from tawthiq.pipeline import ExplainedClaim, ExplainedField, Explanation, RuleUse

_LABEL = 14  # columns


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """The report, each claim with its fields, rules and problems, then what could not be made out of the report."""
    document = explanation.report.document
    day = document.published.isoformat() if document.published else "day of publication not stated"
    yield f"{apart(document.doc_id)}: {document.language}, {day}, claims: {len(explanation.claims)}"
    for number, one in enumerate(explanation.claims, start=1):
        yield ""
        yield from _claim_lines(number, one, document.text)
    yield from _problem_lines(explanation.report.problems, document.text, "in the report, ")


def _claim_lines(number: int, one: ExplainedClaim, text: str) -> Iterator[str]:
    yield f"claim {number}: {one.claim.type.value}, {one.claim.id}"
    for field in one.fields:
        yield _line(field.name, _words(field))
        if field.value:
            yield _line("", _values(field.value))
    yield _line("settings", _values(one.settings))
    for rule in one.rules:
        yield from _rule_lines(rule)
    yield from _problem_lines(one.claim.problems, text, "")


def _rule_lines(rule: RuleUse) -> Iterator[str]:
    yield f"  rule {rule.id}"
    yield _line("  stage", rule.stage)
    yield _line("  notation", rule.notation)
    yield _line("  written in", rule.where)
    for field in rule.fields:
        yield _line("  for", f"{field.name} {apart(one_line(field.words))}")
    if not rule.fields:
        yield _line("  for", "no words of its own")


def _problem_lines(problems: Sequence[Problem], text: str, place: str) -> Iterator[str]:
    for problem in problems:
        yield f"  problem {place}{problem.code}: {apart(problem.message)}"
        if problem.span:
            yield _line("  at", apart(one_line(text[problem.span.start : problem.span.end])))


def _words(field: ExplainedField) -> str:
    where = f"[{field.span.start}, {field.span.end})"
    return f"{where} {apart(one_line(field.words))}" + (" from elsewhere in the report" if field.is_carried else "")


def _values(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} {apart('open' if value is None else str(value))}" for key, value in values.items())


def _line(label: str, text: str) -> str:
    return f"  {label:<{_LABEL}}{text}"
