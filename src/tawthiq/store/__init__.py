"""A case on disk: its settings, the evidence as received, the register, and what was built from them."""

from tawthiq.store.archive import Received
from tawthiq.store.case import Case
from tawthiq.store.derived import DamagedError, Derived, KeptIncident, KeptReading
from tawthiq.store.output import CLAIMS, INCIDENTS, PAGE, Output, output_folder
from tawthiq.store.register import Entry, Evidence, Form

__all__ = [
    "CLAIMS",
    "INCIDENTS",
    "PAGE",
    "Case",
    "DamagedError",
    "Derived",
    "Entry",
    "Evidence",
    "Form",
    "KeptIncident",
    "KeptReading",
    "Output",
    "Received",
    "output_folder",
]
