"""Where a register on a server is: what a URL says, what the environment does, and that no password is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.errors import CaseError
from tawthiq.store.address import Address, parse_address
from tawthiq.store.configuration import configuration_files
from tawthiq.store.settings_file import portable, register_place, server_of, store_line, template

NOTHING = {"PGPASSFILE": "/nowhere"}
SECRET = "s3cr-t"


@pytest.mark.parametrize(
    ("url", "environment", "expected"),
    [
        ("postgresql://a@h/d?schema=s", {}, Address("h", 5432, "a", "d", "s")),
        ("postgres://a:p%40q@h:7/d", {}, Address("h", 7, "a", "d", "tawthiq", password="p@q")),
        (
            "postgresql://",
            {"PGHOST": "h", "PGPORT": "9", "PGUSER": "u", "PGDATABASE": "b", "PGPASSWORD": "p", "PGSSLMODE": "disable"},
            Address("h", 9, "u", "b", "tawthiq", "disable", "p"),
        ),
        ("postgresql://a@/d?host=/run/pg", {"PGHOST": "h"}, Address("/run/pg", 5432, "a", "d", "tawthiq")),
        ("postgresql://a@h?sslmode=verify-full", {}, Address("h", 5432, "a", "a", "tawthiq", "verify-full")),
    ],
)
def test_what_a_url_leaves_out_comes_from_the_environment(
    url: str, environment: dict[str, str], expected: Address
) -> None:
    assert parse_address(url, NOTHING | environment) == expected


@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_a_password_comes_from_a_file_that_is_private(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "passwords"
    path.write_text("# none\nother:*:*:*:no\nh:5432:d:a:with\\:colon\n*:*:*:*:last\n")
    path.chmod(mode)
    expected = "with:colon" if mode == 0o600 else None
    assert parse_address("postgresql://a@h/d", {"PGPASSFILE": str(path)}).password == expected


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (f"mysql://a:{SECRET}@h/d", "not the URL of a PostgreSQL database"),
        (f"postgresql://a:{SECRET}@h:x/d", "not a URL"),
        (f"postgresql://a:{SECRET}@h/d?schema=Upper", "no name for a schema"),
        (f"postgresql://a:{SECRET}@h/d?schema=pg_x", "no name for a schema"),
        (f"postgresql://a:{SECRET}@h/d?sslmode=off", "sslmode is 'off'"),
        (f"postgresql://a:{SECRET}@h/d?other=1", "unknown option 'other'"),
    ],
)
def test_what_makes_no_sense_is_said_without_the_password(url: str, message: str) -> None:
    with pytest.raises(CaseError, match=message) as caught:
        parse_address(url, NOTHING)
    assert SECRET not in str(caught.value)


def test_a_password_is_not_shown() -> None:
    address = parse_address(f"postgresql://a:{SECRET}@h/d?schema=s", NOTHING)
    assert SECRET not in f"{address} {address!r}"
    assert str(address) == "postgresql://h:5432/d?schema=s"


def test_where_the_register_is_is_no_part_of_what_a_case_is_set_to(tmp_path: Path) -> None:
    path, text = tmp_path / "case.toml", template("A case", ["ar"])
    path.write_text(text, encoding="utf-8")
    before = configuration_files(tmp_path)
    assert (server_of(tmp_path), register_place(tmp_path)) == (None, tmp_path / "case.db")
    path.write_text(text + store_line(f"postgresql://a:{SECRET}@h/d?schema=s"), encoding="utf-8")
    assert configuration_files(tmp_path) == before
    assert portable(path.read_bytes()).decode() == text
    assert str(register_place(tmp_path)) == "postgresql://h:5432/d?schema=s"
    (tmp_path / "case.db").touch()  # it has the register until that has gone to the server
    assert register_place(tmp_path) == tmp_path / "case.db"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("store = 7", "store is to be a string"),
        (f'store = """\npostgresql://a:{SECRET}@h/d"""', "a line of its own"),
        (f'"store" = "postgresql://a:{SECRET}@h/d"', "a line of its own"),
        (f'store = "http://a:{SECRET}@h/d"', "store: not the URL"),
    ],
)
def test_a_store_that_makes_no_sense_is_said_without_the_password(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "case.toml").write_text(f'name = "a"\n{line}\n')
    with pytest.raises(CaseError, match=message) as caught:
        server_of(tmp_path)
    assert SECRET not in str(caught.value)
