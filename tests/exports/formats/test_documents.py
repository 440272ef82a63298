"""The formats that are no recorder's: read back as other programs do, or held against their published shape."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from tests.exports.formats.events import ARMY, COALITION, EVENT, event, site

from tawthiq.codebooks import load_codebook
from tawthiq.exports.formats import FORMATS
from tawthiq.exports.formats.event import Bounds, Origin
from tawthiq.exports.formats.flat import COLUMNS
from tawthiq.exports.formats.hxl import TAGS
from tawthiq.exports.formats.losses import FACTS
from tawthiq.exports.formats.notes import Notes
from tawthiq.exports.formats.workbook import Workbook
from tawthiq.exports.formats.xlsx import label

AREA = event(id="i-area", site=site(lat=None, lon=None, precision=4), parties=(COALITION, ARMY))
NOWHERE = event(id="i-nowhere", site=None, start="", end="", parties=(), origins=(), sources=(), statements=())


def written(name, *events):
    notes = [Notes() for _ in events]
    stream = io.BytesIO()
    FORMATS[name].write(stream, lambda: zip(events, notes, strict=True))
    assert [fault for one in notes for fault in one.faults] == []
    return stream.getvalue(), notes


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_takes_what_is_hardly_known(name):
    written(name, NOWHERE, AREA)
    written(name)


@pytest.mark.parametrize("name", list(FORMATS))
def test_what_a_format_carries_is_a_fact(name):
    assert FORMATS[name].carries <= FACTS.keys()
    assert FORMATS[name].conventions[0].startswith(("whom it counts", "WARNING"))


def test_geojson_is_a_collection_of_features():
    content, (_, area, nowhere) = written("geojson", EVENT, AREA, NOWHERE)
    found = json.loads(content)
    assert (found["type"], [one["id"] for one in found["features"]]) == (
        "FeatureCollection",
        [EVENT.id, "i-area", "i-nowhere"],
    )
    first, second, _ = found["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [40.90975, 34.64892]}
    assert second["geometry"] is None
    assert "point" in area.lost
    assert "point" in nowhere.lost
    assert first["properties"]["killed"]["civilians"] == {"min": 15, "max": 53, "origins": 2}
    assert first["properties"]["parties"][0]["denials"] == ["flat"]
    assert first["properties"]["origins"][0] == {"name": "Monitor A", "id": "monitor-a", "reports": [1]}


def test_hxl_has_tags_under_its_header():
    """Tags are of the shape that the standard gives; see https://hxlstandard.org/standard/."""
    content, _ = written("hxl", EVENT)
    header, tags, row = csv.reader(io.StringIO(content.decode()))
    assert len(header) == len(tags) == len(row) == len(set(tags))
    assert all(re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", tag) for tag in TAGS)
    by_tag = dict(zip(tags, row, strict=True))
    assert by_tag["#affected+killed+civilians+min"] == "15"
    assert (by_tag["#adm1+name"], by_tag["#loc+name"]) == ("Eastern Province", "Riverside")
    assert (by_tag["#geo+lat"], by_tag["#geo+lon"]) == ("34.64892", "40.90975")
    assert by_tag["#meta+url"] == "https://news.example.org/a-1; https://wire.example.org/b-1"


def test_a_workbook_opens_from_right_to_left():
    openpyxl = pytest.importorskip("openpyxl")
    content, _ = written("xlsx", EVENT, AREA, NOWHERE)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert [name.split()[-1] for name in book.sheetnames] == ["incidents", "claims", "sources"]
    assert all(sheet.sheet_view.rightToLeft and sheet.freeze_panes == "A3" for sheet in book)
    incidents, claims, sources = book
    assert (incidents.max_row, claims.max_row, sources.max_row) == (5, 6, 6)
    cells = {incidents.cell(2, n).value: incidents.cell(3, n).value for n in range(1, incidents.max_column + 1)}
    assert (cells["killed civilians min"], cells["place"]) == (15, "Riverside")
    assert cells["date start"].isoformat() == "2018-11-17T00:00:00"
    assert claims.cell(3, claims.max_column).value == "36 civilians were killed"


def test_every_column_of_the_workbook_has_an_arabic_heading():
    assert all(re.search("[\u0600-\u06ff]", label(column.name)) for column in COLUMNS)
    assert label("killed_civilians_min") != label("killed_civilians_max")


def test_a_full_sheet_goes_on_in_another(monkeypatch):
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.setattr("tawthiq.exports.formats.workbook.ROWS", 4)
    stream = io.BytesIO()
    with Workbook(stream) as book:
        sheet = book.sheet("names", [["name"]], [10])
        for number in range(7):
            sheet.append([f"<{number} & \x00\x0b>"])
    found = openpyxl.load_workbook(stream)
    assert found.sheetnames == ["names", "names 2", "names 3"]
    assert [one.value for sheet in found for (one,) in sheet.iter_rows(min_row=2)] == [f"<{n} & >" for n in range(7)]


def test_parquet_keeps_types():
    parquet = pytest.importorskip("pyarrow.parquet")
    content, _ = written("parquet", EVENT, AREA, NOWHERE)
    table = parquet.read_table(io.BytesIO(content))
    assert table.column_names == [column.name for column in COLUMNS]
    rows = table.to_pylist()
    assert (rows[0]["killed_civilians_max"], rows[0]["date_start"].isoformat()) == (53, "2018-11-17")
    assert (rows[2]["date_start"], rows[2]["killed_people_min"]) == (None, 15)
    assert str(table.schema.field("latitude").type) == "double"


def test_timemap_events_keep_to_its_schema():
    """The schema is that of src/reducers/validate/eventSchema.js of forensic-architecture/timemap."""
    content, notes = written("timemap", EVENT, AREA, NOWHERE)
    found = json.loads(content)
    assert "neither a day" in notes[2].left_out
    ids = {one["id"] for one in found["associations"]}
    for one in found["events"]:
        assert all(isinstance(value, str) for key, value in one.items() if key not in {"associations", "sources"})
        assert ("latitude" in one) == ("longitude" in one)
        assert one["description"]
        assert set(one["associations"]) <= ids
    assert found["events"][0]["date"] == "11/17/2018"
    assert all({"id", "title", "mode"} <= one.keys() for one in found["associations"])


def test_jsonld_links_claims_to_their_event_and_review():
    content, _ = written("jsonld", EVENT, AREA)
    found = json.loads(content)
    assert found["@context"] == "https://schema.org"
    nodes = {one["@id"]: one for one in found["@graph"]}
    assert {one["@type"] for one in nodes.values()} == {"Event", "Claim", "ClaimReview"}
    claim = nodes["urn:tawthiq:c-000000000001"]
    assert claim["text"] == "36 civilians were killed"
    assert claim["about"]["@id"] in nodes
    assert claim["appearance"]["publisher"]["name"] == "River Post"
    review = nodes[f"urn:tawthiq:{EVENT.id}/review"]
    assert review["reviewRating"]["alternateName"] == "fair"
    assert review["itemReviewed"]["appearance"] == [{"@id": "urn:tawthiq:c-000000000001"}]


def test_capture_histories_have_a_column_an_origin():
    other = event(id="i-other", origins=(Origin("monitor-a", "Monitor A", "monitor-a", (1,)),))
    content, notes = written("capture-history", EVENT, other, NOWHERE)
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    assert [(one["id"], one["monitor-a"], one["o-1"]) for one in rows] == [(EVENT.id, "1", "1"), ("i-other", "1", "0")]
    assert "no independent origin" in notes[2].left_out


def ftm_rows(*events):
    content, _ = written("ftm", *events)
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_ftm_statements_have_the_columns_and_state_a_body_once():
    rows = ftm_rows(EVENT, AREA)
    assert tuple(rows[0]) == load_codebook("ftm").columns
    assert len({one["id"] for one in rows}) == len(rows)
    names = [one["value"] for one in rows if (one["schema"], one["prop"]) == ("Organization", "name")]
    assert names == ["The Coalition", "The Army"]


def test_ftm_reads_its_statements():
    """With the package itself, where it is installed."""
    model = pytest.importorskip("followthemoney").model
    from followthemoney.statement import Statement  # noqa: PLC0415 (only where it is installed)

    for one in ftm_rows(EVENT, AREA):
        schema = model.get(one["schema"])
        prop = schema.get(one["prop"])
        assert prop is not None, one
        assert prop.type.validate(one["value"]) or prop.type.name == "entity", one
        key = Statement.make_key(one["dataset"], one["entity_id"], one["prop"], one["value"], external=False)
        assert one["id"] == key


def test_a_range_with_an_open_end_says_so():
    content, _ = written("timemap", event(killed={"people": Bounds(12, None), "civilians": Bounds(None, 20)}))
    assert "killed people 12+, killed civilians up to 20" in json.loads(content)["events"][0]["description"]
