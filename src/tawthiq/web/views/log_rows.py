"""Entries of the log as rows: what was done as a phrase of the wording, with its numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq.pipeline import Logged


@dataclass(frozen=True, slots=True)
class LogRow:
    """One entry; `phrase` is a key of the wording (`say`) for `values`, and `detail` what only the program can say."""

    seq: int
    time: str | None
    who: str | None
    action: str
    phrase: str
    values: Mapping[str, object]
    reason: str | None
    hash: str


def log_rows(entries: Sequence[Logged]) -> Sequence[LogRow]:
    """The entries, the newest first."""
    return [_row(one) for one in reversed(entries)]


def _row(logged: Logged) -> LogRow:
    entry = logged.entry
    phrase, values = _TOLD.get(entry.action, _other)(entry.what, logged.name)
    reason = logged.reason or entry.what.get("reason")
    return LogRow(entry.seq, entry.time, entry.who, entry.action, phrase, values, reason, logged.hash)


Told = tuple[str, Mapping[str, object]]


def _add(what: Mapping[str, Any], name: str | None) -> Told:
    kept = what["evidence"] if isinstance(what["evidence"], list) else [what["evidence"]]
    if len(kept) == 1 and name:
        return "log_add_one", {"reports": what["reports"], "name": name}
    return "log_add", {"reports": what["reports"], "files": len(kept)}


def _receive(what: Mapping[str, Any], _name: str | None) -> Told:
    return "log_receive", {"files": what["rows"]["receipt"]}


def _build(what: Mapping[str, Any], _name: str | None) -> Told:
    values = {"reports": what["reports"], "incidents": what["incidents"]}
    return ("log_build_as_of", values | {"day": what["as_of"]}) if what.get("as_of") else ("log_build", values)


def _judge(what: Mapping[str, Any], _name: str | None) -> Told:
    return "log_judge", {"judgements": what["judgements"]}


def _export(what: Mapping[str, Any], _name: str | None) -> Told:
    if "redacted" not in what:
        return "log_seal", {}
    values = {"format": what["as"], "incidents": what["incidents"]}
    return ("log_export" if what["redacted"] else "log_export_whole"), values


def _erase(what: Mapping[str, Any], name: str | None) -> Told:
    return "log_erase", {"reports": what["reports"], "name": name or str(len(what["evidence"]))}


def _configure(what: Mapping[str, Any], _name: str | None) -> Told:
    return "log_configure", {"files": ", ".join(what["files"])}


def _other(_what: Mapping[str, Any], _name: str | None) -> Told:
    return "log_other", {}


def _new(_what: Mapping[str, Any], _name: str | None) -> Told:
    return "log_new", {}


_TOLD: Mapping[str, Callable[[Mapping[str, Any], str | None], Told]] = {
    "new": _new,
    "add": _add,
    "receive": _receive,
    "build": _build,
    "judge": _judge,
    "export": _export,
    "erase": _erase,
    "configure": _configure,
}
