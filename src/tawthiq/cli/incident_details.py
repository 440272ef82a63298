"""One incident as lines for the terminal: every conclusion with its reason, every figure with the words behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq.cli.wording import apart, code_words, days_words, one_line, prose, range_words
from tawthiq.pipeline import FoundIncident

Json = Mapping[str, Any]

_LABEL = 15  # columns


@dataclass(frozen=True, slots=True)
class _Page:
    """An incident, its claims and their reports by claim id, and the language of reasons."""

    incident: Json
    claims: Mapping[str, tuple[Json, Json]]
    language: str

    def reason(self, value: Json) -> str:
        return prose(value.get(self.language, ""), self.language)


def incident_details(found: FoundIncident, language: str) -> Iterator[str]:
    """Head and grade, ranges, the accused and their answers, origins, links, and the words of every claim."""
    claims = {claim["id"]: (claim, report) for report in found.reports.values() for claim in report["claims"]}
    page = _Page(found.incident, claims, language)
    for section in (_head, _harm, _accused, _origins, _links, _words):
        yield from section(page)


def _head(page: _Page) -> Iterator[str]:
    incident, place = page.incident, page.incident["place"]
    days = days_words(incident["time"]["start"], incident["time"]["end"])
    yield f"{incident['id']}: {apart(place['name']) if place else 'place not known'}, {days}"
    yield _line("place", _place(place))
    yield _line("days", days)
    yield _line("reports", _names(incident["reports"]))
    yield _line("grade", f"{incident['grade']} (rule {incident['grade_rule']})")
    yield _line("", page.reason(incident["reason"]))
    yield _line("strike", code_words(incident["strike_status"]))


def _harm(page: _Page) -> Iterator[str]:
    for outcome in ("killed", "injured"):
        ranges = page.incident[outcome]
        yield from ["", outcome] if ranges else ["", f"{outcome}: no figure"]
        for who, value in ranges.items():
            yield _line(who, range_words(value["min"], value["max"]) + _REMARK.get(who, ""))
            for claim in value["from"]:
                yield from _figure(page, claim, outcome, who)


_REMARK = {"unknown": ", whose status nobody states: what a total leaves after its stated part"}


def _figure(page: _Page, id_: str, outcome: str, who: str) -> Iterator[str]:
    """A claim at the edge of a range: its own figures of that outcome, of that population first, and its words."""
    claim, report = page.claims[id_]
    own = [casualty for casualty in claim.get("casualties", ()) if casualty["outcome"] == outcome]
    fitting = [casualty for casualty in own if casualty["who"] == who] or own
    figures = ", ".join(f"{c['who']} {range_words(c['min'], c['max'])} {apart(c['text'])}" for c in fitting)
    yield f"    {id_}  {figures}"
    yield f"      {_said(claim, report)}"
    yield f"      {_quoted(claim)}"


def _accused(page: _Page) -> Iterator[str]:
    accused = page.incident["belligerents"]
    yield from ["", "said to be by"] if accused else ["", "said to be by: nobody is named"]
    for party in accused:
        yield f"  {apart(party['name'])}" + (f" ({apart(party['id'])})" if party["id"] else "")
        yield _line("  named in", ", ".join(party["claims"]))
        position = party["position"]
        kinds = ", ".join(map(code_words, position["kinds"]))
        yield _line("  position", code_words(position["answer"]) + (f": {kinds}" if kinds else ""))
        for id_ in position["claims"]:
            claim, report = page.claims[id_]
            yield f"    {id_}  {_said(claim, report)}"
            yield f"      {_quoted(claim)}"


def _origins(page: _Page) -> Iterator[str]:
    yield from ["", f"independent origins: {len(page.incident['origins'])}"]
    for number, origin in enumerate(page.incident["origins"], start=1):
        yield f"  {number}. {apart(origin['name'])}" + (f" ({apart(origin['id'])})" if origin["id"] else "")
        yield _line("  reports", _names(origin["reports"]))
        yield _line("  claims", ", ".join(origin["claims"]))
        yield _line("  why", page.reason(origin["reason"]))


def _links(page: _Page) -> Iterator[str]:
    reasons = page.incident["link_reasons"]
    yield from ["", "why these claims are taken to be about one event"] if reasons else []
    for reason in reasons:
        claims = f"{reason['claims'].replace(' ', ' with ')}: " if "claims" in reason else ""
        yield f"  {claims}{page.reason(reason)} (rule {reason.get('rule', '-')})"


def _words(page: _Page) -> Iterator[str]:
    yield from ["", "every claim, in its words"]
    for id_ in page.incident["claims"]:
        claim, report = page.claims[id_]
        yield f"  {id_}  {claim['type']}, {claim['stance']}; {_said(claim, report)}"
        yield f"      {_quoted(claim)}"


def _said(claim: Json, report: Json) -> str:
    speaker = claim["speaker"]
    who = apart(speaker["name"]) if speaker else "the report itself"
    outlet = f", {apart(report['outlet'])}" if report.get("outlet") else ""
    return f"{who} in {apart(report['doc_id'])}{outlet}, {report['published'] or 'day of publication not stated'}"


def _quoted(claim: Json) -> str:
    return apart(one_line(claim["text"]))


def _place(place: Json | None) -> str:
    if place is None:
        return "not known"
    names = ", ".join(apart(place[key]) for key in ("name", "admin1", "country") if place[key])
    spot = f"; {place['lat']}, {place['lon']}" if place["lat"] is not None else "; coordinates not known"
    return names + spot + (f"; precision {place['precision']}" if place["precision"] is not None else "")


def _names(names: Iterable[str]) -> str:
    listed: Sequence[str] = list(map(apart, names))
    return f"{len(listed)}: {', '.join(listed)}"


def _line(label: str, text: str) -> str:
    return f"  {label:<{_LABEL}}{text}"
