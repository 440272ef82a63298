"""The shipped places are sound, and the loader refuses tables that are not."""

from __future__ import annotations

from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from tawthiq.errors import LanguageError
from tawthiq.lang import gazetteer
from tawthiq.lang.gazetteer import HEADER, PRECISION, Gazetteer, Table
from tawthiq.model import Precision

# country -> south, north, west, east; a little wide
BOXES = {
    "SY": (32.2, 37.4, 35.6, 42.5),
    "IQ": (29.0, 37.5, 38.7, 48.7),
    "YE": (12.0, 19.1, 41.7, 54.7),
    "PS": (31.1, 32.7, 34.1, 35.7),
    "LB": (33.0, 34.8, 35.0, 36.7),
    "LY": (19.4, 33.4, 9.2, 25.3),
    "SD": (8.6, 22.4, 21.7, 38.8),
    "EG": (21.9, 31.9, 24.6, 37.0),
    "TR": (35.7, 42.2, 25.6, 44.9),
    "AF": (29.3, 38.6, 60.4, 75.0),
    "UA": (44.3, 52.5, 22.0, 40.3),
    "SA": (16.2, 32.3, 34.4, 55.8),
    "IL": (29.4, 33.5, 34.1, 35.95),
    "JO": (29.1, 33.5, 34.8, 39.4),
    "SO": (-1.8, 12.1, 40.9, 51.5),
    "IR": (24.9, 39.9, 43.9, 63.4),
    "PK": (23.5, 37.2, 60.7, 77.2),
}
SEAS = {"sea", "region", "river"}


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return gazetteer.load()


def test_there_are_enough_places_of_each_kind(world: Gazetteer) -> None:
    kinds = Counter(entry.kind for entry in world.entries.values())
    assert set(PRECISION) - set(kinds) == {"admin3"}  # only in tables that a case adds
    assert set(kinds) <= set(PRECISION)
    hand = [entry for entry in world.entries.values() if "." in entry.id and not entry.id.startswith("gn.")]
    assert len(hand) >= 450
    assert kinds["country"] >= 240
    assert sum(1 for e in world.entries.values() if e.kind == "admin1" and e.country == "SY") == 14
    assert sum(1 for e in world.entries.values() if e.kind == "admin1" and e.country == "YE") == 22


def test_units_and_countries_of_every_place_exist(world: Gazetteer) -> None:
    for entry in world.entries.values():
        assert world.entries[entry.country.lower()].kind == "country", entry
        if entry.admin1 is not None:
            unit = world.entries[entry.admin1]
            assert (unit.kind, unit.country) == ("admin1", entry.country), entry


def test_names_are_clean(world: Gazetteer) -> None:
    for entry in world.entries.values():
        assert entry.names, entry
        names = [name for names in entry.names.values() for name in names]
        assert all(name and name == " ".join(name.split()) for name in names), entry
        assert all(len(set(found)) == len(found) for found in entry.names.values()), entry
        assert entry.ambiguous_names <= set(names), entry


def test_coordinates_lie_in_the_country(world: Gazetteer) -> None:
    for entry in world.entries.values():
        assert (entry.lat is None) == (entry.lon is None), entry
        if entry.lat is None or entry.lon is None or entry.country not in BOXES or entry.kind in SEAS:
            continue
        south, north, west, east = BOXES[entry.country]
        assert south <= entry.lat <= north, entry
        assert west <= entry.lon <= east, entry


def test_no_place_comes_twice(world: Gazetteer) -> None:
    spots: Counter[tuple[str, str, str, float | None, float | None]] = Counter()
    for entry in world.entries.values():
        spots[entry.kind, entry.country, entry.name_ar or entry.name_en, entry.lat, entry.lon] += 1
    assert [spot for spot, count in spots.items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "country", "admin1", "spot"),
    [
        ("أبو الحسن", "SY", "sy-deir-ez-zor", (34.65, 40.91)),
        ("هجين", "SY", "sy-deir-ez-zor", (34.70, 40.83)),
        ("كفرتعال", "SY", "sy-aleppo", (36.17, 36.87)),
        ("الفلوجة", "IQ", "iq-anbar", (33.35, 43.78)),
        ("صرواح", "YE", "ye-marib", (15.45, 45.02)),
        ("النصيرات", "PS", "ps-gaza-strip", (31.45, 34.39)),
        ("الخيام", "LB", "lb-nabatieh", (33.33, 35.61)),
        ("الفاشر", "SD", "sd-north-darfur", (13.63, 25.35)),
        ("ماريوبول", "UA", "ua-donetsk", (47.10, 37.54)),
    ],
)
def test_known_places_are_where_they_are(
    world: Gazetteer, name: str, country: str, admin1: str, spot: tuple[float, float]
) -> None:
    lat, lon = spot
    found = [e for n, e in world.names("ar") if n == name and e.country == country and e.admin1 == admin1]
    assert [e for e in found if e.lat is not None and abs(e.lat - lat) < 0.1 and abs((e.lon or 0) - lon) < 0.1]


@pytest.mark.parametrize(
    ("name", "ambiguous"),
    [
        *[(name, True) for name in ("هجين", "أبو الحسن", "الباب", "الجمعة", "الميادين", "صور")],
        *[(name, False) for name in ("حلب", "إدلب", "عفرين", "غزة", "الحديدة", "سرمين")],
    ],
)
def test_names_that_are_words_are_marked(world: Gazetteer, name: str, ambiguous: bool) -> None:
    entries = [entry for n, entry in world.names("ar") if n == name and entry.kind in {"city", "town", "village"}]
    assert entries
    assert any(entry.is_ambiguous(name) is ambiguous for entry in entries)


def test_containment_follows_units_countries_and_regions(world: Gazetteer) -> None:
    syria, unit, village = (world.entries[key] for key in ("sy", "sy-deir-ez-zor", "sy.abu-al-hasan"))
    darfur, fasher = world.entries["sd.darfur"], next(e for n, e in world.names("ar") if n == "الفاشر")
    assert world.contains(syria, village)
    assert world.contains(unit, village)
    assert world.contains(village, village)
    assert world.contains(darfur, fasher)
    assert not world.contains(village, unit)
    assert not world.contains(darfur, village)


def test_the_unit_of_a_place_has_a_name_in_both_languages(world: Gazetteer) -> None:
    village = world.entries["sy.abu-al-hasan"]
    assert world.admin1_name(village, "ar") == "دير الزور"
    assert world.admin1_name(village, "en") == "Deir ez-Zor"
    assert world.admin1_name(world.entries["sy"], "en") is None
    assert village.precision is Precision.EXACT
    assert world.entries["sy"].precision is Precision.COUNTRY


def _folder(path: Path, place: str, part: str = "") -> Path:
    header = "\t".join(HEADER)
    country = "xx\tcountry\t\tXland\t\t\t\tXX\t\t\t\t\thand"
    for name, row in {"countries.tsv": country, "admin1.tsv": "", "places.tsv": place}.items():
        (path / name).write_text(f"# a table\n{header}\n{row}\n", encoding="utf-8")
    (path / "parts.tsv").write_text(f"whole\tpart\n{part}\n", encoding="utf-8")
    return path


def test_a_small_folder_is_read(tmp_path: Path) -> None:
    row = "xx.a\tvillage\t\tAyville\t\tOld Ayville|Aville\t\tXX\t1.5\t-2.5\t300\tAville\thand"
    world = gazetteer.read(_folder(tmp_path, row, "xx\txx.a"))
    entry = world.entries["xx.a"]
    assert (entry.lat, entry.lon, entry.population, entry.admin1) == (1.5, -2.5, 300, None)
    assert list(world.names("en")) == [
        ("Xland", world.entries["xx"]),
        ("Ayville", entry),
        ("Old Ayville", entry),
        ("Aville", entry),
    ]
    assert list(world.names("ar")) == []
    assert entry.ambiguous
    assert entry.is_ambiguous("Aville")
    assert not entry.is_ambiguous("Ayville")


@pytest.mark.parametrize(
    ("row", "part", "message"),
    [
        ("xx.a\tplanet\t\tA\t\t\t\tXX\t\t\t\t\thand", "", "no kind of place"),
        ("xx.a\tvillage\t\tA\t\t\t\tXX\tnorth\t1\t\t\thand", "", "must be numbers"),
        ("xx\tvillage\t\tA\t\t\t\tXX\t\t\t\t\thand", "", "is taken"),
        ("xx.a\tvillage\t\tA", "", "4 cells, not 13"),
        ("", "xx\txx.b", "no entry has the id xx.b"),
    ],
)
def test_a_malformed_folder_is_refused(tmp_path: Path, row: str, part: str, message: str) -> None:
    with pytest.raises(LanguageError, match=message):
        gazetteer.read(_folder(tmp_path, row, part))


def _table(*rows: str, name: str = "more.tsv") -> Table:
    return Table(name, "\n".join(["# more places", "\t".join(HEADER), *rows, ""]))


NEW = "my.x\tvillage\tقرية التجربة\tTestville\t\t\tsy-hama\tSY\t35.1\t36.9\t\tTestville\tmine"
KNOWN = "sy.abu-al-hasan\ttown\tأبو الحسن\tAbu Test\tاسم آخر\t\t\tIQ\t1\t1\t\tاسم آخر\tmine"


def test_a_table_adds_places(world: Gazetteer) -> None:
    more = gazetteer.load_with((_table(NEW),))
    entry = more.entries["my.x"]
    assert (entry.admin1, entry.lat, entry.source) == ("sy-hama", 35.1, "mine")
    assert more.admin1_name(entry, "en") == "Hama"
    assert more.contains(more.entries["sy"], entry)
    assert entry.is_ambiguous("Testville")
    assert set(more.entries) - set(world.entries) == {"my.x"}


def test_a_known_id_adds_names_and_changes_nothing_else(world: Gazetteer) -> None:
    before, after = world.entries["sy.abu-al-hasan"], gazetteer.load_with((_table(KNOWN),)).entries["sy.abu-al-hasan"]
    assert after.names["ar"] == (*before.names["ar"], "اسم آخر")
    assert after.names["en"] == (*before.names["en"], "Abu Test")
    assert after.is_ambiguous("اسم آخر")
    assert not after.is_ambiguous("Abu Test")
    assert (after.kind, after.country, after.lat, after.admin1) == (
        before.kind,
        before.country,
        before.lat,
        before.admin1,
    )


def test_a_name_that_was_sure_stays_sure(world: Gazetteer) -> None:
    row = "sy-hama\tadmin1\tحماة\tHama\t\t\t\tSY\t\t\t\tHama\tmine"
    assert not world.entries["sy-hama"].is_ambiguous("Hama")
    assert not gazetteer.load_with((_table(row),)).entries["sy-hama"].is_ambiguous("Hama")


def test_equal_tables_are_read_once() -> None:
    assert gazetteer.load_with((_table(NEW),)) is gazetteer.load_with((_table(NEW),))
    assert gazetteer.load_with((_table(NEW),)) is not gazetteer.load_with((_table(KNOWN),))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (NEW.replace("sy-hama", "sy-nowhere"), r"more\.tsv:3: no entry has the id sy-nowhere"),
        (NEW.replace("\tSY\t", "\tXX\t"), r"more\.tsv:3: no country has the code 'XX'"),
        (NEW.replace("village", "planet"), r"more\.tsv:3: 'planet' is no kind of place"),
        ("my.x", r"more\.tsv:3: 1 cells, not 13"),
    ],
)
def test_a_malformed_table_is_refused_with_its_line(row: str, message: str) -> None:
    with pytest.raises(LanguageError, match=message):
        gazetteer.load_with((_table(row),))


def test_a_unit_may_stand_in_another_table() -> None:
    unit = "my.unit\tadmin1\t\tTest Province\t\t\t\tSY\t\t\t\t\tmine"
    more = gazetteer.load_with((_table(unit, name="units.tsv"), _table(NEW.replace("sy-hama", "my.unit"))))
    assert more.admin1_name(more.entries["my.x"], "en") == "Test Province"


def test_another_header_is_refused(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "")
    (folder / "places.tsv").write_text("name\tkind\n", encoding="utf-8")
    with pytest.raises(LanguageError, match="the header must be"):
        gazetteer.read(folder)


@pytest.mark.parametrize("name", sorted(p.name for p in resources.files("tawthiq.lang").joinpath("world").iterdir()))
def test_every_table_says_what_it_is(name: str) -> None:
    text = resources.files("tawthiq.lang").joinpath("world", name).read_text(encoding="utf-8")
    assert len(text.encode()) < 900_000
    if name.endswith(".tsv"):
        head = " ".join(line for line in text.splitlines() if line.startswith("#"))
        assert "From:" in head
        assert "Licence:" in head
        assert "Known gaps:" in head
