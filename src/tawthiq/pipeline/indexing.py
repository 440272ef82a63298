"""The index of words is brought up to what the register has: only what came in since is read."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tawthiq.errors import CaseError
from tawthiq.lang import SearchWords, search_words
from tawthiq.model import Document
from tawthiq.pipeline.fingerprints import text_print
from tawthiq.pipeline.readings import readings_of
from tawthiq.pipeline.tables import TableReader, lost_mapping
from tawthiq.store import Case, DamagedError, Entry, Evidence, Form, Indexed, SearchIndex

_AT_ONCE = 1000  # reports taken in with one transaction, unless one piece of evidence has more
_SEQ, _PRINT = "seq", "print"


def up_to_date(case: Case, patience: float = 30.0) -> SearchIndex:
    """The index of a case with all its reports in it; close it. One that cannot be used is made anew.

    Raises CaseError where others write to it for longer than `patience` seconds, or it cannot be written.
    """
    try:
        return _up_to_date(case, patience)
    except DamagedError:
        case.discard_search_index()
        return _up_to_date(case, patience)  # damaged again at once, it is a fault to be seen


def refresh(case: Case) -> None:
    """Bring the index up to date, unless it cannot be now: then who searches next does."""
    with contextlib.suppress(CaseError, DamagedError):
        up_to_date(case, patience=0).close()


def index_words(folder: Path) -> None:
    """Bring the index of a case up to date after reports came in, as `refresh` does."""
    with Case.open(folder) as case:
        refresh(case)


def _up_to_date(case: Case, patience: float) -> SearchIndex:
    index, words = case.search_index(patience), search_words()
    try:
        made_by = _print(case, words)
        if index.note(_PRINT) not in (None, made_by):
            raise DamagedError(f"{index.path}: made by another reader, or before an erasure")
        while case.evidence_since(int(index.note(_SEQ) or 0)):
            with index.writing():  # another may have been first
                since = case.evidence_since(int(index.note(_SEQ) or 0))
                index.keep_note(_PRINT, made_by)
                _take(case, index, words, since)
    except BaseException:
        index.close()
        raise
    return index


def _print(case: Case, words: SearchWords) -> str:
    """Of all that the index depends on beside the reports, so that what was erased is in none that is used."""
    erased = [(one.sha256, one.seq) for one in case.erasures()]
    return hashlib.sha256(repr((text_print(), sorted(words.folding.letters.items()), erased)).encode()).hexdigest()


def _take(case: Case, index: SearchIndex, words: SearchWords, since: Sequence[tuple[int, str]]) -> None:
    """Take in what entries of the log brought, the whole of each entry, until it is enough for one transaction."""
    evidence = {one.sha256: one for one in case.evidence()}
    taken: list[Indexed] = []
    for seq, group in itertools.groupby(since, lambda one: one[0]):
        for _, sha256 in group:
            entries = case.entries(sha256)
            documents = _documents(case, evidence[sha256], entries)
            for some in _batches(_indexed(words, one) for one in _first(documents, entries)):
                taken += some
                if len(taken) >= _AT_ONCE:
                    index.keep(taken)
                    taken = []
        index.keep_note(_SEQ, str(seq))
    index.keep(taken)


def _first(documents: Iterable[Document], entries: Sequence[Entry]) -> Iterator[Document]:
    """Each registered report once: a file may have an id twice."""
    left = {entry.doc_id for entry in entries}
    for one in documents:
        if one.doc_id in left:
            left.remove(one.doc_id)
            yield one


def _batches(items: Iterable[Indexed]) -> Iterator[list[Indexed]]:
    coming = iter(items)
    while batch := list(itertools.islice(coming, _AT_ONCE)):
        yield batch


def _documents(case: Case, evidence: Evidence, entries: Sequence[Entry]) -> Iterator[Document]:
    """The texts of reports in one piece of evidence; what cannot be read is told by `build` and left out here."""
    if not case.is_intact(evidence.sha256) or lost_mapping(case, evidence):
        return
    found = TableReader(case, ()).read(evidence, entries) if evidence.form is Form.TABLE else None
    for item in found or readings_of(case, evidence, entries):
        document = getattr(item, "document", None)
        if document is not None:
            yield document


def _indexed(words: SearchWords, document: Document) -> Indexed:
    day = document.published.isoformat() if document.published else None
    fold, outlet = words.folding.word, document.outlet
    return Indexed(
        document.doc_id, day, outlet, document.url, document.text, fold(document.text), fold(outlet) if outlet else ""
    )
