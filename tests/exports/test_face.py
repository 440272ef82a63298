from __future__ import annotations

import string
from importlib.resources import files

import pytest
from markupsafe import Markup

from tawthiq.exports.face import Face, load_faces
from tawthiq.exports.unlinked import REASONS
from tawthiq.model import (
    ClaimType,
    DenialKind,
    Grade,
    Mode,
    Outcome,
    Population,
    Precision,
    Scope,
    Stance,
    StrikeStatus,
)

FACES = {face.language: face for face in load_faces()}


def test_arabic_and_english() -> None:
    assert {name: face.direction for name, face in FACES.items()} == {"ar": "rtl", "en": "ltr"}


@pytest.mark.parametrize("face", load_faces(), ids=lambda face: face.language)
def test_the_same_keys_and_places_to_fill(face: Face) -> None:
    english = FACES["en"].tables
    assert {name: set(table) for name, table in face.tables.items()} == {n: set(t) for n, t in english.items()}
    for name, table in face.tables.items():
        for key, phrase in table.items():
            assert phrase.strip(), (name, key)
            assert _fields(phrase) == _fields(english[name][key]), (name, key)


def test_no_phrase_is_left_over() -> None:
    folder = files("tawthiq.exports")
    sources = [*folder.iterdir(), *(folder / "printed").iterdir(), *(folder / "templates").iterdir()]
    used = "".join(one.read_text(encoding="utf-8") for one in sources if one.name.endswith((".py", ".j2")))
    assert [key for key in FACES["en"].tables["say"] if f'"{key}"' not in used] == []


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("grade", Grade),
        ("grade_meaning", Grade),
        ("strike_status", StrikeStatus),
        ("claim_type", ClaimType),
        ("stance", Stance),
        ("scope", Scope),
        ("outcome", Outcome),
        ("population", [*Population, "unknown"]),
        ("mode", Mode),
        ("denial", DenialKind),
        ("answer", ["accepts", "denies", "blames_others", "not_stated"]),
        ("precision", [*(str(int(one)) for one in Precision), "unknown"]),
        ("unlinked", [*(code for code, _ in REASONS), "not_linked"]),
        ("month", [str(month) for month in range(1, 13)]),
    ],
)
def test_every_code_has_its_word(table: str, codes: list[str]) -> None:
    for face in FACES.values():
        assert set(face.tables[table]) == {str(code) for code in codes}


def test_a_code_nobody_placed_is_shown_as_it_is() -> None:
    assert FACES["ar"].label("country", "ZZ") == "ZZ"


def test_values_are_escaped_and_isolated() -> None:
    assert FACES["en"].say("via", who="<i>") == Markup("through <bdi>&lt;i&gt;</bdi>")
    assert FACES["en"].plain("via", who="<i>") == "through \u2068<i>\u2069"


def test_wording_inside_wording_runs_the_way_of_its_face() -> None:
    # a list of numbers has no letter to tell its direction by
    listed = Markup("3.3\u060c 3.4")
    assert '<bdi dir="rtl">3.3' in FACES["ar"].say("set_by_short", claims=listed)


def _fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_prose_isolates_names_that_run_the_other_way() -> None:
    english, arabic = (next(face for face in load_faces() if face.language == code) for code in ("en", "ar"))
    shown = english.prose("Weak: one origin (مركز الضفة للتوثيق) reports <b> it; 3 reports repeat it.")
    assert '<bdi dir="ltr">' in shown
    assert "(<bdi>مركز الضفة للتوثيق</bdi>) reports &lt;b&gt; it" in shown
    shown = arabic.prose("ضعيفة: مصدر واحد (medics in the town) أفاد بذلك")
    assert "(<bdi>medics in the town</bdi>)" in shown
