"""Every page in Arabic, with all that can go wrong on it: nothing that the workbench says is left in English."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.browser import Browser, signed_in
from tests.web.foreign_words import english_on
from tests.web.test_work import ended

from tawthiq.accounts import Role
from tawthiq.judging.lines import write_judgement
from tawthiq.model import Judgement, Verdict, anchor_of
from tawthiq.pipeline import Wording, import_judgements, judge_case, review
from tawthiq.store import User
from tawthiq.web.site import Site

NAME = "The worked incident"  # of the case, in the title of every page
REPORT = "sindyan-43-killed"
NOW = functools.partial(datetime.datetime, 2018, 11, 20, 9, 30, tzinfo=datetime.UTC)
FILES = {
    "post.txt": b"Nobody was hurt on Saturday near the village, said the council.",
    "empty.txt": b" ",
    "picture.jpg": b"\xff\xd8\xff",
    "odd.xyz": b"?",
    "latin.txt": "Des frappes ont tu\u00e9 un \u00e9l\u00e8ve".encode("latin-1"),
    "page.html": b"<html><body></body></html>",
    "paper.pdf": b"%PDF-1.4 no more of it",
    "chat.json": b'{"messages": 3}',
    "feed.xml": b"<rss",
    "table.csv": b"a,b\n1,2\n",
    "reports.csv": b"doc_id,text,published\nrow,Words,yesterday\n",
    "packed.zip": b"PK",
    "reports.jsonl": b'no json\n{"doc_id": "x"}\n{"doc_id": 3, "text": "a"}\n[]\n',
    "more.jsonl": b'{"doc_id": "y", "text": "b", "language": "12"}\n{"doc_id": "y", "text": ""}\n{"doc_id": "z"} 1\n',
    "doubts.jsonl": json.dumps({"doc_id": "undated", "text": "قُتل 9 مدنيين في غارة على هجين أمس."}).encode()
    + b"\n"
    + json.dumps({"doc_id": "other", "text": "Neun Menschen starben.", "language": "de"}).encode(),
}


def misfit(case: Path) -> Judgement:
    """What somebody said of words that are not in the report."""
    found = review(case, REPORT)
    anchor = anchor_of(found.claims[0].claim, found.document.sha256)
    anchor = dataclasses.replace(anchor, claim="c-000000000000", text="كلمات أخرى")
    when = NOW().isoformat().replace("+00:00", "Z")
    return Judgement((anchor.claim,), Verdict.ACCEPT, "A. Person", when, made_about=(anchor,))


@pytest.fixture
def arabic(case: Path, make_site: Callable[[Path], Site]) -> Browser:
    """An admin who reads Arabic, at a case in which people disagree, and judgements that fit nothing."""
    site = make_site(case)
    site.clock = NOW
    claim = review(case, REPORT).claims[0].claim.id
    for name, verdict in (("A", Verdict.ACCEPT), ("B", Verdict.REJECT)):
        judge_case(case, Wording((claim,), verdict, (), "read again", REPORT), User(name, NOW))
    import_judgements(case, [write_judgement(misfit(case))], "judgements.jsonl", User("A", NOW))
    signed_in(site, Role.RECORDER)
    browser = signed_in(site, Role.ADMIN)
    browser.post("/look", {"language": "ar"})
    return browser


def incidents(case: Path) -> dict[str, list[str]]:
    """The claims of each, by its id."""
    lines = (case / "output" / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    return {one["id"]: one["claims"] for one in map(json.loads, lines)}


def told(browser: Browser, answer: Any) -> str:
    """The page of an answer, or of the job to which it leads."""
    return ended(browser, answer) if answer.status_code == 303 else str(answer.text)


def test_nothing_is_english_on_any_page(arabic: Browser, case: Path) -> None:
    one, other = incidents(case)
    arabic.post(f"/incidents/{one}/grade", {"value": "weak", "reason": "one source"})
    reports = arabic.site.catalogue.report_ids()
    claims = {doc_id: review(case, doc_id).claims for doc_id in reports}
    pages = [
        *("/", "/queue", "/queue?kind=changed", "/incidents", "/map", "/search?q=هجين", "/import", "/build", "/export"),
        *("/log", "/people", "/audit", "/account", "/sign-in", "/welcome"),
        *(f"/incidents/{id_}" for id_ in (one, other)),
        f"/incidents/{one}/preview?verdict=merge&about={other}",
        *(f"/reports/{doc_id}?claim={found.claim.id}" for doc_id in reports for found in claims[doc_id]),
    ]
    answers = {path: arabic.get(path, follow_redirects=True) for path in pages}
    assert {path: one.status_code for path, one in answers.items() if one.status_code != 200} == {}
    names = [NAME, *(title for doc_id in reports if (title := review(case, doc_id).document.title))]
    assert {path: found for path, one in answers.items() if (found := list(english_on(one.text, names)))} == {}
    assert "لا ادعاء بكلماته" in answers[f"/reports/{REPORT}?claim={claims[REPORT][0].claim.id}"].text


def test_nothing_is_english_in_what_comes_of_work(arabic: Browser, case: Path) -> None:
    delivery = arabic.post("/import/deliveries").json()["delivery"]
    for name, data in FILES.items():
        arabic.post(f"/import/deliveries/{delivery}/files", params={"name": name}, content=data)
    states = {"import": told(arabic, arabic.post(f"/import/deliveries/{delivery}", {"published": "2018-11-18"}))}
    delivery = arabic.post("/import/deliveries").json()["delivery"]
    arabic.post(f"/import/deliveries/{delivery}/files", params={"name": "rows.csv"}, content=b"a,b\n1,2\n")
    states["table"] = told(arabic, arabic.post(f"/import/deliveries/{delivery}", {"recorder": "airwars"}))
    states["build"] = told(arabic, arabic.post("/build"))
    for doc_id in ("undated", "other"):
        states[doc_id] = arabic.get(f"/reports/{doc_id}").text
    for form in ("ibc", "airwars"):
        states[form] = told(arabic, arabic.post("/export", {"format": form}))
    (case / "case.toml").write_text('name = "x"\nrule_set = "nobody"\n', encoding="utf-8")
    states["failed"] = told(arabic, arabic.post("/build"))
    assert {name: found for name, state in states.items() if (found := list(english_on(state, [NAME])))} == {}
    assert "ليس من أنواع الملفات التي تُقرأ" in states["import"]
    assert "تاريخ النشر غير مذكور" in states["undated"]
    assert "ولا يقرؤها البرنامج بعد" in states["other"]
    assert "لا مجموعة قواعد بهذا الاسم" in states["failed"]


def test_nothing_is_english_in_what_is_refused(arabic: Browser, case: Path) -> None:
    (one, claims), (_, others) = incidents(case).items()
    found = review(case, REPORT)
    claim = found.claims[0].claim.id
    judging = {"report": REPORT, "claim": claim, "reason": "r"}
    correct = {**judging, "verdict": "correct"}
    add = {"report": REPORT, "type": "casualty", "reason": "r", "figure": [""], "count": [""], "who": ["people"]}
    add |= {"outcome": ["killed"], "words": found.claims[0].claim.text}
    forms: list[tuple[str, dict[str, Any]]] = [
        ("/judging/claim", judging | {"verdict": "reject", "reason": ""}),
        ("/judging/claim", judging | {"verdict": "merge"}),
        ("/judging/claim", judging | {"verdict": "splendid"}),
        ("/judging/claim", {"report": REPORT, "claim": "c-00", "verdict": "accept"}),
        ("/judging/claim", judging | {"report": "none", "verdict": "accept"}),
        ("/judging/claim", correct | {"field": "casualties.9.count", "value": "3"}),
        ("/judging/claim", correct | {"field": "casualties.0.count", "value": "many"}),
        ("/judging/claim", correct | {"field": "id", "value": "3"}),
        ("/judging/claim", correct | {"field": "time", "value": "yesterday"}),
        ("/judging/claim", correct | {"field": "time", "value": "x", "start": "5", "end": "999999"}),
        ("/judging/claim", correct | {"field": "stance", "value": "maybe"}),
        ("/judging/add", add),
        ("/judging/add", add | {"words": "of another report"}),
        ("/judging/add", add | {"type": "denial"}),
        ("/judging/add", add | {"type": "responsibility"}),
        ("/judging/add", add | {"figure": ["of another report"]}),
        ("/judging/add", add | {"words": "5-2"}),
        ("/judging/add", {}),
        ("/judging/undo", {"report": REPORT}),
        (f"/incidents/{one}/grade", {"value": "weak"}),
        (f"/incidents/{one}/grade", {"value": "splendid", "reason": "r"}),
        (f"/incidents/{one}/confirm", {"judgement": "j-00", "reason": "r"}),
        (f"/incidents/{one}/withdraw", {"judgement": "j-00", "reason": "r"}),
        (f"/incidents/{one}/note", {}),
        (f"/incidents/{one}/link", {"verdict": "split", "about": [claims[0], others[0]], "reason": "r"}),
        (f"/incidents/{one}/link", {"verdict": "move", "about": [claim], "to": "i-00", "reason": "r"}),
        (f"/incidents/{one}/link", {"verdict": "merge", "about": [one], "reason": "r"}),
        (f"/incidents/{one}/link", {"verdict": "split", "about": ["c-00"], "reason": "r"}),
        ("/assign", {"thing": "report", "id": "none"}),
        ("/export", {"format": "none"}),
        ("/people", {"name": "", "role": "viewer"}),
        ("/account/password", {"old": "x", "new": "y", "again": "z"}),
    ]
    answers = [(path, form, arabic.post(path, form)) for path, form in forms]
    pages = ["/nothing", "/reports/none", "/incidents/i-00", "/jobs/none", "/search?q=%22a", "/search?q=*"]
    pages += ["/incidents?since=x", "/search?limit=9999", "/jobs/none/export"]
    answers += [(path, {}, arabic.get(path)) for path in pages]
    answers.append(("/welcome", {}, arabic.client.post("/welcome")))
    accepted = [(path, form) for path, form, answer in answers if answer.status_code in (302, 303)]
    assert accepted == []
    for path, form, answer in answers:
        assert (path, form, list(english_on(answer.text, [NAME]))) == (path, form, [])
    assert {answer.status_code for _, _, answer in answers} <= {200, 403, 404, 409, 422}


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>لا شيء يُقرأ</p>", []),
        ("<p>no words were picked</p>", ["no words were picked"]),
        ('<p><bdi dir="rtl">كذا <bdi lang="en">no words there</bdi></bdi></p>', ["no words there"]),
        ('<p>قال <bdi>the words of a report</bdi><br> <img alt="a small map"></p>', ["a small map"]),
        ('<p title="what it is">كذا <q>he did it so</q></p>', ["what it is"]),
    ],
)
def test_what_is_looked_for_is_found(page: str, found: list[str]) -> None:
    assert list(english_on(page)) == found
