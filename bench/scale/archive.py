"""An archive's reports in the order in which they come in: stories, who else carries them, and when.

Where the shares come from. "Read" are reports that the benches measure on; only these shares of them stand here.

| share | from | here |
|---|---|---|
| reports of attacks | assumed: no source for a whole archive | .03 |
| topics of ordinary reports | titles of 72 ordinary reports of Gulf newspapers (2015), counted | `topics.toml` |
| four further topics; rare sentences | assumed | the same; .1 |
| Arabic | assumed | .7 |
| characters of a text | read: quartiles of 208 Arabic (2015) and 164 English reports (2011-2018) | `LENGTHS` |
| reports of one attack | 1-34 named by Airwars; UCDP: 81% have one | n to the power -1.1, up to 20 |
| reports that carry another nearly word for word | by judgement, as in `bench/linkage` | .15 |
| a copy that is cut; has another head; another tail | assumed | .4, .5, .3 |
| deaths of an attack | logarithm normal: UCDP's quartiles | as in `bench/linkage` |
| days from an attack to a report | by judgement, as in `bench/linkage` | `style.py` |
| outlets | assumed: a few large, many small | 300 |
"""

from __future__ import annotations

import datetime
import math
import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from attack import Attack
from phrases import Facts, phrases
from style import REPORTS

FIRST_DAY = datetime.date(2014, 1, 1)
DAYS = 10 * 365
ATTACKS, ARABIC = 0.03, 0.7
LENGTHS = {"ar": (2350, 0.775), "en": (1650, 0.685)}  # median, and sigma of the logarithm
SHORTEST, LONGEST = 200, 20_000
CROWD = tuple(accumulate(n**-1.1 for n in range(1, 21)))
_SIZE = sum(n**-0.1 for n in range(1, 21)) / CROWD[-1]  # reports of an attack, on average
OF_ATTACKS = 1 / (1 + (1 - ATTACKS) * (1 - REPORTS.copied) * _SIZE / ATTACKS)  # of stories
CUT, HEAD, TAIL = 0.4, 0.5, 0.3
OUTLETS, LARGE = 300, 0.03
WAITING = 400  # reports of stories under way: so many are held, however long the archive
TITLE = 9  # words of an ordinary title
RARELY = 0.1  # ordinary reports of a topic that have one of its rare sentences
FURTHER = 500  # characters about an attack beside its lead, at most
A_LINE = 3  # sentences of a paragraph
BREAK = "\\n"  # between paragraphs, as JSON has it
NO_FACTS: Facts = {}


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before an outlet prints it. Reports of one `story` and `telling` are copies of each other.

    Title and sentences stand as JSON has them.
    """

    story: int
    telling: int
    topic: str
    language: str
    day: datetime.date | None
    title: str
    sentences: Sequence[str]
    is_copy: bool = False


class Archive:
    """The reports of a seed, in Arabic, English or both; `lines` gives them."""

    def __init__(self, count: int, seed: int, languages: Sequence[str]) -> None:
        """Nothing is drawn before the first line."""
        self._count, self._languages, self._seed = count, languages, seed
        self._rng = random.Random(f"archive {seed}")
        self._phrases = {language: phrases(language, seed) for language in languages}
        self._stories = 0

    def lines(self) -> Iterator[str]:
        """One report a line, as JSON, `count` of them, about in the order of their days over ten years."""
        waiting: list[Draft] = []
        draw = self._rng.random
        for number in range(self._count):
            if draw() >= len(waiting) / WAITING:
                day = FIRST_DAY + datetime.timedelta(days=number * DAYS // self._count)
                draft, *others = self._story(day)
                waiting += others
            else:
                place = int(draw() * len(waiting))
                draft, waiting[place] = waiting[place], waiting[-1]
                waiting.pop()
            yield self._line(number, draft)

    def _story(self, day: datetime.date) -> list[Draft]:
        self._stories += 1
        if self._rng.random() < OF_ATTACKS:
            return self._attack(day)
        told = [self._ordinary(day)]
        while self._rng.random() < REPORTS.copied:
            told.append(self._copy(told[0]))
        return told

    def _ordinary(self, day: datetime.date) -> Draft:
        rng, language = self._rng, self._language()
        known = self._phrases[language]
        topic = known.topics[bisect_left(known.shares, rng.random() * known.shares[-1])]
        sentences = topic.said(rng.random, NO_FACTS, self._length(language))
        if topic.rare and rng.random() < RARELY:
            sentences[int(rng.random() * len(sentences))] = rng.choice(topic.rare).said(rng.random, NO_FACTS)
        title = " ".join(topic.sentence(rng.random, NO_FACTS).split(" ")[:TITLE])
        return Draft(self._stories, 0, topic.name, language, day, title, sentences)

    def _attack(self, day: datetime.date) -> list[Draft]:
        """The reports of one attack: each tells it with its own hand, or carries an earlier one of them."""
        rng = self._rng
        attack = Attack.drawn(rng, day)
        told: list[Draft] = []
        for telling in range(rng.choices(range(1, 21), cum_weights=CROWD)[0]):
            if told and rng.random() < REPORTS.copied:
                told.append(self._copy(rng.choice(told)))
                continue
            language = self._language()
            known, facts = self._phrases[language].attack, attack.facts(rng, language, self._phrases[language].lists)
            lag = rng.choices(list(REPORTS.lags), list(REPORTS.lags.values()))[0]
            published = day + datetime.timedelta(days=lag) if lag >= 0 else None
            sentences = known["lead"].said(rng.random, facts, 1)
            length = self._length(language)
            sentences += known["further"].said(rng.random, facts, min(length // 3, FURTHER))
            sentences += known["background"].said(rng.random, facts, length - sum(map(len, sentences)))
            title = known["title"].sentence(rng.random, facts)
            told.append(Draft(self._stories, telling, "attack", language, published, title, sentences))
        return told

    def _copy(self, draft: Draft) -> Draft:
        """A report as another outlet carries it, that day or the next."""
        rng, frame = self._rng, self._phrases[draft.language].frame
        sentences = list(draft.sentences)
        if rng.random() < CUT:
            sentences = sentences[: max(1, int(len(sentences) * rng.uniform(0.6, 1)))]
        if rng.random() < HEAD:
            sentences[0] = f"{frame['head'].sentence(rng.random, NO_FACTS)} {sentences[0]}"
        if rng.random() < TAIL:
            sentences.append(frame["tail"].sentence(rng.random, NO_FACTS))
        late = datetime.timedelta(days=rng.choice((0, 0, 1)))
        return replace(draft, day=draft.day + late if draft.day else None, sentences=sentences, is_copy=True)

    def _language(self) -> str:
        if len(self._languages) == 1:
            return self._languages[0]
        return "ar" if self._rng.random() < ARABIC else "en"

    def _length(self, language: str) -> int:
        median, sigma = LENGTHS[language]
        return max(SHORTEST, min(LONGEST, int(self._rng.lognormvariate(math.log(median), sigma))))

    def _line(self, number: int, draft: Draft) -> str:
        outlet = min(OUTLETS, int(self._rng.expovariate(LARGE)) + 1)
        lines = [" ".join(draft.sentences[at : at + A_LINE]) for at in range(0, len(draft.sentences), A_LINE)]
        day = f'"{draft.day}"' if draft.day else "null"
        truth = f'{{"story":{draft.story},"telling":{draft.telling},"topic":"{draft.topic}"'
        return (
            f'{{"doc_id":"{self._seed}-{number}","language":"{draft.language}","published":{day},'
            f'"outlet":"Outlet {outlet}","url":"https://outlet-{outlet}.example/{number}",'
            f'"title":"{draft.title}","text":"{BREAK.join(lines)}",'
            f'"truth":{truth},"copy":{"true" if draft.is_copy else "false"}}}}}\n'
        )
