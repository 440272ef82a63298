"""Documents to reports with claims, one at a time."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tawthiq import claims, lang
from tawthiq.documents import UNDETERMINED, Reading, Skipped
from tawthiq.lang import Language, PlaceTable
from tawthiq.model import Document, Problem, Report


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one report: the `report` with its claims, or why there is none; of one whose language is not read
    both, the report then without claims.
    """

    report: Report | None = None
    skipped: Skipped | None = None


class ReportReader:
    """Reads one report after the other; the same report gives the same outcome, whatever was read before it."""

    def __init__(self, languages: Collection[str] | None = None, tables: tuple[PlaceTable, ...] = ()) -> None:
        """`languages` that are read (default: all there are); `tables` are places beside those of the program."""
        self._known = lang.available()
        self._wanted = [code for code in self._known if languages is None or code in languages]
        self._tables = tables

    def load(self) -> None:
        """Load all languages now, not at the first report of each."""
        for code in self._wanted:
            lang.load(code, self._tables)

    def is_relevant(self, reading: Reading | Skipped) -> bool:
        """Whether reading it may give a claim, or says why it was not read."""
        if isinstance(reading, Skipped) or reading.document.language not in self._wanted:
            return True
        document = reading.document
        try:
            return claims.is_relevant(document.text, lang.load(document.language, self._tables))
        except Exception:  # reading it says what is wrong with it
            return True

    def read(self, reading: Reading | Skipped) -> Outcome:
        """What comes of one report. Nothing that stands in it raises an error."""
        if isinstance(reading, Skipped):
            return Outcome(skipped=reading)
        document = reading.document
        if document.language in self._wanted:
            return _read(reading, lang.load(document.language, self._tables))
        problem = _unsupported(document, self._known)
        skipped = Skipped(reading.where, problem, f"languages read here: {', '.join(self._wanted)}")
        problems = (*reading.problems, Problem("unsupported-language", problem))
        return Outcome(Report(document, (), problems), skipped)


def extract_documents(
    readings: Iterable[Reading | Skipped],
    languages: Collection[str] | None = None,
    tables: tuple[PlaceTable, ...] = (),
) -> Iterator[Report | Skipped]:
    """The claims of each report, as it comes. What cannot be read is yielded as Skipped and never stops the rest.

    A report in a language that is not in `languages` (default: all there are) is yielded twice: as Skipped, and as a
    report without claims that has the problem recorded. `tables` are places beside those of the program.
    """
    reader = ReportReader(languages, tables)
    for reading in readings:
        outcome = reader.read(reading)
        yield from (one for one in (outcome.skipped, outcome.report) if one)


def _read(reading: Reading, language: Language) -> Outcome:
    document = reading.document
    try:
        report = claims.read(document, language)
    except Exception as error:  # one report never costs the others
        what = " ".join(f"{type(error).__name__}: {error}".split())
        problem = f"report {document.doc_id!r} could not be read: {what}"
        return Outcome(skipped=Skipped(reading.where, problem, "a fault of the program: please report it"))
    return Outcome(dataclasses.replace(report, problems=(*reading.problems, *report.problems)))


def _unsupported(document: Document, known: Collection[str]) -> str:
    if document.language == UNDETERMINED:
        return f"the language of report {document.doc_id!r} could not be told"
    if document.language in known:
        return f"report {document.doc_id!r} is in {document.language!r}, which case.toml does not list"
    return f"report {document.doc_id!r} is in {document.language!r}, which cannot be read yet"
