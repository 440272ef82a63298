"""Mentions into attributed claims with stance and scope: `read` is the stage."""

from tawthiq.claims.reading import read

__all__ = ["read"]
