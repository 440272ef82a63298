"""The last steps of every reader: check the words, put the title first, settle the language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tawthiq.documents.decoding import looks_binary
from tawthiq.documents.identify import UNDETERMINED, identify
from tawthiq.documents.limits import REPORT_BYTES, megabytes
from tawthiq.documents.metadata import Metadata
from tawthiq.documents.reading import Reading
from tawthiq.errors import InputError
from tawthiq.model import Document, Problem


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report was found: what to call the place, its line in JSON Lines, encoding, hash of its own bytes.

    `left_out` names parts of it that are not read, such as attachments.
    """

    where: str
    line: int | None = None
    encoding: str = "utf-8"
    sha256: str | None = None
    left_out: tuple[str, ...] = ()
    tell: Callable[[str], str] = identify
    """What tells the language of a text; `untold` where nobody asks, for telling takes most of the time of reading."""


def untold(_text: str) -> str:
    """The language of every text where nobody asks."""
    return UNDETERMINED


def compose(doc_id: str, text: str, metadata: Metadata, source: Source) -> Reading:
    """The document of a text. Raises InputError where there are no words, or no words for people.

    A title that the text does not begin with goes before it, with an empty line between: offsets count from there.
    """
    if not any(character.isalnum() for character in text):
        raise InputError(source.where, "the text is empty", "give the words of the report, or leave it out")
    complaint = looks_binary(text)
    if complaint:
        raise InputError(source.where, complaint, "give the text of the report")
    if len(text) * 4 > REPORT_BYTES and len(text.encode()) > REPORT_BYTES:
        raise InputError(source.where, f"the text is over {megabytes(REPORT_BYTES)}", "split it into its reports")
    title = metadata.title if metadata.title and metadata.title.strip() else None
    if title and not text.lstrip().startswith(title.strip()):
        text = f"{title}\n\n{text}"
    document = Document(
        doc_id=doc_id,
        text=text,
        language=metadata.language or source.tell(text),
        published=metadata.published,
        title=title,
        outlet=metadata.outlet,
        url=metadata.url,
        sha256=source.sha256,
    )
    return Reading(document, source.where, metadata, source.line, tuple(_doubts(document, source)))


def _doubts(document: Document, source: Source) -> list[Problem]:
    found = []
    if source.encoding != "utf-8":
        found.append(Problem("encoding", f"read as {source.encoding}, not UTF-8"))
    found += [Problem("attachment-unread", f"the attachment {name} is not read") for name in source.left_out]
    if document.language == UNDETERMINED:
        found.append(Problem("language-undetermined", "the language could not be told from the letters"))
    return found
