"""What the stages make and ask for, as data: the vocabulary that word lists and rules are checked against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tawthiq.lang.actors import KINDS
from tawthiq.model import AttackKind, DenialKind, Mode, Outcome, Population

ANY_VALUE = frozenset[str]()
WHOLE_NUMBER = frozenset({"0-9"})

# Classes that the stages give to items; a rule may name them although no word list does.
MADE = frozenset(
    {
        *("COMMA", "SEMICOLON", "COLON", "DOT", "OPEN", "CLOSE", "DASH", "SLASH", "HASH", "QUOTE", "QUESTION", "MARK"),
        *("NUM", "WORD", "DEF_WORD", "NAME", "EDGE", "DEMONYM", "PERSON"),  # the last two from demonyms.tsv
        *("PLACE", "DOUBTFUL_PLACE", "PLACE_EXACT", "PLACE_WIDE", "TIME", "CUMULATIVE"),
        *("ACTOR", "ARMED", "PARTY", "PARTY_UNKNOWN", *(f"ACTOR_{kind.upper().replace('-', '_')}" for kind in KINDS)),
        *("COUNT", "COUNT_NUMBER", "COUNT_NOUN", "COUNT_HEADLESS", "COUNT_GROUP", "COUNT_BARE", "COUNT_NEW"),
        *(
            "COUNT_KNOWN",
            "COUNT_VICTIM",
            "COUNT_VICTIMS_NUMBER",
            "COUNT_VICTIMS_SOME",
            "COUNT_MASSACRE",
            "COUNT_ONE",
            "STATE",
        ),
        "COUNT_NONE",
        "COUNT_PART",
        "COUNT_NATIONALITY",
        *("STRIKE", "ATTACK", "STRIKES_BARE", "STRIKES_NUMBER", "STRIKES_OF"),
        "SPENT",
    }
)

# Classes of `MADE` that are made only where a word of these classes stands; any other may be made of any words.
MADE_FROM: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("COUNT_VICTIM", "COUNT_VICTIMS_NUMBER", "COUNT_VICTIMS_SOME"), frozenset({"VICTIM", "CASES", "MASSACRE"})
    ),
    "COUNT_MASSACRE": frozenset({"MASSACRE"}),
    "COUNT_PART": frozenset({"OF_THEM"}),
    "COUNT_NATIONALITY": frozenset({"DEMONYM"}),
    **dict.fromkeys(("STRIKE", "STRIKES_BARE", "STRIKES_NUMBER", "STRIKES_OF"), frozenset({"STRIKE"})),
    "ATTACK": frozenset({"ATTACK", "STRIKE", "MASSACRE"}),
    "STATE": frozenset({"ARMED"}),
    "ARMED": frozenset({"ARMED"}),  # of the actors table
    "DEMONYM": frozenset({"DEMONYM"}),  # of demonyms.tsv
}

# Classes of word lists that the stages ask for by name, beside those that rules name.
ASKED = frozenset(
    {
        *("NUM", "VAGUE", "TWO", "ATLEAST", "ATLEAST_POST", "ATMOST", "PERCENT", "OTHERS"),  # counts, numbers
        *("PERSON", "BODY", "GROUP", "DEMONYM", "VICTIM", "CASES", "MASSACRE"),  # counts
        *("ATTACK", "STRIKE", "STRUCK", "OUTCOME", "NO_STRIKES", "NEG", "WITHOUT", "WHO_REL", "ACCIDENT"),  # attacks
        "BEFORE_AFTER",
        *("AVERT", "FREED", "SUBSET", "MAY_BE", "PERFECT"),  # figures
        *("GENERIC_PARTY", "ARMY", "DO_IT"),  # kinds of attack
        "OFFENSIVE",
        "HAPPENED",  # attacks
        "DOER",
        "INCIDENT",
        "CUE",  # namesakes
        *(
            "NAME_PART",
            "NEAR",
            "OF",
            "SETTLEMENT",
            "TOWN",
            "VILLAGE",
            "CITY",
            "DISTRICT",
            "CAMP",
            "PROVINCE",
        ),  # spellings
        *("ON", "OR", "AFTER", "SIDE"),  # spellings, places
        *(
            "BORDER",
            "OFFICE",
            "AROUND",
            "SIDE_ADJ",
            "WITH",
            "FOOTAGE",
            "WAR_ITSELF",
            "BELONGS",
            "NAME_HEAD",
            "TO",
            "FOR",
        ),  # scenes, frames
        *("AFTER", "AFTER_MANY", "AFTER_ONE", "DONE", "CAUSE", "LAQIYA", "FALL", "LEFT", "CLAIMED", "OTHER_DEED"),
        *(
            "SAID",
            "GO_ON",
            "RELAY",
            "CITING",
            "CITED",
            "AS_SAYING",
            "STATEMENT",
            "CLAIM_IT",
            "ADMIT",
            "BLAME",
            "INQUIRY",
            "WAR",
        ),  # times
        *("DENY", "CALL", "HEDGE", "TOTAL", "HABIT", "MEANWHILE", "SAYING_ABOUT", "BASED", "SEMICOLON"),
        *("ANOTHER", "THE", "THIS", "AT_LARGE", "OF_THEM"),  # clauses, strikes, counts
        *("ROSE", "TOLL", "ARE", "OWN_FORCE", "AMONG", "RANKS"),  # populations
        *("SAY", "SAID_SO", "ACCORDING", "SOURCE", "SAME", "AND", "IN", "FROM", "BY", "FOR"),  # speakers
        *("TARGET", "AGAINST", "WARRING", "SUICIDE", "SAME_BREATH", "COMES_WITH"),  # belligerents, breaths
        *("CLASH", "IN_REPLY", "STRUCK_MANY", "AIMING", "AGENT", "VIOLENCE", "DEED"),  # doers, breaths, belligerents
        *("POSITIONED", "INTO", "TALKS", "BY_WHOM"),  # asides
        "FIGHTERS",  # counts
        *("BUT", "THAT", "THEN", "FORCE", "GROUP", "CRIMES"),  # positions
        "STOPWORD",  # a word listed only so that it is no WORD: it can be no unknown name
    }
)

# Features that the stages read: key -> the values there are.
FEATURES: Mapping[str, frozenset[str]] = {
    "num": frozenset({"s", "d", "p"}),
    "who": frozenset(Population),
    "outcome": frozenset(Outcome),
    "mode": frozenset(Mode),
    "kind": frozenset(DenialKind),
    "attack": frozenset(AttackKind),
    "level": frozenset(
        {
            "village",
            "town",
            "city",
            "district",
            "camp",
            "site",
            "feature",
            "around",
            "area",
            "admin1",
            "region",
            "country",
        }
    ),
    "value": WHOLE_NUMBER,
    "scale": frozenset({"yes"}),
    "joins": frozenset({"tight"}),
    "side": frozenset({"within"}),  # of a place it is a part of: the centre, not the country beyond
    "country": ANY_VALUE,
}

# Features that a class cannot do without.
REQUIRED: Mapping[str, frozenset[str]] = {
    "NUM": frozenset({"value"}),
    "PERSON": frozenset({"who", "num"}),
    "VICTIM": frozenset({"outcome", "num"}),
    "CASES": frozenset({"outcome"}),
    "MASSACRE": frozenset({"outcome"}),
    "OUTCOME": frozenset({"outcome"}),
    "AFTER": frozenset({"outcome"}),
    "STRIKE": frozenset({"num"}),
    "OTHERS": frozenset({"num"}),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """What a stage's rules may say: the names of parts it looks at (`needs`: at least one of these), and settings."""

    parts: frozenset[str]
    settings: Mapping[str, frozenset[str]]
    needs: frozenset[str] = frozenset()


_YES = frozenset({"yes"})

STAGES: Mapping[str, Stage] = {
    "count": Stage(
        frozenset({"number", "high", "core"}),
        {"of": frozenset({"strikes"}), "zero": _YES, "one": _YES},
        needs=frozenset({"number", "core"}),
    ),
    "place": Stage(
        frozenset({"lead", "name", "side"}),
        {"near": _YES, "refers": _YES, "within": _YES, "named_after": _YES, "level": FEATURES["level"]},
        needs=frozenset({"name"}),
    ),
    "party": Stage(frozenset(), {"unknown": _YES}),
    "attribution": Stage(
        frozenset({"speaker", "via", "after", "ahead"}), {"postposed": _YES, "voice": frozenset({"reporter"})}
    ),
    "signature": Stage(frozenset({"speaker", "after", "ahead"}), {}, needs=frozenset({"speaker"})),
    "belligerent": Stage(
        frozenset({"party", "nationality", "speaker"}),
        {"abroad": _YES, "after": frozenset({"attack"})},
        needs=frozenset({"party", "nationality", "speaker"}),
    ),
    "figure": Stage(
        frozenset({"figures", "outcome", "second", "spent"}),
        {
            "outcome": frozenset({*Outcome, "killed injured"}),
            "outcome_from": frozenset({"noun", "each-noun"}),
            "needs": frozenset({"new"}),
            "alone": _YES,
            "subset": _YES,
            "open": _YES,
            "whole": _YES,
            "zero": _YES,
        },
        needs=frozenset({"figures"}),
    ),
    "position": Stage(
        frozenset({"speaker", "party", "about", "after", "attack"}),
        {
            "type": frozenset({"denial", "responsibility", "finding", "call"}),
            "mode": FEATURES["mode"],
            "needs": frozenset({"attack", "attack-near", "told", "attack told", "attack-near told"}),
            "unless": frozenset({"strikes", "figures"}),
            "stance": frozenset({"doubts"}),
            "voice": frozenset({"reporter", "told"}),
            "scope": frozenset({"total"}),
            "speaker": frozenset({"party"}),
            "party": frozenset({"speaker"}),
        },
    ),
}
