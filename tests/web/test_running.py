"""Where the workbench listens, what it says at the start, and what it never says."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.accounts.opening import Time
from tests.web.browser import Browser

from tawthiq.cli import main
from tawthiq.errors import CaseError, InputError
from tawthiq.web.running import clear_leftovers, greeting, make_site, origins_of
from tawthiq.web.serving import Address, check_address
from tawthiq.web.site import Site

FILE = Path("some.pem")


@pytest.mark.parametrize(
    "address",
    [
        Address(),
        Address("localhost"),
        Address("127.8.0.1"),
        Address("::1"),
        Address("0.0.0.0", certificate=FILE, key=FILE, url="https://cases.example.org"),
        Address("192.0.2.1", is_open=True),
    ],
    ids=str,
)
def test_it_listens_where_nobody_listens_in(address: Address) -> None:
    check_address(address)


@pytest.mark.parametrize(
    "address",
    [
        Address("192.0.2.1"),
        Address("cases.example.org"),
        Address("0.0.0.0", url="https://cases.example.org"),
        Address(certificate=FILE),
        Address(key=FILE),
    ],
    ids=str,
)
def test_it_refuses_to_listen_elsewhere(address: Address) -> None:
    with pytest.raises(InputError, match="--tls-"):
        check_address(address)


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_where_it_listens_everywhere_the_address_is_said(host: str) -> None:
    with pytest.raises(InputError, match="--url"):
        check_address(Address(host, certificate=FILE, key=FILE))


@pytest.mark.parametrize(
    ("address", "origins"),
    [
        (Address(), ["http://127.0.0.1:8470", "http://localhost:8470"]),
        (Address("::1", 80), ["http://[::1]", "http://localhost"]),
        (Address("192.0.2.1", 443, FILE, FILE), ["https://192.0.2.1"]),
        (Address(url="https://Cases.example.org/"), ["https://cases.example.org"]),
        (Address(url="https://cases.example.org:8443"), ["https://cases.example.org:8443"]),
    ],
    ids=str,
)
def test_browsers_reach_it_under_its_own_addresses(address: Address, origins: list[str]) -> None:
    assert sorted(origins_of(address)) == origins


@pytest.mark.parametrize("url", ["cases.example.org", "ftp://example.org", "https://example.org/a", "https://"])
def test_an_address_is_that_of_a_site(url: str) -> None:
    with pytest.raises(InputError, match="not the address of a site"):
        origins_of(Address(url=url))


def test_the_first_start_prints_a_link_and_later_ones_none(case: Path, time: Time) -> None:
    site = make_site(case, Address(url="https://cases.example.org"), None, time)
    *said, link = greeting(site, Address(url="https://cases.example.org"))
    assert (site.name, site.is_secure) == ("The worked incident", True)
    assert "https://cases.example.org/" in said[0]
    origin, _, code = link.partition("/welcome#")
    assert origin == "https://cases.example.org"
    site.accounts.take_link(code, "A. Admin", "seven green bicycles", None)
    assert len(greeting(site, Address())) == 2
    if os.name == "posix":
        assert stat.S_IMODE((case / "people.db").stat().st_mode) == 0o600
    site.close()


def test_what_an_earlier_run_left_is_removed(case: Path, make_site: Callable[[Path], Site]) -> None:
    left = [case / ".uploads" / "one" / "a.txt", case / "output" / "exports" / "workbench" / "one" / "a.csv"]
    kept = case / "output" / "exports" / "ucdp.csv"
    for path in (*left, kept):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a", encoding="utf-8")
    clear_leftovers(make_site(case))
    assert [path.exists() for path in (*left, kept)] == [False, False, True]


def test_there_must_be_a_case(tmp_path: Path, time: Time) -> None:
    with pytest.raises(CaseError, match="not a case"):
        make_site(tmp_path, Address(), None, time)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none"], "not a case"),
        (["none", "--host", "192.0.2.1"], "others on the network could read all of it"),
        (["none", "--tls-cert", "none.pem"], "does not exist"),
    ],
)
def test_the_command_says_what_is_wrong(arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(main, ["serve", *arguments])
    assert done.exit_code != 0
    assert said in done.output


def test_what_fails_is_logged_without_words_of_what_was_asked(
    site: Site, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr("tawthiq.web.routes.signing.page", fails)
    with caplog.at_level(logging.DEBUG, "tawthiq.web"):
        answer = Browser(site).get("/sign-in?next=/secret-words")
    assert answer.status_code == 500
    assert "on purpose" not in answer.text
    assert "GET /sign-in failed" in caplog.text
    assert "secret-words" not in caplog.text
