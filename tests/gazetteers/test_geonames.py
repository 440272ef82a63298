from __future__ import annotations

from pathlib import Path

import pytest
from tests.gazetteers.files import geonames, write

from tawthiq import lang
from tawthiq.errors import InputError
from tawthiq.gazetteers import Read, read_geonames

WORLD = lang.load_places(())


def read(folder: Path, *lines: str, names: list[str] | None = None) -> Read:
    tagged = write(folder / "names.txt", names) if names is not None else None
    return read_geonames(write(folder / "SY.txt", lines), WORLD, tagged)


@pytest.mark.parametrize(
    ("feature", "population", "kind"),
    [
        ("P.PPL", 0, "village"),
        ("P.PPL", 9_999, "village"),
        ("P.PPLA3", 10_000, "town"),
        ("P.PPLC", 100_000, "city"),
        ("P.PPLX", 200_000, "district"),
        ("A.ADM2", 0, "admin2"),
        ("A.ADM3", 0, "admin3"),
        ("S.CMPRF", 0, "camp"),
        ("S.AIRP", 0, "airport"),
        ("L.MILB", 0, "base"),
    ],
)
def test_kinds(tmp_path: Path, feature: str, population: int, kind: str) -> None:
    (row,) = read(tmp_path, geonames(1, "Test", feature, population=population)).rows
    assert row.kind == kind


@pytest.mark.parametrize("feature", ["H.WAD", "P.PPLH", "A.PCLI", "S.BDG", "A.ADM4"])
def test_what_is_no_kind_of_ours_is_left_out_and_counted(tmp_path: Path, feature: str) -> None:
    found = read(tmp_path, geonames(1, "Test", feature))
    assert (found.rows, found.problems, found.left_out) == ([], [], 1)


def test_a_row_keeps_what_gazetteers_need(tmp_path: Path) -> None:
    line = geonames(77, "Test", "P.PPL", lat="35.25", lon="-1.5", population=300)
    (row,) = read(tmp_path, line).rows
    assert (row.id, row.country, row.unit, row.lat, row.lon) == ("gn.77", "SY", "sy-hama", 35.25, -1.5)
    assert (row.population, row.source, row.where) == (300, "geonames", f"{tmp_path / 'SY.txt'}:1")


def test_units_are_ours_where_we_have_them_and_their_own_elsewhere(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        geonames(1, "A Place", "P.PPL", unit="99"),
        geonames(2, "New Province", "A.ADM1", unit="99"),
        geonames(3, "Hama Province", "A.ADM1", unit="10"),
        geonames(4, "Elsewhere", "P.PPL", unit="98"),
    )
    assert [(row.id, row.unit) for row in found.rows] == [
        ("gn.1", "gn.2"),
        ("gn.2", None),
        ("sy-hama", None),
        ("gn.4", None),
    ]


@pytest.mark.parametrize(
    ("alternates", "arabic"),
    [
        ("كفر التجربة,Kafr", ("كفر التجربة",)),
        ("كفر التجربة,كفر تجربة,كفر التجربة", ("كفر التجربة", "كفر تجربة")),
        ("گرگان,پل", ()),  # letters of Persian
        ("Кафр,כפר", ()),
        ("كفر A", ()),
        ("", ()),
    ],
)
def test_arabic_names_are_told_by_their_letters(tmp_path: Path, alternates: str, arabic: tuple[str, ...]) -> None:
    (row,) = read(tmp_path, geonames(1, "Test", "P.PPL", alternates=alternates)).rows
    assert row.names.get("ar", ()) == arabic
    assert row.names["en"] == ("Test",)


def test_tagged_names_take_the_place_of_guessed_ones(tmp_path: Path) -> None:
    names = [
        "9\t1\tar\tالاسم الثاني",
        "8\t1\tar\tالاسم الأول\t1",
        "7\t1\ten\tTest Town\t1\t\t\t",
        "6\t1\ten\tOld Test\t\t\t\t1",
        "5\t1\tfr\tEssai",
        "4\t2\tar\tمكان آخر",
        "3\t1\tar",
    ]
    line = geonames(1, "Test", "P.PPL", alternates="كفر التجربة")
    found = read(tmp_path, line, geonames(2, "Plain", "P.PPL"), names=names)
    assert [dict(row.names) for row in found.rows] == [
        {"en": ("Test Town", "Test"), "ar": ("الاسم الأول", "الاسم الثاني")},
        {"en": ("Plain",), "ar": ("مكان آخر",)},
    ]
    assert [problem.where for problem in found.problems] == [f"{tmp_path / 'names.txt'}:7"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("a\tb", "2 columns, not the 19"),
        (geonames(1, "Test", "P.PPL", lat="91"), "are no place on earth"),
        (geonames(1, "Test", "P.PPL", lat="north"), "are no place on earth"),
        (geonames(1, "Test", "P.PPL", lat="nan"), "are no place on earth"),
        (geonames(1, "Test", "P.PPL", population="many"), "is no number of people"),
        (geonames("", "Test", "P.PPL"), "is no code of a place"),
        (geonames(1, "", "P.PPL"), "no name in Arabic or English"),
        (geonames(1, "A|B", "P.PPL"), "has a | in it"),
    ],
)
def test_bad_rows_are_named_and_cost_no_other(tmp_path: Path, line: str, problem: str) -> None:
    found = read(tmp_path, line, geonames(2, "Good", "P.PPL"))
    assert [row.id for row in found.rows] == ["gn.2"]
    (told,) = found.problems
    assert told.where == f"{tmp_path / 'SY.txt'}:1"
    assert problem in told.problem


def test_bytes_that_are_no_utf8_are_named_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_bytes(b"\xef\xbb\xbf" + geonames(1, "Good", "P.PPL").encode() + b"\n\xff\xfe\n")
    found = read_geonames(path, WORLD)
    assert [row.id for row in found.rows] == ["gn.1"]
    assert [(problem.where, problem.problem) for problem in found.problems] == [(f"{path}:2", "not UTF-8 at byte 1")]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_geonames(tmp_path / "none.txt", WORLD)
