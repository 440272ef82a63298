"""What every claim of a report keeps: its exact words, its rules, its identity."""

from __future__ import annotations

from tests.reading import misquoted, of_type, only, read_body

from tawthiq.lang import load

TEXT = (
    "قال المرصد السوري لحقوق الإنسان إن 4 مدنيين قتلوا أمس بغارة للتحالف الدولي على مدينة الرقة. "
    "ونفى التحالف الدولي مقتل مدنيين في المدينة. ونفذ التحالف 19 ضربة على مدينة الرقة."
)


def test_every_copied_string_is_found_at_its_span() -> None:
    report = read_body(TEXT)
    assert len(report.claims) == 3
    assert misquoted(report) == []


def test_every_rule_named_is_a_rule_or_a_construction_in_code() -> None:
    known = {rule.id for rules in load("ar").rules.values() for rule in rules} | {"attack.told"}
    used = {rule for claim in read_body(TEXT).claims for rule in claim.rules}
    assert used
    assert used <= known


def test_a_claim_names_the_rules_of_its_figure_speaker_and_doer() -> None:
    rules = only(read_body(TEXT), "casualty").rules
    stages = {rule.split(".")[1] for rule in rules}
    assert {"count", "figure", "attribution", "belligerent"} <= stages


def test_ids_are_of_the_content_and_differ() -> None:
    first, again = read_body(TEXT), read_body(TEXT)
    assert [claim.id for claim in first.claims] == [claim.id for claim in again.claims]
    assert len({claim.id for claim in first.claims}) == len(first.claims)


def test_claims_come_in_the_order_of_the_words() -> None:
    starts = [claim.span.start for claim in read_body(TEXT).claims]
    assert starts == sorted(starts)


def test_one_that_denies_without_naming_anybody_speaks_of_itself() -> None:
    denial = of_type(read_body(TEXT), "denial")[0]
    assert denial.belligerent is not None
    assert denial.speaker is not None
    assert denial.belligerent.name == denial.speaker.name
