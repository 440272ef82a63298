"""Which files that Spark reads are broken: all are unpacked before anything is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tawthiq.documents import Skipped
from tawthiq.pipeline.runs.inputs import PACKED_LINES, TABLE, broken, cannot_be_read
from tawthiq.pipeline.runs.spark_faults import AT_ITS_END, broken_at, shown, unreachable, why
from tawthiq.pipeline.runs.spark_sources import DIFFERENT, Source

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_CAN_BREAK = (PACKED_LINES, TABLE)
"""Forms that Spark unpacks. Lines are what they are, and pages have a reader of our own."""


def broken_files(session: SparkSession, source: Source) -> dict[str, Skipped]:
    """Those files that cannot be read to their end, with what is said of each. Raises InputError where one cannot be
    read for now, which says nothing of it.

    All are unpacked for that before anything is read, which takes next to nothing beside reading. A task that meets the
    break while it reads would fail, and be tried again and again.
    """
    if source.form not in _CAN_BREAK:
        return {}
    found: dict[str, Skipped] = {}
    if source.form == TABLE:  # Spark passes over those without bytes, and says nothing
        found = {name: broken(shown(name), TABLE, "the file has no bytes") for name in source.empty}
    names = tuple(name for name in source.names if name not in found)
    session.sparkContext.setLogLevel("OFF")  # what is found is said in the end, without pages of Java
    try:
        if names and _fault_of(session, replace(source, names=names)):
            faults = {name: _fault_of(session, replace(source, names=(name,))) for name in names}
            found |= {name: fault for name, fault in faults.items() if fault}
    finally:
        session.sparkContext.setLogLevel("ERROR")
    return found


def apart(source: Source, names: Sequence[str]) -> list[Source]:
    """The files of a source without these, which are broken, and these."""
    whole = tuple(name for name in source.names if name not in names)
    found = [Source(source.form, whole), Source(source.form, tuple(names), is_broken=True)]
    return [one for one in found if one.names]


def _fault_of(session: SparkSession, source: Source) -> Skipped | None:
    """What is said of a file that cannot be read to its end; of several, whether there may be one among them."""
    try:
        found = source.table(session)
        if found:
            found[0].write.format("noop").mode("overwrite").save()
    except Exception as error:
        if DIFFERENT in str(error) and len(source.names) > 1:
            return Skipped("", str(error), "")
        name = source.names[0]
        cause = broken_at(error)
        if cause:
            return broken(shown(name), source.form, "" if cause.name == AT_ITS_END else cause.said.replace(name, "it"))
        others = f" and {len(source.names) - 1} more" if len(source.names) > 1 else ""
        raise unreachable(error) or cannot_be_read(f"{shown(name)}{others}", why(error)) from error
    return None
