"""Accounts with passwords that cost little, and a clock that is set by hand."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher

from tawthiq.accounts import Accounts, Person, Role
from tawthiq.accounts.passwords import Passwords

PASSWORD = "seven green bicycles"


@dataclass
class Time:
    now: datetime.datetime

    def __call__(self) -> datetime.datetime:
        return self.now

    def passes(self, **span: float) -> None:
        self.now += datetime.timedelta(**span)


def opened(path: Path, time: Time) -> Accounts:
    return Accounts(path, time, Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)))


def first_admin(accounts: Accounts, name: str = "A. Admin") -> Person:
    link = accounts.first_link()
    assert link is not None
    cookie = accounts.take_link(link, name, PASSWORD, None)
    person = accounts.sessions.person(cookie)
    assert person is not None
    return person


def somebody(accounts: Accounts, name: str, role: Role, by: Person) -> tuple[Person, str]:
    """A person who has taken their link, and the cookie of their session."""
    person, link = accounts.invite(name, role, by)
    return person, accounts.take_link(link, "", PASSWORD, None)
