"""Values of the model as compact JSON and back, without loss: for what only this version of the program reads again.

`wire` is the shape for others: it names every field, and leaves out what they do not need. Here a value is an array of
its fields as the model has them, so that a new field needs no line here. Lists of names that recur from claim to claim
(aliases, rules) are kept once, in a `Shared` table, and stand as numbers.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import json
import types
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from sys import intern
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from tawthiq.model import Count, Span
from tawthiq.model.sharing import count_of, day_of, span_of

T = TypeVar("T")
_Convert = Callable[[Any], Any]

_RECURRING = frozenset({"aliases", "rules"})  # fields, each a tuple of strings
_KEPT_ONCE: Mapping[Any, _Convert] = {Span: span_of, Count: count_of}  # small kinds of which equal values recur
_WORDS = frozenset({"name", "admin1", "country", "id", "kind", "parent", "side", "start", "end", "language", "outlet"})
"""Fields whose strings recur from claim to claim, so that equal ones are kept once."""
_PLAIN = (str, int, float, bool, type(None))


class Shared:
    """Tuples of strings by number, from 1; `fresh` are those that have got a number here and are kept nowhere yet."""

    def __init__(self, look: Callable[[Shared], None] = lambda _: None) -> None:
        """`look` is called to `learn` more where a number is not known: another process may have given it."""
        self._values: dict[int, tuple[str, ...]] = {}
        self._numbers: dict[tuple[str, ...], int] = {}
        self._look = look
        self.fresh: dict[int, tuple[str, ...]] = {}

    @property
    def last(self) -> int:
        """The highest number given."""
        return next(reversed(self._values), 0)

    def learn(self, number: int, value: tuple[str, ...]) -> None:
        """Take in what is kept under a number that is higher than the last."""
        self._values[number] = value
        self._numbers[value] = number

    def number(self, value: tuple[str, ...]) -> int:
        """The number of a tuple; a new one where it has none."""
        if value not in self._numbers:
            number = self.last + 1
            self.learn(number, value)
            self.fresh[number] = value
        return self._numbers[value]

    def value(self, number: int) -> tuple[str, ...]:
        """The tuple of a number. Raises KeyError for one that was never given."""
        if number not in self._values:
            self._look(self)
        return self._values[number]


class Packing:
    """Packs and unpacks values of dataclasses. One `Shared` table belongs to all that was packed with it."""

    def __init__(self, shared: Shared) -> None:
        """Use this table for what recurs."""
        self.shared = shared
        self._packers: dict[Any, _Convert] = {}
        self._unpackers: dict[Any, _Convert] = {}

    def pack(self, value: Any) -> str:
        """A dataclass as one line of JSON."""
        return json.dumps(self._packer(type(value))(value), ensure_ascii=False, separators=(",", ":"))

    def unpack(self, kind: type[T], line: str) -> T:
        """The value of that kind that `pack` gave; for anything else ValueError, LookupError or TypeError."""
        value: T = self._unpacker(kind)(json.loads(line))
        return value

    def _packer(self, kind: Any) -> _Convert:
        if kind not in self._packers:
            self._packers[kind] = _later(self._packers, kind)
            self._packers[kind] = self._make_packer(kind)
        return self._packers[kind]

    def _unpacker(self, kind: Any) -> _Convert:
        if kind not in self._unpackers:
            self._unpackers[kind] = _later(self._unpackers, kind)
            self._unpackers[kind] = self._make_unpacker(kind)
        return self._unpackers[kind]

    def _make_packer(self, kind: Any) -> _Convert:
        form, parts = _form(kind)
        if form is _Form.RECORD:
            fields = [(name, self.shared.number if name in _RECURRING else self._packer(hint)) for name, hint in parts]
            return lambda value: [convert(getattr(value, name)) for name, convert in fields]
        inner = [self._packer(part) for part in parts]
        return _PACKERS[form](kind, inner)

    def _make_unpacker(self, kind: Any) -> _Convert:
        form, parts = _form(kind)
        if form is _Form.RECORD:
            return self._record_unpacker(kind, parts)
        return _UNPACKERS[form](kind, [self._unpacker(part) for part in parts])

    def _record_unpacker(self, kind: Any, fields: Sequence[tuple[str, Any]]) -> _Convert:
        """Converts in place only those fields that are not as JSON gives them: this is what loading a case spends."""
        steps = [
            (at, convert)
            for at, (name, hint) in enumerate(fields)
            if (convert := self._field_unpacker(name, hint)) is not None
        ]
        make = _KEPT_ONCE.get(kind, kind)

        def unpack(values: list[Any]) -> Any:
            for at, convert in steps:
                values[at] = convert(values[at])
            return make(*values)

        return unpack

    def _field_unpacker(self, name: str, hint: Any) -> _Convert | None:
        """What a field's value must go through; None where it is as JSON gives it."""
        if name in _RECURRING:
            return self.shared.value
        if _form(hint)[0] is not _Form.PLAIN:
            return self._unpacker(hint)
        return _word if name in _WORDS and str in (hint, *get_args(hint)) else None


def _later(table: Mapping[Any, _Convert], kind: Any) -> _Convert:
    """What stands for a kind while its own conversion is being made: a kind may hold values of its own kind."""

    def convert(value: Any) -> Any:
        return table[kind](value)

    return convert


def _word(value: Any) -> Any:
    return None if value is None else intern(value)


class _Form(enum.Enum):
    PLAIN = "as JSON has it"
    OPTION = "a kind or None"
    CODE = "a member of an enumeration"
    DAY = "a day"
    LIST = "a tuple of one kind"
    ROW = "a tuple of several kinds"
    TABLE = "a mapping"
    RECORD = "a dataclass"


def _known_parts(kind: Any) -> list[Any]:
    """The kinds that a union holds beside None; empty for what is no union."""
    return [part for part in get_args(kind) if part is not type(None)] if _is_union(kind) else []


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


def _is_plain(kind: Any) -> bool:
    return kind in _PLAIN or (_is_union(kind) and all(part in _PLAIN for part in _known_parts(kind)))


def _fields(kind: Any) -> Sequence[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return [(field.name, hints[field.name]) for field in dataclasses.fields(kind) if field.init]


_FORMS: Sequence[tuple[Callable[[Any], bool], _Form, Callable[[Any], Sequence[Any]]]] = (
    (_is_plain, _Form.PLAIN, lambda _: ()),
    (lambda kind: len(_known_parts(kind)) == 1, _Form.OPTION, _known_parts),
    (
        lambda kind: get_origin(kind) is tuple and get_args(kind)[1:] == (Ellipsis,),
        _Form.LIST,
        lambda k: get_args(k)[:1],
    ),
    (lambda kind: get_origin(kind) is tuple, _Form.ROW, get_args),
    (lambda kind: get_origin(kind) is Mapping, _Form.TABLE, get_args),
    (dataclasses.is_dataclass, _Form.RECORD, _fields),
    (lambda kind: isinstance(kind, type) and issubclass(kind, enum.Enum), _Form.CODE, lambda _: ()),
    (lambda kind: kind is datetime.date, _Form.DAY, lambda _: ()),
)
"""Which kinds have which form, and the kinds of their parts; the first that fits."""


@cache
def _form(kind: Any) -> tuple[_Form, Sequence[Any]]:
    """How values of a kind are packed, and the kinds of their parts. Raises TypeError for one not provided for."""
    for fits, form, parts in _FORMS:
        if fits(kind):
            return form, parts(kind)
    raise TypeError(f"{kind}: no way to pack it; say one in {__name__}")


def _option(_kind: Any, inner: Sequence[_Convert]) -> _Convert:
    (convert,) = inner
    return lambda value: None if value is None else convert(value)


def _members(kind: Any, _inner: Sequence[_Convert]) -> _Convert:
    members = {member.value: member for member in kind}
    return lambda value: members[value]


_PACKERS: Mapping[_Form, Callable[[Any, Sequence[_Convert]], _Convert]] = {
    _Form.PLAIN: lambda _kind, _inner: lambda value: value,
    _Form.OPTION: _option,
    _Form.CODE: lambda _kind, _inner: lambda value: value.value,
    _Form.DAY: lambda _kind, _inner: lambda value: value.isoformat(),
    _Form.LIST: lambda _kind, inner: lambda value: [inner[0](one) for one in value],
    _Form.ROW: lambda _kind, inner: lambda value: [part(one) for part, one in zip(inner, value, strict=True)],
    _Form.TABLE: lambda _kind, inner: lambda value: [[inner[0](key), inner[1](one)] for key, one in value.items()],
}
_UNPACKERS: Mapping[_Form, Callable[[Any, Sequence[_Convert]], _Convert]] = {
    _Form.PLAIN: lambda _kind, _inner: lambda value: value,
    _Form.OPTION: _option,
    _Form.CODE: _members,
    _Form.DAY: lambda _kind, _inner: day_of,
    _Form.LIST: lambda _kind, inner: lambda value: tuple([inner[0](one) for one in value]),
    _Form.ROW: lambda _kind, inner: lambda value: tuple(part(one) for part, one in zip(inner, value, strict=True)),
    _Form.TABLE: lambda _kind, inner: lambda value: {inner[0](key): inner[1](one) for key, one in value},
}
