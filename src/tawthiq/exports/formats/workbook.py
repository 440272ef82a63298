"""An Excel workbook (Office Open XML) written row by row in constant memory: text, numbers, days, no formulas."""

from __future__ import annotations

import datetime
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from types import TracebackType
from typing import BinaryIO, TextIO
from xml.sax.saxutils import escape

ROWS, LETTERS = 1_048_576, 32_767
"""As many rows a sheet, and letters a cell, may have."""

Cell = str | int | float | datetime.date | None

_EPOCH = datetime.date(1899, 12, 30)
_MADE = (1980, 1, 1, 0, 0, 0)  # the same case gives the same bytes: no clock
_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KEPT = ' xml:space="preserve"'
_HEADER, _DAY = 1, 2  # styles of workbook-styles.xml


@dataclass(slots=True)
class Workbook:
    """Sheets that grow row by row, read from right to left. A sheet that is full goes on in another."""

    stream: BinaryIO
    _sheets: list[Sheet] = field(default_factory=list)

    def sheet(self, name: str, header: Sequence[Sequence[str]], widths: Sequence[int]) -> Sheet:
        """A new sheet, whose rows of header stay in view; `widths` are in letters."""
        one = Sheet(name, header, widths)
        self._sheets.append(one)
        return one

    def __enter__(self) -> Workbook:
        """The workbook itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write it, unless something went wrong."""
        if kind is None:
            self._write()
        for sheet in self._sheets:
            for part in sheet.parts:
                part.close()

    def _write(self) -> None:
        parts = [(f"{one.name}{f' {n}' if n > 1 else ''}", part) for one in self._sheets for n, part in _counted(one)]
        names = [name for name, _ in parts]
        with zipfile.ZipFile(self.stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
            _put(package, "[Content_Types].xml", _content_types(len(parts)))
            _put(package, "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
            _put(package, "xl/workbook.xml", _workbook(names))
            targets = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(parts) + 1)]
            _put(package, "xl/_rels/workbook.xml.rels", _relations([*targets, ("styles", "styles.xml")]))
            _put(
                package, "xl/styles.xml", files(__package__).joinpath("workbook-styles.xml").read_text(encoding="utf-8")
            )
            for number, (_, part) in enumerate(parts, 1):
                part.write("</sheetData></worksheet>")
                part.seek(0)
                with package.open(_named(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as out:
                    for piece in iter(lambda: part.read(1 << 20), ""):  # noqa: B023 (used up within the round)
                        out.write(piece.encode())


class Sheet:
    """One sheet, in as many parts as it needs; each part is a file without a name until the workbook is written."""

    def __init__(self, name: str, header: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        """Begin its first part."""
        self.name, self._header, self._widths = name, header, widths
        self.parts: list[TextIO] = []
        self._rows = ROWS
        if not header:
            self._begin()

    def append(self, cells: Sequence[Cell]) -> None:
        """Add a row."""
        if self._rows >= ROWS:
            self._begin()
        self._put(cells, 0)

    def close_header(self) -> None:
        """Make sure that a sheet without rows has its header."""
        if not self.parts:
            self._begin()

    def _begin(self) -> None:
        part = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 (closed by the workbook)
        self.parts.append(part)
        self._rows = 0
        top = len(self._header)
        columns = "".join(
            f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(self._widths, 1)
        )
        pane = f'<pane ySplit="{top}" topLeftCell="A{top + 1}" activePane="bottomLeft" state="frozen"/>' if top else ""
        view = f'<sheetViews><sheetView rightToLeft="1" workbookViewId="0">{pane}</sheetView></sheetViews>'
        part.write(
            f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_MAIN}">{view}<cols>{columns}</cols><sheetData>'
        )
        for row in self._header:
            self._put(row, _HEADER)

    def _put(self, cells: Sequence[Cell], style: int) -> None:
        self._rows += 1
        own = f' s="{style}"' if style else ""
        self.parts[-1].write(f"<row>{''.join([_cell(cell, own) for cell in cells])}</row>")


def _cell(cell: Cell, style: str) -> str:
    if cell is None or cell == "":
        return "<c/>"
    if isinstance(cell, str):
        text = cell[:LETTERS]
        text = escape(text if text.isprintable() else text.translate(_CONTROL))
        space = _KEPT if text != text.strip() or "\n" in text else ""
        return f'<c t="inlineStr"{style}><is><t{space}>{text}</t></is></c>'
    if isinstance(cell, datetime.date):
        return f'<c s="{_DAY}"><v>{(cell - _EPOCH).days}</v></c>'
    return f"<c><v>{cell!r}</v></c>"


def _counted(sheet: Sheet) -> list[tuple[int, TextIO]]:
    sheet.close_header()
    return list(enumerate(sheet.parts, 1))


def _put(package: zipfile.ZipFile, name: str, text: str) -> None:
    package.writestr(_named(name), text)


def _named(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _MADE)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _content_types(sheets: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in range(1, sheets + 1)]
    listed = "".join(f'<Override PartName="{part}" ContentType="{kind}.{of}+xml"/>' for part, of in parts)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{listed}</Types>"
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}/{of}" Target="{target}"/>' for n, (of, target) in enumerate(targets, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'
    )


def _workbook(names: Sequence[str]) -> str:
    listed = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="{_MAIN}" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"<sheets>{listed}</sheets></workbook>"
    )
