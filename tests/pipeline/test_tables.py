from __future__ import annotations

from pathlib import Path

import pytest
from tests.recorders.tables import MINIMAL

from tawthiq.documents import Metadata
from tawthiq.errors import InputError
from tawthiq.pipeline import AddResult, add_paths, add_tables, build_case, new_case
from tawthiq.store import Case, Form

HEAD = "code,date,location,latitude,longitude,civilians_killed_min,civilians_killed_max\n"
ROWS = "CS900,2018-11-17,Hajin,34.69,40.83,3,5\nCS901,2018-11-18,Hajin,34.69,40.83,1,1\n"
OWN = MINIMAL + 'dead = "dead"\n\n[[figure]]\noutcome = "killed"\nwho = "people"\ncount = "dead"\n'


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "case", "A case")
    return tmp_path / "case"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def add(case: Path, path: Path, recorder: str = "airwars") -> AddResult:
    return add_tables(case, [path], recorder, watch)


def outputs(case: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (case / "output").iterdir()}


def test_rows_become_reports_that_are_linked(case: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "airwars.csv", HEAD + ROWS)
    assert add(case, path).added == ["airwars:CS900", "airwars:CS901"]
    path.unlink()
    result = build_case(case, watch)
    assert result.skipped == ()
    assert [report.document.doc_id for report in result.reports] == ["airwars:CS900", "airwars:CS901"]
    assert {report.document.sha256 for report in result.reports} == {one.name for one in (case / "archive").iterdir()}
    assert [incident.reports for incident in result.incidents] == [("airwars:CS900",), ("airwars:CS901",)]
    first = outputs(case)
    build_case(case, watch)
    assert outputs(case) == first


def test_tables_and_reports_stand_side_by_side(case: Path, tmp_path: Path) -> None:
    text = "قال المرصد السوري لحقوق الإنسان إن ثلاثة مدنيين قتلوا السبت في غارة على بلدة هجين."
    note = write(tmp_path / "note.txt", text)
    add(case, write(tmp_path / "airwars.csv", HEAD + ROWS))
    add_paths(case, [note], Metadata(), watch)
    assert [one.document.doc_id for one in build_case(case, watch).reports] == [
        "airwars:CS900",
        "airwars:CS901",
        "note",
    ]


def test_the_register_says_in_what_form_evidence_came(case: Path, tmp_path: Path) -> None:
    own = write(tmp_path / "own.toml", OWN)
    add(case, write(tmp_path / "airwars.csv", HEAD + ROWS))
    add(case, write(tmp_path / "own.csv", "id,date,dead\n1,2018-11-17,2\n"), str(own))
    with Case.open(case) as opened:
        first, second, third = opened.evidence()
    assert (first.form, first.mapping) == (Form.TABLE, "airwars")
    assert (second.form, second.name) == (Form.MAPPING, str(own))
    assert (third.form, third.mapping) == (Form.TABLE, second.sha256)


def test_a_mapping_of_ones_own_lives_with_the_case(case: Path, tmp_path: Path) -> None:
    own = write(tmp_path / "own.toml", OWN)
    table = write(tmp_path / "own.csv", "id,date,dead\n1,2018-11-17,2\n")
    assert add(case, table, str(own)).added == ["own:1"]
    more = write(tmp_path / "more.csv", "id;date;dead\n2;2018-11-17;2\n")
    assert add(case, more, str(own)).added == ["own:2"]
    for path in (own, table, more):
        path.unlink()
    result = build_case(case, watch)
    assert [report.document.doc_id for report in result.reports] == ["own:1", "own:2"]
    assert result.skipped == ()


def test_a_lost_mapping_is_told_and_costs_no_other_table(case: Path, tmp_path: Path) -> None:
    own = write(tmp_path / "own.toml", OWN)
    add(case, write(tmp_path / "own.csv", "id,date,dead\n1,2018-11-17,2\n"), str(own))
    add(case, write(tmp_path / "airwars.csv", HEAD + ROWS))
    with Case.open(case) as opened:
        lost = next(one for one in opened.evidence() if one.form is Form.MAPPING)
        opened.bytes_of(lost.sha256).unlink()
    result = build_case(case, watch)
    assert [report.document.doc_id for report in result.reports] == ["airwars:CS900", "airwars:CS901"]
    assert any("its mapping file (archive/" in item.problem for item in result.skipped)


def test_changed_evidence_is_told_and_not_read(case: Path, tmp_path: Path) -> None:
    add(case, write(tmp_path / "airwars.csv", HEAD + ROWS))
    (kept,) = (case / "archive").iterdir()
    kept.chmod(0o644)
    kept.write_text(HEAD, encoding="utf-8")
    result = build_case(case, watch)
    assert not result.reports
    assert [item.problem for item in result.skipped] == ["missing or changed in the archive"]


def test_the_same_bytes_again_change_nothing(case: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "airwars.csv", HEAD + ROWS)
    add(case, path)
    again = add(case, path)
    assert (again.added, again.known, again.skipped) == ([], [str(path)], [])


def test_a_taken_id_is_told_when_adding_and_when_building(case: Path, tmp_path: Path) -> None:
    first = write(tmp_path / "first.csv", HEAD + ROWS)
    add(case, first)
    second = write(tmp_path / "second.csv", HEAD + ROWS.replace("CS901", "CS902").replace(",3,5", ",3,6"))
    result = add(case, second)
    assert result.added == ["airwars:CS902"]
    assert [str(item) for item in result.skipped] == [
        f"{second}:2: doc_id 'airwars:CS900' is taken by {first}:2 (give every row an id of its own and add it again)"
    ]
    built = build_case(case, watch)
    assert [item.where for item in built.skipped] == [f"{second}:2"]
    assert len(built.reports) == 3


def test_an_id_that_stands_twice_in_a_table(case: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "airwars.csv", HEAD + ROWS + ROWS.splitlines()[0] + "\n")
    result = add(case, path)
    assert len(result.added) == 2
    assert [item.where for item in result.skipped] == [f"{path}:4"]


def test_a_bad_row_is_told_when_adding_and_when_building(case: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "airwars.csv", HEAD + "CS899,soon,,,,,\n" + ROWS)
    told = f"{path}:2: 'soon' is not a date (write YYYY-MM-DD)"
    assert [str(item) for item in add(case, path).skipped] == [told]
    assert [str(item) for item in build_case(case, watch).skipped] == [told]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the table is empty"),
        ("a,b\n1,2\n", "no column for 'id'"),
        ("code,b\n1,2\n", "no column for 'start'"),
        (HEAD + "CS899,soon,,,,,\n", "'soon' is not a date"),
    ],
)
def test_a_file_without_a_readable_row_is_not_kept(case: Path, tmp_path: Path, text: str, problem: str) -> None:
    result = add(case, write(tmp_path / "t.csv", text))
    assert [problem in item.problem for item in result.skipped] == [True]
    assert list((case / "archive").iterdir()) == []


def test_a_wrong_mapping_stops_before_anything_is_kept(case: Path, tmp_path: Path) -> None:
    own = write(tmp_path / "own.toml", OWN.replace("count", "number"))
    table = write(tmp_path / "own.csv", "id,date,dead\n1,2018-11-17,2\n")
    with pytest.raises(InputError, match=r"own\.toml: \[\[figure\]\] 1 has the unknown key 'number'"):
        add(case, table, str(own))
    assert list((case / "archive").iterdir()) == []


def test_places_of_the_case_are_known_to_its_tables(case: Path, tmp_path: Path) -> None:
    head = (
        "id\tkind\tname_ar\tname_en\taliases_ar\taliases_en\tadmin1\tcountry\tlat\tlon\tpopulation\tambiguous\tsource\n"
    )
    line = "own.mill\tvillage\t\tOld Mill\t\t\tsy-deir-ez-zor\tSY\t34.70\t40.80\t\t\thand\n"
    with Case.open(case) as opened:
        opened.keep_gazetteer("mill", head + line)
    settings = case / "case.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('["world"]', '["world", "mill"]'))
    add(case, write(tmp_path / "airwars.csv", HEAD + "CS900,2018-11-17,Old Mill village,34.71,40.81,3,5\n"))
    (report,) = build_case(case, watch).reports
    assert report.claims[0].place is not None
    assert report.claims[0].place.id == "own.mill"
