"""The shipped actors are sound, and the loader refuses tables that are not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tawthiq.errors import LanguageError
from tawthiq.lang import actors
from tawthiq.lang.actors import HEADER, KINDS, Actors


@pytest.fixture(scope="module")
def table() -> Actors:
    return actors.load()


def test_there_are_enough_actors_of_each_kind(table: Actors) -> None:
    kinds = Counter(entry.kind for entry in table.entries.values())
    assert set(kinds) == KINDS
    assert sum(kinds.values()) >= 260


def test_names_are_clean(table: Actors) -> None:
    for entry in table.entries.values():
        assert entry.name_ar, entry
        assert entry.name_en, entry
        names = [name for names in entry.names.values() for name in names]
        assert all(name and name == " ".join(name.split()) for name in names), entry
        assert all(len(set(found)) == len(found) for found in entry.names.values()), entry
        assert entry.ambiguous_names <= set(names), entry
        assert all(len(code) == 2 and code.isupper() for code in entry.countries), entry


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_name_of_two_actors_is_marked_on_both(table: Actors, language: str) -> None:
    bearers: dict[str, list[actors.ActorEntry]] = {}
    for name, entry in table.names(language):
        bearers.setdefault(name, []).append(entry)
    unmarked = {
        name: [entry.id for entry in found]
        for name, found in bearers.items()
        if len(found) > 1 and not all(entry.is_ambiguous(name) for entry in found)
    }
    assert unmarked == {}


@pytest.mark.parametrize(
    ("name", "language", "key"),
    [
        ("التحالف الدولي", "ar", "us-led-coalition"),
        ("التحالف العربي", "ar", "saudi-led-coalition"),
        ("المرصد السوري لحقوق الإنسان", "ar", "sohr"),
        ("داعش", "ar", "islamic-state"),
        ("قسد", "ar", "sdf"),
        ("الحوثيون", "ar", "houthis"),
        ("CENTCOM", "en", "us-centcom"),
        ("White Helmets", "en", "syrian-civil-defence"),
        ("AFP", "en", "afp"),
    ],
)
def test_common_names_lead_to_their_actor(table: Actors, name: str, language: str, key: str) -> None:
    assert [entry.id for found, entry in table.names(language) if found == name] == [key]


def test_the_bare_coalition_is_resolved_by_country(table: Actors) -> None:
    bearers = [entry for name, entry in table.names("ar") if name == "التحالف"]
    assert all(entry.is_ambiguous("التحالف") for entry in bearers)
    assert [entry.id for entry in bearers if entry.is_active_in("SY")] == ["us-led-coalition"]
    assert [entry.id for entry in bearers if entry.is_active_in("YE")] == ["saudi-led-coalition"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("us-centcom", "us-military", True),
        ("us-military", "us-centcom", True),
        ("us-centcom", "us-government", True),
        ("us-centcom", "us-navy", False),
        ("sohr", "sohr", True),
        ("syrian-air-force", "russian-air-force", False),
        ("nobody", "us-military", False),
    ],
)
def test_related_are_the_same_and_ancestors(table: Actors, one: str, other: str, expected: bool) -> None:
    assert table.related(one, other) is expected


def _row(key: str, kind: str = "military", parent: str = "") -> str:
    return f"{key}\t{kind}\t\t{key}\t\t\t\t\t{parent}\t\t\thand"


def _file(path: Path, *rows: str) -> Path:
    file = path / "actors.tsv"
    file.write_text("\n".join(["# a table", "\t".join(HEADER), *rows]) + "\n", encoding="utf-8")
    return file


def test_a_small_table_is_read(tmp_path: Path) -> None:
    table = actors.read(_file(tmp_path, _row("a"), _row("b", parent="a"), _row("c", parent="b")))
    assert list(table.ancestors("c")) == ["c", "b", "a"]
    assert table.related("a", "c")
    assert not table.entries["a"].ambiguous
    assert table.entries["a"].is_active_in("SY")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([_row("a", kind="planet")], "no kind of actor"),
        ([_row("a"), _row("a")], "is taken"),
        ([_row("a", parent="b")], "no actor has the id b"),
        ([_row("a", parent="b"), _row("b", parent="a")], "make a ring"),
    ],
)
def test_a_malformed_table_is_refused(tmp_path: Path, rows: list[str], message: str) -> None:
    with pytest.raises(LanguageError, match=message):
        actors.read(_file(tmp_path, *rows))
