from __future__ import annotations

import datetime
from email.message import EmailMessage

import pytest

from tawthiq.documents import Reading, Skipped, Unread

from .conftest import Reader

WORDS = "قتل ثلاثة مدنيين في قصف على القرية."


def message(number: int = 1, date: str | None = "Sun, 18 Nov 2018 23:30:00 -0500") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "desk@example.org", "بيان", f"<m{number}@example.org>"
    if date:
        mail["Date"] = date
    mail.set_content(WORDS)
    return mail


def mailbox(*mails: EmailMessage) -> bytes:
    return b"".join(b"From desk Sun Nov 18 00:00:00 2018\n" + mail.as_bytes() + b"\n\n" for mail in mails)


def test_a_message_is_a_report(read: Reader) -> None:
    (reading,) = read("press.eml", message().as_bytes())
    assert isinstance(reading, Reading)
    found = reading.document
    assert (found.doc_id, found.text, found.title) == ("press", f"بيان\n\n{WORDS}", "بيان")
    assert (found.published, found.outlet) == (datetime.date(2018, 11, 18), None)


@pytest.mark.parametrize("date", [None, "yesterday", "Sun, 99 Nov 2018 00:00:00 +0000", ""])
def test_a_day_that_is_not_stated_is_none(read: Reader, date: str | None) -> None:
    (reading,) = read("press.eml", message(date=date).as_bytes())
    assert isinstance(reading, Reading)
    assert reading.document.published is None


def test_of_two_forms_the_plain_one_is_read_and_attachments_are_named(read: Reader) -> None:
    mail = message()
    mail.add_alternative("<p>other</p>", subtype="html")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="list.pdf")
    (reading,) = read("press.eml", mail.as_bytes())
    assert isinstance(reading, Reading)
    assert WORDS in reading.document.text
    assert "other" not in reading.document.text
    assert [problem.code for problem in reading.problems] == ["attachment-unread"]


def test_html_is_read_by_its_blocks(read: Reader) -> None:
    mail = message()
    mail.set_content(f"<style>p {{}}</style><p>{WORDS}</p><div>وأصيب <b>آخر</b>.<br>نهاية</div>", subtype="html")
    (reading,) = read("press.eml", mail.as_bytes())
    assert isinstance(reading, Reading)
    assert reading.document.text == f"بيان\n\n{WORDS}\nوأصيب آخر.\nنهاية"


def test_each_message_of_a_mailbox_is_a_report(read: Reader) -> None:
    empty = message(3)
    empty.set_content("")
    one, two, none, again = read("a.mbox", mailbox(message(1), message(2), empty, message(1)), outlet="مكتب")
    assert isinstance(one, Reading)
    assert isinstance(two, Reading)
    assert (one.document.doc_id, one.line, one.document.outlet) == ("m1@example.org", 1, "مكتب")
    assert two.where.endswith("a.mbox:2")
    assert isinstance(none, Unread)
    assert isinstance(again, Skipped)
    assert "taken by" in again.problem


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.mbox", b"no mailbox", "no mailbox"),
        ("a.eml", b"", "no headers"),
        ("a.eml", b"Subject: x\nContent-Type: text/plain; charset=utf-8\n\n" + b"\xff\xfd" * 40, "neither UTF-8"),
        ("a.eml", b"Subject: x\n" + b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n' * 3000, ""),
    ],
)
def test_what_is_no_message_is_told(read: Reader, name: str, data: bytes, problem: str) -> None:
    (item,) = read(name, data)
    assert isinstance(item, Skipped)
    assert problem in item.problem


def test_a_message_of_more_parts_in_parts_than_people_make_costs_no_other(read: Reader) -> None:
    deep = "".join(f'Content-Type: multipart/mixed; Boundary = "b{n}"\n\n--b{n}\n' for n in range(2_000))
    plain = "From x\nSubject: two\n\nقتل ثلاثة مدنيين في قصف على القرية.\n"
    fault, other = read("both.mbox", f"From x\nSubject: one\n{deep}\n\n{plain}".encode())
    assert isinstance(fault, Skipped)
    assert "more than 1000 parts in parts" in fault.problem
    assert isinstance(other, Reading)
