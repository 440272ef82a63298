"""One incident as lines for the terminal: every conclusion with its reason, every figure with the words behind it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tawthiq.cli.incident_figures import figure_lines
from tawthiq.cli.incident_page import Json, Page, line, quoted, said
from tawthiq.cli.wording import apart, code_words, days_words, prose, range_words
from tawthiq.pipeline import FoundIncident


def incident_details(found: FoundIncident, language: str, summary: str = "") -> Iterator[str]:
    """Head, summary and grade, ranges, the accused and their answers, origins, links, and the words of every claim."""
    claims = {claim["id"]: (claim, report) for report in found.reports.values() for claim in report["claims"]}
    page = Page(found.incident, claims, language)
    yield _name(page)
    if summary:
        yield from [prose(summary, language), ""]
    for section in (_head, figure_lines, _accused, _origins, _links, _words):
        yield from section(page)


def _name(page: Page) -> str:
    incident, place = page.incident, page.incident["place"]
    days = days_words(incident["time"]["start"], incident["time"]["end"])
    return f"{incident['id']}: {apart(place['name']) if place else 'place not known'}, {days}"


def _head(page: Page) -> Iterator[str]:
    incident, place = page.incident, page.incident["place"]
    days = days_words(incident["time"]["start"], incident["time"]["end"])
    yield line("place", _place(place))
    yield line("days", days)
    yield line("reports", _names(incident["reports"]))
    yield line("grade", f"{incident['grade']} (rule {incident['grade_rule']})")
    yield line("", page.reason(incident["reason"]))
    yield from _judged(incident)
    if incident.get("grade_claims"):
        yield line("  rests on", ", ".join(incident["grade_claims"]))
    for change in incident.get("would_change", ()):
        yield line("would change", f"to {change['grade']} (rule {change['rule']}): {page.reason(change)}")
    yield line("strike", code_words(incident["strike_status"]))


def _accused(page: Page) -> Iterator[str]:
    accused = page.incident["belligerents"]
    yield from ["", "said to be by"] if accused else ["", "said to be by: nobody is named"]
    for party in accused:
        yield f"  {apart(party['name'])}" + (f" ({apart(party['id'])})" if party["id"] else "")
        yield line("  named in", ", ".join(party["claims"]))
        position = party["position"]
        kinds = ", ".join(map(code_words, position["kinds"]))
        yield line("  position", code_words(position["answer"]) + (f": {kinds}" if kinds else ""))
        if position.get("assessment"):
            yield line("  its finding", code_words(position["assessment"]))
        if conceded := position.get("conceded"):
            by = ", ".join(conceded["from"])
            yield line("  concedes", f"{range_words(conceded['min'], conceded['max'])} civilians killed ({by})")
        if "grade" in party:
            strike = code_words(party["strike_status"])
            yield line("  for it alone", f"{party['grade']} (rule {party['grade_rule']}); {strike}")
        for id_ in position["claims"]:
            claim, report = page.claims[id_]
            yield f"    {id_}  {said(claim, report)}"
            yield f"      {quoted(claim)}"


def _origins(page: Page) -> Iterator[str]:
    yield from ["", f"independent origins: {len(page.incident['origins'])}"]
    for number, origin in enumerate(page.incident["origins"], start=1):
        yield f"  {number}. {apart(origin['name'])}" + (f" ({apart(origin['id'])})" if origin["id"] else "")
        yield line("  reports", _names(origin["reports"]))
        yield line("  claims", ", ".join(origin["claims"]))
        yield line("  why", page.reason(origin["reason"]))
        for member in origin.get("members", ()):
            yield f"      {apart(member['report'])} {code_words(member['how'])}: {page.reason(member['reason'])}"


def _links(page: Page) -> Iterator[str]:
    reasons = page.incident["link_reasons"]
    yield from ["", "why these claims are taken to be about one event"] if reasons else []
    for reason in reasons:
        claims = f"{reason['claims'].replace(' ', ' with ')}: " if "claims" in reason else ""
        yield f"  {claims}{page.reason(reason)} (rule {reason.get('rule', '-')})"
    proposed = page.incident.get("proposed", ())
    yield from ["", "how the program alone would have linked these claims"] if proposed else []
    own = set(page.incident["claims"])
    for one in proposed:
        others = len(set(one["claims"]) - own)
        more = f", and {others} that are not here" if others else ""
        yield f"  {one['id']}: {', '.join(id_ for id_ in one['claims'] if id_ in own)}{more}"


def _words(page: Page) -> Iterator[str]:
    yield from ["", "every claim, in its words"]
    for id_ in page.incident["claims"]:
        claim, report = page.claims[id_]
        yield f"  {id_}  {claim['type']}, {claim['stance']}; {said(claim, report)}"
        yield f"      {quoted(claim)}"
        yield from _judged(claim)


def _judged(item: Json) -> Iterator[str]:
    """What people decided about an incident or a claim, beside what the program says."""
    for name, value in item.get("decided", {}).items():
        yield line("people decided", f"{name} {_value(value)}")
    for one in item.get("judgements", ()):
        words = [one["verdict"], *([one["field"]] if "field" in one else []), *one.get("about", ())]
        words += [_value(one["value"])] if "value" in one else []
        reason = f": {apart(one['reason'])}" if "reason" in one else ""
        yield line("  judged", f"{' '.join(words)} ({one['status']}; {apart(one['by'])}, {one['when']}{reason})")


def _value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _place(place: Json | None) -> str:
    if place is None:
        return "not known"
    names = ", ".join(apart(place[key]) for key in ("name", "admin1", "country") if place[key])
    spot = f"; {place['lat']}, {place['lon']}" if place["lat"] is not None else "; coordinates not known"
    return names + spot + (f"; precision {place['precision']}" if place["precision"] is not None else "")


def _names(names: Iterable[str]) -> str:
    listed = list(map(apart, names))
    return f"{len(listed)}: {', '.join(listed)}"
