from __future__ import annotations

import importlib
import struct

import pytest

from tawthiq.exports.face import Face, load_faces
from tawthiq.exports.printed.composing import compose
from tawthiq.exports.printed.dossier import Dossier
from tawthiq.exports.printed.figures import FIGURES, draw

pytest.importorskip("typst", reason="needs the extra `print`")
pdf = importlib.import_module("tawthiq.exports.printed.pdf")

faces = pytest.mark.parametrize("face", load_faces(), ids=lambda face: face.language)


@faces
def test_the_words_can_be_found_in_the_pdf(dossier: Dossier, face: Face) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="needs the extra `readers`")
    document = pdfium.PdfDocument(pdf.render_pdf(compose(dossier, face)))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    words = {"ar": ("الحوادث", "المصادر المستقلة", "القتلى"), "en": ("Incidents", "Independent sources", "Annex")}
    for wanted in (*words[face.language], "Residents", "مرصد", dossier.log.hash):
        assert wanted in text, wanted
    assert len(document) >= 5


@faces
def test_the_same_dossier_gives_the_same_bytes(dossier: Dossier, face: Face) -> None:
    made = pdf.render_pdf(compose(dossier, face))
    assert made == pdf.render_pdf(compose(dossier, face))
    assert b"CreationDate" not in made or b"CreationDate (D:1970" in made


@pytest.mark.parametrize("figure", FIGURES)
def test_each_figure_as_png(dossier: Dossier, figure: str) -> None:
    drawn = draw(figure, dossier, load_faces()[0])
    assert drawn
    made = pdf.render_png(drawn)
    assert made.startswith(b"\x89PNG")
    assert struct.unpack(">I", made[16:20])[0] > 1000
