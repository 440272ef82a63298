"""Who is at work on a case: several that add, judge and build beside each other, or one that must be alone.

It is an advisory lock of the system on the case's folder, which ends with the process that holds it. Windows and some
file systems of networks have none; there nobody is known to be alone.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_PATIENCE = 30.0  # seconds to wait for others
_PAUSE = 0.02  # seconds between two tries
_TAKEN = (errno.EWOULDBLOCK, errno.EACCES)


class Hold:
    """A hold on a folder, of this opening of it and no other; release it."""

    def __init__(self, folder: Path) -> None:
        """Nothing is held yet. The folder is there."""
        self._handle: int | None = os.open(folder, os.O_RDONLY) if fcntl is not None else None
        self.is_known = fcntl is not None
        """Whether the system can tell who else holds the folder."""

    def alone(self, patience: float | None = None) -> bool:
        """Hold the folder alone, once no one else does; False where they still did after so many seconds."""
        return fcntl is not None and self._take(fcntl.LOCK_EX, patience)

    def together(self, patience: float | None = None) -> bool:
        """Hold the folder beside others that do so; False where one was alone with it all the time."""
        return fcntl is not None and self._take(fcntl.LOCK_SH, patience)

    def release(self) -> None:
        """Let go of the folder."""
        if self._handle is not None:
            with contextlib.suppress(OSError):
                os.close(self._handle)
            self._handle = None

    def _take(self, kind: int, patience: float | None) -> bool:
        assert fcntl is not None
        assert self._handle is not None
        until = time.monotonic() + (_PATIENCE if patience is None else patience)
        while True:
            try:
                fcntl.flock(self._handle, kind | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in _TAKEN:
                    self.is_known = False
                    return False
                if time.monotonic() >= until:
                    return False
                time.sleep(_PAUSE)
            else:
                return True
