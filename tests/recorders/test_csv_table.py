from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.errors import InputError
from tawthiq.recorders.csv_table import RawRow, open_table


def rows(tmp_path: Path, data: bytes) -> tuple[tuple[str, ...], list[object]]:
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    with open_table(path, "t.csv") as table:
        found = [(row.line, list(row.cells)) if isinstance(row, RawRow) else str(row) for row in table.rows]
        return table.columns, found


READ = {
    "commas": (b"id,day\n1,a\n", [(2, ["1", "a"])]),
    "semicolons": (b"id;day\n1;a,b\n", [(2, ["1", "a,b"])]),
    "tabs": (b"id\tday\n1\ta\n", [(2, ["1", "a"])]),
    "bars": (b"id|day\n1|a\n", [(2, ["1", "a"])]),
    "a byte order mark": (b"\xef\xbb\xbfid,day\n1,a\n", [(2, ["1", "a"])]),
    "line ends of Windows": (b"id,day\r\n1,a\r\n2,b\r\n", [(2, ["1", "a"]), (3, ["2", "b"])]),
    "no line end at the end": (b"id,day\n1,a", [(2, ["1", "a"])]),
    "a quoted line end": (b'id,day\n1,"a\nb"\n2,c\n', [(2, ["1", "a b"]), (4, ["2", "c"])]),
    "quoted quotation marks": (b'id,day\n1,"a ""b"""\n', [(2, ["1", 'a "b"'])]),
    "empty lines": (b"\nid,day\n\n1,a\n,\n", [(4, ["1", "a"])]),
    "white space": (b"id , day\n 1 , a   b\t\n", [(2, ["1", "a b"])]),
    "control characters": (b"id,day\n1,a\x00b\x1fc\n", [(2, ["1", "a b c"])]),
    "a row of tags": (b"id,day\n#meta+id,#date\n1,a\n", [(3, ["1", "a"])]),
    "Arabic": ("id,day\n1,هجين\n".encode(), [(2, ["1", "هجين"])]),
}


@pytest.mark.parametrize("name", READ)
def test_a_table_is_read(tmp_path: Path, name: str) -> None:
    data, expected = READ[name]
    assert rows(tmp_path, data) == (("id", "day"), expected)


def test_what_is_wrong_in_a_row_costs_no_other(tmp_path: Path) -> None:
    long = b'"' + b"x" * 200_000 + b'"'
    data = b"id,day\n1,a,b\n2\n3,\xff\n" + b"4," + long + b"\n5,c\n"
    _, found = rows(tmp_path, data)
    assert [str(item).split(" (")[0] for item in found[:3]] == [
        "t.csv:2: 3 cells under 2 columns",
        "t.csv:3: 1 cells under 2 columns",
        "t.csv:4: not UTF-8",
    ]
    assert str(found[3]).startswith("t.csv:5: broken CSV: ")
    assert found[4:] == [(6, ["5", "c"])]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "the table is empty"),
        (b"\n\n", "the table is empty"),
        ("id,day\n".encode("utf-16"), "a table in UTF-16"),
        (b"id,\xff\n", "not UTF-8"),
        (b"id,day,Day \n", "the column 'Day' stands twice"),
    ],
)
def test_what_is_no_table(tmp_path: Path, data: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        rows(tmp_path, data)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"t\.csv: cannot be read"), open_table(tmp_path / "t.csv", "t.csv"):
        pass


def test_a_column_without_a_name_gets_its_number(tmp_path: Path) -> None:
    columns, _ = rows(tmp_path, b",id,day\n0,1,a\n")
    assert columns == ("column 1", "id", "day")
