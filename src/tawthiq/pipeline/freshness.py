"""Whether a case was built since it last changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tawthiq.store import Action, Case, LogEntry

_AT_ONCE = 200  # entries looked at, from the last one back
_CHANGES = frozenset({Action.ADD, Action.JUDGE, Action.CONFIGURE, Action.ERASE})


@dataclass(frozen=True, slots=True)
class Freshness:
    """The entry of the last build, None where there was none, and how many entries of each kind changed what a build
    would make since."""

    built: LogEntry | None
    since: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_fresh(self) -> bool:
        """Whether a build now would make the same."""
        return self.built is not None and not self.since


def freshness_of(folder: Path) -> Freshness:
    """How a case stands to its last build. Raises CaseError where its log cannot be read."""
    since: Counter[str] = Counter()
    with Case.open(folder, read_only=True) as case:
        last = case.head().seq
        while last > 0:
            first = max(1, last - _AT_ONCE + 1)
            rows = [row for row in case.log(first) if row.seq <= last]
            for row in reversed(rows):
                if row.action == Action.BUILD and (entry := row.entry()).what.get("as_of") is None:
                    return Freshness(entry, dict(since))
                if row.action in _CHANGES:
                    since[row.action] += 1
            last = first - 1
    return Freshness(None, dict(since))
