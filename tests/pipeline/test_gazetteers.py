from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from tests.gazetteers.files import geonames, write

from tawthiq.documents import Metadata
from tawthiq.errors import CaseError, InputError
from tawthiq.pipeline import GazetteerSource, ImportResult, add_paths, build_case, import_gazetteer, new_case

VILLAGE = geonames(1, "Kafr Tajribah", "P.PPL", alternates="كفر التجربة", population=300)
REPORT = {
    "doc_id": "monitor",
    "published": "2018-11-18",
    "text": "قال المرصد السوري لحقوق الإنسان إن ثلاثة مدنيين قتلوا السبت في غارة على كفر التجربة.",
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "case", "A case")
    return tmp_path / "case"


def run(case: Path, *lines: str, replace: bool = False) -> ImportResult:
    file = write(case.parent / "SY.txt", lines)
    return import_gazetteer(case, GazetteerSource(file, "geonames"), "sy", replace=replace)


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def test_an_import_is_counted_and_bad_rows_are_told_in_order(case: Path) -> None:
    hajin = geonames(174506, "Hajin", "P.PPLA3", alternates="هجين", lat=34.69, lon=40.83)
    result = run(case, "bad", VILLAGE, hajin, geonames(2, "A Valley", "H.WAD"), geonames(3, "X Y", "P.PPL", lat=99))
    assert (result.new, result.renamed, result.known, result.left_out) == (1, 0, 1, 1)
    assert [item.where for item in result.skipped] == [f"{case.parent / 'SY.txt'}:{line}" for line in (1, 5)]


def test_the_table_says_where_it_is_from_and_under_which_licence(case: Path) -> None:
    path = run(case, VILLAGE).path
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    digest = hashlib.sha256((case.parent / "SY.txt").read_bytes()).hexdigest()
    assert any(line.startswith("# From: GeoNames") and digest in line for line in head)
    assert any(line.startswith("# Licence: Creative Commons Attribution 4.0") for line in head)


def test_the_same_file_gives_the_same_bytes(case: Path) -> None:
    first = run(case, VILLAGE).path.read_bytes()
    assert run(case, VILLAGE, replace=True).path.read_bytes() == first


def test_a_table_is_not_written_over(case: Path) -> None:
    run(case, VILLAGE)
    with pytest.raises(CaseError, match="there is one already"):
        run(case, VILLAGE)


@pytest.mark.parametrize(
    ("lines", "message"), [(["a,b"], "1 columns, not the 19"), ([geonames(1, "A", "H.WAD")], "no place in it")]
)
def test_a_file_without_a_place_is_refused(case: Path, lines: list[str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        run(case, *lines)
    assert not (case / "gazetteers").exists()


def test_imported_places_are_found_once_the_settings_name_them(case: Path) -> None:
    path = case.parent / "in.jsonl"
    path.write_text(json.dumps(REPORT), encoding="utf-8")
    add_paths(case, [path], Metadata(), watch)
    run(case, VILLAGE)
    found = []
    for gazetteers in ('["world"]', '["world", "sy"]'):
        settings = case / "case.toml"
        lines = settings.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if not line.startswith("gazetteers")]
        settings.write_text("\n".join([*kept, f"gazetteers = {gazetteers}"]), encoding="utf-8")
        place = build_case(case, watch).reports[0].claims[0].place
        found.append((place.id, place.lat, place.admin1) if place else None)
    assert found[0] is None or found[0][0] is None
    assert found[1] == ("gn.1", 35.1, "حماة")
