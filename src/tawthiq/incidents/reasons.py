"""Why records of two reports were joined, in words: what each comparison says and how much it weighs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.levels import COMPARISONS, Levels
from tawthiq.incidents.records import Record, kinds_of
from tawthiq.incidents.scoring import linking_data
from tawthiq.incidents.weights import SCALE, Model

LANGUAGES = ("ar", "en")
RULE = "link.weight"

_Wording = Mapping[str, Mapping[str, Mapping[str, str]]]


def join_reason(first: Record, second: Record, levels: Levels, model: Model, atlas: Atlas) -> Mapping[str, str]:
    """The reason by language, the rule's id and the model's version under `rule`, the two records' first claims under
    `claims`, and the match weight in bits under `weight`.
    """
    values = _values(first, second, atlas)
    weight = f"{model.total(levels) / SCALE:+.2f}"
    words = {
        language: _template(language, levels, model).format_map({**values, **_kinds(first, second, language)})
        for language in LANGUAGES
    }
    claims = f"{second.group.facts[0].id} {first.group.facts[0].id}"
    return {**words, "rule": f"{RULE} {model.version}", "claims": claims, "weight": weight}


@lru_cache(maxsize=4096)
def _template(language: str, levels: Levels, model: Model) -> str:
    """The sentence for these levels, with the places of the values still open."""
    wording = _wording()[language]
    parts = [
        wording["part"]["text"].format(words=template, weight=f"{weight / SCALE:+.1f}")
        for name, level in zip(COMPARISONS, levels, strict=True)
        if (template := wording[name].get(level)) and (weight := model.weight(name, level))
    ]
    total = f"{model.total(levels) / SCALE:+.2f}"
    return wording["part"]["all"].format(parts=wording["part"]["separator"].join(parts), weight=total)


def _values(first: Record, second: Record, atlas: Atlas) -> dict[str, str]:
    places = [_place(record, atlas) for record in (first, second)]
    parties = [_party(record) for record in (first, second)]
    return {
        "place": places[0] or places[1],
        "other_place": places[1],
        "day": _day(first),
        "other_day": _day(second),
        "party": parties[0],
        "other_party": parties[1],
        "figures": _figures(first),
        "other_figures": _figures(second),
    }


def _place(record: Record, atlas: Atlas) -> str:
    return "" if record.place is None else atlas.places[record.place].name


def _day(record: Record) -> str:
    window = record.window
    if window is None:
        return ""
    return str(window.first) if window.first == window.last else f"{window.first}/{window.last}"


def _party(record: Record) -> str:
    claims = (fact.claim for fact in record.group.facts)
    return next((claim.belligerent.name for claim in claims if claim.belligerent), "")


def _kinds(first: Record, second: Record, language: str) -> dict[str, str]:
    """The kinds of attack that both tell of, or else those of each, by their words in a language."""
    shared = first.kinds & second.kinds
    return {"kind": _kind(shared or first.kinds, language), "other_kind": _kind(second.kinds, language)}


@lru_cache(maxsize=4096)
def _kind(bits: int, language: str) -> str:
    words = _wording()[language]["kinds"]
    return words["between"].join(words[kind] for kind in kinds_of(bits))


def _figures(record: Record) -> str:
    texts: Iterable[str] = (
        " ".join(casualty.text.split()) for fact in record.group.facts for casualty in fact.claim.casualties
    )
    return ", ".join(dict.fromkeys(texts))


def _wording() -> _Wording:
    found: _Wording = linking_data()["join"]
    return found
