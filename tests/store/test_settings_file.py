from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.errors import CaseError
from tawthiq.settings import Settings
from tawthiq.store.settings_file import read_settings, template


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_name_survives_the_template(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    path = tmp_path_factory.mktemp("case") / "case.toml"
    path.write_text(template(name, ["ar"]), encoding="utf-8", newline="")
    assert read_settings(path) == Settings(name)


def test_absent_keys_have_defaults(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text('name = "A case"')
    assert read_settings(path) == Settings("A case", ("ar",), ("world",), "airwars", "none")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = \nlanguages = 7", "not valid TOML.*line 1"),
        ('languages = ["ar"]', "no name"),
        ('name = ""', "name is to be a string"),
        ("name = 7", "name is to be a string"),
        ('name = "a"\nlanguages = "ar"', "languages is to be a list of strings"),
        ('name = "a"\nlanguages = []', "languages is to be a list of strings"),
        ('name = "a"\nrules = "airwars"', "unknown key 'rules'; the keys are name, languages"),
        ('name = "a"\nrule_set = ["airwars"]', "rule_set is to be a string"),
        ('name = "a"\ngazetteers = ["world", "mars"]', "gazetteers has 'mars'; there are only world"),
        ('name = "a"\ngazetteers = ["mars"]', 'gazetteers has no "world"'),
        ('name = "a"\ngazetteers = ["world", "world"]', "gazetteers has 'world' twice"),
        ('name = "a"\nredaction = "public"', "redaction has 'public'"),
        ('name = "a"\nmap_tiles = 7', 'map_tiles is to be a string, such as map_tiles = "region.pmtiles"'),
        ('name = "a"\nmap_tiles = "region.mbtiles"', "map_tiles is to name a .pmtiles file in the case's folder"),
        (
            'name = "a"\nmap_tiles = "../other/region.pmtiles"',
            "map_tiles is to name a .pmtiles file in the case's folder",
        ),
        ('name = "a"\nmap_tiles = "/srv/region.pmtiles"', "map_tiles is to name a .pmtiles file in the case's folder"),
        ('name = "a"\nmap_tiles = "https://example.org/region.pmtiles"', "map_tiles is to name a .pmtiles file"),
        ('name = "a"\nmap_tiles = "c:region.pmtiles"', "map_tiles is to name a .pmtiles file in the case's folder"),
        ('name = "a"\nmap_tiles = "maps\\\\region.pmtiles"', "map_tiles is to name a .pmtiles file"),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "case.toml"
    path.write_text(text)
    with pytest.raises(CaseError, match=message):
        read_settings(path)


def test_the_tiles_of_the_map_may_lie_in_a_folder_of_the_case(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text('name = "a"\nmap_tiles = "maps/region.pmtiles"')
    assert read_settings(path).map_tiles == "maps/region.pmtiles"


def test_a_gazetteer_of_the_case_may_be_named(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text('name = "a"\ngazetteers = ["world", "sy"]')
    (tmp_path / "gazetteers").mkdir()
    (tmp_path / "gazetteers" / "sy.tsv").touch()
    assert read_settings(path).gazetteers == ("world", "sy")


def test_settings_that_are_no_utf8_are_named(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes('name = "قضية"'.encode("cp1256"))
    with pytest.raises(CaseError, match="not UTF-8 at byte 9"):
        read_settings(path)
