"""What is remembered is worked out once, and forgotten before it grows without end."""

from __future__ import annotations

from tawthiq.text import Remembered, shared


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


def test_what_is_asked_for_again_and_again_is_not_forgotten() -> None:
    asked: list[int] = []
    numbers = Remembered(lambda number: asked.append(number) or number, most=10)
    for number in range(1, 100):
        assert (numbers[number], numbers[0]) == (number, 0)
    assert asked.count(0) == 1
    assert numbers[1] == 1
    assert asked.count(1) == 2, "while what came once long ago is"


def test_equal_values_are_held_once() -> None:
    first, second = (frozenset({name, "B"}) for name in ("A", "A"))
    assert first is not second
    assert shared(first) is shared(second)
    assert shared(frozenset({"C"})) == {"C"}


def test_the_letters_of_a_key_are_held_once() -> None:
    one, other = Remembered(len), Remembered(lambda words: len(words[0][0]))
    first, second = ("".join(["ne", "ws"]) for _ in range(2))
    assert first is not second
    assert (one[first], other[(second, "x"), 3]) == (4, 4)
    ((kept, _), number), held = next(iter(other)), next(iter(one))
    assert kept is held
    assert number == 3
