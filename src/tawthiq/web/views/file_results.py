"""What came of each file that somebody sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.documents import Skipped, Unread
from tawthiq.pipeline import AddResult

_MOST_PROBLEMS = 20  # of one file that a page names


@dataclass(frozen=True, slots=True)
class FileResult:
    """A file: its `state` (added, known, unread, skipped), the reports that came in of it, and what was left out."""

    name: str
    state: str
    reports: int
    problems: Sequence[Skipped]
    more: int


def file_results(names: Sequence[str], result: AddResult) -> Sequence[FileResult]:
    """One a file, in the order in which they were sent."""
    known, skipped = set(result.known), _by_file(names, result.skipped)
    unread = {name for name, ones in _by_file(names, result.unread).items() if ones}
    found = []
    for name in names:
        problems = skipped[name]
        state = "added" if result.took.get(name) else "known" if name in known else "skipped"
        if state == "skipped" and name in unread and not problems:
            state = "unread"
        shown = problems[:_MOST_PROBLEMS]
        found.append(FileResult(name, state, result.took.get(name, 0), shown, len(problems) - len(shown)))
    return found


def _by_file(names: Sequence[str], items: Sequence[Skipped] | Sequence[Unread]) -> dict[str, list[Skipped]]:
    """What is said of each file: its place is the file's name, or begins with it and goes on within the file."""
    found: dict[str, list[Skipped]] = {name: [] for name in names}
    for item in items:
        name = item.where if item.where in found else _file_of(item.where, found)
        if name is not None:
            found[name].append(item)
    return found


def _file_of(where: str, names: dict[str, list[Skipped]]) -> str | None:
    """The name before `:LINE` or `/MEMBER`, whichever of them is that of a file."""
    for at in range(len(where) - 1, 0, -1):
        if where[at] in ":/!" and where[:at] in names:
            return where[:at]
    return None
