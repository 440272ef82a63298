"""What the parts of an incident's account share: the incident with its claims at hand, and how a line is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tawthiq.cli.wording import apart, one_line, prose

Json = Mapping[str, Any]

_LABEL = 15  # columns


@dataclass(frozen=True, slots=True)
class Page:
    """An incident, its claims and their reports by claim id, and the language of reasons."""

    incident: Json
    claims: Mapping[str, tuple[Json, Json]]
    language: str

    def reason(self, value: Json) -> str:
        """A reason in that language."""
        return prose(value.get(self.language, ""), self.language)


def said(claim: Json, report: Json) -> str:
    """Who says it, in which report, published where and when."""
    speaker = claim["speaker"]
    who = apart(speaker["name"]) if speaker else "the report itself"
    outlet = f", {apart(report['outlet'])}" if report.get("outlet") else ""
    return f"{who} in {apart(report['doc_id'])}{outlet}, {report['published'] or 'day of publication not stated'}"


def quoted(claim: Json) -> str:
    """The words of a claim, on one line."""
    return apart(one_line(claim["text"]))


def line(label: str, text: str) -> str:
    """A label and what belongs to it, in columns."""
    return f"  {label:<{_LABEL}}{text}"
