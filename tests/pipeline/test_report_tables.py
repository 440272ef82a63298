from __future__ import annotations

import json
from pathlib import Path

import pytest

from tawthiq.documents import Metadata, Reading, Skipped, parse_day
from tawthiq.pipeline import add_report_tables, build_case, names_reports, new_case, read_report_tables

WORDS = "قال المرصد السوري لحقوق الإنسان إن ثلاثة مدنيين قتلوا السبت في غارة على بلدة هجين."
LAYOUT = '[reports]\ntext = "Body"\ndoc_id = "No"\npublished = "Date"\ndays = ["%d/%m/%Y"]\n'


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


@pytest.fixture
def mapping(tmp_path: Path) -> str:
    (tmp_path / "ours.toml").write_text(LAYOUT, encoding="utf-8")
    return str(tmp_path / "ours.toml")


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_goes_into_a_case_with_its_mapping_and_comes_out_again(tmp_path: Path, mapping: str) -> None:
    new_case(tmp_path / "case", "A case")
    path = write(tmp_path / "a.csv", f"No,Date,Body\n7,18/11/2018,{WORDS}\n8,31/31/2018,{WORDS}\n")
    result = add_report_tables(tmp_path / "case", [path, tmp_path / "none.csv"], mapping, watch)
    assert result.added == ["7"]
    assert ["31/31/2018" in one.problem or "no table" in one.problem for one in result.skipped] == [True, True]
    assert add_report_tables(tmp_path / "case", [path], mapping, watch).known == [str(path)]
    path.unlink()
    Path(mapping).unlink()
    built = build_case(tmp_path / "case", watch)
    (report,) = built.reports
    assert (report.document.doc_id, report.document.published) == ("7", parse_day("2018-11-18"))
    assert report.claims
    assert len(built.skipped) == 1


def test_a_list_in_json_is_a_table_too(tmp_path: Path, mapping: str) -> None:
    rows = [{"No": 9, "Date": "2018-11-18", "Body": WORDS, "more": {"a": 1}}, {"No": 10}, 5]
    path = write(tmp_path / "a.json", json.dumps(rows))
    items = list(read_report_tables([path], mapping, Metadata()))
    assert isinstance(items[0], Reading)
    assert items[0].document.doc_id == "9"
    assert all(isinstance(item, Skipped) for item in items[1:])


def test_columns_are_named_of_tables_that_people_write(tmp_path: Path, mapping: str) -> None:
    (item,) = read_report_tables([write(tmp_path / "a.parquet", WORDS)], mapping, Metadata())
    assert isinstance(item, Skipped)
    assert (item.problem, item.remedy) == ("no table that can be read", "the kinds are .csv, .json, .tsv, .xlsx")


def test_a_column_that_is_not_there_is_told(tmp_path: Path, mapping: str) -> None:
    (item,) = read_report_tables([write(tmp_path / "a.csv", "No,Text\n1,x\n")], mapping, Metadata())
    assert isinstance(item, Skipped)
    assert "no column 'Body'" in item.problem
    assert "no, text" in item.remedy


def test_which_mappings_are_about_reports(tmp_path: Path, mapping: str) -> None:
    assert names_reports(mapping)
    assert not names_reports("ucdp")
    assert not names_reports(str(write(tmp_path / "other.toml", '[recorder]\nname = "x"\n')))
