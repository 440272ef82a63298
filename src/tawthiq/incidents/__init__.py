"""Claims into incidents: block, compare, score, cluster, and put the parties' positions with them."""

from tawthiq.incidents.copies import find_copies
from tawthiq.incidents.linking import link

__all__ = ["find_copies", "link"]
