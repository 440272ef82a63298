"""Faults of the disk or the network, which may pass, told from files that are broken."""

from __future__ import annotations

import errno


def is_of_the_disk(error: BaseException) -> bool:
    """Whether what was raised while a file was read is of the disk or the network: the file may be whole.

    What the system raises has a number. What libraries raise at a broken file has none, also where it is an OSError;
    and a file that leads its reader to a place before its beginning makes the system say EINVAL.
    """
    return isinstance(error, OSError) and error.errno not in {None, errno.EINVAL}
