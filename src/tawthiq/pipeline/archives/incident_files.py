"""Incidents of an archive in files: JSON Lines, or Parquet by the month in which they began."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tawthiq.errors import InputError
from tawthiq.model import Incident
from tawthiq.pipeline.archives.linking import incident_line
from tawthiq.pipeline.archives.tables import LINES, arrow
from tawthiq.store.files import write_whole

UNKNOWN = "unknown"
"""The month of incidents without a day."""


def write_incidents(incidents: Iterable[Incident], output: Path) -> int:
    """Write incidents, which come by their start, and count them: to a file of JSON Lines by the ending of its name,
    else to a new folder, in which `month=2018-11/part-00000.parquet` has those of a month.

    A row has what incidents are chosen by, and their line of `incidents.jsonl`. Raises InputError for a folder that is
    not empty.
    """
    if output.name.endswith(LINES):
        written = itertools.count()
        write_whole(output, (line for line, _ in zip(map(incident_line, incidents), written, strict=False)))
        return next(written)
    require_new(output)
    number = 0
    for month, own in itertools.groupby(incidents, month_of):
        rows = list(own)
        _write(output / f"month={month}" / "part-00000.parquet", rows)
        number += len(rows)
    return number


def rows_of_incidents(incidents: Sequence[Incident]) -> Any:
    """Incidents as an Arrow table, without their month."""
    library = arrow()
    places = [incident.place for incident in incidents]
    columns = {
        "id": ([incident.id for incident in incidents], library.string()),
        "start": ([_day(incident.start) for incident in incidents], library.date32()),
        "end": ([_day(incident.end) for incident in incidents], library.date32()),
        "place": ([place and place.name for place in places], library.string()),
        "place_id": ([place and place.id for place in places], library.string()),
        "lat": ([place and place.lat for place in places], library.float64()),
        "lon": ([place and place.lon for place in places], library.float64()),
        "grade": ([incident.grade.value for incident in incidents], library.string()),
        "strike_status": ([incident.strike_status.value for incident in incidents], library.string()),
        "origins": ([len(incident.origins) for incident in incidents], library.int32()),
        "reports": ([len(incident.reports) for incident in incidents], library.int32()),
        "line": ([incident_line(incident).decode().rstrip("\n") for incident in incidents], library.string()),
    }
    return library.table({name: library.array(values, kind) for name, (values, kind) in columns.items()})


def month_of(incident: Incident) -> str:
    """The month in which an incident began, such as `2018-11`."""
    return incident.start[:7] if incident.start else UNKNOWN


def require_new(output: Path) -> None:
    """Raise InputError for a folder that is not empty."""
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise InputError(str(output), "is there and not empty", "name a new folder, or delete that one")


def _write(path: Path, incidents: Sequence[Incident]) -> None:
    stream = arrow().BufferOutputStream()
    arrow("pyarrow.parquet").write_table(rows_of_incidents(incidents), stream, compression="zstd")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, [stream.getvalue().to_pybytes()])


def _day(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None
