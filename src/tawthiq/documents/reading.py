"""What a reader yields: a report that could be read, or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.documents.metadata import Metadata
from tawthiq.errors import InputError
from tawthiq.model import Document, Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, where it stands (`file` or `file:line`), its line in JSON Lines, and what was doubtful in it.

    `stated` is what the input says about the report, before anything was found out from its words. In other files of
    several reports `line` is the number of the entry, from 1.
    """

    document: Document
    where: str
    stated: Metadata
    line: int | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was left out: where it is (`file` or `file:line`), what is wrong, and what to do about it."""

    where: str
    problem: str
    remedy: str

    @classmethod
    def because(cls, error: InputError) -> Skipped:
        """The three parts of an error."""
        return cls(error.where, error.problem, error.remedy)

    @classmethod
    def unreadable(cls, where: str, error: OSError) -> Skipped:
        """A file that the system does not let us read."""
        return cls(where, f"cannot be read: {error.strerror}", "check the file and its permissions")

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.where}: {self.problem}" + (f" ({self.remedy})" if self.remedy else "")


class Unread(Skipped):
    """An input without text for people, such as a picture: evidence that is kept and not read, and no error."""

    __slots__ = ()


class Refused(Skipped):
    """A whole file that is not taken, whatever was read in it so far: it breaks a limit that guards the reader."""

    __slots__ = ()
