"""The register of a case: what was received, each time, and how many reports are in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tawthiq.store import Case, Erasure, Evidence, Receipt


@dataclass(frozen=True, slots=True)
class Registered:
    """A piece of evidence with each of its receipts, in order, how many reports are in it, and what was erased."""

    evidence: Evidence
    receipts: tuple[Receipt, ...]
    reports: int
    erasures: tuple[Erasure, ...] = ()


def register_of(folder: Path) -> Iterator[Registered]:
    """All evidence of a case in the order received."""
    with Case.open(folder, read_only=True) as case:
        receipts: dict[str, list[Receipt]] = {}
        for receipt in case.receipts():
            receipts.setdefault(receipt.sha256, []).append(receipt)
        numbers = case.numbers()
        for evidence in case.evidence():
            own = tuple(receipts.get(evidence.sha256, ()))
            gone = tuple(one for one in case.erasures() if one.sha256 == evidence.sha256 and one.remains)
            yield Registered(evidence, own, numbers.get(evidence.sha256, 0), gone)


def registered_to_json(one: Registered) -> dict[str, Any]:
    """A piece of evidence for programs, with its receipts."""
    evidence = one.evidence
    return {
        "sha256": evidence.sha256,
        "name": evidence.name,
        "bytes": evidence.bytes,
        "media_type": evidence.media_type,
        "form": evidence.form.value,
        "mapping": evidence.mapping,
        "reports": one.reports,
        "receipts": [
            {
                "name": receipt.name,
                "received_at": receipt.received_at,
                "received_by": receipt.received_by,
                **asdict(receipt.circumstances),
            }
            for receipt in one.receipts
        ],
        **({"erased": [asdict(erasure) for erasure in one.erasures]} if one.erasures else {}),
    }
