"""The figures of one incident as lines: ranges with the claims at their edges, what was set aside, how others count."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.cli.incident_page import Json, Page, line, quoted, said
from tawthiq.cli.wording import apart, code_words, one_line, range_words

_REMARK = {"unknown": ", whose status nobody states: what a total leaves after its stated part"}


def figure_lines(page: Page) -> Iterator[str]:
    """Killed and injured, then bounds, figures set aside, and the conventions of recorders."""
    for outcome in ("killed", "injured"):
        ranges = page.incident[outcome]
        yield from ["", outcome] if ranges else ["", f"{outcome}: no figure"]
        for who, value in ranges.items():
            origins = value.get("origins")
            by = f" (independent origins with a figure: {origins})" if origins else ""
            yield line(who, range_words(value["min"], value["max"]) + by + _REMARK.get(who, ""))
            for claim in value["from"]:
                yield from _figure(page, claim, outcome, who, _edge(value, claim))
    yield from _bounds(page)
    yield from _set_aside(page)
    yield from _conventions(page)


def _edge(value: Json, claim: str) -> str:
    """Which edge of a range a claim sets, where the two are told apart."""
    edges = [name for name, key in (("least", "min_from"), ("most", "max_from")) if claim in value.get(key, ())]
    return f"{' and '.join(edges)}: " if len(edges) == 1 else ""


def _bounds(page: Page) -> Iterator[str]:
    bounds = page.incident.get("bounds", ())
    yield from ["", "bounds and vague counts, which are no numbers"] if bounds else []
    for figure in bounds:
        yield from _figure(page, figure["claim"], figure["outcome"], figure["who"], f"{figure['outcome']} ")


def _set_aside(page: Page) -> Iterator[str]:
    figures = page.incident.get("set_aside", ())
    yield from ["", "figures set aside"] if figures else []
    for figure in figures:
        value = range_words(figure["min"], figure["max"])
        instead = f"; in its place stands {figure['by']}" if figure["by"] else ""
        what = f"{figure['outcome']} {figure['who']} {value}"
        yield f"  {figure['claim']}  {what}: {page.reason(figure['reason'])}{instead}"
        yield f"      {quoted(page.claims[figure['claim']][0])}"


def _conventions(page: Page) -> Iterator[str]:
    conventions = page.incident.get("conventions", {})
    yield from ["", "as others count"] if conventions else []
    for name, convention in conventions.items():
        figures = {key: value for key, value in convention.items() if key not in ("from", "qualifies", "reason")}
        values = ", ".join(f"{code_words(key)} {'-' if number is None else number}" for key, number in figures.items())
        entered = "" if convention["qualifies"] else "; would not be entered"
        yield line(name, f"{values}{entered}")
        yield line("", page.reason(convention["reason"]))


def _figure(page: Page, id_: str, outcome: str, who: str, edge: str) -> Iterator[str]:
    """A claim at the edge of a range: its own figures of that outcome, of that population first, and its words."""
    claim, report = page.claims[id_]
    own = [casualty for casualty in claim.get("casualties", ()) if casualty["outcome"] == outcome]
    fitting = [casualty for casualty in own if casualty["who"] == who] or own
    figures = ", ".join(f"{c['who']} {range_words(c['min'], c['max'])} {apart(one_line(c['text']))}" for c in fitting)
    yield f"    {id_}  {edge}{figures}"
    yield f"      {said(claim, report)}"
    yield f"      {quoted(claim)}"
