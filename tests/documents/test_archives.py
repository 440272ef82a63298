from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from tawthiq.documents import Metadata, Reading, Refused, Skipped, Unread, archives, parse_day, read_inputs

WORDS = "قتل ثلاثة مدنيين في قصف على القرية."


def zipped(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return buffer.getvalue()


def tarred(members: dict[str, str | bytes], *infos: tarfile.TarInfo) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as packed:
        for info in infos:
            packed.addfile(info)
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            raw = data.encode() if isinstance(data, str) else data
            info.size = len(raw)
            packed.addfile(info, io.BytesIO(raw))
    return buffer.getvalue()


def read(tmp_path: Path, name: str, data: bytes, **stated: object) -> list[Reading | Skipped]:
    (tmp_path / name).write_bytes(data)
    return list(read_inputs([tmp_path / name], io.BytesIO(), Metadata(**stated)))  # type: ignore[arg-type]


MEMBERS = {
    "a/one.txt": WORDS,
    "a/two.html": f"<html><body><article><p>{WORDS}</p></article></body></html>",
    "b/one.txt": f"{WORDS} وأصيب آخر.",
    "b/lines.jsonl": '{"doc_id": "x", "text": "قتل مدني"}\n{broken\n',
    "b/photo.jpg": b"\xff\xd8",
    "b/.hidden.txt": WORDS,
    "__MACOSX/one.txt": WORDS,
    "c/table.csv": "a,b\n1,2\n",
    "c/notes.doc": "x",
}


@pytest.mark.parametrize(("name", "pack"), [("in.zip", zipped), ("in.tar.gz", tarred), ("in.tgz", tarred)])
def test_every_member_is_read_as_the_file_it_is(tmp_path: Path, name: str, pack: object) -> None:
    assert callable(pack)
    items = read(tmp_path, name, pack(MEMBERS), published=parse_day("2018-11-18"))
    reports = [item for item in items if isinstance(item, Reading)]
    assert [report.document.doc_id for report in reports][:2] == ["one", "two"]
    assert [report.document.doc_id for report in reports][2].startswith("one-")
    assert [report.document.doc_id for report in reports][3] == "x"
    assert [report.line for report in reports] == [1, 2, 3, 4]
    assert reports[0].document.published == parse_day("2018-11-18")
    assert reports[0].where.endswith(f"{name}/a/one.txt")
    others = [(type(item), item.where.split("/")[-1]) for item in items if isinstance(item, Skipped)]
    assert others == [
        (Skipped, "lines.jsonl:2"),
        (Unread, "photo.jpg"),
        (Skipped, "table.csv"),
        (Skipped, "notes.doc"),
    ]


def test_archives_within_archives_are_read_so_deep_and_no_deeper(tmp_path: Path) -> None:
    data = zipped({"one.txt": WORDS})
    for _ in range(2):
        data = zipped({"in.zip": data})
    assert isinstance(read(tmp_path, "in.zip", data)[0], Reading)
    (refused,) = read(tmp_path, "in.zip", zipped({"in.zip": data}))
    assert isinstance(refused, Refused)
    assert "3 deep" in refused.problem


def link(name: str, kind: bytes, target: str) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def test_what_leads_out_is_left_out(tmp_path: Path) -> None:
    names = ("../evil.txt", "/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt")
    items = read(tmp_path, "in.zip", zipped(dict.fromkeys(names, WORDS)))
    assert [type(item) for item in items] == [Skipped] * 5
    links = (link("a.txt", tarfile.SYMTYPE, "/etc/passwd"), link("b.txt", tarfile.LNKTYPE, "a.txt"))
    one, two, three = read(tmp_path, "in.tar.gz", tarred({"c.txt": WORDS}, *links))
    assert [type(item) for item in (one, two, three)] == [Skipped, Skipped, Reading]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.tar.gz", "in.zip"]


def test_a_bad_member_costs_no_other(tmp_path: Path) -> None:
    items = read(tmp_path, "in.zip", zipped({"a.html": "<div>" * 100_000, "b.txt": WORDS}))
    assert [type(item) for item in items] == [Skipped, Reading]


@pytest.mark.parametrize(
    ("data", "type_", "problem"),
    [
        (b"PK broken", Skipped, "broken archive"),
        (zipped({}), Skipped, "without files"),
        (zipped({"a.txt": "a" * 12_000_000}), Refused, "times its size"),
        (tarred({"a.txt": "a" * 12_000_000}), Refused, "times its size"),
    ],
)
def test_what_is_no_archive_or_too_much_is_told(
    tmp_path: Path, data: bytes, type_: type[Skipped], problem: str
) -> None:
    (item,) = read(tmp_path, "in.zip", data)
    assert type(item) is type_
    assert isinstance(item, Skipped)
    assert problem in item.problem


def test_the_limits_are_on_all_archives_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives.ArchiveReader, "__init__", _small)
    inner = zipped({"a.txt": WORDS * 10})
    (tmp_path / "in.zip").write_bytes(zipped({"1.zip": inner, "2.zip": inner, "3.zip": inner}))
    items = list(read_inputs([tmp_path / "in.zip"], io.BytesIO(), Metadata()))
    assert isinstance(items[-1], Refused)


def _small(self: archives.ArchiveReader, read: archives.MemberReader) -> None:
    self.read, self.bytes_left, self.members_left, self.number = read, 1500, 100, 0
