"""What a case is set to: the values of its `case.toml`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """`languages` are the codes of the reports to read; `rule_set` names the grading rules.

    `redaction` is `none`: the report page shows everything, for the recorders' own eyes.
    """

    name: str
    languages: tuple[str, ...] = ("ar",)
    gazetteers: tuple[str, ...] = ("world",)
    rule_set: str = "airwars"
    redaction: str = "none"
