from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.documents import Reading, Refused, Skipped, Unread
from tawthiq.documents.readers.paragraphs import Line, paragraphs

from .conftest import Reader

ARABIC = Path(__file__).with_name("arabic.pdf")


def pdf(*objects: str) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Root 1 0 R /Size {size} >>\nstartxref\n{len(out)}\n"
    )
    return out + f"{end}%%EOF".encode()


def test_lines_from_right_to_left_are_in_the_order_of_reading(read: Reader) -> None:
    (reading,) = read("arabic.pdf", ARABIC.read_bytes())
    assert isinstance(reading, Reading)
    assert reading.document.text.split("\n") == [
        "قصف على قرية",
        "قُتل 12 مدنياً بينهم 3 أطفال في غارة على قرية شرق المدينة يوم السبت 17/11/2018، بحسب المرصد (SOHR) الذي قال إن "
        "36 من القتلى مدنيون.",
        'وقال مديره: "لا صحة لما يقوله التحالف".',
    ]
    assert (reading.document.doc_id, reading.document.title, reading.document.published) == ("arabic", None, None)


@pytest.mark.parametrize(
    ("data", "type_", "problem"),
    [
        (b"%PDF-1.7\nbroken", Skipped, "no PDF that can be read"),
        (pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 900000 /Kids [2 0 R] >>"), Refused, "pages"),
        (
            pdf(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
            ),
            Unread,
            "without text",
        ),
    ],
)
def test_a_pdf_that_gives_no_words_is_told(read: Reader, data: bytes, type_: type[Skipped], problem: str) -> None:
    (item,) = read("a.pdf", data)
    assert type(item) is type_
    assert isinstance(item, Skipped)
    assert problem in item.problem
    assert item.where.endswith("a.pdf")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([("one", 0, 100, 0), ("two", 0, 50, -12)], ["one two"]),
        ([("one", 0, 60, 0), ("two", 0, 100, -12)], ["one", "two"]),
        ([("one", 0, 100, 0), ("two", 0, 100, -40)], ["one", "two"]),
        ([("one", 0, 100, 0), ("two", 200, 300, 100)], ["one", "two"]),
        ([], []),
    ],
)
def test_a_line_that_is_full_goes_on(lines: list[tuple[str, int, int, int]], expected: list[str]) -> None:
    assert list(paragraphs([Line(text, left, low, right, low + 10) for text, left, right, low in lines])) == expected
