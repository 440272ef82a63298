"""What kept results depend on, as short hashes: another hash, and they are worked out anew."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from tawthiq.documents import library_versions
from tawthiq.lang import PlaceTable
from tawthiq.pipeline.forms import KINDS
from tawthiq.settings import Settings
from tawthiq.store import Entry, Evidence

_READING = (
    "claims",
    "documents",
    "lang",
    "mentions",
    "model",
    "pipeline/claim_lines.py",
    "pipeline/extraction.py",
    "pipeline/forms.py",
    "pipeline/readings.py",
    "pipeline/tables.py",
    "recorders",
    "store/packing.py",
    "text",
    "wire",
)
"""Folders and files of the package that decide what is read in a report and how it is kept."""

_LINKING = ("incidents", "model", "pipeline/case_bonds.py", "pipeline/case_linking.py", "text")
_JUDGING = ("judging", "model", "wire")
_ASSESSING = ("assessment", "exports/brief.py", "grammar", "model", "store/packing.py", "wire")


def text_print() -> str:
    """Of all that the text of a report depends on beside its evidence."""
    return _hash([_code(("documents",))])


def reading_print(settings: Settings, tables: Sequence[PlaceTable]) -> str:
    """Of all that the reading of a report depends on beside the report: code, data, languages, places of the case."""
    return _hash([_code(_READING), settings.languages, [(table.name, table.text) for table in tables]])


def run_print(languages: Sequence[str] | None) -> str:
    """Of all that the rows of an archive depend on beside its reports."""
    return _hash([_code((*_READING, "pipeline/runs")), languages])


def linking_print() -> str:
    """Of all that linking depends on beside the reports."""
    return _hash([_code(_LINKING)])


def assessing_print(settings: Settings, reading: str) -> str:
    """Of all that the assessment of a cluster depends on beside its claims and their reports."""
    return _hash([_code(_ASSESSING), settings.rule_set, reading])


def judging_print() -> str:
    """Of all that the effect of judgements depends on beside them."""
    return _hash([_code(_JUDGING)])


def evidence_key(reading: str, evidence: Evidence, entries: Iterable[Entry]) -> str:
    """Of all that the readings of one piece of evidence depend on; its bytes are named by their own hash."""
    form = (evidence.form, evidence.mapping, library_versions(KINDS.get(evidence.form)))
    return _hash([reading, evidence.sha256, evidence.name, form, [repr(entry) for entry in entries]])


def content_key(*parts: Any) -> str:
    """Of values: equal ones give equal keys. What JSON does not know is taken by its `repr`."""
    return _hash(parts)


def _hash(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), default=repr)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@cache
def _code(parts: tuple[str, ...]) -> str:
    """Of parts of this package, data included, and of the Python that runs it (its tables of letters count)."""
    digest = hashlib.sha256(sys.version.encode())
    package = files("tawthiq")
    for part in parts:
        for name, item in _walk(package.joinpath(part), part):
            data = item.read_bytes()
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _walk(item: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if item.is_dir():
        for inner in sorted(item.iterdir(), key=lambda one: one.name):
            if inner.name != "__pycache__":
                yield from _walk(inner, f"{name}/{inner.name}")
    else:
        yield name, item
