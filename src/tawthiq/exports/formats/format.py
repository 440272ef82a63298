"""A format: what it is called, what of an incident it has a place for, by which conventions, and how it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from tawthiq.exports.formats.notes import Events

Write = Callable[[BinaryIO, Events], None]
"""Writes all events to a stream, asking for them as often as it needs them."""


@dataclass(frozen=True, slots=True)
class Format:
    """`carries` are the codes of facts that it has a place for; `conventions` say whom it counts and how, in sentences.

    `needs` is a library beside those that are always installed, with the extra that brings it.
    """

    name: str
    ending: str
    about: str
    carries: frozenset[str]
    conventions: tuple[str, ...]
    write: Write
    needs: str = ""
