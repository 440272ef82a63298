"""Mentions into attributed claims with stance and scope: `read` is the stage, `is_relevant` whether it is worth it."""

from tawthiq.claims.reading import read
from tawthiq.claims.relevance import is_relevant, names_violence

__all__ = ["is_relevant", "names_violence", "read"]
