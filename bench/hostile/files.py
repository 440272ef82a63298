"""Files that are made to do harm to whoever reads them, at any size: nothing in them is anybody's."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

WORDS = "قتل ثلاثة مدنيين في قصف على القرية مساء السبت."
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ENTITIES = "<!DOCTYPE x [<!ENTITY a0 'ha'>{}]>"
_EXTERNAL = "<!DOCTYPE x [<!ENTITY a0 SYSTEM 'file:///etc/passwd'>]>"
_ZEROS = bytes(1 << 20)


def _bomb_of_entities(levels: int) -> str:
    """Each entity is ten times the one before: 10 to the power of `levels`."""
    return _ENTITIES.format("".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, levels + 1)))


def zip_bomb(path: Path, size: int) -> None:
    """One member of `size` megabytes of nothing."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("a.txt", "w", force_zip64=True) as out:
        for _ in range(size):
            out.write(_ZEROS)


def zip_in_zip(path: Path, size: int) -> None:
    """Ten archives in each of ten, `size` deep."""
    data = WORDS.encode()
    for level in range(size):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
            for number in range(10):
                packed.writestr(f"{number}.{'zip' if level else 'txt'}", data)
        data = buffer.getvalue()
    path.write_bytes(data)


def many_members(path: Path, size: int) -> None:
    """An archive of `size` thousand empty files."""
    with zipfile.ZipFile(path, "w") as packed:
        for number in range(size * 1000):
            packed.writestr(f"{number}.txt", b"")


def path_traversal(path: Path, _size: int) -> None:
    """Members that are to be written elsewhere."""
    with zipfile.ZipFile(path, "w") as packed:
        for name in ("../../evil.txt", "/tmp/evil.txt", "a/../../evil.txt", "..\\..\\evil.txt", "C:\\evil.txt"):
            packed.writestr(name, WORDS)


def links(path: Path, _size: int) -> None:
    """Links that lead out, a device, and a file behind a link."""
    with tarfile.open(path, "w:gz") as packed:
        for name, kind, target in (
            ("a.txt", tarfile.SYMTYPE, "/etc/passwd"),
            ("b.txt", tarfile.LNKTYPE, "../../etc/passwd"),
            ("c", tarfile.SYMTYPE, "/tmp"),
            ("d.txt", tarfile.CHRTYPE, ""),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            packed.addfile(info)


def link_in_zip(path: Path, _size: int) -> None:
    """A link in a zip file, as Unix packs it."""
    with zipfile.ZipFile(path, "w") as packed:
        info = zipfile.ZipInfo("a.txt")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        packed.writestr(info, "/etc/passwd")


def tar_bomb(path: Path, size: int) -> None:
    """A member of `size` megabytes of nothing, packed."""
    with tarfile.open(path, "w:gz", compresslevel=9) as packed:
        info = tarfile.TarInfo("a.txt")
        info.size = size << 20
        packed.addfile(info, _Zeros(info.size))


def tar_header_bomb(path: Path, size: int) -> None:
    """A header of `size` megabytes, which readers take into memory whole."""
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, size << 20
    with gzip.open(path, "wb") as out:
        out.write(info.tobuf(tarfile.USTAR_FORMAT))
        for _ in range(size):
            out.write(_ZEROS)


class _Zeros(io.RawIOBase):
    """So many bytes of nothing."""

    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, size: int = -1) -> bytes:
        given = min(self.left, size if size >= 0 else self.left, len(_ZEROS))
        self.left -= given
        return _ZEROS[:given]


def feed_entities(path: Path, size: int) -> None:
    """A feed whose title is an entity that grows tenfold at each of `size` levels."""
    bomb = _bomb_of_entities(size)
    path.write_text(f"<?xml version='1.0'?>{bomb}<rss version='2.0'><channel><title>&a{size};</title></channel></rss>")


def feed_external(path: Path, _size: int) -> None:
    """A feed that asks for a file of the reader's."""
    item = f"<item><title>&a0;</title><description>{WORDS}</description></item>"
    path.write_text(f"<?xml version='1.0'?>{_EXTERNAL}<rss version='2.0'><channel>{item}</channel></rss>")


def feed_depth(path: Path, size: int) -> None:
    """A feed with `size` thousand elements within each other."""
    path.write_text(f"<rss version='2.0'><channel>{'<item>' * size * 1000}")


def _office(path: Path, name: str, data: str) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr(name, data)


def docx_entities(path: Path, size: int) -> None:
    """A document whose text is such an entity."""
    text = f"<w:document {_W}><w:body><w:p><w:r><w:t>&a{size};</w:t></w:r></w:p></w:body></w:document>"
    _office(path, "word/document.xml", f"<?xml version='1.0'?>{_bomb_of_entities(size)}{text}")


def xlsx_entities(path: Path, size: int) -> None:
    """A workbook with a cell that is such an entity."""
    sheet = f"<worksheet><sheetData><row><c t='inlineStr'><is><t>&a{size};</t></is></c></row></sheetData></worksheet>"
    _office(path, "xl/worksheets/sheet1.xml", f"<?xml version='1.0'?>{_bomb_of_entities(size)}{sheet}")


def docx_depth(path: Path, size: int) -> None:
    """A document with `size` thousand tables within each other."""
    _office(path, "word/document.xml", f"<w:document {_W}><w:body>{'<w:tbl>' * size * 1000}")


def docx_bomb(path: Path, size: int) -> None:
    """A document of `size` megabytes of one letter."""
    text = f"<w:document {_W}><w:body><w:p><w:r><w:t>{'a' * (size << 20)}</w:t></w:r></w:p></w:body></w:document>"
    _office(path, "word/document.xml", text)


def broken_pdf(path: Path, _size: int) -> None:
    """A PDF that ends before it has begun."""
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" + bytes(range(256)) * 50)


def pdf_loop(path: Path, _size: int) -> None:
    """A PDF whose pages are their own parents."""
    _pdf(path, ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1000000 /Kids [2 0 R 2 0 R] >>"])


def pdf_bomb(path: Path, size: int) -> None:
    """A PDF with a page of `size` megabytes of spaces, packed twice."""
    data = zlib.compress(zlib.compress(b" " * (size << 20), 9), 9)
    stream = f"<< /Length {len(data)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n".encode() + data + b"\nendstream"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    _pdf(path, ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, stream])


def _pdf(path: Path, objects: list[str | bytes]) -> None:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        data = body if isinstance(body, bytes) else body.encode()
        out += f"{number} 0 obj\n".encode() + data + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Root 1 0 R /Size {size} >>\nstartxref\n{len(out)}\n"
    )
    path.write_bytes(out + f"{end}%%EOF".encode())


def deep_page(path: Path, size: int) -> None:
    """A page with `size` thousand elements within each other."""
    path.write_text(f"<html><body>{'<div>' * size * 1000}{WORDS}")


def wide_page(path: Path, size: int) -> None:
    """A page with `size` thousand elements side by side, none of them with more than a letter."""
    path.write_text(f"<html><body>{'<i>x</i>' * size * 1000}")


def deep_mail(path: Path, size: int) -> None:
    """A message in parts in parts, `size` thousand deep."""
    lines = [f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(size * 1000)]
    path.write_text("Subject: x\n" + "".join(lines) + f"\n{WORDS}\n")


def deep_export(path: Path, size: int) -> None:
    """An export of Telegram with `size` thousand lists within each other."""
    path.write_text('{"name": "x", "id": 1, "messages": [{"id": 1, "text": ' + "[" * size * 1000)


def lying_warc(path: Path, _size: int) -> None:
    """Records that state other lengths than they have: far more, fewer, less than none."""
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9{'9' * 14}\r\n\r\n<p>{WORDS}".encode()
    records = [_record(str(length).encode(), body) for length in (3, -5, 10**15)]
    path.write_bytes(b"".join(records))


def warc_bomb(path: Path, size: int) -> None:
    """A packed record of `size` megabytes of nothing."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    with gzip.open(path, "wb") as out:
        out.write(_record(str((size << 20) + len(head)).encode(), head).rstrip(b"\r\n") + b"\r\n\r\n")
        for _ in range(size):
            out.write(_ZEROS)


def _record(length: bytes, body: bytes) -> bytes:
    head = (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://example.org/\r\n"
        b"WARC-Date: 2018-11-20T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
    )
    return head + length + b"\r\n\r\n" + body + b"\r\n\r\n"


def wide_table(path: Path, size: int) -> None:
    """A table of `size` thousand columns."""
    names = ",".join(f"c{number}" for number in range(size * 1000))
    path.write_text(f"doc_id,text,{names}\na,{WORDS},{names}\n")


FILES: dict[str, tuple[Callable[[Path, int], None], int, int]] = {
    "zip-bomb.zip": (zip_bomb, 4096, 32),
    "nested.zip": (zip_in_zip, 6, 5),
    "many-members.zip": (many_members, 150, 101),
    "traversal.zip": (path_traversal, 0, 0),
    "links.tar.gz": (links, 0, 0),
    "link.zip": (link_in_zip, 0, 0),
    "tar-bomb.tar.gz": (tar_bomb, 4096, 32),
    "tar-header.tar.gz": (tar_header_bomb, 2048, 2),
    "entities.rss": (feed_entities, 9, 9),
    "external.rss": (feed_external, 0, 0),
    "deep.rss": (feed_depth, 100, 100),
    "entities.docx": (docx_entities, 9, 9),
    "entities.xlsx": (xlsx_entities, 9, 9),
    "deep.docx": (docx_depth, 100, 100),
    "bomb.docx": (docx_bomb, 500, 20),
    "broken.pdf": (broken_pdf, 0, 0),
    "loop.pdf": (pdf_loop, 0, 0),
    "bomb.pdf": (pdf_bomb, 1000, 600),
    "deep.html": (deep_page, 100, 100),
    "wide.html": (wide_page, 1000, 1000),
    "deep.eml": (deep_mail, 100, 1),
    "deep.json": (deep_export, 1000, 10),
    "lying.warc": (lying_warc, 0, 0),
    "bomb.warc.gz": (warc_bomb, 4096, 32),
    "wide.csv": (wide_table, 10, 10),
}
"""Name -> what makes the file, its size in the bench, its size in a test."""


def make(folder: Path, names: Sequence[str]) -> Iterator[Path]:
    """The set, or those of it with these names, one file after the other."""
    for name in names or FILES:
        maker, size, _ = FILES[name]
        maker(folder / name, size)
        yield folder / name
