"""From bytes to `Document`: decoding, identifying the language, one reader a format."""

from tawthiq.documents.decoding import Decoded, decode
from tawthiq.documents.identify import UNDETERMINED, identify
from tawthiq.documents.jsonl import read_jsonl
from tawthiq.documents.limits import REPORT_BYTES
from tawthiq.documents.metadata import Metadata
from tawthiq.documents.plain_text import read_plain_text
from tawthiq.documents.reading import Reading, Skipped

__all__ = [
    "REPORT_BYTES",
    "UNDETERMINED",
    "Decoded",
    "Metadata",
    "Reading",
    "Skipped",
    "decode",
    "identify",
    "read_jsonl",
    "read_plain_text",
]
