"""Answers of timestamp authorities: those that fit are taken, all others are refused with the reason.

`answers/` holds one that OpenSSL gave for `hello`, the root that vouches for it, and one that does not.
"""

from __future__ import annotations

import hashlib
import importlib
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("rfc3161_client", reason="needs the extra: pip install 'tawthiq[proof]'")

from tawthiq.errors import CaseError
from tawthiq.pipeline import keep_timestamp, log_of, new_case, request_timestamp, verify
from tawthiq.store import timestamps

FOLDER = Path(__file__).parent / "answers"
ANSWER = (FOLDER / "hello.tsr").read_bytes()
ROOT, OTHER = ((FOLDER / name).read_bytes() for name in ("root.pem", "other-root.pem"))
HELLO = hashlib.sha256(b"hello").hexdigest()


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def test_an_answer_that_fits_says_when_and_who() -> None:
    assert timestamps.imprint(ANSWER, "a") == HELLO
    stamp = timestamps.check(ANSWER, HELLO, ROOT, "a")
    assert stamp == timestamps.Stamp("2026-11-27T23:53:24Z", "CN=Test timestamps", is_trusted=True)
    assert not timestamps.check(ANSWER, HELLO, None, "a").is_trusted


@pytest.mark.parametrize(
    ("answer", "digest", "roots", "message"),
    [
        (ANSWER, HELLO, OTHER, "does not fit"),
        (ANSWER, "0" * 64, ROOT, "does not fit: Mismatch between messages"),
        (ANSWER, HELLO, b"no certificate", "no PEM"),
        (b"nothing of the kind", HELLO, ROOT, "not an answer to a timestamp request"),
        (ANSWER[:-1] + bytes([ANSWER[-1] ^ 1]), HELLO, ROOT, "does not fit"),
        (ANSWER + b"x", HELLO, ROOT, "not an answer"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(answer: bytes, digest: str, roots: bytes, message: str) -> None:
    with pytest.raises(CaseError, match=f"answer.tsr.*{message}|{message}"):
        timestamps.check(answer, digest, roots, "answer.tsr")


def test_the_same_head_gives_the_same_request() -> None:
    assert timestamps.request(b"entry") == timestamps.request(b"entry")
    assert bytes.fromhex(hashlib.sha256(b"entry").hexdigest()) in timestamps.request(b"entry")


_import = importlib.import_module


def _not_installed(name: str) -> ModuleType:
    """What `import_module` gives where the extra is missing."""
    if name == "tawthiq.store.timestamps":
        raise ModuleNotFoundError(name)
    return _import(name)


def test_without_the_libraries_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_case(tmp_path / "case", "A case")
    monkeypatch.setattr(importlib, "import_module", _not_installed)
    with pytest.raises(CaseError, match=r"pip install 'tawthiq\[proof\]'"):
        request_timestamp(tmp_path / "case")


CONFIGURATION = """
[ req ]
distinguished_name = name
prompt = no
[ name ]
CN = Test authority
[ authority ]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[ answers ]
serial = serial
signer_cert = root.pem
signer_key = key.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
"""


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to play the authority")
def test_a_case_is_timestamped_and_the_answer_checked_ever_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def openssl(*arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=tmp_path, check=True, capture_output=True)

    new_case(tmp_path / "case", "A case")
    (tmp_path / "c").write_text(CONFIGURATION)
    (tmp_path / "serial").write_text("01\n")
    new = ["-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "root.pem", "-days", "9"]
    openssl("req", *new, "-config", "c", "-extensions", "authority")
    request = request_timestamp(tmp_path / "case")
    openssl("ts", "-reply", "-queryfile", str(request), "-out", "a.tsr", "-config", "c", "-section", "answers")
    kept = keep_timestamp(tmp_path / "case", tmp_path / "a.tsr", tmp_path / "root.pem")
    assert (kept.seq, kept.is_trusted, kept.signer) == (2, True, "CN=Test authority")
    assert verify(tmp_path / "case", watch).faults == ()
    last = list(log_of(tmp_path / "case"))[-1]
    assert (last.entry.action, last.entry.what["of"]) == ("timestamp", {"seq": 2, "hash": kept.head})
    with monkeypatch.context() as patch:
        patch.setattr(importlib, "import_module", _not_installed)
        found = verify(tmp_path / "case", watch)
        assert found.faults == ()
        assert "their signatures were not checked, for which install" in found.notes[0]
    kept.path.unlink()
    (fault,) = verify(tmp_path / "case", watch).faults
    assert fault.where == f"timestamps/{kept.path.name}"


def test_an_answer_about_another_case_is_refused(tmp_path: Path) -> None:
    new_case(tmp_path / "case", "A case")
    with pytest.raises(CaseError, match="the hash of no entry of the log"):
        keep_timestamp(tmp_path / "case", FOLDER / "hello.tsr", None)
    assert len(list(log_of(tmp_path / "case"))) == 2
