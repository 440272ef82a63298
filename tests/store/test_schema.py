"""The digest of a server's tables cannot be made without a server: it is held to the statements that it is of."""

from __future__ import annotations

import hashlib

from tawthiq.store.migrations.postgresql import DESCRIPTION, SCRIPTS
from tawthiq.store.schema import KNOWN, VERSION

STATEMENTS = {5: "35e9069ba8e71a6d0b0bf89a7f2ec314532731c2b3f530ba1a84f288c223e1c8"}
"""Version -> the hash of the statements that made the tables which have the digest in KNOWN."""


def test_statements_of_a_server_are_those_that_its_digest_was_made_of() -> None:
    """Where this fails: run `make test-postgres`, which says the digest to write into KNOWN, and then write both."""
    said = {
        version: hashlib.sha256("\0".join([*SCRIPTS[version], DESCRIPTION, KNOWN[version]]).encode()).hexdigest()
        for version in SCRIPTS
    }
    assert said == STATEMENTS
    assert max(SCRIPTS) == VERSION
