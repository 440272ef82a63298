"""The world's tables under the names that one language has: its own column, its pack's files, another language's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.errors import LanguageError
from tawthiq.lang import actors, available, gazetteer, load
from tawthiq.lang.names import world_of

HEADER = "id\tnames\tambiguous\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "places.tsv").write_text(HEADER + "sy\tSyrielle|La Syrielle\tLa Syrielle\n", encoding="utf-8")
    (tmp_path / "world" / "actors.tsv").write_text(HEADER + "sohr\tles Observateurs\t\n", encoding="utf-8")
    return tmp_path


def test_a_pack_names_places_and_actors_by_id(pack: Path) -> None:
    world, table = world_of("xx", pack, ())
    assert [(name, place.id) for name, place in world.names("xx")] == [("Syrielle", "sy"), ("La Syrielle", "sy")]
    assert [(name, actor.id) for name, actor in table.names("xx")] == [("les Observateurs", "sohr")]
    assert world.entries["sy"].is_ambiguous("La Syrielle")
    assert not world.entries["sy"].is_ambiguous("Syrielle")


def test_what_the_tables_hold_stays(pack: Path) -> None:
    world, table = world_of("xx", pack, ())
    assert list(world.names("ar")) == [(name, world.entries[e.id]) for name, e in gazetteer.load().names("ar")]
    assert world.parts == gazetteer.load().parts
    assert table.entries["sohr"].names["en"] == actors.load().entries["sohr"].names["en"]
    assert table.entries.keys() == actors.load().entries.keys()


def test_borrowed_names_stand_behind_the_packs_own(pack: Path) -> None:
    world, _ = world_of("xx", pack, ("en",))
    names = world.entries["sy"].names
    assert names["xx"] == ("Syrielle", "La Syrielle", *names["en"])
    assert [name for name, _ in world.names("xx") if name not in {"Syrielle", "La Syrielle"}] == [
        name for name, _ in world.names("en")
    ]


def test_a_name_that_is_borrowed_stays_ambiguous(pack: Path) -> None:
    world, _ = world_of("xx", pack, ("en",))
    doubtful = {(place.id, name) for name, place in world.names("en") if place.is_ambiguous(name)}
    assert doubtful
    assert doubtful <= {(place.id, name) for name, place in world.names("xx") if place.is_ambiguous(name)}


def test_a_pack_without_names_has_the_tables_as_they_are(tmp_path: Path) -> None:
    assert world_of("ar", tmp_path, ()) == (gazetteer.load(), actors.load())


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("nowhere\tNusquam\t\n", "places.tsv:2: no entry of the world's places.tsv has the id nowhere"),
        ("sy\t\t\n", "places.tsv:2: sy has one row, with names"),
        ("sy\tA\t\nsy\tB\t\n", "places.tsv:3: sy has one row, with names"),
        ("sy\tA\tB\n", "places.tsv:2: sy has one row, with names, and the ambiguous are some of them"),
        ("sy\tA\n", "places.tsv:2: 2 cells, not 3"),
    ],
)
def test_malformed_rows_are_refused(tmp_path: Path, row: str, complaint: str) -> None:
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "places.tsv").write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(LanguageError) as refused:
        world_of("xx", tmp_path, ())
    assert complaint in str(refused.value)


@pytest.mark.parametrize("code", available())
def test_no_name_is_given_twice_to_one_entry(code: str) -> None:
    language = load(code)
    for entry in (*language.gazetteer.entries.values(), *language.actors.entries.values()):
        names = entry.names.get(code, ())
        assert len(set(names)) == len(names), entry
