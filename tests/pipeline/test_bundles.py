"""Sealed cases: what was sealed opens as it was, and what was changed since does not."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("bagit", reason="needs the extra: pip install 'tawthiq[proof]'")

import bagit
from tests.servers import new_url

from tawthiq.documents import Metadata
from tawthiq.errors import CaseError
from tawthiq.pipeline import Sealed, add_paths, head_of, log_of, new_case, open_bundle, seal_case, verify
from tawthiq.store import Delivery, User

USER = User("A. Recorder")


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    report = {"doc_id": "a", "text": "قتل ثلاثة مدنيين في غارة على بلدة هجين.", "published": "2018-11-18"}
    (tmp_path / "in.jsonl").write_text(json.dumps(report) + "\n", encoding="utf-8")
    new_case(tmp_path / "case", "A case")
    add_paths(tmp_path / "case", [tmp_path / "in.jsonl"], Metadata(), watch, Delivery(USER))
    return tmp_path / "case"


@pytest.fixture
def sealed(case: Path, tmp_path: Path) -> Sealed:
    return seal_case(case, tmp_path / "sealed", tmp_path / "key.pem", watch, USER)


def test_what_was_sealed_opens_as_it_was(case: Path, sealed: Sealed, tmp_path: Path) -> None:
    opened = open_bundle(sealed.path, tmp_path / "opened", watch, sealed.fingerprint, User("B. Recorder"))
    assert (opened.head, opened.fingerprint) == (sealed.head, sealed.fingerprint)
    assert head_of(case).hash == sealed.head
    here, there = list(log_of(case)), list(log_of(tmp_path / "opened"))
    assert there[:-1] == here
    assert (there[-1].entry.action, there[-1].entry.who) == ("open", "B. Recorder")
    assert there[-1].entry.what == {"head": sealed.head, "key": sealed.fingerprint}
    assert verify(tmp_path / "opened", watch, sealed.head).faults == ()
    (evidence,) = (tmp_path / "opened" / "archive").iterdir()
    assert stat.S_IMODE(evidence.stat().st_mode) == 0o444
    assert sorted(path.name for path in (tmp_path / "opened").iterdir()) == [
        "archive",
        "case.db",
        "case.toml",
        "output",
    ]


def test_a_case_on_a_server_opens_anywhere_and_its_bag_does_not_say_where_that_was(tmp_path: Path) -> None:
    url, case, opened = new_url(), tmp_path / "case", tmp_path / "opened"
    (tmp_path / "in.jsonl").write_text('{"doc_id": "a", "text": "words"}\n', encoding="utf-8")
    new_case(case, "A case", store=url)
    add_paths(case, [tmp_path / "in.jsonl"], Metadata(), watch, Delivery(USER))
    sealed = seal_case(case, tmp_path / "sealed", tmp_path / "key.pem", watch, USER)
    open_bundle(sealed.path, opened, watch, sealed.fingerprint)
    assert (opened / "case.db").exists()
    assert [one.hash for one in log_of(opened)][:-1] == [one.hash for one in log_of(case)]
    found = verify(opened, watch, sealed.head)
    assert (found.faults, found.notes) == ((), ())
    assert not any(
        b"postgresql" in (opened / name).read_bytes() and b"schema=test" in (opened / name).read_bytes()
        for name in ("case.toml", "case.db")
    )


def test_the_bag_and_its_signature_can_be_checked_with_other_tools(sealed: Sealed) -> None:
    assert bagit.Bag(str(sealed.path)).is_valid()
    if shutil.which("openssl"):
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "public-key.pem", "-rawin"]
        files = ["-in", "tagmanifest-sha256.txt", "-sigfile", "tagmanifest-sha256.txt.sig"]
        subprocess.run([*command, *files], cwd=sealed.path, check=True, capture_output=True)


def test_the_key_is_made_once_and_is_for_its_owner_alone(case: Path, sealed: Sealed, tmp_path: Path) -> None:
    assert sealed.made_key
    assert stat.S_IMODE((tmp_path / "key.pem").stat().st_mode) == 0o600
    again = seal_case(case, tmp_path / "again", tmp_path / "key.pem", watch)
    assert (again.made_key, again.fingerprint) == (False, sealed.fingerprint)


def _append(name: str) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        (folder / name).chmod(0o644)
        (folder / name).write_bytes((folder / name).read_bytes() + b"\n")

    return act


def _link(folder: Path) -> None:
    (folder / "data" / "archive" / "link").symlink_to("/etc/passwd")


def _stranger(folder: Path) -> None:
    (folder / "data" / "program.py").write_text("print()")


def _evidence(folder: Path) -> None:
    (path,) = (folder / "data" / "archive").iterdir()
    path.unlink()


def _fetch(folder: Path) -> None:
    (folder / "fetch.txt").write_text("https://example.org/x 1 data/x\n")


def _other_key(folder: Path) -> None:
    case = folder.parent / "case"
    seal_case(case, folder.parent / "other", folder.parent / "other-key.pem", watch)
    shutil.copy(folder.parent / "other" / "public-key.pem", folder / "public-key.pem")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_append("data/case.toml"), "changed after it was sealed"),
        (_append("bag-info.txt"), "changed after it was sealed"),
        (_append("manifest-sha256.txt"), "changed after it was sealed"),
        (_append("tagmanifest-sha256.txt"), "the signature does not fit"),
        (_append("tagmanifest-sha256.txt.sig"), "the signature does not fit"),
        (_evidence, "changed after it was sealed, or cut short"),
        (_link, "more in it than a sealed case"),
        (_stranger, "more in it than a sealed case: data/program.py"),
        (_fetch, "more in it than a sealed case: fetch.txt"),
        (_other_key, "the signature does not fit"),
        (lambda folder: (folder / "public-key.pem").write_text("no key"), "no public key"),
        (lambda folder: (folder / "bagit.txt").unlink(), "not a sealed case, for it has no bagit.txt"),
    ],
)
def test_what_was_changed_does_not_open(
    sealed: Sealed, tmp_path: Path, change: Callable[[Path], None], message: str
) -> None:
    change(sealed.path)
    with pytest.raises(CaseError, match=message):
        open_bundle(sealed.path, tmp_path / "opened", watch)
    assert not (tmp_path / "opened").exists()


def test_another_key_than_the_senders_is_refused(sealed: Sealed, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="ask its sender which is theirs"):
        open_bundle(sealed.path, tmp_path / "opened", watch, "0" * 64)


def test_nothing_is_written_over(case: Path, sealed: Sealed, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="there is something already"):
        seal_case(case, sealed.path, tmp_path / "key.pem", watch)
    with pytest.raises(CaseError, match="there is something already"):
        open_bundle(sealed.path, case, watch)


def test_a_broken_case_is_not_sealed(case: Path, tmp_path: Path) -> None:
    (evidence,) = (case / "archive").iterdir()
    evidence.unlink()
    with pytest.raises(CaseError, match="the case is broken"):
        seal_case(case, tmp_path / "sealed", tmp_path / "key.pem", watch)
    assert not (tmp_path / "sealed").exists()


@pytest.mark.parametrize("content", ["", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_file_that_is_no_key_is_refused(case: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / "key.pem").write_text(content)
    with pytest.raises(CaseError, match="openssl genpkey -algorithm ed25519"):
        seal_case(case, tmp_path / "sealed", tmp_path / "key.pem", watch)
