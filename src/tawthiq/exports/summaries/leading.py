"""The sentences that tell how many people came to harm, where, when and by what, and how many sources say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.exports.summaries.facts import Facts
from tawthiq.exports.summaries.harm import Group, Harm
from tawthiq.exports.summaries.words import Words
from tawthiq.grammar import OBLIQUE, Counted

OUTCOMES = ("killed", "injured")
_COUNTED_KINDS = {"attack": "strike", "airstrike": "airstrike", "drone": "drone", "naval": "naval"}
"""Kinds of attack that come as strikes, with the noun for one of them; others are not counted."""


def leading(words: Words, facts: Facts) -> Iterator[str]:
    """One sentence with the main figures, and one with those among them, where sources tell them apart."""
    harms = [(outcome, getattr(facts, outcome)) for outcome in OUTCOMES]
    told = [_told(words, outcome, harm.all) for outcome, harm in harms if harm.all]
    if _are_others(facts):
        told[-1] = words.say("others_injured")
    parts = {"harm": words.naming.listed(told), "where": _where(words, facts), "how": _how(words, facts)}
    day, sources = when(words, facts.start, facts.end), _sources(words, facts)
    if day or not sources:
        yield words.say("lead", when=day, sources=words.say("sources", **sources) if sources else "", **parts)
    else:
        yield words.say("lead_undated", **sources, **parts)
    details = [part for outcome, harm in harms for part in _parts(words, outcome, harm)]
    if details:
        yield words.raw("separator").join(details)


def _are_others(facts: Facts) -> bool:
    """Whether some were injured of those of whom others were killed, and nobody says how many."""
    killed, injured = facts.killed.all[:1], facts.injured.all
    return bool(killed) and injured == (Group(killed[0].who, None, None),) and killed[0].who != "women"


def _told(words: Words, outcome: str, groups: Sequence[Group]) -> str:
    who = words.counting.listed([counted(words, one) for one in groups])
    return words.say("harm", who=who.text, verb=words.counting.verb(outcome, who))


def counted(words: Words, group: Group, case: str = "") -> Counted:
    """A group in words."""
    if group.least is None and group.most is None:
        return words.counting.some(group.who, group.word)
    return words.counting.amount(group.who, group.least, group.most, case)


def _parts(words: Words, outcome: str, harm: Harm) -> Iterator[str]:
    for key, groups in (
        ("among", harm.among or harm.including),
        ("including", harm.including if harm.among else ()),
        ("apart", harm.apart),
    ):
        if groups:
            case = OBLIQUE if key == "apart" else ""
            who = words.counting.listed([counted(words, one, case) for one in groups])
            yield words.say(f"{key}_{outcome}", who=who.text, verb=words.counting.verb("are", who))


def when(words: Words, start: str | None, end: str | None) -> str:
    """A day, month or year, or from one to another; empty where none is known."""
    known = [value for value in (start, end) if value]
    if not known:
        return ""
    first, last = known[0], known[-1]
    if first == last:
        return words.say(_precision(first), day=_day(words, first))
    short = first[:7] == last[:7] and len(first) == len(last) == 10
    return words.say("span", start=str(int(first[8:])) if short else _day(words, first), end=_day(words, last))


def _precision(value: str) -> str:
    return ("in_year", "in_month", "on_day")[value.count("-")]


def _day(words: Words, value: str) -> str:
    year, month, day = (*value.split("-"), "", "")[:3]
    if not month:
        return year
    name = words.face.label("month", int(month))
    said = words.face.tables["say"]
    return (
        said["day"].format(day=int(day), month=name, year=year) if day else said["month"].format(month=name, year=year)
    )


def _where(words: Words, facts: Facts) -> str:
    country = words.face.label("country", facts.country) if facts.country else ""
    name, phrase = words.place(facts.place) if facts.place else ("", "")
    region = words.naming.name(facts.region.name, facts.region.others) if facts.region else ""
    if words.naming.is_own(name) and not words.naming.is_own(region):
        region = ""
    parts = [part for part in dict.fromkeys((region, country)) if part and part != name]
    if not name:
        return words.say("where", place=words.raw("region").join(parts)) if parts else ""
    inside = words.say("inside", region=words.raw("region").join(parts)) if parts else ""
    return words.say(phrase, place=f"{name} {inside}")


def _how(words: Words, facts: Facts) -> str:
    if facts.attack is None:
        return ""
    noun = _COUNTED_KINDS.get(facts.attack)
    if facts.strikes and noun:
        number = words.counting.amount(noun, facts.strikes.minimum, facts.strikes.maximum, OBLIQUE)
        return words.say("how", attack=number.text)
    return words.say("how", attack=words.face.label("attack_phrase", facts.attack))


def _sources(words: Words, facts: Facts) -> dict[str, str]:
    """How many sources in how many reports, and the sources' names; nothing where there is none."""
    if not facts.sources or not facts.reports:
        return {}
    names = words.names(facts.sources, len(facts.sources))
    return {
        "origins": words.counting.exactly("sources", len(facts.sources), OBLIQUE).text,
        "names": words.say("named", names=names) if names else "",
        "reports": words.counting.exactly("reports", facts.reports, OBLIQUE).text,
    }
