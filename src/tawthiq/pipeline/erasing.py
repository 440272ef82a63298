"""What the law demands to erase goes for good; that it went, why, and by whom stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tawthiq.documents import ids_in, without
from tawthiq.errors import CaseError
from tawthiq.judging.forgetting import forget
from tawthiq.judging.lines import write_judgement
from tawthiq.pipeline.judged import judgements_of
from tawthiq.store import Case, Evidence, Form, Order, Removal, User

_SHORTEST = 8  # digits of a hash that may stand for it
_NAMED = 5  # reports that a message names


@dataclass(frozen=True, slots=True)
class Demand:
    """What is to be erased: evidence by its SHA-256 (or the beginning of it), reports by their ids."""

    evidence: Sequence[str] = ()
    reports: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Erasing:
    """What goes of one piece of evidence: `reports` of those it has, whose number is `of`, and other lines under the
    ids of reports that go, which were not registered because the id was taken; `is_whole` where nothing of it stays.
    """

    evidence: Evidence
    reports: tuple[str, ...]
    of: int
    is_whole: bool
    lines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What a demand comes to: `parts` of evidence, judgements that go, and those that stay without some words."""

    parts: tuple[Erasing, ...]
    judgements_gone: int = 0
    judgements_cut: int = 0


@dataclass(frozen=True, slots=True)
class Erased:
    """What went. `is_complete` is False where what is left in the register's file goes with the next command.

    `strays` are files of the archive that are of no evidence, and may hold the same words.
    """

    plan: ErasurePlan
    is_complete: bool
    strays: tuple[str, ...] = ()


def plan_erasure(folder: Path, demand: Demand) -> ErasurePlan:
    """What a demand comes to, for somebody to confirm. Raises CaseError where it cannot be met as it is."""
    with Case.open(folder) as case:
        return _Plan.of(case, demand).plan


def erase_from_case(folder: Path, demand: Demand, reason: str, user: User) -> Erased:
    """Erase for good. Raises CaseError where the demand cannot be met as it is, or others are at work on the case."""
    if not user.name or user.now() is None:
        raise CaseError("an erasure says who made it; give a name with: --by NAME")
    if not reason.strip():
        raise CaseError("an erasure says why; write: --reason TEXT")
    with Case.open(folder, user, alone=True) as case:
        made = _Plan.of(case, demand)
        removals = [_removal(case, part) for part in made.plan.parts]
        is_complete = case.erase(Order(reason.strip(), removals, made.judgements))
        return Erased(made.plan, is_complete, tuple(case.strays()))


@dataclass(frozen=True, slots=True)
class _Plan:
    plan: ErasurePlan
    judgements: Mapping[str, str | None]

    @classmethod
    def of(cls, case: Case, demand: Demand) -> _Plan:
        every = {one.sha256: one for one in case.evidence()}
        wanted = _wanted(case, demand.reports)
        wanted |= dict.fromkeys((_hash(case, every, text) for text in demand.evidence), None)
        parts = tuple(_part(case, every[sha256], doc_ids) for sha256, doc_ids in wanted.items())
        if not parts:
            raise CaseError("nothing is named; write --report DOC_ID or --evidence SHA256")
        doc_ids = {doc_id for part in parts for doc_id in part.reports}
        parts = tuple(_elsewhere(case, every.values(), parts, doc_ids))
        for part in parts:
            _check(case, part, every.values(), wanted.keys())
        left = forget(judgements_of(case), doc_ids)
        lines = {id_: write_judgement(one) if one else None for id_, one in left.items()}
        gone = sum(line is None for line in lines.values())
        return cls(ErasurePlan(parts, gone, len(lines) - gone), lines)


def _wanted(case: Case, doc_ids: Iterable[str]) -> dict[str, set[str] | None]:
    """The reports to be erased by the evidence that they are in."""
    found: dict[str, set[str] | None] = {}
    for doc_id in doc_ids:
        entry = case.entry(doc_id)
        if entry is None:
            remedy = f"ids are in {case.folder / 'output' / 'claims.jsonl'}; `tawthiq log` says what was erased before"
            raise CaseError(f"{case.folder}: no report {doc_id!r}; {remedy}")
        found[entry.sha256] = (found.get(entry.sha256) or set()) | {doc_id}
    return found


def _hash(case: Case, every: Mapping[str, Evidence], text: str) -> str:
    """The hash of the one piece of evidence that this is, or begins, the hash of."""
    wanted = text.strip().lower()
    fitting = [sha256 for sha256 in every if sha256.startswith(wanted)] if len(wanted) >= _SHORTEST else []
    if len(fitting) == 1:
        return fitting[0]
    for erasure in case.erasures():
        if wanted and erasure.sha256.startswith(wanted):
            raise CaseError(f"{erasure.sha256}: {erasure}")
    problem = f"{text!r} is the beginning of {len(fitting)} hashes" if fitting else f"no evidence has the hash {text!r}"
    raise CaseError(f"{case.folder}: {problem}; write {_SHORTEST} digits or more, from: tawthiq evidence {case.folder}")


def _part(case: Case, evidence: Evidence, wanted: Collection[str] | None) -> Erasing:
    there = [entry.doc_id for entry in case.entries(evidence.sha256)]
    gone = tuple(doc_id for doc_id in there if wanted is None or doc_id in wanted)
    return Erasing(evidence, gone, len(there), wanted is None or 0 < len(gone) == len(there))


def _elsewhere(
    case: Case, every: Iterable[Evidence], parts: Iterable[Erasing], doc_ids: Collection[str]
) -> Iterator[Erasing]:
    """The parts, with lines under these ids in all JSON Lines: a later file may repeat what an earlier one has."""
    known = {part.evidence.sha256: part for part in parts}
    for evidence in every:
        part = known.get(evidence.sha256)
        if evidence.form is not Form.JSON_LINES or (part and part.is_whole) or not case.is_intact(evidence.sha256):
            found = set[str]()
        else:
            with case.bytes_of(evidence.sha256).open("rb") as stream:
                found = ids_in(stream, evidence.name, doc_ids)
        if part or found:
            yield replace(part or _part(case, evidence, ()), lines=frozenset(found))


def _check(case: Case, part: Erasing, every: Iterable[Evidence], with_it: Collection[str]) -> None:
    """Raise CaseError where what is to go cannot go without more than was asked for."""
    sha256, name = part.evidence.sha256, part.evidence.name
    whole = f"erase all of it with: tawthiq erase {case.folder} --evidence {sha256}"
    tables = [one.name for one in every if one.mapping == sha256 and one.sha256 not in with_it]
    if part.is_whole and tables:
        raise CaseError(f"{name}: says how {tables[0]} is read, which would be lost; name that as well, or neither")
    if part.is_whole:
        return
    if part.evidence.form is not Form.JSON_LINES:
        others = [entry.doc_id for entry in case.entries(sha256) if entry.doc_id not in part.reports]
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        problem = (
            f"{name} holds other reports too ({', '.join(others[:_NAMED])}{more}), and only lines of JSON Lines can"
        )
        remedy = f"{whole}, then add what you may keep of it in a file of your own"
        raise CaseError(f"{problem} be cut out of evidence; {remedy}")
    if not case.is_intact(sha256):
        raise CaseError(
            f"{name} (archive/{sha256}) is missing or changed, so that nothing can be cut out of it; {whole}"
        )


def _removal(case: Case, part: Erasing) -> Removal:
    """What goes; where something stays of the bytes, that is put into the archive."""
    sha256, name = part.evidence.sha256, part.evidence.name
    if part.is_whole:
        return Removal(sha256)
    with case.bytes_of(sha256).open("rb") as stream:
        pieces = _Pieces(without(stream, name, {*part.reports, *part.lines}))
        with case.receive(pieces, name) as received:  # type: ignore[arg-type]  # it reads, and asks for no more
            return Removal(sha256, frozenset(part.reports), case.keep_remains(received))


class _Pieces:
    """Pieces of bytes as a stream that can be read."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = (piece for piece in pieces if piece)

    def read(self, _size: int) -> bytes:
        """The next piece, empty at the end."""
        return next(self._pieces, b"")
