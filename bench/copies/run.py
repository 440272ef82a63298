"""How many near copies are found among very many texts, in what time and memory? The texts are made here.

    python bench/copies/run.py 10000 100000

A text is words drawn by Zipf's law: 14, 30, 200 or 400 of them. Every second story is carried once more or up to five
times: cut (to 60 per cent at the least), a word in forty changed, with a few words of its own before it. Three long
texts in ten begin with one of 200 menus. Everything is drawn from a fixed seed.
"""

from __future__ import annotations

import datetime
import itertools
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence

from tawthiq.incidents import find_copies
from tawthiq.model import Document, Report

WORDS = 60_000
WEIGHTS = list(itertools.accumulate(1 / (rank + 10) for rank in range(WORDS)))
LENGTHS = (14, 30, 200, 400)
CARRIED = (1, 1, 1, 1, 2, 3, 6)
MENUS, WITH_MENU, LONG = 200, 0.3, 100
PER_DAY = 50

Texts = Iterator[tuple[str, int | None]]


def draw(chance: random.Random, name: str, count: int) -> list[str]:
    """So many words of one vocabulary."""
    return [f"{name}{number}" for number in chance.choices(range(WORDS), cum_weights=WEIGHTS, k=count)]


def texts(chance: random.Random) -> Texts:
    """Texts without end, each with the place of the text that it copies, or `None`."""
    menus = [draw(chance, "m", 30) for _ in range(MENUS)]
    following = 0
    while True:
        story = draw(chance, "w", chance.choice(LENGTHS))
        original = following
        for copy in range(chance.choice(CARRIED)):
            words = altered(chance, story) if copy else list(story)
            if len(words) > LONG and chance.random() < WITH_MENU:
                words = menus[chance.randrange(MENUS)] + words
            yield " ".join(words), original if copy else None
            following += 1


def altered(chance: random.Random, story: Sequence[str]) -> list[str]:
    """A story as another outlet carries it."""
    words = list(story[: max(12, int(len(story) * chance.uniform(0.6, 1)))])
    for _ in range(len(words) // 40):
        words[chance.randrange(len(words))] = f"x{chance.randrange(WORDS)}"
    return draw(chance, "h", chance.randrange(8)) + words if len(story) > LENGTHS[0] else words


def reports(made: Sequence[str]) -> list[Report]:
    """Reports of these texts, day after day."""
    start = datetime.date(2018, 1, 1)
    return [
        Report(Document(f"t{place:07}", text, "en", start + datetime.timedelta(days=place // PER_DAY)))
        for place, text in enumerate(made)
    ]


def measure(count: int) -> None:
    """Print what is found among so many texts."""
    made = list(itertools.islice(texts(random.Random(1)), count))
    given = reports([text for text, _ in made])
    truth = {f"t{place:07}": f"t{original:07}" for place, (_, original) in enumerate(made) if original is not None}
    began = time.process_time()
    found = find_copies(given)
    taken = time.process_time() - began
    right = sum(found.get(copy) == original for copy, original in truth.items())
    invented = len(found.keys() - truth.keys())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{count} texts: {right} of {len(truth)} copies found, {invented} invented; {taken:.1f} s, {memory} MiB at most"
    )


if __name__ == "__main__":
    for number in sys.argv[1:] or ["10000"]:
        measure(int(number))
