"""Tables of other recorders: a row and a mapping give a report whose claims are that recorder's."""

from tawthiq.recorders.mapping import TableMapping
from tawthiq.recorders.mapping_file import FIELDS, read_mapping, shipped, shipped_text
from tawthiq.recorders.reading import RowReading, read_table
from tawthiq.recorders.reporting import Reporter

__all__ = [
    "FIELDS",
    "Reporter",
    "RowReading",
    "TableMapping",
    "read_mapping",
    "read_table",
    "shipped",
    "shipped_text",
]
