"""The data of a language: nouns, numerals, amounts, verbs and names, from `LANGUAGE.toml` beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def tables(name: str) -> Mapping[str, Any]:
    """The tables of a file of this package, by its name without the ending. Raises FileNotFoundError."""
    text = files("tawthiq.grammar").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
