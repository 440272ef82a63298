"""`new --store`: the register on a server, as the commands show it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from tests.servers import new_url

Run = Callable[..., Result]


def test_a_case_on_a_server_is_used_as_any_other(run: Run) -> None:
    url = new_url()
    assert run("new", "case", "--store", url).exit_code == 0
    Path("one.txt").write_text("قتل خمسة مدنيين في غارة على بلدة هجين.", encoding="utf-8")
    assert "added 1 report" in run("add", "case", "one.txt", "--published", "2018-11-18").stderr
    assert run("build", "case").exit_code == 0
    verified = run("verify", "case")
    assert (verified.exit_code, "whole: " in verified.stdout) == (0, True)
    assert not Path("case", "case.db").exists()
    assert "build" in run("log", "case").stdout
    taken = run("new", "other", "--store", url)
    assert (taken.exit_code != 0, "there is a case already" in taken.stderr, Path("other").exists()) == (
        True,
        True,
        False,
    )


def test_an_address_that_makes_no_sense_makes_no_case(run: Run) -> None:
    made = run("new", "case", "--store", "mysql://a:secret@h/d")
    assert made.exit_code != 0
    assert "not the URL of a PostgreSQL database" in made.stderr
    assert "secret" not in made.stderr
    assert not Path("case").exists()
