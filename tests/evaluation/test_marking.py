from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.evaluation import read_annotations
from tawthiq.evaluation.comparison import compare
from tawthiq.evaluation.marking import Piece, marked_lines

TEXT = "Three died.\nThe army denied it. Three died."


def denial(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "denial", "text": text, "speaker": None, **more}


def lines(
    folder: Path, text: str | None, gold: list[dict[str, Any]], found: list[dict[str, Any]]
) -> tuple[tuple[Piece, ...], ...]:
    sides = []
    for name, claims in (("gold", gold), ("found", found)):
        path = folder / f"{name}.jsonl"
        shape = {"doc_id": "a", "claims": claims, "source_text": text}
        path.write_text(json.dumps(shape) + "\n", encoding="utf-8")
        sides.append(read_annotations(path))
    (report,) = compare(*sides)
    return marked_lines(report)


def test_both_sides_are_marked_where_they_stand(tmp_path: Path) -> None:
    assert lines(tmp_path, TEXT, [denial("The army denied it")], [denial("army denied it.")]) == (
        (Piece("Three died."),),
        (Piece("The ", (1,)), Piece("army denied it", (1,), (1,)), Piece(".", (), (1,)), Piece(" Three died.")),
    )


def test_spans_come_before_the_first_place_of_the_words(tmp_path: Path) -> None:
    start = TEXT.rindex("Three")
    spans = [{"field": "text", "start": start, "end": start + 11}]
    second = lines(tmp_path, TEXT, [], [denial("Three died.", spans=spans)])
    assert second[0] == (Piece("Three died."),)
    assert second[1][-1] == Piece("Three died.", (), (1,))
    wrong = [{"field": "text", "start": 1, "end": 4}]
    assert lines(tmp_path, TEXT, [], [denial("Three died.", spans=wrong)])[0] == (Piece("Three died.", (), (1,)),)


def test_words_that_do_not_stand_in_the_text_mark_nothing(tmp_path: Path) -> None:
    assert all(
        not piece.gold for line in lines(tmp_path, TEXT, [denial("three died"), denial("")], []) for piece in line
    )


def test_no_text_gives_no_lines(tmp_path: Path) -> None:
    assert lines(tmp_path, None, [denial("Three died.")], []) == ()


@given(st.text(alphabet="ab \n", max_size=30), st.data())
def test_the_pieces_are_the_text_again(tmp_path_factory: Any, text: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3))
    claims = [denial(text[a:b]) for a, b in places]
    found = lines(tmp_path_factory.mktemp("case"), text, claims, claims[:1])
    assert "\n".join("".join(piece.text for piece in line) for line in found) == text
