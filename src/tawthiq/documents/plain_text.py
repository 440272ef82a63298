"""A file that holds the text of one report."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tawthiq.documents.composition import Source, compose
from tawthiq.documents.decoding import decode
from tawthiq.documents.limits import REPORT_BYTES, megabytes
from tawthiq.documents.metadata import Metadata
from tawthiq.documents.reading import Reading, Skipped
from tawthiq.errors import InputError


def read_plain_text(path: Path, doc_id: str, metadata: Metadata, where: str) -> Reading | Skipped:
    """The report in a text file. `where` is what messages call it; a file over the limit is not read at all."""
    try:
        check_size(path, where)
        data = path.read_bytes()
        decoded = decode(data, where)
        source = Source(where, encoding=decoded.encoding, sha256=hashlib.sha256(data).hexdigest())
        return compose(doc_id, decoded.text, metadata, source)
    except InputError as error:
        return Skipped.because(error)
    except OSError as error:
        return Skipped.unreadable(where, error)


def check_size(path: Path, where: str) -> None:
    """Raise InputError when a file is too large for one report."""
    size = path.stat().st_size
    if size > REPORT_BYTES:
        problem = f"the file has {megabytes(size)}, more than the {megabytes(REPORT_BYTES)} of one report"
        raise InputError(where, problem, "split it into one file a report, or into JSON Lines")
