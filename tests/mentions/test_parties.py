"""Parties: a force and whose it is, several joined, and the actor of the model that they become."""

from __future__ import annotations

import pytest
from tests.mentions.rows import joined

from tawthiq.lang import available, load
from tawthiq.mentions import PartyMention, states, to_actor


def parties(text: str, code: str = "ar") -> list[tuple[str, PartyMention]]:
    found = [item.value for item in joined(text, code) if isinstance(item.value, PartyMention)]
    return [(text[mention.span.start : mention.span.end], mention) for mention in found]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("نفذتها طائرات التحالف الدولي", ["طائرات التحالف الدولي"]),
        ("قصفت قوات النظام البلدة", ["قوات النظام"]),
        ("قصفت طائرات حربية روسية البلدة", ["طائرات حربية روسية"]),
        ("قصفت الطائرات الروسية البلدة", ["الطائرات الروسية"]),
        ("قوات النظام والطائرات الروسية", ["قوات النظام والطائرات الروسية"]),
        ("تنظيم داعش", ["تنظيم داعش"]),
        ("قصف شنه الحوثيون على المدينة", ["الحوثيون"]),
        ("قتل حوثيون في المدينة", []),  # so many of them, not the party
        ("برصاص مجهولين", ["مجهولين"]),
        ("الطائرات في المطار", []),
        ("مسؤول روسي", []),
        ("الدفاع المدني السوري", []),  # it saves lives: no party to the fighting
    ],
)
def test_words_of_parties(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in parties(text)] == quotes


@pytest.mark.skipif("en" not in available(), reason="no English pack")
@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("coalition warplanes struck", ["coalition warplanes"]),
        ("Russian warplanes struck", ["Russian warplanes"]),
        ("planes at the airport", []),
    ],
)
def test_words_of_parties_in_english(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in parties(text, "en")] == quotes


def actor(text: str):
    ((_, mention),) = parties(text)
    return to_actor(mention, text, load("ar"))


def test_an_adjective_of_nationality_stands_for_the_state() -> None:
    found = actor("طائرات بلجيكية")
    (state,) = states("BE", load("ar"))
    assert (found.name, found.id, found.kind) == ("طائرات بلجيكية", state.id, "state")
    assert "Belgium" in found.aliases


def test_an_entry_gives_its_id_kind_and_names() -> None:
    found = actor("قصفه تنظيم داعش")
    assert found.name == "تنظيم داعش"
    assert found.kind == "armed-group"
    assert found.id in load("ar").actors.entries
    assert found.name not in found.aliases


def test_two_joined_keep_both_in_order() -> None:
    ((_, mention),) = parties("قوات النظام وطائرات بلجيكية")
    assert len(mention.entries) == 1
    assert mention.countries == ("BE",)
    assert not mention.own


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("قصفت قوات النظام وروسيا البلدة", {"قوات النظام": "syrian-army", "روسيا": "state-ru"}),
        ("قصفت قوات النظام وحليفه الروسي البلدة", {"قوات النظام": "syrian-army", "حليفه الروسي": "state-ru"}),
        ("قصفها طيران النظام أو روسيا", {"طيران النظام": "syrian-air-force", "روسيا": "state-ru"}),
        ("قصفت قوات النظام والميليشيات البلدة", {}),  # whose they are is not said
        ("قصفت قوات النظام وقوات الأسد البلدة", {}),  # one party under two names
        ("قصفت طائرات بلجيكية البلدة", {}),
    ],
)
def test_parties_that_are_joined_are_members(text: str, members: dict[str, str]) -> None:
    assert {member.name: member.id for member in actor(text).members} == members


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("طائرات الاحتلال الروسي", "state-ru"),
        ("قوات الاحتلال الإسرائيلي", "israeli-military"),
        ("قوات الاحتلال", "israeli-military"),
    ],
)
def test_an_adjective_that_contradicts_the_entry_decides(text: str, id_: str) -> None:
    assert actor(f"شنتها {text} على البلدة").id == id_


def test_unknown_doers_are_a_party_without_an_entry() -> None:
    found = actor("برصاص مجهولين")
    assert (found.id, found.kind, found.aliases) == (None, None, ())


def test_a_country_without_an_entry_has_no_state() -> None:
    assert states("XX", load("ar")) == []
