"""Which reports are worth reading: none that gives a claim is left out, and ordinary news is."""

from __future__ import annotations

import random
import shutil
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading import read_text

from tawthiq.claims import is_relevant, names_violence
from tawthiq.claims.violence import tells_of_violence
from tawthiq.lang import available, load, load_folder
from tawthiq.mentions import read_passages
from tawthiq.model import Document

EXAMPLES = [
    (code, f"{example.title}\n{example.text}" if example.title else example.text)
    for code in available()
    for rules in load(code).rules.values()
    for rule in rules
    for example in rule.examples
]


@pytest.mark.parametrize(
    "text",
    [
        "قتل 4 مدنيين بقصف على حلب.",
        "مقتل ثلاثة أشخاص وإصابة آخرين في غارة روسية على بلدة هجين",
        "نفت وزارة الدفاع الروسية أن تكون طائراتها قد قتلت مدنيين في قصف المدرسة.",
        "شن الطيران الروسي 19 غارة على ريف إدلب.",
        "قسـ.ـد تقصـ.ـف المدينة، وسقوط قتـ.ـلى",
    ],
)
def test_reports_of_attacks_are_relevant(text: str) -> None:
    assert is_relevant(text, load("ar"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "أغلقت السوق أمس على خسائر محدودة، وضربت موجة بيع أسهم المصارف."),
        ("ar", "شهدت المدينة هطول أمطار غزيرة، وأصيب لاعب الوسط في الركبة."),
        ("ar", "تستهدف الدورة 30 معلماً، وتنفذ الوزارة البرنامج في آذار."),
        ("en", "Shares fell as a wave of selling hit markets in Europe, analysts said."),
        ("en", "Inspectors struck a deal with the union after a strike of three days."),
        ("en", "Rain is forecast for Monday."),
    ],
)
def test_ordinary_news_is_not(language: str, text: str) -> None:
    assert not is_relevant(text, load(language))


def test_no_example_of_any_rule_that_gives_a_claim_is_left_out() -> None:
    """Each with its headline, and each under a headline that says nothing."""
    for code, text in EXAMPLES:
        if read_text(text, language=code).claims:
            assert is_relevant(text, load(code)), text


def test_a_report_that_gives_a_claim_stays_relevant_among_ordinary_sentences() -> None:
    ordinary = "أغلقت السوق أمس على خسائر محدودة. "
    for code, text in EXAMPLES:
        if code == "ar" and "\n" not in text and read_text(f"عنوان\n{ordinary * 3}{text}").claims:
            assert is_relevant(f"عنوان\n{ordinary * 3}{text}", load(code)), text


@given(st.sampled_from(EXAMPLES), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=300)
def test_where_no_word_names_violence_no_passage_does(example: tuple[str, str], rng: random.Random) -> None:
    """Whatever the order of the words: then reading is the same with the look at the words as without."""
    code, text = example
    words = text.split()
    rng.shuffle(words)
    mixed = " ".join(words)
    for some in (text, mixed, mixed[: len(mixed) // 2]):
        language = load(code)
        if not names_violence(some, language):
            passages = read_passages(Document("case", some, code), language)
            assert not any(tells_of_violence(passage) for passage in passages)


def test_a_word_that_is_added_to_the_lists_is_in_the_filter(tmp_path: Path) -> None:
    pack = tmp_path / "en"
    with resources.as_file(resources.files("tawthiq.lang")) as folder:
        shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    text = "Seven people were flimmed when the army quargled the town of Hajin."
    assert not is_relevant(text, load_folder("en", pack))
    add(pack / "lexicon" / "attacks.tsv", "quargled\tSTRUCK\t\t")
    add(pack / "lexicon" / "outcomes.tsv", "flimmed\tAFTER\toutcome=killed\t")
    assert is_relevant(text, load_folder("en", pack))


def add(file: Path, line: str) -> None:
    file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n{line}\n", encoding="utf-8")


def test_it_takes_nothing_and_anything() -> None:
    for text in ("", "\n" * 50, "قصف" * 5000, "\u202e" * 100, "- - -", "(((" * 1000):
        assert is_relevant(text, load("ar")) in (True, False)
