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
        with path.open("rb") as stream:
            data = stream.read(REPORT_BYTES + 1)
            if len(data) > REPORT_BYTES:
                size = megabytes(max(path.stat().st_size, len(data)))
                problem = f"the file has {size}, more than {megabytes(REPORT_BYTES)} for one report"
                return Skipped(where, problem, "split it into one file a report, or into JSON Lines")
        decoded = decode(data, where)
        source = Source(where, encoding=decoded.encoding, sha256=hashlib.sha256(data).hexdigest())
        return compose(doc_id, decoded.text, metadata, source)
    except InputError as error:
        return Skipped.because(error)
    except OSError as error:
        return Skipped(where, f"cannot be read: {error.strerror}", "check the file and its permissions")
