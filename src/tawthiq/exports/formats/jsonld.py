"""JSON-LD of schema.org: each incident an Event, each claim a Claim, each grade a ClaimReview of the harm."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from tawthiq.exports.formats.event import Bounds, Event, Figure, Party, Source, Statement
from tawthiq.exports.formats.flat import described
from tawthiq.exports.formats.format import Format
from tawthiq.exports.formats.losses import bounds
from tawthiq.exports.formats.notes import Events

_URN = "urn:tawthiq:"

Node = dict[str, Any]


def write(stream: BinaryIO, events: Events) -> None:
    """One graph, a node a line."""
    stream.write(b'{"@context": "https://schema.org", "@graph": [\n')
    first = True
    for event, _ in events():
        for node in nodes(event):
            stream.write(("" if first else ",\n").encode() + json.dumps(node, ensure_ascii=False).encode())
            first = False
    stream.write(b"\n]}\n")


def nodes(event: Event) -> Iterator[Node]:
    """The event, its claims, and the review of the harm that it alleges."""
    about = {"@id": f"{_URN}{event.id}"}
    yield _event(event)
    sources = {one.number: one for one in event.sources}
    for statement in event.statements:
        yield _claim(statement, sources[statement.source], about)
    yield {
        "@type": "ClaimReview",
        "@id": f"{_URN}{event.id}/review",
        "claimReviewed": described(event),
        "itemReviewed": {
            "@type": "Claim",
            "about": about,
            "appearance": [{"@id": f"{_URN}{one.id}"} for one in event.statements if one.type == "casualty"],
        },
        "reviewRating": {"@type": "Rating", "alternateName": event.grade, "ratingExplanation": event.grade_rule},
        "reviewAspect": event.rule_set,
    }


def _event(event: Event) -> Node:
    node: Node = {"@type": "Event", "@id": f"{_URN}{event.id}", "identifier": event.id, "description": described(event)}
    if event.start:
        node |= {"startDate": event.start, "endDate": event.end}
    if event.site:
        node["location"] = _place(event)
    if event.parties:
        node["contributor"] = [_body(one) for one in event.parties]
    return node


def _place(event: Event) -> Node:
    site = event.site
    assert site is not None
    place: Node = {"@type": "Place", "name": site.name or site.admin1}
    place["address"] = {"@type": "PostalAddress", "addressRegion": site.admin1, "addressCountry": site.country}
    if site.lat is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": site.lat, "longitude": site.lon}
    return place


def _body(party: Party) -> Node:
    return {"@type": "Organization", "name": party.name, "identifier": party.id or ""}


def _claim(statement: Statement, source: Source, about: Node) -> Node:
    work: Node = {"@type": "CreativeWork", "inLanguage": source.language, "position": source.number}
    for name, value in (("headline", source.title), ("datePublished", source.published), ("url", source.url)):
        work |= {name: value} if value else {}
    if source.outlet:
        work["publisher"] = {"@type": "Organization", "name": source.outlet}
    node: Node = {
        "@type": "Claim",
        "@id": f"{_URN}{statement.id}",
        "text": statement.words or _told(statement),
        "about": about,
        "appearance": work,
        "additionalType": statement.denial or statement.mode or statement.type,
    }
    if statement.speaker:
        node["author"] = {"@type": "Organization", "name": statement.speaker, "identifier": statement.speaker_id or ""}
    return node


def _told(statement: Statement) -> str:
    """A claim in codes and numbers, where its words are withheld."""
    figures = [_figure(one) for one in statement.figures]
    parts = [f"{statement.type} ({statement.stance})", ", ".join(figures), statement.denial or statement.mode]
    return ": ".join(filter(None, (*parts, f"of {statement.party}" if statement.party else "")))


def _figure(figure: Figure) -> str:
    return f"{figure.outcome} {figure.who} {bounds(Bounds(figure.least, figure.most))}"


JSONLD = Format(
    name="jsonld",
    ending="jsonld",
    about="JSON-LD of schema.org: events, claims, and a review of each",
    carries=frozenset(
        {
            "accused",
            "denials",
            "claims",
            "grade",
            "strike_status",
            "ranges",
            "unknown",
            "injured",
            "groups",
            "days",
            "place",
        }
    ),
    conventions=(
        "whom it counts: descriptions say whom, in codes and numbers",
        "a ClaimReview has the grade as alternateName of its rating, the rule set as reviewAspect; it is proposed "
        "by rules, "
        "and signed by nobody",
        "contributor of an Event are those who are said to have done it",
    ),
    write=write,
)
