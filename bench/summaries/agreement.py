"""Whether counted nouns in a summary agree, by a small grammar of its own that shares nothing with the program's.

A number phrase is read word by word: the noun's form by the number, its case by what stands before it, the numeral's
gender by the noun, and the verb's by the first phrase that follows. Every figure and every numeral of a summary must be
in a phrase that was read so, or in a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# noun: (gender, singular, accusative, dual as subject, dual after a preposition, plural, definite plural, tails)
_TAILS_UNKNOWN = ("لم تُذكر صفته", "لم تُذكر صفتهما", "لم تُذكر صفتهم")
_TAILS_OTHER = ("من فئة أخرى", "من فئات أخرى", "من فئات أخرى")
_DRONES = ("بطائرة مسيّرة", "بطائرات مسيّرة", "بطائرات مسيّرة")
_SEA = ("من البحر",) * 3
_PERSON = ("m", "شخص", "شخصاً", "شخصان", "شخصين", "أشخاص")
_STRIKE = ("f", "ضربة", "ضربة", "ضربتان", "ضربتين", "ضربات")
ARABIC = (
    (*_PERSON, "الأشخاص الذين لم تُذكر صفتهم", _TAILS_UNKNOWN),
    (*_PERSON, "الأشخاص من فئات أخرى", _TAILS_OTHER),
    (*_PERSON, "الأشخاص", None),
    ("m", "مدني", "مدنياً", "مدنيان", "مدنيين اثنين", "مدنيين", "المدنيين", None),
    ("m", "مقاتل", "مقاتلاً", "مقاتلان", "مقاتلين اثنين", "مقاتلين", "المقاتلين", None),
    ("m", "طفل", "طفلاً", "طفلان", "طفلين", "أطفال", "الأطفال", None),
    ("f", "امرأة", "امرأة", "امرأتان", "امرأتين", "نساء", "النساء", None),
    ("m", "تقرير", "تقريراً", "تقريران", "تقريرين", "تقارير", "التقارير", None),
    ("m", "مصدر مستقل", "مصدراً مستقلاً", "مصدران مستقلان", "مصدرين مستقلين", "مصادر مستقلة", "-", None),
    ("m", "مصدر آخر", "مصدراً آخر", "مصدران آخران", "مصدرين آخرين", "مصادر أخرى", "-", None),
    ("f", "ضربة جوية", "ضربة جوية", "ضربتان جويتان", "ضربتين جويتين", "ضربات جوية", "-", None),
    (*_STRIKE, "-", _DRONES),
    (*_STRIKE, "-", _SEA),
    (*_STRIKE, "-", None),
)
_TAILED = (" لم تُذكر ", " من فئ", " بطائر", " من البحر")
_BARE_ONE = "مصدر آخر"  # one other source goes without a numeral
_THREE = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع", 10: "عشر"}
_WITH_MASCULINE = {number: stem + ("ية" if number == 8 else "ة") for number, stem in _THREE.items()}
_WITH_FEMININE = {number: stem + ("ي" if number == 8 else "") for number, stem in _THREE.items()}
_DIGITS = r"\d{1,3}(?:,\d{3})*"
_VERBS = {"قُتل": "m", "قُتلت": "f", "أُصيب": "m", "أُصيبت": "f"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that was read: where it ends, and the gender (or number) with which a verb before (or after) agrees."""

    end: int
    agrees: str


def _starts(text: str, at: int, words: str) -> int | None:
    """Where the words end, if they stand here as whole words."""
    end = at + len(words)
    whole = text.startswith(words, at) and (end == len(text) or not (text[end].isalnum() or text[end] == "\u064e"))
    return end if whole else None


def _best(found: Iterator[Phrase | None]) -> Phrase | None:
    return max((one for one in found if one), key=lambda one: one.end, default=None)


class Arabic:
    """Number phrases of Arabic."""

    def phrase(self, text: str, at: int, case: str) -> Phrase | None:
        """The longest phrase that is right here."""
        return _best(self._phrases(text, at, case))

    def _phrases(self, text: str, at: int, case: str) -> Iterator[Phrase | None]:
        for row in ARABIC:
            yield self._whole(text, at, case, row)
            yield self._between(text, at, row)
            for head in ("ما لا يقل عن ", "ما لا يزيد على "):
                if text.startswith(head, at):
                    found = self._whole(text, at + len(head), "oblique", row)
                    yield Phrase(found.end, "m") if found else None
            for head in ("عدد غير محدد من ", "عشرات ", "مئات "):
                if text.startswith(head, at) and (end := _starts(text, at + len(head), row[6])):
                    yield Phrase(end, "m")

    def _whole(self, text: str, at: int, case: str, row: tuple) -> Phrase | None:
        gender, singular, _, dual, dual_oblique, *_, tails = row
        one = singular if singular == _BARE_ONE else f"{singular} {'واحدة' if gender == 'f' else 'واحد'}"
        two = dual if case == "subject" else dual_oblique
        pair = {"mf"[0]: ("اثنان", "اثنين"), "f": ("اثنتان", "اثنتين")}[gender][case != "subject"]
        options = [(f"{one} أو {pair}", 1), (one, 0), (two, 1)]
        found = _best(self._tailed(text, _starts(text, at, words), tails, rank, gender) for words, rank in options)
        return found or self._numbered(text, at, row)

    def _numbered(self, text: str, at: int, row: tuple) -> Phrase | None:
        gender, tails = row[0], row[7]
        number = self._number(text, at, gender)
        if not number or not text.startswith(" ", number[1]):
            return None
        end = _starts(text, number[1] + 1, self._form(number[0], row))
        return self._tailed(text, end, tails, 2, gender)

    @staticmethod
    def _form(number: int, row: tuple) -> str:
        last = number % 100
        return row[5] if 3 <= last <= 10 else row[2] if last >= 11 else row[1]

    @staticmethod
    def _tailed(text: str, end: int | None, tails: tuple | None, rank: int, gender: str) -> Phrase | None:
        if end is None or tails is None:
            has_tail = end is not None and text.startswith(_TAILED, end)
            return Phrase(end, gender) if end is not None and not has_tail else None
        after = _starts(text, end, f" {tails[rank]}")
        return Phrase(after, gender) if after else None

    @staticmethod
    def _number(text: str, at: int, gender: str) -> tuple[int, int] | None:
        """A number that may stand before a noun, in digits or in the words that go with its gender, and its end."""
        digits = re.compile(_DIGITS).match(text, at)
        if digits:
            number = int(digits.group().replace(",", ""))
            return (number, digits.end()) if number > 2 else None
        words = _WITH_MASCULINE if gender == "m" else _WITH_FEMININE
        return next(((number, end) for number, word in words.items() if (end := _starts(text, at, word))), None)

    def _between(self, text: str, at: int, row: tuple) -> Phrase | None:
        head = "ما بين "
        if not text.startswith(head, at):
            return None
        at += len(head)
        gender, singular, *_ = row
        lows = [f"{singular} {'واحدة' if gender == 'f' else 'واحد'}", row[4]]
        ends = [end for words in lows if (end := _starts(text, at, words))]
        number = self._number(text, at, gender)
        ends += [number[1]] if number else []
        for end in ends:
            if text.startswith(" و", end):
                found = self._whole(text, end + 2, "oblique", row)
                if found:
                    return Phrase(found.end, "m")
        return None

    def list(self, text: str, at: int, case: str) -> tuple[int, str] | None:
        """Phrases joined by "and": where the last ends, and with what a verb before them agrees."""
        first = self.phrase(text, at, case)
        if first is None:
            return None
        end = first.end
        while text.startswith(" و", end) and (more := self.phrase(text, end + 2, case)):
            end = more.end
        return end, first.agrees


_AR_SUBJECT = re.compile(r"و(?:بين|في مجموع) (?:القتلى|المصابين) ")
_AR_OBLIQUE = re.compile(
    r"(?:إحصاءات أخرى إلى (?:مقتل|إصابة) |الإقرار بمقتل |\u060c بحسب |(?<=[ )])في (?!التقارير)(?=[^.\u061b(\u060c]*تق)"
    r"|جرّاء (?=ما بين|ما لا|[^ ]+ ?[^ ]* ضرب|ضرب)| و(?=(?:\S+ )?مص\S+ آخر|(?:\S+ )?مصادر أخرى(?! لا)))"
)
_AR_COUNT = re.compile(r"مصدر|مصادر|\d|" + "|".join(_WITH_MASCULINE.values()))
_AR_DATE = re.compile(r"(?:يوم|بين|و|في)\s?\d{1,2} [^ ]+(?: [^ \d]+)? \d{4}|(?:عام|[ء-ي]) \d{4}|بين \d{1,2} و\d{1,2} ")
_AR_NUMERAL = re.compile(
    r"\d[\d,]*|(?<!\w)و?(?:" + "|".join(sorted({*_WITH_MASCULINE.values(), *_WITH_FEMININE.values()})) + r")(?!\w)"
    r"|(?<!\w)(?:واحدة?|اثن\w+|مدنيان|مقاتلان|شخصان|طفلان|امرأتان|امرأتين|طفلين|شخصين|تقريرين|مصدرين|ضربتين)(?!\w)"
)


def arabic_faults(text: str) -> list[str]:
    """What does not agree in an Arabic summary, each with the words it stands in."""
    grammar, faults, read = Arabic(), list[str](), list[tuple[int, int]]()
    for verb in re.finditer(r"(?<!\w)و?(قُتلت?|أُصيبت?) ", text):
        if text.startswith("آخرون", verb.end()):
            continue
        found = grammar.list(text, verb.end(), "subject")
        if found is None or found[1] != _VERBS[verb.group(1)]:
            faults.append(f"verb: {text[verb.start() : verb.start() + 60]}")
        if found:
            read.append((verb.start(), found[0]))
    for pattern, case in ((_AR_SUBJECT, "subject"), (_AR_OBLIQUE, "oblique")):
        for head in pattern.finditer(text):
            found = grammar.list(text, head.end(), case)
            if found:
                read.append((head.start(), found[0]))
            elif "بحسب" not in head.group() or _AR_COUNT.match(text, head.end()):
                faults.append(f"{case}: {text[head.start() : head.start() + 60]}")
    read += [match.span() for match in _AR_DATE.finditer(text)]
    return faults + _unread(text, _AR_NUMERAL, read)


def _unread(text: str, numeral: re.Pattern[str], read: list[tuple[int, int]]) -> list[str]:
    return [
        f"not read: {text[max(0, one.start() - 25) : one.end() + 25]}"
        for one in numeral.finditer(text)
        if not any(start <= one.start() and one.end() <= end for start, end in read)
    ]


# singular, plural
ENGLISH = (
    ("person whose status is not stated", "people whose status is not stated"),
    ("person of another group", "people of other groups"),
    ("person", "people"), ("civilian", "civilians"), ("combatant", "combatants"), ("child", "children"),
    ("woman", "women"), ("report", "reports"), ("independent source", "independent sources"), ("other", "others"),
    ("drone strike", "drone strikes"), ("strike from the air", "strikes from the air"),
    ("strike from the sea", "strikes from the sea"), ("strike", "strikes"),
)  # fmt: skip
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_EN_NUMBER = rf"(?:{'|'.join(_SMALL)}|{_DIGITS})"
_EN_NUMERAL = re.compile(rf"(?<!\w){_EN_NUMBER}(?!\w)", re.IGNORECASE)
_EN_DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}|(?:In|in) (?:[A-Z][a-z]+ )?\d{4},|[Bb]etween \d{1,2} and (?=\d)")


def _english_phrase(text: str, at: int) -> Phrase | None:
    options: list[Phrase] = []
    amount = re.compile(rf"(?:(at least|up to|between) )?({_EN_NUMBER})(?: (and|or) ({_EN_NUMBER}))? ", re.IGNORECASE)
    found = amount.match(text, at)
    if found:
        head, first, joiner, second = found.groups()
        if (joiner == "and") != ((head or "").casefold() == "between"):
            return None
        last = (second or first).casefold()
        is_one = last in ("one", "1") and not second
        in_words = [part.casefold() in _SMALL for part in (first, second) if part]
        if len(set(in_words)) > 1 or (last.isdigit() and int(last) < 10 and not second):
            return None
        for singular, plural in ENGLISH:
            end = _starts(text, found.end(), singular if is_one else plural)
            options += [Phrase(end, "one" if is_one else "other")] if end else []
    for head in ("an unstated number of ", "dozens of ", "hundreds of "):
        if text[at : at + len(head)].casefold() == head:
            ends = [end for _, plural in ENGLISH if (end := _starts(text, at + len(head), plural))]
            options += [Phrase(end, "other") for end in ends]
    return max(options, key=lambda one: one.end, default=None)


def _english_list(text: str, at: int) -> tuple[int, str] | None:
    first = _english_phrase(text, at)
    if first is None:
        return None
    end, agrees = first.end, first.agrees
    while (joiner := re.compile(r", | and ").match(text, end)) and not text[:end].endswith(("report", "reports")):
        more = _english_phrase(text, joiner.end())
        if more is None:
            break
        end, agrees = more.end, "other"
    return end, agrees


def english_faults(text: str) -> list[str]:
    """What does not agree in an English summary, each with the words it stands in."""
    faults, read, at = list[str](), [match.span() for match in _EN_DATE.finditer(text)], 0
    while at < len(text):
        is_start = at == 0 or not text[at - 1].isalnum()
        found = _english_list(text, at) if is_start and not any(s <= at < e for s, e in read) else None
        if not found:
            at += 1
            continue
        end, agrees = found
        after = re.compile(r" (was|were) (killed|injured)").match(text, end)
        before = re.search(r"(?:dead|injured) (was|were) $", text[:at])
        for verb in (one.group(1) for one in (after, before) if one):
            if (verb == "was") != (agrees == "one"):
                faults.append(f"verb: {text[max(0, at - 20) : end + 15]}")
        read.append((at, end))
        at = end
    return faults + _unread(text, _EN_NUMERAL, read)


FAULTS = {"ar": arabic_faults, "en": english_faults}
