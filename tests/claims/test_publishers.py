"""A monitor's own page speaks in the report's voice; named elsewhere, the monitor is quoted."""

from __future__ import annotations

import pytest
from tests.reading import of_type, read_text, who_says

BODY = "وكان المرصد السوري وثق مقتل 4 مدنيين بقصف على مدينة حلب. وقال مصدر طبي إن 7 أشخاص أصيبوا في القصف."
CASES = [
    ("قصف على حلب - المرصد السوري لحقوق الإنسان", ["-", "مصدر طبي"]),
    ("قصف على حلب - صحيفة الضفاف", ["المرصد السوري", "مصدر طبي"]),
    ("قصف على حلب", ["المرصد السوري", "مصدر طبي"]),
]


@pytest.mark.parametrize(("title", "expected"), CASES)
def test_a_monitor_is_not_quoted_on_its_own_page(title: str, expected: list[str]) -> None:
    report = read_text(f"{title}\n{BODY}")
    assert [who_says(claim) for claim in of_type(report, "casualty")] == expected
