"""What is exported as a recorder's table comes back with `add --as` as the same incidents."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exports.formats.events import event

from tawthiq import assessment, incidents, lang
from tawthiq.codebooks import load_codebook
from tawthiq.exports.formats import FORMATS
from tawthiq.exports.formats.event import Bounds, Site
from tawthiq.exports.formats.notes import Notes
from tawthiq.exports.formats.table import degrees
from tawthiq.lang.actors import load as load_actors
from tawthiq.recorders import Reporter, read_mapping, read_table, shipped_text

WORLD, ACTORS = lang.load_places(()), load_actors()
SETTLEMENTS = sorted(
    entry.id
    for entry in WORLD.entries.values()
    if entry.country == "SY" and entry.kind in {"village", "town", "city"} and entry.lat is not None and entry.admin1
)
REPORTERS = {
    name: Reporter(read_mapping(shipped_text(name), f"{name}.toml", ACTORS.entries), WORLD, ACTORS)
    for name in ("ucdp", "airwars", "acled", "ibc")
}
COUNTS = st.integers(0, 10**6)


@st.composite
def places(draw):
    """A settlement of the gazetteer, at a point within a kilometre of its own."""
    entry = WORLD.entries[draw(st.sampled_from(SETTLEMENTS))]
    lat, lon = (value + draw(st.integers(-9, 9)) / 1000 for value in (entry.lat, entry.lon))
    admin1 = WORLD.admin1_name(entry, "en") or ""
    return Site(entry.name_en, entry.id, entry.kind, admin1, "SY", round(lat, 6), round(lon, 6), 1)


@st.composite
def events(draw):
    """Events of one day or several, with totals, civilians among them, and civilians injured or nobody."""
    parts = [draw(COUNTS) for _ in range(3)]
    best = max(sum(parts), 1)
    unknown = best - parts[0] - parts[1]
    low = draw(st.integers(parts[0] + parts[1], best))  # people fewer than their parts are set aside when linked
    high = draw(st.integers(best, 2 * 10**7))
    least, more = draw(COUNTS), draw(COUNTS)
    first = draw(st.dates(datetime.date(2011, 1, 1), datetime.date(2024, 12, 1)))
    last = first + datetime.timedelta(days=draw(st.integers(0, 9)))  # longer spans tell an incident nothing
    injured = draw(st.one_of(st.none(), st.tuples(COUNTS, COUNTS)))
    return event(
        id=f"i-{draw(st.integers(0, 16**12 - 1)):012x}",
        start=first.isoformat(),
        end=last.isoformat(),
        site=draw(places()),
        parties=(),
        killed={"civilians": Bounds(least, least + more)},
        conventions={
            "ucdp": {
                "low": low,
                "best": best,
                "high": high,
                "civilians": parts[0],
                "combatants": parts[1],
                "unknown": unknown,
            },
            "airwars": {
                "killed_min": least,
                "killed_max": least + more,
                "injured_min": injured[0] if injured else None,
                "injured_max": sum(injured) if injured else None,
            },
            "ibc": {"min": least, "max": least + more},
        },
    )


def reread(name: str, folder: Path, one):
    """The event as a row of a table, read by the recorder's mapping, linked and assessed."""
    notes, stream = Notes(), io.BytesIO()
    FORMATS[name].write(stream, lambda: iter([(one, notes)]))
    assert (notes.faults, notes.left_out) == ([], "")
    path = folder / f"{name}.csv"
    path.write_bytes(stream.getvalue())
    (reading,) = read_table(path, path.name, REPORTERS[name])
    found = assessment.assess_all(incidents.link([reading.report]), [reading.report])
    return reading.report, found


def ranges(incident):
    return {who: (value.minimum, value.maximum) for who, value in incident.killed.items() if who != "unknown"}


@given(events())
@settings(max_examples=60, deadline=None)
def test_ucdp_comes_back(tmp_path_factory, one):
    report, (incident,) = reread("ucdp", tmp_path_factory.mktemp("t"), one)
    figures = one.conventions["ucdp"]
    assert report.document.doc_id == f"ucdp:{one.id}"
    assert (incident.start, incident.end) == (one.start, one.end)
    assert incident.place.id in (one.site.id, None)  # none where two places of a name are near each other
    assert incident.place.precision == one.site.precision
    assert (incident.place.lat, incident.place.lon) == (one.site.lat, one.site.lon)
    (figure,) = (one for one in report.claims[0].casualties if one.who == "people")
    assert (figure.count.minimum, figure.count.maximum) == (figures["low"], figures["high"])
    told = {one.who.value: one.count.minimum for one in report.claims[0].casualties}
    assert told.get("civilians", 0) == figures["civilians"]
    assert ranges(incident)["people"] == (figures["low"], figures["high"])


@given(events())
@settings(max_examples=60, deadline=None)
def test_airwars_comes_back(tmp_path_factory, one):
    figures = one.conventions["airwars"]
    report, found = reread("airwars", tmp_path_factory.mktemp("t"), one)
    assert report.document.doc_id == f"airwars:{one.id}"
    if not figures["killed_max"] and not figures["injured_max"]:
        assert found == []  # nobody is said to have been harmed
        return
    (incident,) = found
    assert (incident.start, incident.end) == (one.start, one.start)
    assert (incident.place.lat, incident.place.lon) == (one.site.lat, one.site.lon)
    assert incident.place.precision == 1
    if figures["killed_max"]:
        assert ranges(incident)["civilians"] == (figures["killed_min"], figures["killed_max"])
    if figures["injured_max"]:
        injured = incident.injured["civilians"]
        assert (injured.minimum, injured.maximum) == (figures["injured_min"], figures["injured_max"])


@given(events())
@settings(max_examples=60, deadline=None)
def test_acled_comes_back(tmp_path_factory, one):
    _, (incident,) = reread("acled", tmp_path_factory.mktemp("t"), one)
    best = one.conventions["ucdp"]["best"]
    assert ranges(incident) == {"people": (best, best)}
    assert incident.place.id in (one.site.id, None)
    assert incident.place.precision == 1
    assert (incident.place.lat, incident.place.lon) == (one.site.lat, one.site.lon)
    if one.days <= 7:
        assert incident.start <= one.start <= one.end <= incident.end
    if one.days == 1:
        assert (incident.start, incident.end) == (one.start, one.end)


@given(events())
@settings(max_examples=60, deadline=None)
def test_ibc_comes_back(tmp_path_factory, one):
    figures = one.conventions["ibc"]
    _, found = reread("ibc", tmp_path_factory.mktemp("t"), one)
    if not figures["max"]:
        assert found == []
        return
    (incident,) = found
    assert ranges(incident) == {"civilians": (figures["min"], figures["max"])}
    assert (incident.start, incident.end) == (one.start, one.end)


def test_columns_that_are_read_are_columns_that_are_written():
    """Of each name of a mapping, one of the columns it may have is in the codebook; what is not is no column of it."""
    fuller = {
        "airwars": {
            *("end", "place", "place_other", "admin1", "attack_kind"),
            *(f"{who}_killed_{edge}" for who in ("children", "women") for edge in ("min", "max")),
            *(f"militants_injured_{edge}" for edge in ("min", "max")),
            *(f"civilians_{how}_conceded_{edge}" for how in ("killed", "injured") for edge in ("min", "max")),
        }
    }
    for name, reporter in REPORTERS.items():
        columns = set(load_codebook(name).columns)
        lacking = {key for key, choices in reporter.mapping.columns.items() if columns.isdisjoint(choices)}
        assert lacking == fuller.get(name, set()), name


def test_codes_that_are_written_are_codes_that_are_read():
    for name, column, kept in (
        ("ucdp", "where_prec", "place_precision"),
        ("acled", "geo_precision", "place_precision"),
        ("airwars", "geolocation_accuracy", "place_precision"),
        ("acled", "time_precision", "day_precision"),
    ):
        codes = load_codebook(name).codes[column] - {"1"}
        assert codes <= getattr(REPORTERS[name].mapping, kept).keys(), (name, column)
    for name in ("acled", "ibc"):
        read = REPORTERS[name].mapping.attack_kinds
        for kind, word in load_codebook(name).kinds.items():
            widened = {"drone": "airstrike", "naval": "shelling"}.get(kind, kind) if name == "acled" else kind
            assert read["_".join(word.casefold().replace("/", " ").split())] == widened


def test_coordinates_keep_their_digits():
    assert [degrees(value) for value in (34.0, -0.5, 40.909751, 10.0)] == ["34", "-0.5", "40.909751", "10"]
