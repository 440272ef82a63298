"""A case as a signed bag (BagIt) that others can check with tools of their own. Needs the extra `proof`."""

from __future__ import annotations

import contextlib
import logging
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import bagit
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tawthiq.errors import CaseError
from tawthiq.store.moving import copy_from_server
from tawthiq.store.settings_file import portable, register_place
from tawthiq.store.signing import fingerprint, public_pem, signed_by

MANIFEST, SIGNATURE, PUBLIC_KEY = "tagmanifest-sha256.txt", "tagmanifest-sha256.txt.sig", "public-key.pem"
HEAD = "Tawthiq-Head"
"""The line of `bag-info.txt` that has the head of the log as it was sealed."""

_SIGNED = frozenset({"bagit.txt", "bag-info.txt", "manifest-sha256.txt"})
_TAGS = _SIGNED | {MANIFEST, SIGNATURE, PUBLIC_KEY}
_FOLDERS = ("archive", "gazetteers", "timestamps")
_AGENT = "tawthiq, bagit-python"


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bag whose signature fits: the fingerprint of who signed it, and the head of the log as it was sealed."""

    folder: Path
    fingerprint: str
    head: str


def write_bundle(case: Path, out: Path, key: Ed25519PrivateKey, information: dict[str, str]) -> None:
    """Copy a case into a bag in the empty folder `out` and sign it; `information` are lines of `bag-info.txt`.

    What can be made again is left out (output, derived.db), and what nothing registers. A register on a server becomes
    a `case.db` with the same rows and log, so that the bag opens anywhere; where the server is stays out of it.
    """
    place = register_place(case)
    if isinstance(place, Path):
        _copy_register(place, out / "case.db")
    else:
        copy_from_server(place, out / "case.db")
    (out / "case.toml").write_bytes(portable((case / "case.toml").read_bytes()))
    (out / "archive").mkdir()
    for name in _registered(out / "case.db"):
        shutil.copyfile(case / "archive" / name, out / "archive" / name)
    for folder, pattern in (("gazetteers", "*.tsv"), ("timestamps", "*")):
        for path in sorted((case / folder).glob(pattern)):
            (out / folder).mkdir(exist_ok=True)
            shutil.copyfile(path, out / folder / path.name)
    with _quiet():
        bagit.make_bag(str(out), {"Bag-Software-Agent": _AGENT, **information}, checksums=["sha256"])
    (out / PUBLIC_KEY).write_bytes(public_pem(key))
    (out / SIGNATURE).write_bytes(key.sign((out / MANIFEST).read_bytes()))
    for path in (out / "data" / "archive").iterdir():
        path.chmod(0o444)


def check_bundle(folder: Path, expected: str | None = None) -> Bundle:
    """Check a bag's signature and every file of it. `expected` is the fingerprint that the signer's key must have.

    Raises CaseError where it is no such bag, the signature or a file does not fit, or there is more than a case in it.
    """
    for name in sorted(_TAGS):
        if not (folder / name).is_file():
            raise CaseError(f"{folder}: not a sealed case, for it has no {name}")
    _refuse_strangers(folder)
    pem = (folder / PUBLIC_KEY).read_bytes()
    signer = fingerprint(pem)
    if expected is not None and signer != expected:
        raise CaseError(f"{folder}: sealed with the key {signer}, not with {expected}; ask its sender which is theirs")
    if not signed_by(pem, (folder / SIGNATURE).read_bytes(), (folder / MANIFEST).read_bytes()):
        raise CaseError(f"{folder}: the signature does not fit: it was changed after it was sealed; ask for it again")
    try:
        with _quiet():
            bag = bagit.Bag(str(folder))
            bag.validate()
    except (bagit.BagError, ValueError, OSError) as error:
        raise CaseError(f"{folder}: changed after it was sealed, or cut short: {error}; ask for it again") from error
    if set(bag.algorithms) != {"sha256"} or not set(bag.entries) >= _SIGNED:
        raise CaseError(f"{folder}: the signature does not cover all of it; ask for it again")
    return Bundle(folder, signer, str(bag.info.get(HEAD, "")))


def copy_case(bundle: Bundle, out: Path) -> None:
    """Copy the case in a bag that was checked to the empty folder `out`."""
    shutil.copytree(bundle.folder / "data", out, copy_function=shutil.copyfile, dirs_exist_ok=True)
    (out / "archive").mkdir(exist_ok=True)
    (out / "output").mkdir(exist_ok=True)
    for folder in ("archive", "timestamps"):
        for path in (out / folder).glob("*"):
            path.chmod(0o444)


def _refuse_strangers(folder: Path) -> None:
    """Raise CaseError for links, and for files that no sealed case has."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        in_data = parts[0] == "data"
        is_known = (
            (not in_data and len(parts) == 1 and path.name in _TAGS)
            or (in_data and path.is_dir() and len(parts) <= 2 and (len(parts) == 1 or parts[1] in _FOLDERS))
            or (in_data and len(parts) == 2 and parts[1] in ("case.db", "case.toml"))
            or (in_data and len(parts) == 3 and parts[1] in _FOLDERS and path.is_file())
        )
        if path.is_symlink() or not is_known:
            raise CaseError(f"{folder}: there is more in it than a sealed case: {'/'.join(parts)}; it is refused")


def _copy_register(source: Path, copy: Path) -> None:
    """A copy of one state of the register, without what was deleted from it, whole while others go on writing."""
    connection = sqlite3.connect(source, isolation_level=None)
    try:
        connection.execute("VACUUM INTO ?", (str(copy),))
    finally:
        connection.close()
    connection = sqlite3.connect(copy, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _registered(register: Path) -> list[str]:
    """The files of the archive that have the evidence, or what an erasure left of it."""
    connection = sqlite3.connect(register)
    try:
        left = "SELECT remains FROM erasure WHERE erasure.sha256 = evidence.sha256 ORDER BY number DESC LIMIT 1"
        query = f"SELECT coalesce(({left}), sha256) FROM evidence ORDER BY received"
        return [name for (name,) in connection.execute(query)]
    finally:
        connection.close()
        for suffix in ("-wal", "-shm"):
            register.with_name(f"{register.name}{suffix}").unlink(missing_ok=True)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """The library logs what it also raises."""
    logger = logging.getLogger("bagit")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
