"""A dossier to a document: the one place where the parts of a printed report are put in order."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.exports.direction import isolated
from tawthiq.exports.face import Face
from tawthiq.exports.phrasing import Phrasing
from tawthiq.exports.printed.annex import annex
from tawthiq.exports.printed.blocks import Block, Document, Heading
from tawthiq.exports.printed.claim_pages import claim_pages
from tawthiq.exports.printed.dossier import Dossier
from tawthiq.exports.printed.incident_pages import incident_pages
from tawthiq.exports.printed.opening import opening
from tawthiq.exports.printed.references import References


def compose(dossier: Dossier, face: Face) -> Document:
    """The document in the language of a face; the same dossier gives the same document."""
    references = References(dossier, Phrasing(face))
    kind = references.say("kind")
    return Document(
        language=face.language,
        direction=face.direction,
        title=f"{kind}: {dossier.name}",
        running=f"{kind}: {isolated(dossier.name)}",
        page_of=face.tables["say"]["page_of"],
        blocks=tuple(_blocks(references)),
    )


def _blocks(r: References) -> Iterator[Block]:
    yield from opening(r)
    if r.dossier.incidents:
        yield Heading(1, r.say("incidents"))
    printed: set[str] = set()
    for number, one in enumerate(r.dossier.incidents, start=1):
        yield from incident_pages(r, number, one)
        yield from claim_pages(r, one, printed)
    yield from annex(r)
