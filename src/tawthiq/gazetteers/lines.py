"""The lines of a text file one by one, a line that is no UTF-8 named and left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tawthiq.errors import InputError

_MARK = "\ufeff"


def lines_of(file: Path, problems: list[InputError]) -> Iterator[tuple[str, str]]:
    """Where each line stands (`file:line`), and the line without its end; empty lines are passed over."""
    try:
        with file.open("rb") as stream:
            for number, raw in enumerate(stream, start=1):
                where = f"{file}:{number}"
                try:
                    line = raw.decode("utf-8").removeprefix(_MARK if number == 1 else "").rstrip("\r\n")
                except UnicodeDecodeError as error:
                    problems.append(InputError(where, f"not UTF-8 at byte {error.start + 1}", "save it as UTF-8"))
                    continue
                if line.strip():
                    yield where, line
    except OSError as error:
        raise InputError(str(file), f"cannot be read: {error.strerror}", "check the file") from error
