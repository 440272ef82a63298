"""From bytes to `Document`: decoding, identifying the language, one reader a format."""

from tawthiq.documents.composition import untold
from tawthiq.documents.confined import library_versions, read_laid_out, read_pages
from tawthiq.documents.decoding import Decoded, decode
from tawthiq.documents.disk_faults import is_of_the_disk
from tawthiq.documents.files import SUFFIXES, Kind, display, files_within, find_files, kind_of
from tawthiq.documents.identify import UNDETERMINED, identify
from tawthiq.documents.inputs import STDIN, hashed_id, read_file, read_inputs, read_report
from tawthiq.documents.jsonl import doc_id_in, ids_in, read_jsonl, read_line, read_lines, read_values, without
from tawthiq.documents.layout import Layout, is_layout, read_layout
from tawthiq.documents.limits import REPORT_BYTES
from tawthiq.documents.metadata import Metadata, parse_day, parse_language
from tawthiq.documents.origins import ByteRange, origins_in_line, origins_in_plain_text
from tawthiq.documents.plain_text import check_size, read_plain_text
from tawthiq.documents.reading import Reading, Refused, Skipped, Unread
from tawthiq.documents.values import COLUMNS, as_in_json

__all__ = [
    "COLUMNS",
    "REPORT_BYTES",
    "STDIN",
    "SUFFIXES",
    "UNDETERMINED",
    "ByteRange",
    "Decoded",
    "Kind",
    "Layout",
    "Metadata",
    "Reading",
    "Refused",
    "Skipped",
    "Unread",
    "as_in_json",
    "check_size",
    "decode",
    "display",
    "doc_id_in",
    "files_within",
    "find_files",
    "hashed_id",
    "identify",
    "ids_in",
    "is_layout",
    "is_of_the_disk",
    "kind_of",
    "library_versions",
    "origins_in_line",
    "origins_in_plain_text",
    "parse_day",
    "parse_language",
    "read_file",
    "read_inputs",
    "read_jsonl",
    "read_laid_out",
    "read_layout",
    "read_line",
    "read_lines",
    "read_pages",
    "read_plain_text",
    "read_report",
    "read_values",
    "untold",
    "without",
]
