"""An entry of the log as one line for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tawthiq import wire
from tawthiq.cli.messages import counted
from tawthiq.pipeline import Logged

What = Mapping[str, Any]
_FIRST_WITH_LOG = 3


def log_line(logged: Logged) -> str:
    """Number, time, who, action and what it did."""
    entry = logged.entry
    tell = _TELLING.get(entry.action, _anything)
    why = f": {logged.reason}" if logged.reason else ""
    time = entry.time or "(time not stated)"
    return (
        f"{entry.seq:>6}  {time}  {entry.who or '(not stated)'}  {entry.action}  {tell(entry.what, logged.name)}{why}"
    )


def _new(_what: What, _name: str | None) -> str:
    return "an empty case"


def _migrate(what: What, _name: str | None) -> str:
    kept = "; it kept no log" if what["from"] < _FIRST_WITH_LOG else ""
    rows = f"; {_rows(what)}" if kept else ""
    return f"from version {what['from']} of the tables{kept}{rows}"


def _configure(what: What, _name: str | None) -> str:
    return ", ".join(f"{name} (sha256 {sha256[:12]})" for name, sha256 in what["files"].items())


def _add(what: What, name: str | None) -> str:
    kept, reports = what["evidence"], counted(what["reports"], "report")
    if isinstance(kept, dict):  # as the first version that logged had it
        kept = [kept]
    if len(kept) != 1:
        return f"{reports} from {counted(len(kept), 'file')} ({sum(one['bytes'] for one in kept)} bytes)"
    (one,) = kept
    return f"{reports} from {name or 'a file'} ({one['bytes']} bytes, {one['media_type']}, sha256 {one['sha256'][:12]})"


def _receive(what: What, _name: str | None) -> str:
    return f"{counted(what['rows']['receipt'], 'file')} again that the case had"


def _build(what: What, _name: str | None) -> str:
    day = f" as of {what['as_of']}" if what["as_of"] else ""
    skipped = f", {what['skipped']} skipped" if what["skipped"] else ""
    return f"{counted(what['reports'], 'report')}, {counted(what['incidents'], 'incident')}{skipped}{day}"


def _judge(what: What, _name: str | None) -> str:
    return counted(what["judgements"], "judgement")


def _erase(what: What, name: str | None) -> str:
    judgements = f", {counted(what['judgements'], 'judgement')}" if what["judgements"] else ""
    files = [one["sha256"][:12] for one in what["evidence"]]
    where = name or f"{counted(len(files), 'file')}"
    return f"{counted(what['reports'], 'report')} in {where} (sha256 {', '.join(files)}){judgements}"


def _timestamp(what: What, _name: str | None) -> str:
    return f"entry {what['of']['seq']} was there at {what['time']}, says {what['signer']}"


def _export(what: What, _name: str | None) -> str:
    if "key" in what:
        return f"as {what['as']}, signed with the key {what['key'][:12]}"
    how = "redacted" if what["redacted"] else f"not redacted: {what['reason']}"
    return f"as {what['as']}, {counted(what['rows'], 'row')} of {counted(what['incidents'], 'incident')}, {how}"


def _open(what: What, _name: str | None) -> str:
    return f"from a bundle with the head {what['head'][:12]}, signed with the key {what['key'][:12]}"


def _anything(what: What, _name: str | None) -> str:
    return wire.dumps(dict(what))


def _rows(what: What) -> str:
    return ", ".join(f"{table}: {number}" for table, number in what.get("rows", {}).items()) or "it was empty"


_TELLING: Mapping[str, Callable[[What, str | None], str]] = {
    "new": _new,
    "migrate": _migrate,
    "configure": _configure,
    "add": _add,
    "receive": _receive,
    "build": _build,
    "judge": _judge,
    "erase": _erase,
    "timestamp": _timestamp,
    "export": _export,
    "open": _open,
}
