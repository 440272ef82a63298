"""What is kept in `derived.db`, as the rest of the program gives and gets it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from tawthiq.model import Cluster, Incident, Report


@dataclass(frozen=True, slots=True)
class KeptReading:
    """What came of one report, or of one line that holds none, of a piece of evidence.

    `position` counts the items of the evidence from 0. `report` is `None` where there was none to read. `line` is the
    report as `claims.jsonl` has it; it is kept and not given back with the rest. `skipped` is what was said where
    something was left out: place, problem, remedy.
    """

    position: int
    report: Report | None = None
    line: str = ""
    skipped: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """What is known of a kept reading without looking into the report.

    `mark` stands for all of the report: another mark, another report. `claims` counts them. `doc_id` and `mark` are
    `None` where there was no report to read.
    """

    position: int
    doc_id: str | None
    mark: bytes | None
    claims: int
    skipped: tuple[str, str, str] | None


@dataclass(frozen=True, slots=True)
class KeptIncident:
    """An incident, the cluster that it is the assessment of, its line of `incidents.jsonl`, and its key.

    `brief` is what others than this package need to know of it without looking into it.
    """

    key: str
    cluster: Cluster
    incident: Incident
    line: str
    brief: str = ""

    @property
    def reports(self) -> frozenset[str]:
        """The ids of the reports that it is of, with those that they copy."""
        return self.cluster.with_originals(self.incident.reports)


@dataclass(frozen=True, slots=True)
class KeptTrace:
    """What is kept of how a report was linked; `mark` is of the report as it was. See `incidents.traces`.

    `trace` and `linked` are lines of text, `numbers` lists of 64-bit numbers: runs, rest, own, probe, tokens.
    """

    doc_id: str
    mark: bytes
    trace: str
    numbers: tuple[bytes, ...]
    linked: str


@dataclass(frozen=True, slots=True)
class KeptProposal:
    """A cluster as the program alone would have it, where people decided otherwise, and the ids of the reports of its
    claims and of those that these copy.
    """

    cluster: Cluster
    reports: AbstractSet[str]


@dataclass(frozen=True, slots=True)
class BuildChanges:
    """What a build leaves other than it was: `incidents` and `traces` in place of those under their ids, the ids of
    those that are gone, and notes by name. `proposals` are all that there are now.
    """

    incidents: Sequence[KeptIncident]
    gone_incidents: Collection[str]
    traces: Sequence[KeptTrace]
    gone_traces: Collection[str]
    notes: Mapping[str, str]
    proposals: Sequence[KeptProposal] = ()
