from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.exports.highlighting import Segment, paragraphs, segments
from tawthiq.model import Span


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(alphabet=st.sampled_from("ab \nقتل\u064b\U0001f4a5"), max_size=40))
    edges = st.tuples(st.integers(0, 45), st.integers(1, 20))
    return text, [Span(start, start + length) for start, length in draw(st.lists(edges, max_size=6))]


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("", [], []),
        ("plain", [], [("plain", (), ())]),
        ("one two", [(0, 3)], [("one", (0,), (0,)), (" two", (), ())]),
        # nested: the longest comes first, so that it is the outer mark
        ("abcdef", [(2, 4), (0, 6)], [("ab", (1,), (1,)), ("cd", (1, 0), (0,)), ("ef", (1,), ())]),
        # overlapping
        ("abcdef", [(0, 4), (2, 6)], [("ab", (0,), (0,)), ("cd", (0, 1), (1,)), ("ef", (1,), ())]),
        # the same words twice
        ("abc", [(0, 3), (0, 3)], [("abc", (0, 1), (0, 1))]),
    ],
)
def test_segments(text: str, spans: list[tuple[int, int]], expected: list[tuple[object, ...]]) -> None:
    found = segments(text, [Span(*span) for span in spans])
    assert [(s.text, s.marks, s.starts) for s in found] == expected


@given(marked())
def test_segments_joined_are_the_text(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    assert "".join(segment.text for segment in segments(text, spans)) == text
    lines = paragraphs(text, spans)
    assert "\n".join("".join(segment.text for segment in line) for line in lines) == text


@given(marked())
def test_marked_letters_are_those_of_the_span(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    for index, span in enumerate(spans):
        inside = "".join(segment.text for segment in segments(text, spans) if index in segment.marks)
        assert inside == text[span.start : span.end]


@given(marked())
def test_a_span_opens_once_where_it_first_has_letters(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    opened = [index for segment in segments(text, spans) for index in segment.starts]
    assert sorted(opened) == [index for index, span in enumerate(spans) if span.start < len(text)]
    lines = [index for line in paragraphs(text, spans) for segment in line for index in segment.starts]
    assert sorted(lines) == [i for i, span in enumerate(spans) if text[span.start : span.end].strip("\n")]


def test_a_span_over_two_lines_is_marked_in_both() -> None:
    first, second = paragraphs("ab\ncd", [Span(1, 4)])
    assert first == (Segment("a"), Segment("b", (0,), (0,)))
    assert second == (Segment("c", (0,)), Segment("d"))
