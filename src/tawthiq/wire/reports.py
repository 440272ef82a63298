"""Reports with their claims as JSON, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tawthiq.model import Document, Report
from tawthiq.model.sharing import day_of
from tawthiq.wire.claims import claim_from_json, claim_to_json
from tawthiq.wire.json_lines import Json
from tawthiq.wire.parts import problem_from_json, problem_to_json, shared


def report_to_json(report: Report, *, with_text: bool = False) -> Json:
    """What `extract` prints for one report; `with_text` adds `source_text`, to which all offsets refer."""
    document = report.document
    result: Json = {
        "doc_id": document.doc_id,
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
    }
    for name in ("title", "outlet", "url", "sha256"):
        if getattr(document, name):
            result[name] = getattr(document, name)
    result["claims"] = [claim_to_json(claim) for claim in report.claims]
    if report.problems:
        result["problems"] = [problem_to_json(problem) for problem in report.problems]
    if with_text:
        result["source_text"] = document.text
    return result


def report_from_json(value: Mapping[str, Any], document: Document | None = None) -> Report:
    """The report that `report_to_json` printed. Raises KeyError, ValueError or TypeError where it is no such thing.

    `document` gives the text where the JSON has no `source_text`.
    """
    if document is None:
        document = _document_from_json(value)
    claims = tuple(claim_from_json(claim, document.doc_id) for claim in value["claims"])
    problems = tuple(problem_from_json(problem) for problem in value.get("problems", ()))
    return Report(document, claims, problems)


def _document_from_json(value: Mapping[str, Any]) -> Document:
    published = value.get("published")
    return Document(
        doc_id=value["doc_id"],
        text=value.get("source_text", ""),
        language=shared(value["language"]),
        published=day_of(published) if published else None,
        title=value.get("title"),
        outlet=shared(value.get("outlet")),
        url=value.get("url"),
        sha256=value.get("sha256"),
    )
