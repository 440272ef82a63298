"""A case on disk: its settings, the evidence as received, the register, and what was built from them."""

from tawthiq.store.archive import Received
from tawthiq.store.case import Case
from tawthiq.store.register import Entry, Evidence

__all__ = ["Case", "Entry", "Evidence", "Received"]
