from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest

import tawthiq
from tawthiq import claims, lang
from tawthiq.documents import Metadata, read_inputs
from tawthiq.errors import InputError
from tawthiq.model import Document
from tawthiq.pipeline import ExplainedClaim, Explanation, explain, explain_one, explanation_to_json
from tawthiq.pipeline.explaining import _FIELDS_OF, _IN_CODE

SENTENCE = "قال المرصد السوري لحقوق الإنسان إن ثلاثة مدنيين قتلوا السبت في غارة للتحالف الدولي على بلدة هجين."


def explained(text: str, language: str = "ar") -> Explanation:
    document = Document("example", text, language, published=datetime.date(2018, 11, 18))
    return explain(claims.read(document, lang.load(language)))


def fields_by_rule(one: ExplainedClaim) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for rule in one.rules:
        found.setdefault(rule.stage, []).extend(field.words for field in rule.fields)
    return found


def test_each_rule_has_the_words_of_the_fields_that_it_filled() -> None:
    (one,) = explained(SENTENCE).claims
    assert fields_by_rule(one) == {
        "count": ["ثلاثة مدنيين"],
        "figure": ["ثلاثة مدنيين"],
        "attribution": ["المرصد السوري لحقوق الإنسان"],
        "belligerent": ["للتحالف الدولي"],
    }


@pytest.mark.parametrize(
    ("text", "language", "stage", "words"),
    [
        ("ونفى التحالف الدولي مقتل مدنيين في بلدة هجين.", "ar", "position", "نفى التحالف الدولي"),
        ("The US-led coalition denied killing civilians in Hajin.", "en", "position", "denied killing civilians"),
    ],
)
def test_a_position_has_the_words_of_the_claim(text: str, language: str, stage: str, words: str) -> None:
    found = [fields_by_rule(one) for one in explained(text, language).claims]
    assert any(words in quoted for each in found for quoted in each.get(stage, ()))


def test_each_party_that_words_join_is_a_field() -> None:
    (one,) = explained("قتل مدنيان السبت بقصف من قوات النظام وروسيا على بلدة هجين.").claims
    named = {field.name: (field.words, field.value["id"]) for field in one.fields if "belligerent" in field.name}
    assert named == {
        "belligerent": ("قوات النظام وروسيا", "syrian-army"),
        "belligerent.members.0": ("قوات النظام", "syrian-army"),
        "belligerent.members.1": ("روسيا", "state-ru"),
    }


def test_words_stand_where_the_field_says() -> None:
    explanation = explained(f"غارة على هجين\n\n{SENTENCE}")
    fields = [field for one in explanation.claims for field in one.fields]
    assert fields
    for field in fields:
        assert explanation.report.document.quote(field.span) == field.words


def test_what_is_carried_from_elsewhere_is_marked() -> None:
    text = "قتل ثلاثة مدنيين السبت في غارة على بلدة هجين. وأصيب خمسة مدنيين بجروح."
    second = explained(text).claims[-1]
    carried = {field.name: field.is_carried for field in second.fields}
    assert (carried["text"], carried["casualties.0"], carried["time"]) == (False, False, True)


def test_a_rule_is_written_where_it_says() -> None:
    root = Path(tawthiq.__file__).parent
    (one,) = explained(SENTENCE).claims
    for rule in one.rules:
        name, line = rule.where.split(":")
        block = (root / name).read_text(encoding="utf-8").split("\n")[int(line) - 1 :][:6]
        assert block[0].strip() == "[[rule]]"
        assert any(rule.id in each for each in block)
        (written,) = (each for each in block if each.startswith("pattern = "))
        pieces = re.split(r"<\w+>", written.removeprefix('pattern = "').removesuffix('"'))  # between its fragments
        assert all(piece in rule.notation for piece in pieces)


def test_constructions_in_code_stand_in_their_module() -> None:
    for id_, (module, what) in _IN_CODE.items():
        assert not module or f'"{id_}"' in (Path(tawthiq.__file__).parent / module).read_text(encoding="utf-8")
        assert what


def test_an_attack_that_is_told_is_explained_by_the_code_that_reads_it() -> None:
    (one,) = explained("قصفت طائرات التحالف الدولي بلدة هجين السبت.").claims
    (rule,) = [rule for rule in one.rules if rule.id == "attack.told"]
    assert (rule.stage, rule.where) == ("code", "claims/making.py")
    assert [field.name for field in rule.fields] == ["text"]


@pytest.mark.parametrize("code", lang.available())
def test_every_stage_that_leaves_its_rules_on_claims_has_fields(code: str) -> None:
    assert set(lang.load(code).rules) - set(_FIELDS_OF) == {"place", "party"}


def report(doc_id: str) -> str:
    return json.dumps({"doc_id": doc_id, "text": SENTENCE, "published": "2018-11-18"})


def one_of(path: Path, doc_id: str | None = None) -> Explanation:
    with path.open("rb") as stream:
        return explain_one(read_inputs([path], stream, Metadata()), str(path), doc_id)


def test_a_report_is_chosen_by_its_id(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(f"broken\n{report('a')}\n{report('b')}\n", encoding="utf-8")
    assert one_of(path, "b").report.document.doc_id == "b"


@pytest.mark.parametrize(
    ("lines", "doc_id", "message"),
    [
        ([report("a"), report("b")], None, "several reports.*--doc-id"),
        ([report("a")], "z", "no report has the id 'z'"),
        ([], None, "holds no report"),
        (["{"], None, ":1: "),
        (['{"doc_id": "sv", "text": "Tre personer.", "language": "sv"}'], None, "cannot be read yet"),
    ],
)
def test_no_report_to_explain_is_told(tmp_path: Path, lines: list[str], doc_id: str | None, message: str) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        one_of(path, doc_id)


def test_the_json_is_what_extract_prints_and_one_explanation_a_claim() -> None:
    shape = explanation_to_json(explained(SENTENCE))
    assert [one["claim"] for one in shape["explained"]] == [claim["id"] for claim in shape["claims"]]
    (one,) = shape["explained"]
    assert [rule["id"] for rule in one["rules"]] == shape["claims"][0]["rules"]
    assert {rule["stage"]: rule["fields"] for rule in one["rules"]}["figure"] == ["casualties.0"]
    assert one["settings"] == {"stance": "asserts", "scope": "incident", "attack_kind": "airstrike"}
    figure = next(field for field in one["fields"] if field["field"] == "casualties.0")
    assert figure["value"] == {"outcome": "killed", "who": "civilians", "min": 3, "max": 3}
