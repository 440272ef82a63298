from __future__ import annotations

import pytest
from tests.builders import COALITION, DIRECTOR_A, ENVOY, MONITOR_A, MONITOR_B, REGIME, actor

from tawthiq.model.identity import name_key, name_within, same_actor, same_party

NAMED_LIKE_A = actor("الـمرصد الأوّل")
JETS = actor("طائرات التحالف")
ARMY = {"kind": "military", "side": "x"}


def test_name_keys_fold_marks_case_and_punctuation():
    assert name_key("الـمرصد الأوّل") == name_key("المرصد الأول")
    assert name_key("US-led  Coalition") == ("us", "led", "coalition")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (MONITOR_A, MONITOR_A, True),
        (MONITOR_A, DIRECTOR_A, True),
        (ENVOY, COALITION, True),
        (MONITOR_A, NAMED_LIKE_A, True),
        (MONITOR_A, MONITOR_B, False),
        (actor("x", "one"), actor("x", "two"), False),
        (COALITION, JETS, False),
    ],
)
def test_same_actor(first, second, same):
    assert same_actor(first, second) is same
    assert same_actor(second, first) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (COALITION, JETS, True),
        (COALITION, REGIME, False),
        (actor("air force", "a", **ARMY), actor("state", "b", kind="state", side="x"), True),
        (actor("air force", "a", **ARMY), actor("state", "b", kind="state", side="y"), False),
        (actor("militia", "a", kind="armed-group", side="x"), actor("state", "b", kind="state", side="x"), False),
    ],
)
def test_same_party(first, second, same):
    assert same_party(first, second) is same
    assert same_party(second, first) is same


def test_name_within_goes_by_whole_words():
    assert name_within(COALITION, JETS)
    assert not name_within(actor("تحالف"), JETS)
