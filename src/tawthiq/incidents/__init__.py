"""Claims into incidents: block, compare, score, cluster, and put the parties' positions with them."""

from tawthiq.incidents.bonds import NO_BONDS, Bonds
from tawthiq.incidents.copies import find_copies
from tawthiq.incidents.linked import Kept, Linkage, Linked
from tawthiq.incidents.linking import link, link_whole
from tawthiq.incidents.relinking import relink
from tawthiq.incidents.traces import Trace, trace_of

__all__ = [
    "NO_BONDS",
    "Bonds",
    "Kept",
    "Linkage",
    "Linked",
    "Trace",
    "find_copies",
    "link",
    "link_whole",
    "relink",
    "trace_of",
]
