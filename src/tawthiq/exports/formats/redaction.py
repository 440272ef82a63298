"""What must not leave a case with an export: taken out of each event before any format sees it, and counted."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

from tawthiq.exports.formats.coarsening import Coarsening
from tawthiq.exports.formats.event import Event, Origin, Party, Source, Statement

UNNAMED_PARTY, UNNAMED_SOURCE = "party not named here", "source not named here"
_HANDLE = re.compile(r"(?:^|[\s(])@\w")

KINDS: Mapping[str, str] = {
    "name": "names of persons and bodies that the program's table of bodies does not have, victims and minors among "
    "them",
    "handle": "accounts on social networks, and the reports' ids and addresses that show them",
    "address": "addresses of reports, of which the site stays",
    "report": "the ids of reports, which may be names of files",
    "words": "words of reports and their titles, which may name victims, minors and private persons",
    "place": "names of places that the gazetteer does not have, such as whose house it was",
    "coordinates": "exact coordinates, made coarse by the convention named above",
}
"""What is withheld, by the kind under which it is counted."""


@dataclass(frozen=True, slots=True)
class Redactor:
    """Takes out of events what may lead to a person. What that is it counts by kind and field, and remembers nowhere.

    The keys of unnamed sources stay, for `Numbering` to replace.
    """

    coarsening: Coarsening

    def redact(self, event: Event) -> tuple[Event, Counter[tuple[str, str]]]:
        """The event as it may be seen, and how often which (kind, field) was withheld."""
        withheld: Counter[tuple[str, str]] = Counter()
        social = {one.number for one in event.sources if is_account(one.id, one.outlet, one.url)}
        outlets = {one.number: one.outlet for one in event.sources if one.number not in social and one.outlet}
        sources = tuple([_source(one, one.number in social, withheld) for one in event.sources])
        return (
            event._replace(
                site=self.coarsening.apply(event.site, withheld) if event.site else None,
                parties=tuple([_party(one, withheld) for one in event.parties]),
                origins=tuple([_origin(one, outlets, withheld) for one in event.origins]),
                sources=sources,
                statements=tuple([_statement(one, withheld) for one in event.statements]),
            ),
            withheld,
        )


class Numbering:
    """Numbers the unnamed sources of one export, in the order in which they are met, for keys are made of names."""

    def __init__(self) -> None:
        """None is met yet."""
        self._numbers: dict[str, str] = {}

    def apply(self, event: Event) -> Event:
        """The event with numbers for keys."""
        return event._replace(origins=tuple([one if one.id else self._numbered(one) for one in event.origins]))

    def _numbered(self, origin: Origin) -> Origin:
        return origin._replace(key=self._numbers.setdefault(origin.key, f"source-{len(self._numbers) + 1}"))


def site_of(url: str) -> str:
    """The site of an address, without what on it is meant; empty where it is none, or a site of accounts."""
    host = _host(url)
    return "" if not host or _has_accounts(host) else f"https://{host}/"


def _origin(origin: Origin, outlets: Mapping[int, str], withheld: Counter[tuple[str, str]]) -> Origin:
    own = [outlets[one] for one in origin.sources if one in outlets]
    if origin.id or origin.name.strip("«»") in own:
        return origin
    withheld["name", "origins"] += 1
    return origin._replace(name=UNNAMED_SOURCE)


def _source(source: Source, is_social: bool, withheld: Counter[tuple[str, str]]) -> Source:
    withheld["handle" if is_social else "report", "sources.id"] += 1
    url, outlet = source.url, source.outlet
    if url:
        url = "" if is_social else site_of(url)
        withheld["handle" if not url else "address", "sources.url"] += 1
    if outlet and is_social:
        outlet = ""
        withheld["handle", "sources.outlet"] += 1
    withheld["words", "sources.title"] += bool(source.title)
    return Source(source.number, "", outlet, source.published, "", url, source.language)


def _party(party: Party, withheld: Counter[tuple[str, str]]) -> Party:
    if party.id:
        return party
    withheld["name", "parties"] += 1
    return party._replace(name=UNNAMED_PARTY)


def _statement(statement: Statement, withheld: Counter[tuple[str, str]]) -> Statement:
    withheld["words", "statements"] += 1
    speaker, party = statement.speaker, statement.party
    if speaker and not statement.speaker_id:
        speaker = UNNAMED_SOURCE
        withheld["name", "statements.speaker"] += 1
    if party and not statement.party_id:
        party = UNNAMED_PARTY
        withheld["name", "statements.party"] += 1
    return statement._replace(speaker=speaker, party=party, words="")


def is_account(id_: str, outlet: str, url: str) -> bool:
    """Whether a report is of an account on a social network, as its id, its outlet or its address shows."""
    _, ids = _social()
    is_handle = "@" in id_ or _HANDLE.search(outlet) is not None
    return is_handle or id_.startswith(ids) or _has_accounts(_host(url))


@lru_cache(1 << 12)
def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@cache
def _social() -> tuple[frozenset[str], tuple[str, ...]]:
    table = tomllib.loads(files("tawthiq.exports.formats").joinpath("social.toml").read_text(encoding="utf-8"))
    return frozenset(table["sites"]), tuple(table["ids"])


@lru_cache(1 << 12)
def _has_accounts(host: str) -> bool:
    sites, _ = _social()
    parts = host.split(".")
    return any(".".join(parts[at:]) in sites for at in range(len(parts)))
