"""What the columns of a table of reports mean: a small TOML file, where they have other names than ours."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tawthiq.errors import InputError

FIELDS = ("doc_id", "text", "title", "published", "language", "outlet", "url")
"""What a column can be; only `text` is needed."""

_DAYS = "days"
_SEE = "docs/formats.md describes them"


@dataclass(frozen=True, slots=True)
class Layout:
    """Field -> the name of its column, and the forms of days beside `YYYY-MM-DD` in the notation of strptime."""

    columns: Mapping[str, str]
    days: tuple[str, ...] = ()


def is_layout(text: str) -> bool:
    """Whether a mapping file is about reports: whether it has a table `[reports]`."""
    try:
        return "reports" in tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False


def read_layout(text: str, where: str) -> Layout:
    """The layout that a text states; `where` names its file. Raises InputError where a key is wrong."""
    try:
        tables: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(where, f"not valid TOML: {error}", _SEE) from error
    found = tables.get("reports")
    if list(tables) != ["reports"] or not isinstance(found, dict):
        raise InputError(where, "it is to have one table, [reports]", _SEE)
    days = found.pop(_DAYS, [])
    days = [days] if isinstance(days, str) else days
    if not isinstance(days, list) or not all(isinstance(one, str) and "%" in one for one in days):
        raise InputError(where, f"days is {days!r}", 'write a form such as "%d/%m/%Y", or a list of them')
    for key, value in found.items():
        if key not in FIELDS:
            raise InputError(
                where, f"[reports] has the unknown key {key!r}", f"there are: {', '.join(FIELDS)}, {_DAYS}"
            )
        if not isinstance(value, str) or not value.strip():
            raise InputError(where, f"{key} is {value!r}", "write the name of a column")
    if "text" not in found:
        raise InputError(where, "[reports] has no text", "say which column has the words of the report")
    return Layout(found, tuple(days))
