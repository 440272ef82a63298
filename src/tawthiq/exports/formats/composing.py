"""A built incident and the reports it is of, as their lines of JSON have them, as the one value that formats see."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from tawthiq.exports.formats.directory import Directory
from tawthiq.exports.formats.event import Bounds, Event, Figure, Origin, Party, Site, Source, Statement, Vague
from tawthiq.exports.formats.vagueness import Vagueness, with_assumed

Json = Mapping[str, Any]


def compose(incident: Json, reports: Sequence[Json], directory: Directory, vagueness: Vagueness) -> Event:
    """The event. `reports` are those of the incident, in its order; what people decided counts."""
    claims, decided = frozenset(incident["claims"]), incident.get("decided", {})
    own = [
        (number, _corrected(claim) if "decided" in claim else claim)
        for number, one in enumerate(reports, 1)
        for claim in one["claims"]
        if claim["id"] in claims
    ]
    numbers = {one["doc_id"]: number for number, one in enumerate(reports, 1)}
    time, vague = incident["time"], _vague(incident["bounds"], own, reports, vagueness)
    conventions, assumed = with_assumed(incident["conventions"], vague)
    return Event(
        id=incident["id"],
        start=time["start"] or "",
        end=time["end"] or time["start"] or "",
        site=_site(incident["place"], directory),
        killed=_ranges(incident["killed"]),
        injured=_ranges(incident["injured"]),
        conventions=conventions,
        qualifying=frozenset(name for name, one in incident["conventions"].items() if one["qualifies"]),
        assumed=assumed,
        parties=tuple([_party(one, directory) for one in incident["belligerents"]]),
        origins=tuple([_origin(one, numbers, directory) for one in incident["origins"]]),
        sources=tuple([_source(number, one) for number, one in enumerate(reports, 1)]),
        statements=tuple([_statement(number, claim, directory) for number, claim in own]),
        kinds=tuple(sorted({claim["attack_kind"] for _, claim in own if "attack_kind" in claim})),
        vague=tuple(vague),
        bounded=sum(one["min"] is not None or one["max"] is not None for one in incident["bounds"]),
        set_aside=len(incident["set_aside"]),
        grade=decided.get("grade", incident["grade"]),
        grade_rule=incident["grade_rule"],
        rule_set=incident["rule_set"],
        strike_status=incident["strike_status"],
        claims=len(claims),
    )


def _corrected(claim: Json) -> Json:
    """The claim with the fields that people corrected; docs/judgements.md has their names."""
    fixed = dict(claim)
    for name, value in claim["decided"].items():
        field, _, part = name.partition(".")
        if part:
            at, _, part = part.partition(".")
            figures = [dict(one) for one in fixed[field]]
            figures[int(at)].update(value if part == "count" else {part: value})
            fixed[field] = figures
        else:
            fixed[field] = value or None
    return fixed


def _site(place: Json | None, directory: Directory) -> Site | None:
    if place is None:
        return None
    known = directory.place(place["id"]) if place.get("id") else None
    country = place["country"] or (known.country if known else "")
    admin1 = place["admin1"] or ""
    return Site(
        name=known.name if known else place["name"],
        id=known.id if known else None,
        kind=known.kind if known else None,
        admin1=known.admin1 if known and known.admin1 else directory.admin1(admin1, country) or admin1,
        country=country,
        lat=place["lat"],
        lon=place["lon"],
        precision=place["precision"],
    )


def _ranges(ranges: Json) -> Mapping[str, Bounds]:
    return {who: Bounds(one["min"], one["max"], one["origins"]) for who, one in ranges.items()}


def _party(accused: Json, directory: Directory) -> Party:
    known, position = directory.actor(accused["id"] or ""), accused["position"]
    conceded = position["conceded"]
    return Party(
        id=known.id if known else None,
        name=known.name if known else accused["name"],
        kind=known.kind if known else None,
        country=known.country if known else None,
        answer=position["answer"],
        denials=tuple(position["kinds"]),
        grade=accused["grade"],
        strike_status=accused["strike_status"],
        assessment=position.get("assessment", ""),
        conceded=Bounds(conceded["min"], conceded["max"]) if conceded else None,
    )


def _origin(origin: Json, numbers: Mapping[str, int], directory: Directory) -> Origin:
    known = directory.actor(origin["id"] or "")
    key = known.id if known else f"o-{_hash(origin['id'] or origin['name'])}"
    sources = tuple(sorted(numbers[one] for one in origin["reports"] if one in numbers))
    return Origin(key, known.name if known else origin["name"], known.id if known else None, sources)


def _source(number: int, report: Json) -> Source:
    return Source(
        number=number,
        id=report["doc_id"],
        outlet=report.get("outlet", ""),
        published=report["published"] or "",
        title=report.get("title", ""),
        url=report.get("url", ""),
        language=report["language"],
    )


def _statement(number: int, claim: Json, directory: Directory) -> Statement:
    speaker, party, time = claim["speaker"] or {}, claim.get("belligerent") or {}, claim.get("time") or {}
    who, whom = directory.actor(speaker.get("id") or ""), directory.actor(party.get("id") or "")
    return Statement(
        id=claim["id"],
        source=number,
        type=claim["type"],
        speaker=who.name if who else speaker.get("name", ""),
        speaker_id=who.id if who else None,
        stance=claim["stance"],
        mode=claim.get("mode", ""),
        denial=claim.get("denial_kind", ""),
        party=whom.name if whom else party.get("name", ""),
        party_id=whom.id if whom else None,
        figures=tuple([_figure(one) for one in claim.get("casualties", ())]),
        words=claim["text"],
        start=time.get("start") or "",
        end=time.get("end") or "",
    )


def _figure(casualty: Json) -> Figure:
    return Figure(casualty["outcome"], casualty["who"], casualty["min"], casualty["max"])


def _vague(
    bounds: Iterable[Json], own: Sequence[tuple[int, Json]], reports: Sequence[Json], vagueness: Vagueness
) -> list[Vague]:
    """The figures without any number. Their words are looked at here, and nowhere else."""
    open_ = [one for one in bounds if one["min"] is None and one["max"] is None]
    if not open_:
        return []
    claims = {claim["id"]: (reports[number - 1]["language"], claim) for number, claim in own}
    found = []
    for one in open_:
        language, claim = claims.get(one["claim"], ("", {}))
        words = [
            c["text"] for c in claim.get("casualties", ()) if (c["outcome"], c["who"]) == (one["outcome"], one["who"])
        ]
        found.append(Vague(one["outcome"], one["who"], one["claim"], vagueness.number(language, words)))
    return found


@lru_cache(1 << 14)
def _hash(name: str) -> str:
    return hashlib.sha256(name.encode(errors="surrogatepass")).hexdigest()[:8]
