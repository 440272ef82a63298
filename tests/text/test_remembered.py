"""What is remembered is worked out once, and forgotten before it grows without end."""

from __future__ import annotations

from tawthiq.text import Remembered


def test_each_key_is_worked_out_once() -> None:
    asked: list[str] = []
    lengths = Remembered(lambda word: asked.append(word) or len(word))
    assert [lengths[word] for word in ("two", "three", "two")] == [3, 5, 3]
    assert asked == ["two", "three"]


def test_it_never_holds_more_than_it_may() -> None:
    squares = Remembered(lambda number: number * number, most=3)
    for number in range(20):
        assert squares[number] == number * number
        assert len(squares) <= 3
