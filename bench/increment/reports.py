"""Short reports in Arabic and English, seeded, of our own making: each incident told once to four times."""

from __future__ import annotations

import calendar
import datetime
import random
from collections.abc import Iterator, Sequence
from typing import Any

from tawthiq import lang

FIRST_DAY = datetime.date(2016, 1, 1)
DAYS = 4 * 365
KINDS = frozenset({"village", "town", "city"})
MONTHS = {
    "ar": (
        *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
        *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
    ),
    "en": tuple(calendar.month_name)[1:],
}
PARTIES = {
    "ar": ("التحالف الدولي", "قوات النظام السوري", "الجيش التركي", "القوات الروسية"),
    "en": ("the US-led coalition", "Syrian government forces", "the Turkish army", "Russian forces"),
}
SPEAKERS = {
    "ar": ("المرصد السوري لحقوق الإنسان", "الدفاع المدني", "مصدر طبي", "ناشطون", "شهود عيان", "المجلس المحلي"),
    "en": (
        "The Syrian Observatory for Human Rights",
        "Rescue workers",
        "Medics",
        "Activists",
        "Witnesses",
        "Residents",
    ),
}
TELLING = {
    "ar": (
        "قال {speaker} إن {killed} مدنيين قتلوا وأصيب {injured} آخرون في غارة شنتها {party} على بلدة {place} في {day}.",
        "أفاد {speaker} بمقتل {killed} مدنيين في قصف لـ{party} على بلدة {place} يوم {day}، وإصابة {injured} أشخاص.",
    ),
    "en": (
        "{speaker} said {killed} civilians were killed and {injured} injured in an air strike by {party} on the town "
        "of {place} on {day}.",
        "At least {killed} people died and {injured} were wounded when {party} shelled the town of {place} on {day}, "
        "{speaker} said.",
    ),
}
DENIAL = {
    "ar": "ونفت {party} أن تكون قد استهدفت مدنيين في بلدة {place}.",
    "en": "{party} denied that it had targeted civilians in {place}.",
}
FILLING = {
    "ar": (
        "ونُقل الجرحى إلى مستشفى في {other}.",
        "وعملت فرق الإنقاذ {hours} ساعات في المكان.",
        "وتبعد البلدة {hours} كيلومترات عن {other}.",
    ),
    "en": (
        "The wounded were taken to a hospital in {other}.",
        "Rescue teams worked there for {hours} hours.",
        "It lies {hours} kilometres from {other}.",
    ),
}


def reports(seed: int, prefix: str) -> Iterator[dict[str, Any]]:
    """Reports as JSON Lines have them, without end; ids begin with `prefix`. The same seed gives the same reports."""
    rng = random.Random(seed)
    places = _places()
    number = 0
    while True:
        place, other = rng.sample(places, 2)
        day = FIRST_DAY + datetime.timedelta(days=rng.randrange(DAYS))
        party, killed, injured = rng.randrange(len(PARTIES["ar"])), rng.randint(3, 10), rng.randint(3, 10)
        for _ in range(rng.randint(1, 4)):
            number += 1
            language = rng.choice(("ar", "en"))
            values = {
                "speaker": rng.choice(SPEAKERS[language]),
                "killed": max(3, killed + rng.choice((0, 0, 1, -1))),
                "injured": max(3, injured + rng.choice((0, 0, 2, -1))),
                "party": PARTIES[language][party],
                "place": place[language],
                "other": other[language],
                "day": f"{day.day} {MONTHS[language][day.month - 1]} {day.year}",
                "hours": rng.randint(3, 90),
            }
            parts = [rng.choice(TELLING[language]), rng.choice(FILLING[language])]
            parts += [DENIAL[language]] if rng.random() < 0.2 else []
            yield {
                "doc_id": f"{prefix}-{number}",
                "published": (day + datetime.timedelta(days=rng.randint(0, 3))).isoformat(),
                "language": language,
                "outlet": f"Outlet {rng.randrange(40)}",
                "text": " ".join(parts).format(**values),
            }


def _places() -> Sequence[dict[str, str]]:
    known = sorted(lang.load_places(()).entries.values(), key=lambda entry: entry.id)
    usable = (one for one in known if one.kind in KINDS and one.name_ar and one.name_en and not one.ambiguous)
    return [{"ar": one.name_ar, "en": one.name_en} for one in usable if one.lat is not None]
