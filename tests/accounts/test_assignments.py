"""Who works on what: who may take, give and give back, and a line in the audit for each."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.accounts.opening import PASSWORD, Time, first_admin, opened

from tawthiq.accounts import Accounts, Deed, Person, Role
from tawthiq.errors import AccountError


def joined(accounts: Accounts, name: str, role: Role, admin: Person) -> Person:
    _, link = accounts.invite(name, role, admin)
    accounts.take_link(link, "", PASSWORD, None)
    found = accounts.people.named(name)
    assert found is not None
    return found[0]


@pytest.fixture
def team(accounts: Accounts) -> dict[str, Person]:
    admin = first_admin(accounts)
    roles = {"viewer": Role.VIEWER, "one": Role.RECORDER, "two": Role.RECORDER, "reviewer": Role.REVIEWER}
    return {"admin": admin} | {name: joined(accounts, name, role, admin) for name, role in roles.items()}


ALLOWED = [
    (None, "one", "one", True),
    (None, "two", "one", False),
    (None, "one", "reviewer", True),
    (None, "viewer", "admin", False),
    ("one", None, "one", True),
    ("one", None, "two", False),
    ("one", "two", "two", False),
    ("one", "two", "one", False),
    ("one", "two", "reviewer", True),
    ("one", None, "reviewer", True),
    ("one", "one", "two", True),
    (None, None, "one", True),
]


@pytest.mark.parametrize("wanted", ALLOWED)
def test_who_may_give_what_to_whom(
    accounts: Accounts, team: dict[str, Person], wanted: tuple[str | None, str | None, str, bool]
) -> None:
    had, to, by, may = wanted
    work = accounts.assignments
    if had:
        work.give("report-1", team[had], team["admin"])
    if may:
        work.give("report-1", team[to] if to else None, team[by])
    else:
        with pytest.raises(AccountError):
            work.give("report-1", team[to] if to else None, team[by])
    now = to if may else had
    assert (work.of("report-1") or team["viewer"]).name == (now or "viewer")
    assert {key: one.name for key, one in work.all().items()} == ({"report-1": now} if now else {})


def test_each_change_has_its_line(accounts: Accounts, team: dict[str, Person]) -> None:
    accounts.assignments.give("report-1", team["one"], team["one"])
    accounts.assignments.give("report-1", team["one"], team["one"])
    accounts.assignments.give("report-1", team["two"], team["reviewer"])
    accounts.assignments.give("report-1", None, team["two"])
    lines = [(one.deed, one.who, one.about) for one in accounts.audit.lines(3)]
    assert lines == [
        (Deed.UNASSIGNED, "two", "two: report-1"),
        (Deed.ASSIGNED, "reviewer", "two: report-1"),
        (Deed.ASSIGNED, "one", "one: report-1"),
    ]


def test_nothing_is_given_to_who_is_let_in_no_more(accounts: Accounts, team: dict[str, Person]) -> None:
    accounts.people.set_disabled(team["one"].id, is_disabled=True)
    with pytest.raises(AccountError, match="cannot_be_assigned"):
        accounts.assignments.give("report-1", accounts.people.get(team["one"].id), team["reviewer"])


def test_a_file_of_the_version_before_is_taken_over(tmp_path: Path, time: Time) -> None:
    accounts = opened(tmp_path / "people.db", time)
    admin = first_admin(accounts)
    accounts.close()
    with sqlite3.connect(tmp_path / "people.db") as old:
        old.execute("DROP TABLE assignment")
        old.execute("PRAGMA user_version = 1")
    old.close()
    accounts = opened(tmp_path / "people.db", time)
    accounts.assignments.give("report-1", admin, admin)
    assert accounts.assignments.of("report-1") == admin
    accounts.close()
