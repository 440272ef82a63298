"""Tables of places that others publish, read into rows of our own gazetteer."""

from tawthiq.gazetteers.cod import read_cod
from tawthiq.gazetteers.geonames import read_geonames
from tawthiq.gazetteers.joining import Joined, JoinedRow, join
from tawthiq.gazetteers.row import PlaceRow, Read
from tawthiq.gazetteers.writing import as_table

__all__ = ["Joined", "JoinedRow", "PlaceRow", "Read", "as_table", "join", "read_cod", "read_geonames"]
