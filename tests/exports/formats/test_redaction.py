"""What is taken out before any format sees it."""

from __future__ import annotations

import pytest
from tests.exports.formats.events import COALITION, DIRECTORY, EVENT, SOURCES, STATEMENTS, event, site

from tawthiq.exports.formats.coarsening import COARSENINGS, Coarsening
from tawthiq.exports.formats.event import Origin
from tawthiq.exports.formats.redaction import UNNAMED_PARTY, UNNAMED_SOURCE, Numbering, Redactor, site_of


def redacted(one=EVENT, coordinates="settlement"):
    return Redactor(Coarsening(coordinates, DIRECTORY)).redact(one)


def source(**changes):
    return SOURCES[0]._replace(**changes)


def test_names_of_the_table_stay_and_others_go():
    stranger = Origin("o-2", "Dr Invented", None, (1,))
    party = COALITION.__class__(None, "a man of that name", None, None, "not_stated", (), "fair", "x")
    found, withheld = redacted(event(origins=(*EVENT.origins, stranger), parties=(COALITION, party)))
    assert [one.name for one in found.origins] == ["Monitor A", "«Hill Wire»", UNNAMED_SOURCE]
    assert [one.name for one in found.parties] == ["The Coalition", UNNAMED_PARTY]
    assert withheld["name", "origins"] == withheld["name", "parties"] == 1


def test_words_titles_and_ids_of_reports_go():
    found, withheld = redacted()
    assert {one.words for one in found.statements} == {""}
    assert {(one.id, one.title) for one in found.sources} == {("", "")}
    assert [one.url for one in found.sources] == ["https://news.example.org/", "https://wire.example.org/"]
    assert withheld["words", "statements"] == len(STATEMENTS)


@pytest.mark.parametrize(
    "changes",
    [
        {"url": "https://www.twitter.com/someone/status/1"},
        {"url": "https://someone.substack.com/p/1"},
        {"url": "http://T.ME/someone/33"},
        {"id": "t.me/someone/33", "url": ""},
        {"id": "telegram:17/4", "url": ""},
        {"outlet": "@someone", "url": ""},
        {"outlet": "News (@someone)", "url": ""},
    ],
)
def test_accounts_are_withheld_under_all_their_names(changes):
    outlet = changes.pop("outlet", "Someone's page")
    one = source(outlet=outlet, **changes)
    found, withheld = redacted(event(sources=(one,), origins=(Origin("o-3", outlet, None, (1,)),)))
    assert (found.sources[0].outlet, found.sources[0].url) == ("", "")
    assert found.origins[0].name == UNNAMED_SOURCE
    assert withheld["handle", "sources.outlet"] == 1


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/the-family-of-someone", "https://example.org/"),
        ("https://someone:secret@example.org:8080/?q=someone", "https://example.org/"),
        ("https://m.facebook.com/someone", ""),
        ("no address", ""),
        ("http://[broken", ""),
    ],
)
def test_of_an_address_the_site_stays(url, kept):
    assert site_of(url) == kept


@pytest.mark.parametrize(
    ("coordinates", "changes", "expected"),
    [
        ("settlement", {}, (34.65, 40.91, 1, "Riverside")),
        ("settlement", {"id": None, "name": "the house of"}, (34.6, 40.9, 2, "")),
        ("settlement", {"id": "sy.nowhere"}, (34.6, 40.9, 2, "Nowhere")),
        ("settlement", {"lat": None, "lon": None, "precision": 4}, (None, None, 4, "Riverside")),
        ("tenth", {}, (34.6, 40.9, 2, "Riverside")),
        ("tenth", {"precision": 3}, (34.6, 40.9, 3, "Riverside")),
        ("tenth", {"precision": None}, (34.6, 40.9, None, "Riverside")),
        ("region", {}, (None, None, 4, "Eastern Province")),
        ("region", {"precision": 6}, (None, None, 6, "Eastern Province")),
    ],
)
def test_points_become_coarse(coordinates, changes, expected):
    place = redacted(event(site=site(**changes)), coordinates)[0].site
    assert (place.lat, place.lon, place.precision, place.name) == expected


def test_a_unit_that_no_table_has_is_a_name_like_any_other():
    found, withheld = redacted(event(site=site(id=None, admin1="quarter of the family")))
    assert found.site.admin1 == ""
    assert withheld["place", "site.admin1"] == 1
    assert redacted(event(site=site(id=None, admin1="الشرق")))[0].site.admin1 == "Eastern Province"


def test_an_unnamed_source_is_the_same_in_all_events_of_an_export():
    redactor, numbering = Redactor(Coarsening("settlement", DIRECTORY)), Numbering()
    other = Origin("o-9", "Somebody", None, (2,))
    keys = [
        numbering.apply(redactor.redact(one)[0]).origins[-1].key
        for one in (EVENT, event(origins=(other,)), EVENT, event(origins=(other,)))
    ]
    assert keys == ["source-1", "source-2", "source-1", "source-2"]


def test_every_convention_for_coordinates_says_what_it_does():
    assert all(len(about) > 20 for about in COARSENINGS.values())
