"""Every rule of every language finds in its own examples what they say it does, and nothing where they say nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.reading import number

from tawthiq.claims.attribution import find_attributions, find_signature
from tawthiq.claims.belligerents import find_belligerents
from tawthiq.claims.conditions import Setting
from tawthiq.claims.figures import find_figures
from tawthiq.claims.frames import Voice
from tawthiq.claims.positions import find_positions
from tawthiq.errors import LanguageError
from tawthiq.lang import Language, Rule, available, load
from tawthiq.lang.rules import Example, read_rules
from tawthiq.mentions import PartyMention, Passage, PlaceMention, Quantity, StrikeCount, read_passages
from tawthiq.model import ClaimType, Document


@dataclass(frozen=True)
class Reading:
    """An example as the stages see it: its passages, under its headline if it has one."""

    text: str
    passages: list[Passage]
    language: Language

    def quote(self, span):
        return self.text[span.start : span.end]


def read(example: Example, language: Language) -> Reading:
    text = f"{example.title}\n{example.text}" if example.title else example.text
    passages = read_passages(Document("example", text, language.code), language)
    heads = [passage for passage in passages if example.title and passage.is_title]
    return Reading(text, [p for p in passages if p not in heads], language)


def setting(passage: Passage, reading: Reading) -> Setting:
    attributions = find_attributions(passage, reading.text, reading.language)
    before = [earlier for earlier in reading.passages if earlier.span < passage.span]
    heard = before[-1].row.classes if before else frozenset()
    return Setting(passage, attributions, reading.text, reading.language, Voice(heard=heard))


def counts(passage: Passage, reading: Reading, rule: str) -> Iterator[str]:
    for value in (item.value for item in passage.items):
        if isinstance(value, Quantity) and value.rule == rule:
            yield f"{number(value.count)} {'others' if value.others else value.who or '?'}"
        if isinstance(value, StrikeCount) and value.rule == rule:
            yield f"{number(value.count)} strikes"


def mentions(passage: Passage, reading: Reading, rule: str) -> Iterator[str]:
    for value in (item.value for item in passage.items):
        if isinstance(value, PlaceMention | PartyMention) and value.rule == rule:
            yield reading.quote(value.span)


def figures(passage: Passage, reading: Reading, rule: str) -> Iterator[str]:
    for figure in find_figures(passage.items, reading.language):
        if figure.rule == rule:
            yield f"{figure.outcome} {number(figure.count)} {figure.who}"


def attributions(passage: Passage, reading: Reading, rule: str) -> Iterator[str]:
    for found in find_attributions(passage, reading.text, reading.language):
        if found.rule == rule:
            via = "".join(f" via {actor.name}" for actor in found.via)
            yield "reporter" if found.own else (found.speaker.name if found.speaker else "...") + via


def signatures(passage: Passage, reading: Reading, rule: str) -> Iterator[str]:
    signed = find_signature(passage, reading.text, reading.language)
    if signed is not None:
        yield signed.name


def belligerents(passage: Passage, reading: Reading, rule: str) -> Iterator[str]:
    for found in find_belligerents(passage, reading.text, reading.language):
        if found.rule == rule:
            yield found.actor.name if found.actor else "the speaker"


def positions(passage: Passage, reading: Reading, rule: str) -> Iterator[str]:
    for found in find_positions(setting(passage, reading)):
        if found.rules[0] == rule:
            by = f" by {found.speaker.name}" if found.type is ClaimType.DENIAL and found.speaker else ""
            of = f" of {found.belligerent.name}" if found.belligerent else ""
            yield f"{found.type}{by}{of}"


STAGES: dict[str, Callable[[Passage, Reading, str], Iterator[str]]] = {
    "count": counts,
    "place": mentions,
    "party": mentions,
    "figure": figures,
    "attribution": attributions,
    "signature": signatures,
    "belligerent": belligerents,
    "position": positions,
}

RULES = [rule for code in available() for rules in load(code).rules.values() for rule in rules]
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.examples, start=1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: Rule, example: Example) -> None:
    reading = read(example, load(rule.id.partition(".")[0]))
    found = [text for passage in reading.passages for text in STAGES[rule.stage](passage, reading, rule.id)]
    assert found == list(example.expect)


@pytest.mark.parametrize("code", available())
def test_there_is_a_rule_for_each_stage_a_report_needs(code: str) -> None:
    assert set(STAGES) - {"signature"} <= set(load(code).rules)


def folder_with(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


RULE = '[[rule]]\nid = "xx.count.one"\nstage = "count"\npattern = "number:NUM"\n'


def test_rules_keep_the_order_of_their_files_and_say_where_they_stand(tmp_path: Path) -> None:
    later = RULE.replace("one", "two")
    found = list(read_rules(folder_with(tmp_path, b=RULE, a=f"# a comment\n{later}\n{RULE}")))
    assert [(rule.id, rule.order, rule.where) for rule in found] == [
        ("xx.count.two", 0, "a.toml:2"),
        ("xx.count.one", 1, "a.toml:7"),
        ("xx.count.one", 2, "b.toml:1"),
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[rule]\n", "a.toml"),
        ('name = "x"\n', "only [fragments] and [[rule]] tables"),
        ('[[rule]]\nid = "xx"\nstage = "count"\n', "rule xx: needs id, stage and pattern"),
        (RULE + 'patern = "NUM"\n', "needs id, stage and pattern, and knows only"),
        (RULE.replace("number:NUM", "number:("), "malformed"),
        (RULE.replace("number:NUM", "num ber"), "cannot read the pattern"),
        (RULE + '[[rule.example]]\ntext = "x"\n', "an example needs text and expect"),
        (RULE + '[[rule.example]]\ntext = "x"\nexpect = []\nexpected = []\n', "an example needs text and expect"),
    ],
)
def test_malformed_rules_are_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(LanguageError, match=r"a\.toml") as refused:
        list(read_rules(folder_with(tmp_path, a=text)))
    assert complaint in str(refused.value)


def test_rules_share_named_pieces_of_notation(tmp_path: Path) -> None:
    fragments = '[fragments]\nsome = "NUM | VAGUE"\nmany = "<some>{1,2}"\n'
    folder = folder_with(tmp_path, a=fragments + RULE.replace("number:NUM", "number:<many> DOT"))
    assert [rule.pattern.notation for rule in read_rules(folder)] == ["number:((NUM | VAGUE){1,2}) DOT"]


def test_a_piece_of_notation_that_nobody_named_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="no fragment is named many"):
        list(read_rules(folder_with(tmp_path, a=RULE.replace("number:NUM", "number:<many>"))))
