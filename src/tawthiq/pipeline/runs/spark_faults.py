"""What Spark raises over a file: whether the file is broken, or cannot be reached for now."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from tawthiq.errors import InputError
from tawthiq.pipeline.runs.inputs import cannot_be_read

_UNREADABLE = re.compile(
    r"FAILED_READ_FILE\.\w+\] Encountered error while reading file (.+?)\.\s+(?:Could not|SQLSTATE)"
)
_GONE = re.compile(r"PATH_NOT_FOUND\] Path does not exist: (.+?)\.\s+SQLSTATE")
_OF_PYTHON = re.compile(r"^\w+Error: \[Errno \d+\] (.+): '(.+)'$", re.MULTILINE)
_FRAME = re.compile(r"\tat (?!(?:java|jdk)\.[\w.]+/)(?:[\w.-]*/)*([\w.$<>]+)\(")
_BEGINS, _ENDS = "\nCaused by: ", "Driver stacktrace:"

_DECODERS = (
    "com.github.luben.zstd.",
    "io.airlift.compress.",
    "java.util.zip.",
    "org.apache.hadoop.io.compress.",
    "org.apache.parquet.",
    "org.apache.spark.sql.execution.datasources.parquet.",
    "org.apache.spark.sql.execution.vectorized.",
    "org.xerial.snappy.",
    "shaded.parquet.",
)
"""What unpacks bytes that were got. Who gets them from a disk or over a network is in other packages of Java."""

_STREAMS = ("org.apache.hadoop.fs.", "org.apache.parquet.hadoop.util.", "org.apache.parquet.io.DelegatingSeekable")
"""What gets bytes, on behalf of a decoder: it is at a loss where a file leads beyond its own end, too."""

AT_ITS_END = "java.io.EOFException"
_WITHOUT_PLACE = frozenset(
    f"java.lang.{name}Exception"
    for name in ("Arithmetic", "ArrayIndexOutOfBounds", "ArrayStore", "ClassCast", "NullPointer")
)
"""What Java raises without saying where, once it has often done so; none comes of a disk."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What was raised first, of which all else came: its class, what it says, and what code raised it, where known."""

    name: str
    said: str
    raiser: str

    @property
    def is_of_the_file(self) -> bool:
        """Whether a file is broken; else what its bytes are is not known."""
        if self.raiser.startswith(_STREAMS):
            return self.name == AT_ITS_END
        if not self.raiser and self.name in _WITHOUT_PLACE:
            return True
        return self.name.startswith(_DECODERS) or self.raiser.startswith(_DECODERS)


def cause_of(error: Exception) -> Cause | None:
    """What came first; `None` where nothing came before that."""
    told = str(error)
    start = told.rfind(_BEGINS)
    if start < 0:
        return None
    head, *lines = told[start + len(_BEGINS) :].splitlines()
    name, _, said = head.partition(": ")
    own = itertools.takewhile(lambda line: line != _ENDS, lines)
    raiser = next((frame[1] for line in own if (frame := _FRAME.match(line))), "")
    return Cause(name, said, raiser)


def broken_at(error: Exception) -> Cause | None:
    """Why a file cannot be read to its end, where that is so because it is broken."""
    cause = cause_of(error)
    return cause if cause and cause.is_of_the_file and _UNREADABLE.search(str(error)) else None


def unreachable(error: Exception) -> InputError | None:
    """What stops a run where a file could not be read; `None` where something else is amiss."""
    told = str(error)
    if file := _UNREADABLE.search(told):
        return cannot_be_read(shown(file[1]), why(error))
    if gone := _GONE.search(told):
        return cannot_be_read(shown(gone[1]), "it is not there any more")
    if lost := _OF_PYTHON.search(told):
        return cannot_be_read(lost[2], lost[1])
    return None


def why(error: Exception) -> str:
    """What came first, in one line of at most 200 characters."""
    cause = cause_of(error)
    told = str(error) if cause is None else f"{cause.name}: {cause.said}" if cause.said else cause.name
    return " ".join(told.split())[:200]


def shown(address: str) -> str:
    """A file as people call it: one on this machine without the kind of address before it."""
    return unquote(urlsplit(address).path) if address.startswith("file:") else address
