"""The people of a case."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.accounts.database import PeopleFile
from tawthiq.accounts.role import Role
from tawthiq.errors import AccountError

_LONGEST = 100  # characters of a name


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in. `name` is what the case's log and judgements call them, and does not change."""

    id: int
    name: str
    role: Role
    is_disabled: bool
    has_password: bool
    added_at: str
    added_by: str | None


def person_of(row: sqlite3.Row) -> Person:
    """A person from a row of the table."""
    return Person(
        row["id"],
        row["name"],
        Role(row["role"]),
        bool(row["is_disabled"]),
        row["password"] is not None,
        row["added_at"],
        row["added_by"],
    )


def tidy_name(name: str) -> str:
    """A name as it is kept: on one line, with single spaces. Raises AccountError for none, or one that is too long."""
    plain = " ".join(name.split())
    if not plain or not plain.isprintable() or not any(letter.isalnum() for letter in plain):
        raise AccountError("name_empty")
    if len(plain) > _LONGEST:
        raise AccountError("name_long")
    return plain


def name_key(name: str) -> str:
    """By what names are told apart: as judgements tell people apart, whatever their capitals and spaces."""
    return " ".join(name.casefold().split())


class People:
    """The table of people."""

    def __init__(self, file: PeopleFile) -> None:
        """The people in this file."""
        self._file = file

    def all(self) -> Sequence[Person]:
        """Everybody, by name."""
        return [person_of(row) for row in self._file.rows("SELECT * FROM person ORDER BY name_key")]

    def get(self, id_: int) -> Person:
        """The person with this id. Raises AccountError."""
        row = self._file.row("SELECT * FROM person WHERE id = ?", id_)
        if row is None:
            raise AccountError("nobody")
        return person_of(row)

    def named(self, name: str) -> tuple[Person, str | None] | None:
        """The person with this name, and the hash of their password."""
        row = self._file.row("SELECT * FROM person WHERE name_key = ?", name_key(name))
        return (person_of(row), row["password"]) if row is not None else None

    def add(self, name: str, role: Role, added_at: str, added_by: str | None) -> Person:
        """A new person without a password. Raises AccountError where the name is taken."""
        plain = tidy_name(name)
        with self._file.writing():
            if self.named(plain):
                raise AccountError("name_taken")
            query = "INSERT INTO person (name, name_key, role, added_at, added_by) VALUES (?, ?, ?, ?, ?) RETURNING *"
            (row,) = self._file.rows(query, plain, name_key(plain), role.value, added_at, added_by)
        return person_of(row)

    def set_password(self, id_: int, kept: str) -> None:
        """Keep the hash of a person's password."""
        self._file.rows("UPDATE person SET password = ? WHERE id = ?", kept, id_)

    def set_role(self, id_: int, role: Role) -> None:
        """Give a person another role. Raises AccountError where nobody would be left who is admin."""
        with self._file.writing():
            if role is not Role.ADMIN:
                self._keep_one_admin(id_)
            self._file.rows("UPDATE person SET role = ? WHERE id = ?", role.value, id_)

    def set_disabled(self, id_: int, *, is_disabled: bool) -> None:
        """Let a person sign in no more, or again. Raises AccountError where nobody would be left who is admin."""
        with self._file.writing():
            if is_disabled:
                self._keep_one_admin(id_)
            self._file.rows("UPDATE person SET is_disabled = ? WHERE id = ?", int(is_disabled), id_)

    def has_admin(self) -> bool:
        """Whether somebody can sign in who is admin."""
        return bool(self._admins())

    def _keep_one_admin(self, id_: int) -> None:
        if self._admins() == {id_}:
            raise AccountError("last_admin")

    def _admins(self) -> set[int]:
        query = "SELECT id FROM person WHERE role = ? AND NOT is_disabled AND password IS NOT NULL"
        return {row["id"] for row in self._file.rows(query, Role.ADMIN.value)}
