"""Files on their way in from browsers: in a hidden folder of the case, so that they are on no other disk than it is."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from starlette.concurrency import run_in_threadpool

from tawthiq.accounts import new_secret
from tawthiq.web.refusal import Refused

FOLDER = ".uploads"
MOST_FILES, MOST_BYTES = 2000, 4 << 30
"""Files in one delivery, and bytes of all of them."""

_DEEPEST, _LONGEST, _LONGEST_ENDING = 6, 200, 12  # parts of a name, and bytes of a part and its ending
_UNUSABLE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\u202a-\u202e\u2066-\u2069\ud800-\udfff]')


@dataclass(slots=True)
class Delivery:
    """Files that one person is sending; `names` are paths within `folder`."""

    id: str
    person: int
    folder: Path
    names: list[str] = field(default_factory=list)
    bytes: int = 0


@dataclass(slots=True)
class Uploads:
    """The deliveries to one case. What an earlier server left of such is removed."""

    case: Path
    _deliveries: dict[str, Delivery] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def root(self) -> Path:
        """The folder that has them all."""
        return self.case / FOLDER

    def clear(self) -> None:
        """Remove what is there."""
        shutil.rmtree(self.root, ignore_errors=True)
        self._deliveries.clear()

    def begin(self, person: int) -> Delivery:
        """A delivery without files; an earlier one of the same person that was not taken in goes."""
        with self._lock:
            for old in [one for one in self._deliveries.values() if one.person == person]:
                self._drop(old)
            id_ = new_secret()[:16]
            folder = self.root / id_
            self.root.mkdir(mode=0o700, exist_ok=True)
            folder.mkdir(mode=0o700)
            made = self._deliveries[id_] = Delivery(id_, person, folder)
        return made

    def find(self, id_: str, person: int) -> Delivery:
        """A person's own delivery. Raises Refused."""
        found = self._deliveries.get(id_)
        if found is None or found.person != person:
            raise Refused(404, "nothing")
        return found

    def take(self, id_: str, person: int) -> Delivery:
        """A person's own delivery, as it is handed on: nothing is added to it any more. Raises Refused."""
        with self._lock:
            found = self.find(id_, person)
            if not found.names:
                raise Refused(422, "no_files")
            return self._deliveries.pop(id_)

    async def receive(self, delivery: Delivery, name: str, data: AsyncIterator[bytes]) -> str:
        """Write a file as it comes in, and give the name under which it is known. Raises Refused."""
        with self._lock:
            own = free_name(name, delivery.names)
            if len(delivery.names) >= MOST_FILES:
                raise Refused(413, "many_files")
            delivery.names.append(own)
        path = delivery.folder / own
        try:
            await run_in_threadpool(path.parent.mkdir, parents=True, exist_ok=True)
            with path.open("xb") as stream:
                async for piece in data:
                    delivery.bytes += len(piece)
                    if delivery.bytes > MOST_BYTES:
                        raise Refused(413, "large")
                    await run_in_threadpool(stream.write, piece)
        except BaseException:
            path.unlink(missing_ok=True)
            delivery.names.remove(own)
            raise
        return own

    def _drop(self, delivery: Delivery) -> None:
        shutil.rmtree(delivery.folder, ignore_errors=True)
        self._deliveries.pop(delivery.id, None)


def safe_name(name: str) -> str:
    """A name as a browser says it, as a path that leads nowhere else and that every system can have."""
    parts = [_part(one) for one in name.replace("\\", "/").split("/")]
    kept = [one for one in parts if one]
    return "/".join(kept[-_DEEPEST:]) or "file"


def free_name(name: str, taken: list[str]) -> str:
    """The safe name, with a number before its ending where it is taken."""
    safe, known = safe_name(name), {one.casefold() for one in taken}
    path, number, free = PurePosixPath(safe), 2, safe
    while free.casefold() in known:
        stem, dot, ending = path.name.partition(".")
        free = str(path.with_name(f"{stem}-{number}{dot}{ending}"))
        number += 1
    return free


def _part(part: str) -> str:
    plain = _UNUSABLE.sub("_", part).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending.encode()) > _LONGEST_ENDING:
        stem, dot, ending = plain, "", ""
    return _cut(stem, _LONGEST - len(ending.encode())) + dot + ending


def _cut(text: str, most: int) -> str:
    """The beginning of a text that takes no more bytes."""
    return text.encode()[:most].decode(errors="ignore")
