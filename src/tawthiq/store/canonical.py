"""Values as the one text that stands for them, so that a hash of it can be worked out anywhere: RFC 8785."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode
_WHOLE = 2**53  # beyond it, RFC 8785 has no exact numbers
_PLAIN = frozenset({str, bool, type(None)})


def canonical(value: Any) -> str:
    """The canonical JSON (RFC 8785) of strings, whole numbers, true, false, null, lists and objects with ASCII keys.

    Raises ValueError for anything else, such as bytes, fractions and half characters.
    """
    _check(value)
    text = _dump(value)
    text.encode()
    return text


def digest(value: Any) -> str:
    """The SHA-256 of a value's canonical JSON in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def _check(value: Any) -> None:
    kind = type(value)
    if kind in _PLAIN:
        return
    if kind is int:
        if not -_WHOLE < value < _WHOLE:
            raise ValueError(f"{value} is too large a number")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise ValueError(f"{key!r} is no key")
            _check(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _check(inner)
    else:
        raise ValueError(f"a value of type {kind.__name__} has no canonical form")
