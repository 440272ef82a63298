"""What every store of a register must do, whatever database it is in: one suite, run on each of `STORES`."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.servers import new_schema

from tawthiq.errors import CaseError
from tawthiq.store import Action, Addition, Circumstances, Entry, Evidence, Form, Order, Removal, User
from tawthiq.store.address import Address
from tawthiq.store.coverage import covered_by_all
from tawthiq.store.log_entry import BEFORE_THE_FIRST
from tawthiq.store.register import Register

Open = Callable[[], Register]
STORES: dict[str, Callable[[Path], Open]] = {
    "sqlite": lambda folder: lambda: Register(folder / "case.db", User("A. Recorder")),
    "postgresql": lambda _folder: _opener(new_schema()),
}
"""Name -> what makes an empty store, and opens it as often as one likes; `folder` is the test's own."""


def _opener(address: Address) -> Open:
    return lambda: Register(address, User("A. Recorder"))


A, B, C = (letter * 64 for letter in "abc")


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    return STORES[request.param](tmp_path)


@pytest.fixture
def register(store: Open) -> Iterator[Register]:
    opened = store()
    yield opened
    opened.close()


def evidence(sha256: str, name: str, form: Form = Form.JSON_LINES) -> Evidence:
    return Evidence(0, sha256, name, 7, form)


def actions(register: Register) -> list[str]:
    return [row.action for row in register.log()]


def test_an_empty_register_has_one_entry(register: Register) -> None:
    assert (register.evidence(), register.places(), register.received(), register.receipts()) == ([], {}, {}, [])
    assert not register.holds(A)
    assert register.place_of("a") is None
    assert actions(register) == ["new"]
    assert register.head().seq == 1


def test_what_is_added_is_there_in_the_order_received(register: Register, store: Open) -> None:
    one = Entry("a", B, 2, "عنوان", "2018-11-18", "ar", "صحيفة", "https://example.org")
    register.add(evidence(B, "b.jsonl"), [one, Entry("0", B, 1)])
    register.add(evidence(A, "a.txt", Form.TEXT), [Entry("b", A)])
    other = store()
    for opened in (register, other):
        assert [(row.received, row.sha256, row.name) for row in opened.evidence()] == [
            (1, B, "b.jsonl"),
            (2, A, "a.txt"),
        ]
        assert opened.entries(B) == [Entry("0", B, 1), one]
        assert opened.received() == {"0": 0, "a": 1, "b": 2}
        assert opened.places() == {"0": "b.jsonl:1", "a": "b.jsonl:2", "b": "a.txt"}
        assert (opened.holds(A), opened.holds(C), opened.place_of("a")) == (True, False, "b.jsonl:2")
    other.close()


def test_ids_are_in_the_order_of_their_bytes(register: Register) -> None:
    """As the digest of rows needs it, whatever the collation of the server."""
    ids = ["b", "B", "a", "é", "_", "ب", "10", "9", "\U0001f600", "\uffee"]
    register.add(evidence(A, "a.jsonl"), [Entry(doc_id, A, 1) for doc_id in ids])
    assert list(register.places()) == sorted(ids, key=str.encode)


@pytest.mark.parametrize(
    ("sha256", "ids"), [(A, ["new"]), (B, ["new", "a"]), (B, ["new", "new"])], ids=["bytes", "id", "id twice"]
)
def test_what_is_taken_is_refused_whole(register: Register, sha256: str, ids: list[str]) -> None:
    register.add(evidence(A, "a.jsonl"), [Entry("a", A, 1)])
    head = register.head()
    with pytest.raises(CaseError, match="another program may be adding"):
        register.add(evidence(sha256, "b.jsonl"), [Entry(doc_id, sha256, 1) for doc_id in ids])
    assert register.places() == {"a": "a.jsonl:1"}
    assert len(register.evidence()) == len(register.receipts()) == 1
    assert register.head() == head


def test_more_reports_than_are_written_at_once(register: Register) -> None:
    def entries() -> Iterator[Entry]:
        for number in range(2500):
            doc_id = str(number % 2400)
            if register.place_of(doc_id) is None:
                yield Entry(doc_id, A, number)

    register.add(evidence(A, "a.jsonl"), entries())
    assert len(register.places()) == 2400
    (*_, last) = register.log()
    assert last.entry().what["reports"] == 2400


def test_many_files_are_one_entry_or_none(register: Register) -> None:
    register.add_all([Addition(evidence(name, name[:3]), [Entry(name[:2], name, 1)]) for name in (A, B)])
    assert actions(register) == ["new", "add"]
    (*_, last) = register.log()
    assert [one["sha256"] for one in last.entry().what["evidence"]] == [A, B]
    assert last.entry().what["rows"] == {"evidence": 2, "receipt": 2, "report": 2}
    with pytest.raises(CaseError, match="another program"):
        register.add_all([Addition(evidence(name, name[:3]), [Entry("aa", name, 1)]) for name in (C,)])
    assert register.received() == {"aa": 0, "bb": 1}


def test_each_receipt_is_kept(register: Register) -> None:
    register.add(evidence(A, "a.jsonl"), [], Circumstances("by mail"))
    register.receive_again([(A, "b.jsonl"), (A, "c.jsonl")], Circumstances(url="https://example.org"))
    assert [(one.name, one.circumstances.source) for one in register.receipts(A)] == [
        ("a.jsonl", "by mail"),
        ("b.jsonl", None),
        ("c.jsonl", None),
    ]
    assert register.receipts(B) == []
    assert actions(register) == ["new", "add", "receive"]
    with pytest.raises(CaseError):
        register.receive_again([(C, "nowhere.jsonl")])
    assert actions(register) == ["new", "add", "receive"]


def test_the_chain_continues_over_openings(register: Register, store: Open) -> None:
    register.record(Action.EXPORT, {"as": "csv"})
    other = store()
    other.record(Action.EXPORT, {"as": "xlsx"})
    register.record(Action.EXPORT, {"as": "parquet"})
    rows = list(other.log())
    assert [row.seq for row in rows] == [1, 2, 3, 4]
    assert [row.previous for row in rows] == [BEFORE_THE_FIRST, *(row.hash for row in rows[:-1])]
    assert [row.hash for row in rows] == [row.entry().hash for row in rows]
    assert other.head().hash == rows[-1].hash
    assert other.entry_of(rows[1].hash) == rows[1]
    assert other.entry_of(A) is None
    assert [row.seq for row in other.log(3)] == [3, 4]
    other.close()


def test_judgements_are_kept_once_in_one_entry(register: Register, store: Open) -> None:
    some = [("j-1", '{"id": "j-1"}'), ("j-2", "{}")]
    assert register.judge(some) == ["j-1", "j-2"]
    assert register.judge([("j-3", "[]"), *some]) == ["j-3"]
    assert register.judge(some) == []
    other = store()
    assert other.judgements() == ['{"id": "j-1"}', "{}", "[]"]
    other.close()
    assert actions(register) == ["new", "judge", "judge"]
    what = [row.entry().what for row in register.log(2)]
    assert [(one["judgements"], one["rows"]) for one in what] == [(2, {"judgement": 2}), (1, {"judgement": 1})]


def test_judgements_that_another_brought_first_leave_no_entry(
    register: Register, store: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both see that the judgement is not there; one is first."""
    other, calls = store(), iter([set[str](), {"j-1"}])
    other.judge([("j-1", "{}")])
    other.close()
    monkeypatch.setattr(register, "_judged", lambda: next(calls))
    assert register.judge([("j-1", "{}")]) == []
    assert actions(register) == ["new", "judge"]


def filled(register: Register) -> None:
    """Two files with two reports each in one entry, one in another, a second receipt, and two judgements."""
    several = [Addition(evidence(one, one[:3]), [Entry(f"{one[0]}{n}", one, n) for n in (1, 2)]) for one in (A, B)]
    register.add_all(several)
    register.add(evidence(C, "c.txt", Form.TEXT), [Entry("c", C)])
    register.receive_again([(A, "again"), (B, "again")])
    register.judge([("j-1", "{}"), ("j-2", "[]")])


def is_covered(register: Register) -> bool:
    """Whether every entry covers the rows that it says, also those that were erased."""
    with register._database.reading() as connection:
        found = dict(covered_by_all(connection))
    said = {row.seq: row.entry().what for row in register.log()}
    return all(found.get(seq, {}).get("digest") == what.get("digest") for seq, what in said.items())


ORDERS = [
    (Order("why", [Removal(A)]), {"b1", "b2", "c"}, {B: B, C: C}),
    (Order("why", [Removal(A, frozenset({"a1"}), "d" * 64)]), {"a2", "b1", "b2", "c"}, {A: "d" * 64, B: B, C: C}),
    (Order("why", [Removal(C), Removal(B, frozenset({"b2"}), "d" * 64)]), {"a1", "a2", "b1"}, {A: A, B: "d" * 64}),
    (Order("why", [Removal(C)], {"j-1": None, "j-2": "less"}), {"a1", "a2", "b1", "b2"}, {A: A, B: B}),
]


@pytest.mark.parametrize(("order", "reports", "files"), ORDERS)
def test_what_is_erased_leaves_its_hashes(
    register: Register, store: Open, order: Order, reports: set[str], files: dict[str, str]
) -> None:
    filled(register)
    register.erase(order)
    other = store()
    for opened in (register, other):
        assert (set(opened.places()), opened.files()) == (reports, files)
        assert {one.sha256 for one in opened.receipts()} == files.keys()
        assert [(one.sha256, one.remains, one.reason, one.who) for one in opened.erasures()] == [
            (one.sha256, one.remains, "why", "A. Recorder") for one in order.removals
        ]
        assert opened.removed() == {one.sha256 for one in order.removals}
        assert is_covered(opened)
    other.close()
    assert actions(register)[-1] == "erase"
    assert register.judgements() == (["less"] if order.judgements else ["{}", "[]"])
    assert register.judge([("j-1", "{}")]) == []  # what was erased does not come back
    register.erase(Order("again", [Removal(next(iter(files)))]))
    assert is_covered(register)


def test_what_was_erased_can_come_in_again(register: Register) -> None:
    filled(register)
    register.erase(Order("why", [Removal(C)]))
    register.add(evidence(C, "c.txt", Form.TEXT), [Entry("c", C)])
    assert (register.holds(C), register.removed()) == (True, set())
    register.erase(Order("why", [Removal(C)]))
    assert (register.holds(C), register.removed(), is_covered(register)) == (False, {C}, True)


@pytest.mark.parametrize("removal", [Removal("e" * 64), Removal(A, frozenset({"b1"}), "d" * 64)])
def test_an_erasure_of_what_is_not_there_leaves_all(register: Register, removal: Removal) -> None:
    filled(register)
    head = register.head()
    with pytest.raises(CaseError, match="may have erased it"):
        register.erase(Order("why", [Removal(C), removal]))
    assert (register.head(), register.holds(C), register.erasures()) == (head, True, [])


TABLES = ("evidence", "receipt", "report", "judgement", "erasure", "tombstone", "log")


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_deleted_or_changed_without_a_tombstone(register: Register, table: str) -> None:
    filled(register)
    register.erase(Order("why", [Removal(A)]))
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET logged = 1", f"UPDATE {table} SET time = ''"):
        if (" time " in statement) is (table == "log") or "DELETE" in statement:
            with pytest.raises(CaseError, match="only grows"), register._database.writing() as connection:
                connection.exec_driver_sql(statement)


def test_a_configuration_is_noted_when_it_is_another(register: Register) -> None:
    for files in ({"case.toml": A}, {"case.toml": A}, {"case.toml": B}):
        register.configuration = {"files": files, "settings": {}}
        register.record(Action.EXPORT, {})
    assert actions(register) == ["new", "configure", "export", "export", "configure", "export"]


BATCHES = st.lists(st.lists(st.text("abc", min_size=1, max_size=2), max_size=4), max_size=5)


@pytest.mark.parametrize("name", STORES)
@given(batches=BATCHES)
@settings(max_examples=25, deadline=None)
def test_any_adds_leave_what_was_acknowledged_and_no_more(name: str, batches: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        register = STORES[name](Path(folder))()
        expected: dict[str, str] = {}
        entries = 1
        for number, ids in enumerate(batches):
            sha256, file = f"{number:064}", f"{number}.jsonl"
            reports = [Entry(doc_id, sha256, line) for line, doc_id in enumerate(ids, start=1)]
            try:
                register.add(evidence(sha256, file), reports)
            except CaseError:
                assert len(set(ids)) < len(ids) or set(ids) & set(expected)
                continue
            expected |= {doc_id: f"{file}:{line}" for line, doc_id in enumerate(ids, start=1)}
            entries += 1
        assert register.places() == expected
        assert register.head().seq == entries
        assert all(one.previous == before.hash for before, one in itertools.pairwise(register.log()))
        register.close()
