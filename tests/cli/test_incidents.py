"""`incidents`, `show` and `history` over one small case that has been built."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tawthiq.documents import Metadata
from tawthiq.pipeline import add_paths, build_case, new_case

Run = Callable[..., Result]
REPORTS = [
    (
        "monitor",
        "2018-11-18",
        "صحيفة",
        "قال المرصد السوري لحقوق الإنسان إن ثلاثة مدنيين قتلوا السبت في غارة على بلدة هجين.",
    ),
    (
        "agency",
        "2018-11-19",
        "Wire",
        "Medics said five civilians were killed on Saturday in a coalition air strike on Hajin.",
    ),
    (
        "north",
        "2018-11-20",
        None,
        "أفادت مصادر طبية بمقتل مدني وإصابة آخرين الاثنين في قصف لقوات النظام على مدينة إدلب.",
    ),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    lines = [{"doc_id": i, "published": day, "outlet": o, "text": text} for i, day, o, text in REPORTS]
    (folder / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    new_case(folder / "case", "A case")
    add_paths(folder / "case", [folder / "in.jsonl"], Metadata(), lambda _done, _total: None)
    build_case(folder / "case", lambda _done, _total: None)
    return folder / "case"


@pytest.fixture
def case(run: Run, built: Path) -> str:
    shutil.copytree(built, "case")
    return "case"


def ids(run: Run, case: str, *options: str) -> list[str]:
    result = run("incidents", case, *options)
    assert result.exit_code == 0, result.output
    return [line.split()[0] for line in result.stdout.splitlines()[1:]]


def test_incidents_has_a_line_each_and_nothing_else_on_standard_output(run: Run, case: str) -> None:
    result = run("incidents", case)
    assert [line.split()[0][:2] for line in result.stdout.splitlines()] == ["id", "i-", "i-"]
    assert "civilians 3-5" in result.stdout
    assert result.stderr == "2 of 2 incidents\n"


def test_incidents_as_json_lines_are_those_of_the_file(run: Run, case: str) -> None:
    lines = Path("case/output/incidents.jsonl").read_text(encoding="utf-8")
    assert run("incidents", case, "--json").stdout == lines
    assert run("incidents", case, "--json", "--until", "2018-11-18").stdout == lines.splitlines(keepends=True)[0]


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--since", "2018-11-18"], 1),
        (["--place", "هجين"], 1),
        (["--party", "Syrian army"], 1),
        (["--grade", "fair", "--grade", "weak"], 2),
        (["--grade", "confirmed"], 0),
    ],
    ids=["since", "place", "party", "several grades", "none"],
)
def test_incidents_are_filtered(run: Run, case: str, options: list[str], count: int) -> None:
    assert len(ids(run, case, *options)) == count


def test_show_has_words_reasons_and_reports(run: Run, case: str) -> None:
    (id_,) = ids(run, case, "--place", "هجين")
    result = run("show", case, id_[:6])
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"{id_}: ")
    for words in (
        "civilians      3-5",
        "Medics in agency, Wire, 2018-11-19",
        "independent origins: 2",
        "rule airwars.",
        "rests on     c-",
        "would change   to confirmed (rule airwars.confirmed): Confirmed, given acceptance of the harm by ",
    ):
        assert words in result.stdout
    assert "\u2068قال المرصد السوري" in result.stdout


def test_show_gives_reasons_in_arabic(run: Run, case: str) -> None:
    (id_,) = ids(run, case, "--place", "هجين")
    (incident,) = (json.loads(line) for line in run("incidents", case, "--json", "--place", "هجين").stdout.splitlines())
    shown = run("show", case, id_, "--language", "ar").stdout
    assert incident["reason"]["ar"].split(":")[0] in shown
    assert incident["reason"]["en"] not in shown
    assert json.loads(run("show", case, id_, "--json").stdout) == incident


def test_history_tells_what_moved_and_by_which_report(run: Run, case: str) -> None:
    (id_,) = ids(run, case, "--place", "هجين")
    result = run("history", case, id_)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0].endswith("2 steps")
    assert "  report agency, Wire" in lines
    assert any("killed civilians" in line and "3 \u2192 3-5" in line for line in lines)
    steps = json.loads(run("history", case, id_, "--json").stdout)["steps"]
    assert [step["day"] for step in steps] == ["2018-11-18", "2018-11-19"]
    assert steps[1]["killed"]["civilians"] == {"min": 3, "max": 5}
    assert steps[1]["changed"]["killed.civilians"] == ["agency"]


@pytest.mark.parametrize("command", [["incidents"], ["show", "i-1"], ["history", "i-1"]], ids=" ".join)
def test_a_case_that_was_not_built_is_told_with_the_remedy(run: Run, case: str, command: list[str]) -> None:
    shutil.rmtree("case/output")
    result = run(command[0], case, *command[1:])
    assert result.exit_code == 1
    assert "not there yet; make it with: tawthiq build case" in result.stderr


@pytest.mark.parametrize("command", ["show", "history"])
def test_an_unknown_incident_is_told(run: Run, case: str, command: str) -> None:
    result = run(command, case, "i-nothing")
    assert result.exit_code == 1
    assert "see: tawthiq incidents case" in result.stderr


def test_a_damaged_output_is_told(run: Run, case: str) -> None:
    Path("case/output/incidents.jsonl").write_text("{\n", encoding="utf-8")
    result = run("incidents", case)
    assert result.exit_code == 1
    assert "not as a build leaves it; make it again with: tawthiq build case" in result.stderr


def test_the_state_of_an_earlier_day_is_built_and_listed_apart(run: Run, case: str) -> None:
    assert run("build", case, "--as-of", "2018-11-18").exit_code == 0
    assert len(ids(run, case, "--as-of", "2018-11-18")) == 1
    assert len(ids(run, case)) == 2
    result = run("incidents", case, "--as-of", "2018-11-17")
    assert "tawthiq build case --as-of 2018-11-17" in result.stderr
