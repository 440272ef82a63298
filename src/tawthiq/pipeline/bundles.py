"""A case sealed as a signed bundle, and such a bundle opened as a case again."""

from __future__ import annotations

import contextlib
import importlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from tawthiq.errors import CaseError
from tawthiq.pipeline.progress import Progress
from tawthiq.store import UNSTATED, Action, Case, User


@dataclass(frozen=True, slots=True)
class Sealed:
    """A bundle that was written or opened: the head of its log, and the fingerprint of the key that signed it.

    `made_key` says that the key was made for it.
    """

    path: Path
    head: str
    fingerprint: str
    made_key: bool = False


def seal_case(folder: Path, out: Path, key_file: Path, progress: Progress, user: User = UNSTATED) -> Sealed:
    """Write a case as a signed bag in the new folder `out`. A key that is not there is made.

    Raises CaseError where the case is broken, or something is there already.
    """
    bundles, signing = _library("bundle"), _library("signing")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise CaseError(f"{out}: there is something already; choose a new name or an empty folder")
    _refuse_broken(folder, folder, progress)
    made = not key_file.exists()
    if made:
        signing.make_key(key_file)
    key = signing.read_key(key_file)
    fingerprint = signing.fingerprint(signing.public_pem(key))
    with Case.open(folder, user) as case:
        case.record(Action.EXPORT, {"as": "bundle", "key": fingerprint})
        head = case.head()
        information = {bundles.HEAD: head.hash, "External-Description": f"The case {case.settings.name}"}
    day = user.now()
    information["Bagging-Date"] = day[:10] if day else "unstated"
    if user.name:
        information["Contact-Name"] = user.name
    with _beside(out) as partial:
        bundles.write_bundle(folder, partial, key, information)
    return Sealed(out, head.hash, fingerprint, made)


def open_bundle(
    bundle: Path, out: Path, progress: Progress, fingerprint: str | None = None, user: User = UNSTATED
) -> Sealed:
    """Check a sealed case, copy it to the new folder `out`, verify it there, and write to its log that it was opened.

    Raises CaseError where anything is not as it was sealed; `out` is then not made.
    """
    bundles = _library("bundle")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise CaseError(f"{out}: there is something already; choose a new name or an empty folder")
    found = bundles.check_bundle(bundle, fingerprint)
    with _beside(out) as partial:
        bundles.copy_case(found, partial)
        _refuse_broken(partial, bundle, progress, found.head)
        with Case.open(partial, user) as case:
            case.record(Action.OPEN, {"key": found.fingerprint, "head": found.head})
    return Sealed(out, found.head, found.fingerprint)


def _refuse_broken(folder: Path, name: Path, progress: Progress, head: str | None = None) -> None:
    found = Case.verify(folder, progress, head)
    if found.faults:
        raise CaseError(f"{name}: the case is broken: {found.faults[0]}; see: tawthiq verify {name}")


@contextlib.contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """A new folder that becomes `out` in one step when the block ends well, and goes when it does not."""
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        yield partial
        partial.chmod(0o755)
        partial.replace(out)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def _library(name: str) -> ModuleType:
    try:
        return importlib.import_module(f"tawthiq.store.{name}")
    except ModuleNotFoundError as error:
        problem = f"sealed cases need a library that is not installed ({error.name})"
        raise CaseError(f"{problem}; install it with: pip install 'tawthiq[proof]'") from error
