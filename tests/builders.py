"""Small builders of claims and reports for tests of the stages after extraction; every span is found in the text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from tawthiq.assessment import assess
from tawthiq.incidents import find_copies
from tawthiq.model import (
    OPEN,
    Actor,
    Casualty,
    Claim,
    ClaimType,
    Cluster,
    Count,
    Document,
    Outcome,
    Place,
    Population,
    Precision,
    Report,
    Span,
    Strikes,
    TimeSpan,
    exactly,
)

ANYWHERE = Span(0, 1)


def actor(name, id=None, *, kind=None, parent=None, aliases=(), side=None):
    return Actor(name, ANYWHERE, tuple(aliases), id, kind, parent, side)


MONITOR_A = actor("المرصد الأول", "monitor-a", kind="monitor", aliases=("Monitor A",))
DIRECTOR_A = actor("مدير المرصد الأول", "director-a", parent="monitor-a")
MONITOR_B = actor("Monitor B", "monitor-b", kind="monitor")
RADIO = actor("إذاعة النهر", "river-radio", kind="outlet", aliases=("River Radio",))
COALITION = actor("التحالف", "us-led-coalition", kind="military", aliases=("US-led Coalition",))
ENVOY = actor("مبعوث التحالف", "coalition-envoy", parent="us-led-coalition")
REGIME = actor("قوات النظام", "syrian-government", kind="military", aliases=("Syrian government forces",))
OTHERS = actor("قوات أخرى")

DEIR_EZ_ZOR = {"admin1": "دير الزور", "country": "SY"}


def place(name, id=None, lat=None, lon=None, precision=None, *, near=None, proper=None, **kwargs):
    known = {"lat": lat, "lon": lon, "precision": precision, "id": id, "proper": proper}
    return Place(name, ANYWHERE, near, **known, **(kwargs or DEIR_EZ_ZOR))


VILLAGE = place("قرية أبو الحسن", "sy-abu-al-hasan", 34.649, 40.910, Precision.EXACT, near="هجين")
TOWN = place("هجين", "sy-hajin", 34.68, 40.83, Precision.EXACT)
POCKET = place("الجيب", precision=Precision.NEAR, near="هجين")
PROVINCE = place("دير الزور", "sy-deir-ez-zor", 35.33, 40.14, Precision.FIRST_LEVEL)
EAST = place("شرق سوريا", precision=Precision.LARGER_AREA, country="SY")
COUNTRY = place("سوريا", "sy", 35.0, 38.0, Precision.COUNTRY, country="SY")


def day(start, end=None):
    return TimeSpan("day", ANYWHERE, start, end or start)


def casualty(count, who="people", outcome="killed"):
    value = count if isinstance(count, Count) else OPEN if count is None else exactly(count)
    return Casualty(Outcome(outcome), Population(who), value, f"{count} {who}", ANYWHERE)


def killed(people=None, civilians=None, **others):
    figures = {"people": people, "civilians": civilians, **others}
    return tuple(casualty(count, who) for who, count in figures.items() if count is not None)


@dataclass
class ReportBuilder:
    """Collects claims of one report; each gets the next stretch of the text as its own."""

    doc_id: str
    published: str | None = "2018-11-18"
    outlet: str | None = None
    language: str = "ar"
    text: str = ""
    claims: list[Claim] = field(default_factory=list)

    def claim(self, kind, words=None, **values):
        words = words or f"{self.doc_id} sentence {len(self.claims)}"
        self.text += words + "\n"
        start = len(self.text) - len(words) - 1
        self.claims.append(Claim(self.doc_id, ClaimType(kind), words, Span(start, start + len(words)), **values))
        return self

    def casualty(self, figures, **values):
        return self.claim("casualty", casualties=tuple(figures), **values)

    def attack(self, count=None, **values):
        strikes = Strikes(exactly(count), f"{count} strikes", ANYWHERE) if count is not None else None
        return self.claim("attack", strikes=strikes, **values)

    def build(self):
        published = datetime.date.fromisoformat(self.published) if self.published else None
        document = Document(self.doc_id, self.text, self.language, published, None, self.outlet)
        return Report(document, tuple(self.claims))


def report(doc_id, **values):
    return ReportBuilder(doc_id, **values)


def one_event(reports):
    """The incident that all claims of reports, built or still to build, are about: assessed without linking them."""
    built = [one.build() if isinstance(one, ReportBuilder) else one for one in reports]
    claims = tuple(sorted(claim.id for one in built for claim in one.claims))
    return assess(Cluster("k-0", claims, VILLAGE, "2018-11-17", "2018-11-17", copies=find_copies(built)), built)
