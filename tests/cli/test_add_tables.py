from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
TABLE = "id,date_start,where_coordinates,latitude,longitude,low,high\n900001,2018-11-17,Hajin town,34.69,40.83,3,5\n"


@pytest.fixture
def table(run: Run) -> str:
    run("new", "case")
    Path("ged.csv").write_text(TABLE, encoding="utf-8")
    return "ged.csv"


def test_a_table_comes_in_and_the_next_step_is_told(run: Run, table: str) -> None:
    result = run("add", "case", "--as", "ucdp", table)
    assert result.exit_code == 0, result.output
    assert result.stderr == "added 1 report to case\nnext: tawthiq build case\n"
    assert run("build", "case").exit_code == 0
    assert '"doc_id": "ucdp:900001"' in Path("case/output/claims.jsonl").read_text(encoding="utf-8")


def test_a_bad_row_exits_with_3(run: Run, table: str) -> None:
    Path(table).write_text(TABLE + "900002,,,,,1,1\n", encoding="utf-8")
    result = run("add", "case", "--as", "ucdp", table)
    assert result.exit_code == 3
    assert "skipped: ged.csv:3: no date (" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--as", "nobody"], "'nobody' is neither a recorder (acled, airwars, ibc, ucdp) nor a mapping file"),
        (["--as", "ucdp", "--outlet", "X"], "--outlet is about files that are one report; a table carries its own"),
    ],
)
def test_what_is_not_understood_exits_with_2(run: Run, table: str, arguments: list[str], message: str) -> None:
    result = run("add", "case", *arguments, table)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_a_wrong_mapping_file_fails_with_its_key(run: Run, table: str) -> None:
    Path("own.toml").write_text('[recorder]\nid = "own"\n', encoding="utf-8")
    result = run("add", "case", "--as", "own.toml", table)
    assert result.exit_code == 1
    assert "own.toml: no [recorder] name" in result.stderr


def test_a_table_without_as_is_told_how_to_come_in(run: Run, table: str) -> None:
    result = run("add", "case", table)
    assert result.exit_code == 3
    assert "say whose table it is with --as" in result.stderr
