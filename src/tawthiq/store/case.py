"""The case as its user has it: one folder."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import importlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO

from tawthiq.errors import CaseError
from tawthiq.settings import Settings
from tawthiq.store import archive
from tawthiq.store.address import parse_address
from tawthiq.store.archive import Received
from tawthiq.store.configuration import configuration
from tawthiq.store.derived import Derived, discard
from tawthiq.store.erasure import Erasure, Order
from tawthiq.store.evidence import Addition, Circumstances, Entry, Evidence, Form, Receipt
from tawthiq.store.fault import Verification
from tawthiq.store.files import sync_folder, write_whole
from tawthiq.store.hold import Hold
from tawthiq.store.log_entry import Action, Head, Row
from tawthiq.store.output import output_folder
from tawthiq.store.search_index import SEARCH, SearchIndex
from tawthiq.store.settings_file import GAZETTEERS, read_settings, register_place, server_of, store_line, template
from tawthiq.store.tidying import complete, mark, tidy
from tawthiq.store.user import UNSTATED, User

if TYPE_CHECKING:
    from tawthiq.store.register import Register

_PARTS = ("case.toml", "archive")
TIMESTAMPS = "timestamps"
"""The folder of a case that holds what outside authorities signed."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


class Case:
    """An open case; close it, or use it in a `with` statement. Evidence only ever grows; output can be thrown away.

    What is changed is written to the case's log as the doing of its `user`, in the same transaction. One that can be
    changed holds its folder, so that nothing is erased meanwhile.
    """

    def __init__(self, folder: Path, settings: Settings, register: Register, hold: Hold | None = None) -> None:
        """Use `Case.create` or `Case.open`."""
        self.folder, self.settings, self._register, self._hold = folder, settings, register, hold
        self._erasures: Sequence[Erasure] | None = None
        self._files: Mapping[str, str] = {}

    @classmethod
    def create(
        cls, folder: Path, name: str, languages: Sequence[str], user: User = UNSTATED, store: str | None = None
    ) -> Case:
        """Make a new case. `store` is the URL of the server that is to have its register, if one.

        Raises CaseError where the folder has something in it already, or the server has a register there.
        """
        if store is not None:
            _refuse_taken(store)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise CaseError(f"{folder}: there is something already; choose a new name or an empty folder")
            (folder / "archive").mkdir()
            (folder / "output").mkdir()
            write_whole(folder / "case.toml", [template(name, languages), f"\n{store_line(store)}" if store else ""])
        except OSError as error:
            raise CaseError(f"{folder}: cannot be made: {error.strerror}") from error
        settings, hold = read_settings(folder / "case.toml"), Hold(folder)
        hold.together()
        case = cls(folder, settings, _register(folder, settings, user), hold)
        case._register.record_configuration()
        return case

    @classmethod
    def open(cls, folder: Path, user: User = UNSTATED, *, read_only: bool = False, alone: bool = False) -> Case:
        """Open a case. Raises CaseError where there is none, or a part is missing or damaged.

        One that is `read_only` stays as it is to the byte; where an earlier version made it, that is an error too.
        Otherwise what killed commands left is tidied up, if nobody else is at work on the case. `alone` waits until
        nobody is, and raises CaseError where somebody stays; where the system cannot tell, nobody is taken to be.
        """
        settings = cls.check(folder)
        if read_only:
            return cls(folder, settings, _register(folder, settings, user, read_only=True))
        with contextlib.ExitStack() as opened:
            hold = Hold(folder)
            opened.callback(hold.release)
            is_alone = hold.alone() if alone else hold.alone(patience=0)
            if alone and not is_alone and hold.is_known:
                raise CaseError(f"{folder}: another command is at work on this case; try again when it has ended")
            _take_over(folder, user, is_alone=is_alone or not hold.is_known)
            register = _register(folder, settings, user)
            opened.callback(register.close)
            if is_alone or not hold.is_known:
                tidy(folder, register, is_alone=is_alone)
            if not alone and not hold.together() and hold.is_known:
                raise CaseError(f"{folder}: something is being erased from this case; try again when that has ended")
            opened.pop_all()
        return cls(folder, settings, register, hold)

    @classmethod
    def check(cls, folder: Path) -> Settings:
        """The settings of a case, without opening its register. Raises CaseError where a part is missing."""
        for name in _PARTS:
            if not (folder / name).exists():
                raise CaseError(f"{folder}: not a case, for it has no {name}; make one with: tawthiq new {folder}")
        settings, place = read_settings(folder / "case.toml"), register_place(folder)
        if isinstance(place, Path) and not place.exists():
            raise CaseError(f"{folder}: not a case, for it has no {place.name}; make one with: tawthiq new {folder}")
        return settings

    @staticmethod
    def verify(folder: Path, progress: Callable[[int, int], None], head: str | None = None) -> Verification:
        """Hash the log, the register and the evidence of a case again, and say all that is not as it was written.

        `head` is a hash that the log is known to have had; `progress` is told bytes of evidence. Raises CaseError
        where there is no case at all.
        """
        module = importlib.import_module("tawthiq.store.verification")
        found: Verification = module.verify_case(folder, progress, head)
        return found

    @property
    def register(self) -> str:
        """Where the register is, for messages: a file, or a schema of a server without user and password."""
        return str(register_place(self.folder))

    def head(self) -> Head:
        """The number and the hash of the log's last entry."""
        return self._register.head()

    def entry_of(self, hash_: str) -> Row | None:
        """The entry of the log with this hash."""
        return self._register.entry_of(hash_)

    def log(self, since: int = 1) -> Iterator[Row]:
        """The entries of the log from number `since`, in order."""
        return self._register.log(since)

    def close(self) -> None:
        """Close the register."""
        self._register.close()
        if self._hold is not None:
            self._hold.release()

    def __enter__(self) -> Case:
        """The case itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the case."""
        self.close()

    @contextlib.contextmanager
    def receive(self, stream: BinaryIO, name: str) -> Iterator[Received]:
        """Copy bytes in on probation: read them at `path`, then `keep` them or let them go."""
        with archive.receive(self.folder, stream, name) as received:
            yield received

    def keep(
        self,
        received: Received,
        entries: Iterable[Entry],
        form: Form = Form.TEXT,
        mapping: str | None = None,
        said: Circumstances | None = None,
    ) -> None:
        """Keep the bytes for good and register their reports: bytes first, so that no row is without its evidence.

        `entries` are taken one by one; `mapping` says how a table is read (see `Evidence`); `said` is about the file.
        """
        self.register_all([self.put(received, entries, form, mapping, said)])

    def put(
        self,
        received: Received,
        entries: Iterable[Entry],
        form: Form = Form.TEXT,
        mapping: str | None = None,
        said: Circumstances | None = None,
    ) -> Addition:
        """Take the bytes into the archive; they are evidence once `register_all` has what this gives. See `keep`."""
        archive.keep(self.folder / "archive", received)
        media_type = form.media_type_of(received.name)
        evidence = Evidence(0, received.sha256, received.name, received.size, form, mapping, media_type)
        return Addition(evidence, entries, said)

    def register_all(self, additions: Iterable[Addition]) -> None:
        """Register evidence whose bytes were `put`, in one transaction and one entry of the log."""
        sync_folder(self.folder / "archive")
        self._register.add_all(additions)

    def receive_again(self, names: Sequence[tuple[str, str]], said: Circumstances | None = None) -> None:
        """Register that bytes of the case were received once more; `names` are hashes and paths as given."""
        self._register.receive_again(names, said)

    def receipts(self, sha256: str | None = None) -> list[Receipt]:
        """Each time that evidence was received, all of it or one piece, in order."""
        return self._register.receipts(sha256)

    def judge(self, judgements: Iterable[tuple[str, str]]) -> list[str]:
        """Keep judgements, each an id and its line of JSON, and give the ids of those that were not there yet."""
        return self._register.judge(judgements)

    def judgements(self) -> list[str]:
        """Every judgement as its line of JSON, in the order kept."""
        return self._register.judgements()

    def keep_remains(self, received: Received) -> str:
        """Take into the archive what an erasure is to leave of evidence, and give its hash for the `Order`."""
        archive.keep(self.folder / "archive", received)
        sync_folder(self.folder / "archive")
        return received.sha256

    def erase(self, order: Order) -> bool:
        """Erase what the law demands, for good: bytes, rows, judgements' words, and all that was made from them.

        The case must have been opened `alone`. False where another reads the register, so that what is left in its
        file goes with the next opening. Raises CaseError where something of it is not there; then all stays.
        """
        for removal in order.removals:
            mark(self.folder, self.bytes_of(removal.sha256).name)
        self._register.erase(order)
        self._erasures = None
        return complete(self.folder, self._register)

    def erasures(self) -> Sequence[Erasure]:
        """What was erased, in order."""
        if self._erasures is None:
            self._erasures = self._register.erasures()
            self._files = self._register.files() if self._erasures else {}
        return self._erasures

    def erasure_of(self, sha256: str) -> Erasure | None:
        """The last erasure of these bytes."""
        return next((one for one in reversed(self.erasures()) if sha256 in (one.sha256, one.removed)), None)

    def strays(self) -> list[str]:
        """Files of the archive that are of no evidence: an `add` that was killed leaves some, under their SHA-256."""
        known = set(self._register.files().values()) | self._register.removed()
        return sorted(path.name for path in (self.folder / "archive").iterdir() if path.name not in known)

    def record(self, action: Action, what: Mapping[str, Any]) -> None:
        """Write to the log what was done to the case outside its register, once it is done."""
        self._register.record(action, what)

    def keep_proof(self, action: Action, files: Mapping[str, bytes], what: Mapping[str, Any]) -> None:
        """Keep files beside the log, read-only, and write an entry that has their hashes."""
        folder = self.folder / TIMESTAMPS
        folder.mkdir(exist_ok=True)
        for name, data in files.items():
            write_whole(folder / name, [data])
            (folder / name).chmod(0o444)
        hashes = {f"{TIMESTAMPS}/{name}": hashlib.sha256(data).hexdigest() for name, data in files.items()}
        self.record(action, {**what, "files": hashes})

    def record_build(self, as_of: datetime.date | None, names: Sequence[str], **numbers: int) -> None:
        """Write to the log that files of output were built: which, with their hashes, and how much is in them."""
        folder = output_folder(self.folder, as_of)
        files = {name: archive.sha256_of(folder / name) for name in names}
        self.record(Action.BUILD, {"as_of": as_of.isoformat() if as_of else None, "output": files, **numbers})

    def holds(self, sha256: str) -> bool:
        """Whether these bytes are in the case."""
        return self._register.holds(sha256)

    def evidence(self) -> list[Evidence]:
        """All evidence in the order received."""
        return self._register.evidence()

    def names(self, hashes: Collection[str]) -> Mapping[str, str]:
        """The names of these pieces of evidence, those that are there."""
        return self._register.names(hashes)

    def entries(self, sha256: str) -> list[Entry]:
        """The reports registered for one piece of evidence."""
        return self._register.entries(sha256)

    def entry(self, doc_id: str) -> Entry | None:
        """The report with this id."""
        return self._register.entry(doc_id)

    def numbers(self) -> Mapping[str, int]:
        """How many reports each piece of evidence has, those with any."""
        return self._register.numbers()

    def place_of(self, doc_id: str) -> str | None:
        """Where the report with this id came from, `None` where the id is free."""
        return self._register.place_of(doc_id)

    def places(self) -> Mapping[str, str]:
        """Every doc_id of the case and where its report came from."""
        return self._register.places()

    def received(self) -> Mapping[str, int]:
        """Every doc_id of the case and its place in the order in which reports came in, from 0."""
        return self._register.received()

    def bytes_of(self, sha256: str) -> Path:
        """Where the archive has these bytes, or what an erasure left of them."""
        return self.folder / "archive" / (self._files.get(sha256, sha256) if self.erasures() else sha256)

    def is_intact(self, sha256: str) -> bool:
        """Whether the archive still has these bytes, unchanged."""
        return archive.is_intact(self.bytes_of(sha256))

    def derived(self) -> Derived:
        """What earlier builds kept; close it. Raises DamagedError where it cannot be used as it is."""
        return Derived(self.folder / "derived.db")

    def discard_derived(self) -> None:
        """Throw away what earlier builds kept."""
        discard(self.folder / "derived.db")

    def evidence_since(self, seq: int) -> list[tuple[int, str]]:
        """The evidence with reports that entries of the log after `seq` cover: entry and hash, in that order."""
        return self._register.evidence_since(seq)

    def search_index(self, patience: float = 30.0) -> SearchIndex:
        """The words of the reports; close it. Raises DamagedError where it cannot be used as it is."""
        return SearchIndex(self.folder / SEARCH, patience)

    def discard_search_index(self) -> None:
        """Throw away the index of words."""
        discard(self.folder / SEARCH)

    def gazetteers(self) -> list[tuple[str, str]]:
        """The case's own tables of places that its settings name: name and text, in the order of the settings."""
        own = [name for name in self.settings.gazetteers if name != "world"]
        try:
            return [(name, self._gazetteer(name).read_text(encoding="utf-8")) for name in own]
        except (OSError, UnicodeDecodeError) as error:
            raise CaseError(f"{self.folder / GAZETTEERS}: a table cannot be read: {error}") from error

    def keep_gazetteer(self, name: str, text: str, *, replace: bool = False) -> Path:
        """Write a table of places into the case. Raises CaseError where it has one of that name, unless told to."""
        if not _NAME.fullmatch(name) or name == "world":
            raise CaseError(f"{name!r} is no name for a gazetteer; use small letters, digits, - and _, and not world")
        path = self._gazetteer(name)
        if path.exists() and not replace:
            raise CaseError(f"{path}: there is one already; choose another name, or replace it")
        path.parent.mkdir(exist_ok=True)
        write_whole(path, [text])
        self._register.configuration = configuration(self.folder, self.settings)
        self._register.record_configuration()
        return path

    def _gazetteer(self, name: str) -> Path:
        return self.folder / GAZETTEERS / f"{name}.tsv"

    def write(self, name: str, pieces: Iterable[str | bytes], as_of: datetime.date | None = None) -> Path:
        """Write a file of the output folder, or of that of an earlier day, in one step and say where it is."""
        path = output_folder(self.folder, as_of) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, pieces)
        return path


def _register(folder: Path, settings: Settings, user: User, *, read_only: bool = False) -> Register:
    """The register, whose libraries take longer to load than most commands run: only where one is opened."""
    module = importlib.import_module("tawthiq.store.register")
    now = None if read_only else configuration(folder, settings)
    register: Register = module.Register(register_place(folder), user, now, read_only=read_only)
    return register


def _take_over(folder: Path, user: User, *, is_alone: bool) -> None:
    """Take a register that is in the folder to the server that the settings name since they were changed."""
    address, file = server_of(folder), folder / "case.db"
    if address is not None and file.exists():
        if not is_alone:
            raise CaseError(f"{folder}: its register is to go to a server; try again when no other command is at work")
        importlib.import_module("tawthiq.store.moving").take_to_server(file, address, user)


def _refuse_taken(store: str) -> None:
    """Raise CaseError where a server cannot be used, or has a register there."""
    module, address = importlib.import_module("tawthiq.store.database"), parse_address(store)
    database = module.Database(address, read_only=True)
    try:
        if database.version():
            raise CaseError(f"{address}: there is a case already; choose another schema: ?schema=NAME")
    finally:
        database.close()
