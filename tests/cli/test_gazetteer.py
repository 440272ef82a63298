from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from tests.gazetteers.files import geonames, write

Run = Callable[..., Result]
VILLAGE = geonames(1, "Kafr Tajribah", "P.PPL", alternates="كفر التجربة")
UNIT = "adm1_pcode,adm1_en,lat,lon", "SY99,New Province,35,36"


def test_import_geonames_names_bad_rows_and_exits_with_3(run: Run) -> None:
    run("new", "case")
    write(Path("SY (1).txt"), [VILLAGE, "bad"])
    result = run("gazetteer", "import", "case", "SY (1).txt", "--as", "geonames")
    assert result.exit_code == 3, result.output
    assert "skipped: SY (1).txt:2: 1 columns, not the 19 of GeoNames" in result.stderr
    assert "1 new place, 0 known places with more names" in result.stderr
    assert 'gazetteers = ["world", "sy-1"]' in result.stderr
    assert "كفر التجربة" in Path("case/gazetteers/sy-1.tsv").read_text(encoding="utf-8")


def test_import_cod_with_a_licence_and_a_name(run: Run) -> None:
    run("new", "case")
    write(Path("cod.csv"), UNIT)
    command = ["gazetteer", "import", "case", "cod.csv", "--as", "cod", "--name", "units"]
    assert run(*command).exit_code == 0
    assert "# Licence: not stated at import" in Path("case/gazetteers/units.tsv").read_text(encoding="utf-8")
    assert run(*command).exit_code == 1
    assert run(*command, "--replace", "--licence", "CC BY-IGO").exit_code == 0
    assert "# Licence: CC BY-IGO\n" in Path("case/gazetteers/units.tsv").read_text(encoding="utf-8")


def test_what_is_not_understood_exits_with_2(run: Run) -> None:
    run("new", "case")
    write(Path("SY.txt"), [VILLAGE])
    assert run("gazetteer", "import", "case", "SY.txt").exit_code == 2
    assert run("gazetteer", "import", "case", "SY.txt", "--as", "atlas").exit_code == 2
    assert run("gazetteer", "import", "case", "none.txt", "--as", "geonames").exit_code == 2
