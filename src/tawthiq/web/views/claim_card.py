"""A claim as its card shows it: each field as it counts, what the program read, its words, and how it is corrected."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.exports.phrasing import Phrasing
from tawthiq.judging.fields import written_count
from tawthiq.model import Actor, Casualty, Claim, Outcome, Population, Scope, TimeSpan
from tawthiq.pipeline import ReviewedClaim

Shown = Markup | str


@dataclass(frozen=True, slots=True)
class Control:
    """How a field is corrected: its name as judgements have it, the key of its label, what is in it now as people
    write it, and the codes to choose from with the table of their words; without codes words can be picked for it.
    """

    field: str
    label: str
    value: str
    table: str = ""
    codes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A field of the card: the key of its label, its part in the text, its value, what the program read where that is
    other, its words, and whether these stand outside the claim's own.
    """

    label: str
    part: str | None
    value: Shown
    read: Shown | None
    words: str | None
    is_carried: bool
    controls: Sequence[Control]


def rows(one: ReviewedClaim, words: Phrasing) -> Sequence[Row]:
    """The rows of a claim, empty fields that people can fill among them."""
    return [*_figures(one, words), *_named(one, words), *_settings(one, words)]


def _figures(one: ReviewedClaim, words: Phrasing) -> Iterator[Row]:
    for at, (read, now) in enumerate(zip(one.claim.casualties, one.counted.casualties, strict=True)):
        name = f"casualties.{at}"
        controls = (
            Control(f"{name}.count", "count", written_count(now.count)),
            Control(f"{name}.who", "who", now.who.value, "population", [code.value for code in Population]),
            Control(f"{name}.outcome", "outcome", now.outcome.value, "outcome", [code.value for code in Outcome]),
        )
        yield _row(one, ("figures", "figure", name), _figure(now, words), _figure(read, words), controls)
    if one.claim.strikes:
        told = words.face.say("strikes_figure", count=words.figure(one.claim.strikes.count))
        yield _row(one, ("figures", "figure", "strikes"), told, told, ())


def _named(one: ReviewedClaim, words: Phrasing) -> Iterator[Row]:
    for name, (label, part, show) in _NAMED.items():
        now, read = (show(getattr(claim, name), words) for claim in (one.counted, one.claim))
        control = Control(name, name, _WRITTEN[name](one.counted))
        yield _row(one, (label, part, name), now, read, (control,))
    for at, actor in enumerate(one.claim.via):
        name = _isolated(actor.name)
        yield _row(one, ("through", "speaker", f"via.{at}"), name, name, ())


def _settings(one: ReviewedClaim, words: Phrasing) -> Iterator[Row]:
    label = words.face.label
    now, read = (label("scope", claim.scope) for claim in (one.counted, one.claim))
    codes = [code.value for code in Scope]
    yield _row(
        one, ("scope", None, ""), now, read, (Control("scope", "scope", one.counted.scope.value, "scope", codes),)
    )
    for key, table in (
        ("stance", "stance"),
        ("mode", "mode"),
        ("denial_kind", "denial"),
        ("attack_kind", "attack_kind"),
    ):
        value = getattr(one.claim, key)
        if value is not None:
            told = label(table, value)
            yield _row(one, (key, None, ""), told, told, ())
    if one.claim.about:
        about = _isolated(one.claim.about)
        yield _row(one, ("about_label", None, "about"), about, about, ())


def _row(
    one: ReviewedClaim, named: tuple[str, str | None, str], now: Shown, read: Shown, controls: Sequence[Control]
) -> Row:
    label, part, field = named
    found = next((own for own in one.explained.fields if own.name == field), None)
    return Row(
        label,
        part,
        now,
        read if read != now else None,
        found.words if found else None,
        is_carried=bool(found and found.is_carried),
        controls=controls,
    )


def _figure(one: Casualty, words: Phrasing) -> Markup:
    label = words.face.label
    return words.face.say(
        "figure",
        who=Markup("{}").format(label("population", one.who)),
        outcome=Markup("{}").format(label("outcome", one.outcome)),
        count=words.figure(one.count),
    )


def _actor(actor: Actor | None, words: Phrasing) -> Shown:
    if actor is None:
        return words.face.say("not_stated")
    return Markup(words.face.say("separator")).join(_isolated(one.name) for one in actor.parties)


def _isolated(words: str) -> Markup:
    """Words of a report, which run their own way."""
    return Markup("<bdi>{}</bdi>").format(words)


def _period(time: TimeSpan | None, words: Phrasing) -> Shown:
    return words.period(time.start, time.end) if time else words.face.say("not_stated")


def _own_name(name: str) -> Callable[[Claim], str]:
    return lambda claim: getattr(claim, name).name if getattr(claim, name) else "none"


def _days(claim: Claim) -> str:
    time = claim.time
    if time is None or time.start is None:
        return "none"
    end = time.end or time.start
    if len(time.start) == len(end) == len("2018-11-17"):
        return time.start if time.start == end else f"{time.start}/{end}"
    return json.dumps({"start": time.start, "end": end})


_NAMED: Mapping[str, tuple[str, str, Callable[..., Shown]]] = {
    "speaker": ("who_says", "speaker", _actor),
    "belligerent": ("party_label", "party", _actor),
    "place": ("place", "place", lambda place, words: words.place(place) if place else words.face.say("not_stated")),
    "time": ("date", "time", _period),
}
_WRITTEN: Mapping[str, Callable[[Claim], str]] = {
    "speaker": _own_name("speaker"),
    "belligerent": _own_name("belligerent"),
    "place": _own_name("place"),
    "time": _days,
}
