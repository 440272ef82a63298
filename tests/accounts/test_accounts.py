"""People come in by links that work once, sign in, and are let in as long as their session and their role allow."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from tests.accounts.opening import PASSWORD, Time, first_admin, opened, somebody

from tawthiq.accounts import Accounts, Deed, Role
from tawthiq.accounts.sessions import IDLE_HOURS, MOST_HOURS
from tawthiq.errors import AccountError, CaseError


def deeds(accounts: Accounts) -> list[Deed]:
    return [one.deed for one in reversed(accounts.audit.lines(100))]


def test_the_first_link_makes_an_admin_and_works_once(accounts: Accounts) -> None:
    link = accounts.first_link()
    assert link is not None
    accounts.take_link(link, "  A.   Admin ", PASSWORD, "127.0.0.1")
    (person,) = accounts.people.all()
    assert (person.name, person.role, person.has_password) == ("A. Admin", Role.ADMIN, True)
    assert accounts.first_link() is None
    with pytest.raises(AccountError, match="link_gone"):
        accounts.take_link(link, "B", PASSWORD, None)
    assert deeds(accounts) == [Deed.LINK_MADE, Deed.PERSON_ADDED, Deed.PASSWORD_SET, Deed.SIGNED_IN]


def test_a_newer_first_link_takes_the_place_of_an_older_one(accounts: Accounts) -> None:
    older = accounts.first_link()
    assert older is not None
    first_admin(accounts)
    with pytest.raises(AccountError, match="link_gone"):
        accounts.take_link(older, "B. Second", PASSWORD, None)


def test_a_link_works_for_three_days(accounts: Accounts, time: Time) -> None:
    link = accounts.first_link()
    assert link is not None
    time.passes(hours=73)
    with pytest.raises(AccountError, match="link_gone"):
        accounts.take_link(link, "A. Admin", PASSWORD, None)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short", "password_short"),
        ("aaaaaaaaaaaaaaaa", "password_easy"),
        ("A. Admin A.Admin"[:12], "password_easy"),
        ("x" * 100 + "yz1234" * 40, "password_long"),
    ],
)
def test_a_password_that_will_not_do_leaves_the_link(accounts: Accounts, password: str, code: str) -> None:
    link = accounts.first_link()
    assert link is not None
    with pytest.raises(AccountError, match=code):
        accounts.take_link(link, "A. Admin", password, None)
    assert accounts.take_link(link, "A. Admin", PASSWORD, None)


def test_signing_in_is_told_in_the_audit_and_wrong_passwords_are(accounts: Accounts) -> None:
    first_admin(accounts)
    assert accounts.sign_in("a. ADMIN", PASSWORD, "10.0.0.1")
    assert accounts.sign_in("A. Admin", "not the password", "10.0.0.2") is None
    assert accounts.sign_in("Nobody", PASSWORD, "10.0.0.3") is None
    last = accounts.audit.lines(3)
    assert [(one.deed, one.who, one.about, one.address) for one in last] == [
        (Deed.UNKNOWN_NAME, None, "Nobody", "10.0.0.3"),
        (Deed.WRONG_PASSWORD, None, "A. Admin", "10.0.0.2"),
        (Deed.SIGNED_IN, "A. Admin", None, "10.0.0.1"),
    ]
    assert [one.number for one in accounts.audit.lines(2, before=last[0].number)] == [one.number for one in last[1:]]


def test_a_session_ends_when_it_is_idle_and_at_last(accounts: Accounts, time: Time) -> None:
    first_admin(accounts)
    cookie = accounts.sign_in("A. Admin", PASSWORD, None)
    assert cookie is not None
    for _ in range(int(MOST_HOURS / (IDLE_HOURS - 1))):
        time.passes(hours=IDLE_HOURS - 1)
        assert accounts.sessions.person(cookie)
    time.passes(hours=IDLE_HOURS - 1)
    assert accounts.sessions.person(cookie) is None
    other = accounts.sign_in("A. Admin", PASSWORD, None)
    assert other is not None
    time.passes(hours=IDLE_HOURS, minutes=1)
    assert accounts.sessions.person(other) is None


def test_signing_out_everywhere_ends_all_sessions(accounts: Accounts) -> None:
    person = first_admin(accounts)
    cookies = [accounts.sign_in("A. Admin", PASSWORD, None) for _ in range(3)]
    assert len(accounts.sessions.of(person.id)) == 4
    accounts.sign_out(person, cookies[0] or "", None)
    assert len(accounts.sessions.of(person.id)) == 3
    accounts.sign_out_everywhere(person, None)
    assert accounts.sessions.of(person.id) == []


def test_who_is_disabled_is_out_at_once(accounts: Accounts) -> None:
    admin = first_admin(accounts)
    person, cookie = somebody(accounts, "B. Reader", Role.VIEWER, admin)
    key = accounts.programs.make(person.id, "a script")
    accounts.disable(person.id, admin, is_disabled=True)
    assert accounts.sessions.person(cookie) is None
    assert accounts.programs.person(key) is None
    assert accounts.sign_in("B. Reader", PASSWORD, None) is None
    assert accounts.audit.lines(1)[0].deed is Deed.DISABLED_NAME
    accounts.disable(person.id, admin, is_disabled=False)
    assert accounts.sign_in("B. Reader", PASSWORD, None)


def test_a_role_holds_from_the_next_request_on(accounts: Accounts) -> None:
    admin = first_admin(accounts)
    person, cookie = somebody(accounts, "B. Reader", Role.VIEWER, admin)
    accounts.change_role(person.id, Role.REVIEWER, admin)
    found = accounts.sessions.person(cookie)
    assert found is not None
    assert found.role is Role.REVIEWER


def test_one_admin_is_left(accounts: Accounts) -> None:
    admin = first_admin(accounts)
    accounts.invite("B. Admin", Role.ADMIN, admin)  # who has no password yet
    for change in (
        lambda: accounts.change_role(admin.id, Role.VIEWER, admin),
        lambda: accounts.disable(admin.id, admin, is_disabled=True),
    ):
        with pytest.raises(AccountError, match="last_admin"):
            change()


def test_names_are_told_apart_as_judgements_tell_them(accounts: Accounts) -> None:
    admin = first_admin(accounts)
    with pytest.raises(AccountError, match="name_taken"):
        accounts.invite(" a.  admin", Role.VIEWER, admin)
    for name, code in {"": "name_empty", "...": "name_empty", "n" * 101: "name_long"}.items():
        with pytest.raises(AccountError, match=code):
            accounts.invite(name, Role.VIEWER, admin)


def test_another_password_ends_the_other_sessions(accounts: Accounts) -> None:
    person = first_admin(accounts)
    accounts.sessions.end_all(person.id)
    first, second = (accounts.sign_in("A. Admin", PASSWORD, None) or "" for _ in range(2))
    with pytest.raises(AccountError, match="password_wrong"):
        accounts.change_password(person, "not the password", "nine blue elephants", first, None)
    accounts.change_password(person, PASSWORD, "nine blue elephants", first, None)
    assert accounts.sessions.person(first)
    assert accounts.sessions.person(second) is None
    assert accounts.sign_in("A. Admin", PASSWORD, None) is None


def test_a_link_sets_another_password(accounts: Accounts) -> None:
    admin = first_admin(accounts)
    person, _ = somebody(accounts, "B. Reader", Role.VIEWER, admin)
    link = accounts.relink(person.id, admin)
    assert accounts.sign_in("B. Reader", PASSWORD, None)
    accounts.take_link(link, "ignored", "nine blue elephants", None)
    assert accounts.sign_in("B. Reader", PASSWORD, None) is None


def test_a_key_works_for_its_days_and_until_it_is_revoked(accounts: Accounts, time: Time) -> None:
    admin = first_admin(accounts)
    key, other = accounts.programs.make(admin.id, "one"), accounts.programs.make(admin.id, "other")
    assert key.startswith("tawthiq_")
    assert accounts.programs.person(key)
    assert [(one.name, one.used_at is None) for one in accounts.programs.of(admin.id)] == [
        ("one", False),
        ("other", True),
    ]
    accounts.programs.revoke(admin.id, accounts.programs.of(admin.id)[0].id)
    assert accounts.programs.person(key) is None
    time.passes(days=91)
    assert accounts.programs.person(other) is None
    with pytest.raises(AccountError, match="no_key"):
        accounts.programs.revoke(admin.id, 99)


def test_no_secret_is_in_the_file(accounts: Accounts, tmp_path: Path) -> None:
    admin = first_admin(accounts)
    _, link = accounts.invite("B. Reader", Role.VIEWER, admin)
    secrets = [link, accounts.sign_in("A. Admin", PASSWORD, None), accounts.programs.make(admin.id, "x"), PASSWORD]
    accounts.close()
    data = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not [secret for secret in secrets if (secret or "").encode() in data]
    assert b"$argon2id$" in data


@pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX")
def test_only_its_owner_can_read_the_file(accounts: Accounts, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "people.db").stat().st_mode) == 0o600


def test_a_token_fits_one_cookie(accounts: Accounts, tmp_path: Path, time: Time) -> None:
    token = accounts.token("form", "cookie")
    assert accounts.is_token(token, "form", "cookie")
    assert not accounts.is_token(token, "form", "other")
    assert not accounts.is_token(token, "else", "cookie")
    accounts.close()
    assert opened(tmp_path / "people.db", time).is_token(token, "form", "cookie")


def test_a_file_that_is_none_is_named(tmp_path: Path, time: Time) -> None:
    (tmp_path / "people.db").write_text("no database, but long enough to be taken for one by nobody" * 50)
    with pytest.raises(CaseError, match=r"people\.db"):
        opened(tmp_path / "people.db", time)
