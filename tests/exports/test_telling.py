"""What the program says is told in Arabic: every sentence that its source has, with its values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

import pytest
from markupsafe import Markup
from tests.exports.said_in_source import HOLE, SOURCE, sentences

from tawthiq.documents import Kind
from tawthiq.exports.face import load_faces
from tawthiq.exports.sentences import VALUE
from tawthiq.exports.telling import told, told_input, told_plainly

FACES = {face.language: face for face in load_faces()}
AR, EN = FACES["ar"], FACES["en"]

LANGUAGE_DATA = [
    "actors",
    "alphabet",
    "calendar",
    "check",
    "classes",
    "clitics",
    "demonyms",
    "language",
    "letters",
    "lexicon",
    "lunar_months",
    "names",
    "needs",
    "patterns",
    "profiles",
    "rules",
    "searching",
    "spellings",
]
OF_COMMANDS = (
    *("__main__.py", "cli", "web", "evaluation", "gazetteers", "text", "exports/printed"),
    *("engines/spark_session.py", "engines/spark.py"),
    *("pipeline/archives", "pipeline/archive_runs.py", "pipeline/runs", "pipeline/gazetteers.py"),
    *("pipeline/bundles.py", "pipeline/timestamps.py", "pipeline/erasing.py", "pipeline/texts.py"),
    *("pipeline/dossiers.py", "pipeline/reporting.py", "pipeline/report_tables.py"),
    *("store/bundle.py", "store/signing.py", "store/timestamps.py", "store/moving.py", "store/verification.py"),
    *("store/coverage.py", "store/chain.py", "store/sqlite.py", "store/erasing.py"),
    *(f"lang/{name}.py" for name in LANGUAGE_DATA),
)
"""What only the command line does, and faults of the program's own data: it is read in a terminal, in English."""

CATALOGUE = tomllib.loads((files("tawthiq.exports") / "wording" / "told" / "ar.toml").read_text(encoding="utf-8"))
OF_OTHERS = CATALOGUE.pop("of_others")
SAID = {english: arabic for table in CATALOGUE.values() for english, arabic in table.items()}


def shape(english: str) -> str:
    return VALUE.sub(HOLE, english)


def names(sentence: str) -> list[str]:
    return [match.group()[1:-1] for match in VALUE.finditer(sentence)]


def shapes() -> dict[str, str]:
    """Each sentence of the source, with where it is said."""
    return {shape(one.text): one.where for one in sentences(OF_COMMANDS) if one.text.strip() and one.text != HOLE}


def test_every_sentence_of_the_source_is_told() -> None:
    known = set(map(shape, SAID))
    assert [f"{where}: {text!r}" for text, where in shapes().items() if text not in known] == []


def test_nothing_is_told_that_the_source_does_not_say() -> None:
    said = shapes()
    assert [english for english in SAID if shape(english) not in said] == []


def test_what_is_left_out_is_there() -> None:
    assert [name for name in OF_COMMANDS if not (SOURCE / name).exists()] == []


def test_values_are_told_one_by_one() -> None:
    for english, arabic in (SAID | OF_OTHERS).items():
        assert len(names(english)) == len(set(names(english))), english
        assert set(names(arabic)) <= set(names(english)), english
        assert [one for one in names(english) if one.startswith("said") and one not in names(arabic)] == [], english


def test_each_sentence_is_there_once() -> None:
    assert duplicates(map(shape, [*SAID, *OF_OTHERS])) == []


def duplicates(found: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [one for one in found if one in seen or seen.add(one)]


def test_it_is_arabic() -> None:
    """No sentence has three Latin words in a row, but for what is for a machine or a name."""
    for english, arabic in (SAID | OF_OTHERS).items():
        words = VALUE.sub(" ", re.sub(r"`[^`]*`", " ", arabic))
        assert re.search(r"(?:[A-Za-z]{2,}[ ,;:]+){2}[A-Za-z]{2,}", words) is None, english


@pytest.mark.parametrize(("english", "arabic"), [*SAID.items(), *OF_OTHERS.items()])
def test_each_sentence_is_found_by_its_words(english: str, arabic: str) -> None:
    """With values put in, it is that sentence and no other that is told."""
    filled = VALUE.sub(lambda one: f"<{one.group()[1:-1]}>", english)
    plain = told_plainly(filled, AR)
    left = [piece for piece in re.split(r"`[^`]*`|" + VALUE.pattern.replace("(", "(?:"), arabic) if piece.strip()]
    at = 0
    for piece in left:
        at = plain.find(piece, at)
        assert at >= 0, (filled, plain)
    assert VALUE.search(plain) is None


def test_english_is_left_as_it_is() -> None:
    assert told("no words were picked", EN) == Markup('<bdi dir="auto" lang="en">no words were picked</bdi>')
    assert told_plainly("no words were picked", EN).strip("\u2066\u2068\u2069") == "no words were picked"


def test_values_are_isolated_and_escaped() -> None:
    said = told("the attachment <b>.pdf is not read", AR)
    assert said == '<bdi dir="rtl">لم يُقرأ المرفق <bdi>&lt;b&gt;.pdf</bdi></bdi>'


def test_a_sentence_in_a_sentence_is_told_too() -> None:
    said = told("field: 'x' is not a date; build again: tawthiq build case", AR)
    assert "ليس تاريخاً" in said
    assert "not a date" not in said


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("language: '12' is not a language code", "اللغة: «\u206812\u2069» ليس رمز لغة"),
        ("Value error, 'x' is not a date", "«\u2068x\u2069» ليس تاريخاً"),
        ("'a: b' is not a date", "«\u2068a: b\u2069» ليس تاريخاً"),
    ],
)
def test_a_sentence_within_another_is_not_taken_for_its_value(english: str, arabic: str) -> None:
    assert told_plainly(english, AR) == arabic


def test_codes_are_said_in_words() -> None:
    assert "صورة أو صوت أو مقطع مصوّر" in told("a picture, sound or video, which is not read", AR)
    assert told("casualties.9.count: 'x' is not a date", AR).startswith('<bdi dir="rtl"><bdi>العدد</bdi>: ')
    assert "تصويب" in told("correct needs a reason; only accept goes without one; write: --reason TEXT", AR)


def test_every_kind_of_file_has_its_word() -> None:
    assert set(AR.tables["file_kind"]) == {kind.value for kind in Kind}


def test_what_is_for_a_machine_is_marked() -> None:
    said = told("case: log entry 3 was changed: x; see: tawthiq verify my case", AR)
    assert '<code dir="ltr">tawthiq verify my case</code>' in said


def test_what_no_catalogue_has_stays_english() -> None:
    assert told("nobody says this", AR) == '<bdi dir="rtl"><bdi dir="auto" lang="en">nobody says this</bdi></bdi>'


def test_an_input_has_its_place_and_its_remedy() -> None:
    said = told_input("a.csv:3", "no date", "correct the row", AR)
    assert said.startswith("<bdi>a.csv:3</bdi>: ")
    assert "لا تاريخ" in said
    assert "صحّح الصف" in said
    assert told_input("a.csv:3", "no date", "", AR).endswith("لا تاريخ</bdi>")
