from __future__ import annotations

from pathlib import Path

import pytest
from tests.gazetteers.files import write

from tawthiq.errors import InputError
from tawthiq.gazetteers import Read, read_cod

HEAD = (
    "admin0Pcode,admin1Pcode,admin1Name_en,admin1Name_ar,admin2Pcode,admin2Name_en,admin2Name_ar,"
    "admin3Pcode,admin3Name_en,admin3Name_ar,latitude,longitude"
)
ROW = "SY,SY05,Hama,حماة,SY0501,Test District,منطقة التجربة,SY050101,Test Sub,ناحية التجربة,35.1,36.9"


def read(folder: Path, *lines: str, columns: str | None = None) -> Read:
    given = write(folder / "columns.toml", [columns]) if columns is not None else None
    return read_cod(write(folder / "cod.csv", lines), given)


def test_a_row_is_about_its_lowest_unit(tmp_path: Path) -> None:
    sub, unit = read(tmp_path, HEAD, ROW).rows
    assert (sub.id, sub.kind, sub.unit, sub.country) == ("cod.sy050101", "admin3", "cod.sy05", "SY")
    assert (sub.lat, sub.lon, sub.source) == (35.1, 36.9, "cod")
    assert sub.names == {"en": ("Test Sub",), "ar": ("ناحية التجربة",)}
    assert (unit.id, unit.kind, unit.lat, unit.unit) == ("cod.sy05", "admin1", None, None)
    assert unit.names == {"en": ("Hama",), "ar": ("حماة",)}


@pytest.mark.parametrize(
    ("row", "id_", "kind"),
    [
        ("SY,SY05,Hama,حماة,SY0501,Test District,منطقة التجربة,,,,35.1,36.9", "cod.sy0501", "admin2"),
        ("SY,SY05,Hama,حماة,,,,,,,35.1,36.9", "cod.sy05", "admin1"),
    ],
)
def test_levels(tmp_path: Path, row: str, id_: str, kind: str) -> None:
    first = read(tmp_path, HEAD, row).rows[0]
    assert (first.id, first.kind) == (id_, kind)


def test_a_stated_level_goes_before_the_codes(tmp_path: Path) -> None:
    first = read(tmp_path, f"{HEAD},adminLevel", f"{ROW},2").rows[0]
    assert (first.id, first.kind, first.names["en"]) == ("cod.sy0501", "admin2", ("Test District",))


def test_a_row_about_a_country_is_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD, "SY,,,,,,,,,,35,38")
    assert (found.rows, found.problems, found.left_out) == ([], [], 1)


def test_a_unit_that_has_its_own_row_comes_once(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD, ROW, "SY,SY05,Hama,حماة,,,,,,,35.2,36.8")
    assert [(row.id, row.lat) for row in found.rows] == [("cod.sy050101", 35.1), ("cod.sy05", 35.2)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_newer_column_names_other_cases_and_delimiters(tmp_path: Path, delimiter: str) -> None:
    lines = [
        ("ADM1_PCODE", "ADM1_EN", "ADM1_AR", "ADM2_PCODE", "ADM2_EN", "ADM2_AR", "LAT", "LON"),
        ("YE11", "Ibb", "إب", "YE1101", "Test District", "مديرية التجربة", "14.1", "44.2"),
    ]
    found = read(tmp_path, *(delimiter.join(cells) for cells in lines))
    assert [(row.id, row.country) for row in found.rows] == [("cod.ye1101", "YE"), ("cod.ye11", "YE")]


@pytest.mark.parametrize(
    ("row", "country"),
    [
        ("SY,SY05,SY0501,Test", "SY"),
        (",SY05,SY0501,Test", "SY"),
        (",,SY0501,Test", "SY"),
        ("IQ,IQG05,IQG0501,Test", "IQ"),
        ("IRQ,IRQ05,IRQ0501,Test", "IRQ"),
        (",IRQ05,IRQ0501,Test", "IRQ"),
        ("sy,7,71,Test", "SY"),
        (",7,71,Test", ""),
    ],
)
def test_a_country_is_what_the_codes_say_and_never_cut_short(tmp_path: Path, row: str, country: str) -> None:
    (found,) = read(tmp_path, "adm0_pcode,adm1_pcode,adm2_pcode,adm2_en", row).rows
    assert found.country == country


def test_quoted_cells_may_have_the_delimiter(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "adm1_pcode,adm1_en,lat,lon", 'SY05,"Hama, the province",35,36').rows
    assert row.names["en"] == ("Hama, the province",)


def test_columns_of_another_name_are_given(tmp_path: Path) -> None:
    columns = '[columns]\nlat = "Y"\nlon = ["X"]\n[places]\npcode = "code"\nen = "label"\n[kinds]\nplaces = "camp"'
    (row,) = read(tmp_path, "code,label,Y,X", "SY-1,Test Camp,35,36", columns=columns).rows
    assert (row.id, row.kind, row.lat, row.lon, row.unit) == ("cod.sy-1", "camp", 35, 36, None)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("[places", "not valid TOML"),
        ("[things]", "no table is called 'things'"),
        ('[columns]\nlatitude = "Y"', r"\[columns\] has no 'latitude'"),
        ('[kinds]\n1 = "planet"', "'planet' is no kind of place"),
    ],
)
def test_a_wrong_mapping_is_told(tmp_path: Path, columns: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(tmp_path, HEAD, ROW, columns=columns)


def test_a_table_without_codes_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column has codes"):
        read(tmp_path, "name,lat,lon", "x,1,2")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("SY,SY05,Hama", "3 cells, not the 12"),
        (ROW.replace("35.1", "35,1", 1), "13 cells, not the 12"),
        (ROW.replace("35.1", "235.1"), "no place on earth"),
        (ROW.replace("SY050101", "SY 05"), "is no code of a place"),
        (ROW.replace("Test Sub,ناحية التجربة", ","), "no name in Arabic or English"),
    ],
)
def test_bad_rows_are_named_and_cost_no_other(tmp_path: Path, row: str, problem: str) -> None:
    found = read(tmp_path, HEAD, row, ROW.replace("SY050101", "SY050102"))
    assert [one.id for one in found.rows if one.kind == "admin3"] == ["cod.sy050102"]
    (told,) = found.problems
    assert told.where == f"{tmp_path / 'cod.csv'}:2"
    assert problem in told.problem
