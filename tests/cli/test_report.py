from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

EXAMPLE = Path(__file__).parents[2] / "examples" / "worked-incident" / "reports.jsonl"
WHOLE = ("--unredacted", "--reason", "for a test")


@pytest.fixture
def built(run: Run) -> Run:
    for arguments in (("new", "case"), ("add", "case", str(EXAMPLE)), ("build", "case")):
        assert run(*arguments).exit_code == 0
    return run


def test_a_redacted_report_in_both_languages(built: Run) -> None:
    for language, kind in (("en", "Case report"), ("ar", "تقرير الملف")):
        done = built("report", "case", "--language", language, "--format", "html")
        assert done.exit_code == 0, done.output
        page = Path("case/output/exports") / f"report-{language}.html"
        text = page.read_text(encoding="utf-8")
        assert kind in text
        assert "43 شخصاً قُتلوا" not in text
        assert "daftar-43-killed" not in text
        assert "withheld: " in done.stderr


def test_the_whole_report_has_the_words_and_the_same_bytes_again(built: Run) -> None:
    first, second = Path("one.html"), Path("two.html")
    for out in (first, second):
        assert built("report", "case", "--out", str(out), *WHOLE).exit_code == 0
    assert first.read_bytes() == second.read_bytes()
    assert "43 شخصاً قُتلوا" in first.read_text(encoding="utf-8")
    assert "b1524258072046d11a5cbd1bb3b3d0b9e0909e2626aefe33bc09a7882b6ca6c1" in first.read_text(encoding="utf-8")
    *_, last = built("log", "case", "--json").stdout.splitlines()
    entry = json.loads(last)
    assert (entry["action"], entry["what"]["as"], entry["what"]["reason"]) == ("export", "report-html", "for a test")


def test_one_incident_and_a_state_of_an_earlier_day(built: Run) -> None:
    assert built("report", "case", "--incident", "366a", "--out", "one.html", *WHOLE).exit_code == 0
    assert "Incident 2" not in Path("one.html").read_text(encoding="utf-8")
    missing = built("report", "case", "--as-of", "2018-11-17", "--out", "then.html")
    assert missing.exit_code == 1
    assert "tawthiq build case --as-of 2018-11-17" in missing.output
    assert built("build", "case", "--as-of", "2018-11-17").exit_code == 0
    assert built("report", "case", "--as-of", "2018-11-17", "--out", "then.html", *WHOLE).exit_code == 0
    then = Path("then.html").read_text(encoding="utf-8")
    assert "reports published by the end of" in then
    assert "other-bank-15-civilians" not in then


@pytest.mark.parametrize(
    "figure",
    [("ranges", "--incident", "366a"), ("timeline",), ("timeline", "--incident", "366a"), ("matrix",), ("map",)],
)
def test_each_figure_as_svg(built: Run, figure: tuple[str, ...]) -> None:
    done = built("plot", "case", *figure, "--out", "figure.svg", "--language", "ar", *WHOLE)
    assert done.exit_code == 0, done.output
    assert Path("figure.svg").read_text(encoding="utf-8").startswith("<svg ")
    assert done.stdout == "figure.svg\n"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("report", "case", "--unredacted"), "--reason TEXT"),
        (("report", "case", "--reason", "none"), "--unredacted"),
        (("report", "case", "--out", "report.doc"), ".pdf or .html"),
        (("report", "case", "--incident", "nothing"), "no incident"),
        (("plot", "case", "ranges", "--out", "a.svg"), "--incident ID"),
        (("plot", "case", "map", "--out", "a.gif"), ".svg or .png"),
        (("plot", "case", "map", "--out", "a.svg", "--place", "nowhere"), "nothing to draw"),
    ],
)
def test_what_cannot_be_done_is_said(built: Run, arguments: tuple[str, ...], problem: str) -> None:
    done = built(*arguments)
    assert done.exit_code in (1, 2)
    assert problem in done.output
