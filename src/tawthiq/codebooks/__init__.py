"""What the columns and codes of other recorders' tables are, as data that reading and writing them share."""

from tawthiq.codebooks.codebook import Codebook, load_codebook
from tawthiq.codebooks.countries import Country, country, priogrid_gid

__all__ = ["Codebook", "Country", "country", "load_codebook", "priogrid_gid"]
