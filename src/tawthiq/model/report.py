"""A report that has been read."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Report:
    """A document, the claims found in it in the order of its words, and what could not be made out."""

    document: Document
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
