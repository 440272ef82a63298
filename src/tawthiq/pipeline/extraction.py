"""Documents to reports with claims, one at a time."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Iterator

from tawthiq import claims, lang
from tawthiq.documents import UNDETERMINED, Reading, Skipped
from tawthiq.lang import Language, PlaceTable
from tawthiq.model import Document, Problem, Report


def extract_documents(
    readings: Iterable[Reading | Skipped],
    languages: Collection[str] | None = None,
    tables: tuple[PlaceTable, ...] = (),
) -> Iterator[Report | Skipped]:
    """The claims of each report, as it comes. What cannot be read is yielded as Skipped and never stops the rest.

    A report in a language that is not in `languages` (default: all there are) is yielded twice: as Skipped, and as a
    report without claims that has the problem recorded. `tables` are places beside those of the program.
    """
    extract = extractor(languages, tables)
    for reading in readings:
        yield from extract(reading)


def extractor(
    languages: Collection[str] | None = None, tables: tuple[PlaceTable, ...] = ()
) -> Callable[[Reading | Skipped], Iterator[Report | Skipped]]:
    """As `extract_documents`, for one report after the other."""
    known = lang.available()
    wanted = [code for code in known if languages is None or code in languages]

    def extract(reading: Reading | Skipped) -> Iterator[Report | Skipped]:
        if isinstance(reading, Skipped):
            yield reading
        elif reading.document.language in wanted:
            yield _read(reading, lang.load(reading.document.language, tables))
        else:
            problem = _unsupported(reading.document, known)
            yield Skipped(reading.where, problem, f"languages read here: {', '.join(wanted)}")
            yield Report(reading.document, (), (*reading.problems, Problem("unsupported-language", problem)))

    return extract


def _read(reading: Reading, language: Language) -> Report | Skipped:
    document = reading.document
    try:
        report = claims.read(document, language)
    except Exception as error:  # one report never costs the others
        what = " ".join(f"{type(error).__name__}: {error}".split())
        problem = f"report {document.doc_id!r} could not be read: {what}"
        return Skipped(reading.where, problem, "a fault of the program: please report it")
    return dataclasses.replace(report, problems=(*reading.problems, *report.problems))


def _unsupported(document: Document, known: Collection[str]) -> str:
    if document.language == UNDETERMINED:
        return f"the language of report {document.doc_id!r} could not be told"
    if document.language in known:
        return f"report {document.doc_id!r} is in {document.language!r}, which case.toml does not list"
    return f"report {document.doc_id!r} is in {document.language!r}, which cannot be read yet"
