"""Who did the attack that a figure or an attack claim speaks of."""

from __future__ import annotations

import pytest
from tests.reading import misquoted, only, read_body, read_text

DOERS = [
    (
        "مقتل 4 مدنيين بغارة للطيران الروسي على مدينة إدلب.",
        "للطيران الروسي",
    ),  # written as one word: copied as it stands
    ("مقتل 4 مدنيين بقصف لقوات النظام على مدينة إدلب.", "قوات النظام"),
    ("مقتل 4 مدنيين بقصف مدفعي لقوات النظام على مدينة إدلب.", "قوات النظام"),
    ("مقتل 4 مدنيين بقصف روسي على مدينة إدلب.", "روسي"),
    ("قصفت قوات النظام مدينة إدلب ما أدى إلى مقتل 4 مدنيين.", "قوات النظام"),
    ("قوات النظام تقصف مدينة إدلب وتقتل 4 مدنيين.", "قوات النظام"),
    ("قتلت القوات الإسرائيلية 4 مدنيين بالرصاص في مدينة جنين.", "القوات الإسرائيلية"),
    ("مقتل 4 مدنيين بغارات شنتها طائرات التحالف الدولي على مدينة الرقة.", "طائرات التحالف الدولي"),
    ("استهدفت طائرة إسرائيلية منزلا في رفح ما أدى إلى استشهاد 4 مدنيين.", "طائرة إسرائيلية"),
    ("استشهد 4 مدنيين في قصف للاحتلال الإسرائيلي على مدينة رفح.", "للاحتلال الإسرائيلي"),
    ("مقتل 4 مدنيين في هجوم نفذه تنظيم داعش على مدينة الموصل.", "تنظيم داعش"),
    ("مقتل 4 مدنيين في اشتباكات مع قوات النظام في مدينة درعا.", "قوات النظام"),
    ("مقتل 4 مدنيين برصاص مجهولين في مدينة درعا.", "مجهولين"),
    ("مقتل 4 مدنيين بقصف مصدره المناطق التي تسيطر عليها قوات النظام على مدينة عفرين.", "قوات النظام"),
    ("أصيب 4 مدنيين بقذائف أطلقت من مواقع قوات النظام على مدينة عفرين.", "قوات النظام"),
    ("وجهت طائرات التحالف الدولي ضربة جوية على مدينة الرقة أدت إلى مقتل 4 مدنيين.", "طائرات التحالف الدولي"),
    ("قامت قوات النظام بقصف مدينة إدلب ما أدى إلى مقتل 4 مدنيين.", "قوات النظام"),
    ("تنظيم داعش أعدم 4 مدنيين في مدينة الموصل.", "تنظيم داعش"),
    ("دخلت قوات النظام مدينة درعا وأصابت 4 مدنيين.", "قوات النظام"),
    ("صعدت قوات النظام هجماتها على مدينة إدلب ما أدى إلى مقتل 4 مدنيين.", "قوات النظام"),
    ("مقتل 4 مدنيين بغارة لطائرة مسيرة يعتقد أنها تركية على مدينة كوباني.", "تركية"),
    ("أسفر هجوم صاروخي إسرائيلي عن مقتل 4 مدنيين في مدينة مصياف.", "إسرائيلي"),
    ("شهدت مدينة مصياف قصفا إسرائيليا أدى إلى مقتل 4 مدنيين.", "إسرائيليا"),
    ("مقتل 4 مدنيين بإطلاق نار من قبل مسلحين في مدينة درعا.", "مسلحين"),
    ("مقتل 4 مدنيين بسيارة مفخخة يقودها انتحاري في مدينة الموصل.", "انتحاري"),
    ("مقتل 4 مدنيين بقصف على مدينة إدلب، حيث استهدفت قوات النظام سوقا.", "قوات النظام"),
    ("مقتل 4 مدنيين بطائرة مسيرة تركية في مدينة كوباني.", "طائرة مسيرة تركية"),
    ("حلقت طائرة للتحالف الدولي فوق مدينة إدلب، قبل أن تنفذ غارة أدت إلى مقتل 4 مدنيين.", "طائرة للتحالف الدولي"),
    ("ردت قوات النظام باستهداف مدينة إدلب ما أدى إلى مقتل 4 مدنيين.", "قوات النظام"),
    ("مقتل 4 مدنيين بغارات شنتها فجر اليوم طائرات روسية على مدينة إدلب.", "طائرات روسية"),
    ("مقتل 4 مدنيين بقصف من مواقع قوات النظام على مدينة إدلب.", "قوات النظام"),
    ("أعلن الجيش التركي قتل 4 مسلحين في مدينة عفرين.", "الجيش التركي"),
    ("أعلنت قوات سوريا الديمقراطية أنها قتلت 4 مسلحين في مدينة الرقة.", "قوات سوريا الديمقراطية"),
    ("قوات النظام مدعومة بالطيران الروسي قصفت مدينة إدلب وقتلت 4 مدنيين.", "قوات النظام"),
    ("مقتل 4 جنود في هجمات يلقى باللوم فيها على تنظيم داعش.", "تنظيم داعش"),
    ("قصفت فصائل المعارضة مواقع قوات النظام التي ارتكبت مجزرة في مدينة إدلب.", "قوات النظام"),
    (
        "نفذ عناصر من قوات سوريا الديمقراطية هجوما على مدينة الرقة أدى إلى مقتل 4 مدنيين.",
        "عناصر من قوات سوريا الديمقراطية",
    ),
    ("أعنف قصف من الانفصاليين على مدينة دونيتسك أدى إلى مقتل 4 مدنيين.", "الانفصاليين"),
    ("سلاح الجو الليبي قام بقصف مدينة بنغازي ما أدى إلى مقتل 4 مدنيين.", "سلاح الجو الليبي"),
    # nobody is said to have done it
    ("سوريا: قصف يستهدف مدينة إدلب يقتل 4 مدنيين.", None),
    ("أوكرانيا : مقتل 4 مدنيين بقصف استهدف مدينة خاركيف.", None),
    ("مقتل 4 مدنيين بقصف على مدينة إدلب.", None),
    ("مقتل 4 مدنيين بانفجار عبوة ناسفة في مدينة الباب.", None),
    # the target or the speaker is not the doer
    ("مقتل 4 مدنيين بقصف على مواقع لقوات النظام في مدينة حلب.", None),
    ("قال الجيش اللبناني إن 4 مدنيين قتلوا بتفجير في طرابلس.", None),
    ("مقتل 4 جنود من قوات النظام بانفجار لغم في مدينة درعا.", None),
    ("تفجير استهدف قوات النظام في مدينة درعا أدى إلى مقتل 4 جنود.", None),
    ("قصفت طائرة تعزيزات لقوات النظام في مدينة حلب ما أدى إلى مقتل 4 جنود.", None),
    # nor is one who did something else
    ("استنفار من قبل قوات النظام في مدينة درعا، بعد سقوط 4 قتلى بانفجار.", None),
    ("قصفت طائرات تركية جبال قنديل ردا على مقتل 4 جنود أتراك.", None),
    ("مقتل 4 مدنيين باشتباكات في مدينة تعز، فيما قصفت طائرات التحالف مدينة حجة.", None),
    ("مقتل 4 مدنيين بقصف على مدينة عفرين، لكن الجيش نفى أن يكون استهدف المدينة.", None),
]


@pytest.mark.parametrize(("text", "expected"), DOERS)
def test_the_doer_of_what_caused_the_harm(text: str, expected: str | None) -> None:
    report = read_body(text)
    doer = only(report, "casualty").belligerent
    assert (doer.name if doer else None) == expected
    assert misquoted(report) == []


def test_a_nationality_means_the_state() -> None:
    doer = only(read_body("مقتل 4 مدنيين بقصف روسي على مدينة إدلب."), "casualty").belligerent
    assert doer is not None
    assert (doer.side, doer.kind) == ("russia", "state")


def test_a_force_and_its_nationality_are_on_the_side_of_that_state() -> None:
    doer = only(read_body("مقتل 4 مدنيين بغارة للطيران الروسي على مدينة إدلب."), "casualty").belligerent
    assert doer is not None
    assert doer.side == "russia"


def test_their_own_strikes_are_those_of_the_speaker() -> None:
    claim = only(read_body("وأفاد التحالف الدولي عن تنفيذه 19 ضربة على مدينة الرقة."), "attack")
    assert claim.belligerent is not None
    assert claim.speaker is not None
    assert claim.belligerent.id == claim.speaker.id is not None


ENGLISH = [
    ("Three regime airstrikes hit the town of Saraqib, killing 10 people.", "regime"),
    ("Two Russian strikes killed ten people in the town of Saraqib.", "Russian"),
    ("US-led strikes on Raqqa killed 20 jihadists.", "US-led"),
    ("In Saraqib unidentified warplanes also killed six civilians in raids.", "unidentified warplanes"),
    ("Raids by either Syrian or Russian aircraft killed six civilians in Saraqib.", "Syrian or Russian aircraft"),
    ("Units of the Syrian army killed six civilians in raids on Saraqib.", "Units of the Syrian army"),
    ("Rebels positioned in eastern Aleppo fired rockets at the west, killing six civilians.", "Rebels"),
    ("A suicide bomber blew himself up in Homs, killing six civilians.", "A suicide bomber"),
    ("Suicide bomber kills 16 in blast in Homs.", "Suicide bomber"),
    ("Regime forces advanced east of Homs under heavy shelling, killing six civilians.", "Regime forces"),
    ("Security forces opened fire on a crowd in Homs, killing six civilians.", "Security forces"),
    ("Six civilians were killed in government shelling on Homs.", "government"),
    ("The Russian army said it had killed six fighters in a raid on Homs.", "The Russian army"),
    ("Russia says kills six fighters in raid on Homs.", "Russia"),
    ("Islamic State posted a video showing the killing of six men in Homs.", "Islamic State"),
    ("Air strikes in Homs Syria killed six civilians.", None),
    ("Three gunmen opened fire in Homs, killing six civilians.", "Three gunmen"),
    ("The Syrian army, backed by Russian warplanes, shelled Homs, killing six civilians.", "Syrian army"),
    ("Officials blamed the Taliban for a bombing that killed six civilians in Kabul.", "the Taliban"),
    ("Six civilians were killed in raids believed to be Russian in Homs.", "Russian"),
    ("The Qarwani Army shelled Homs, killing six civilians.", "Qarwani Army"),
    ("A blast in Homs killed six men of the coalition fighting the Islamic State group.", None),
    ("Rebels were hit in an air strike in Homs that killed six civilians.", None),
    ("Islamic State fighters killed in air strike in Homs, 6 civilians wounded.", None),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_the_doer_in_english(text: str, expected: str | None) -> None:
    report = read_text(f"The evening news\n{text}", language="en")
    doer = next(claim for claim in report.claims if claim.type == "casualty").belligerent
    assert (doer.name if doer else None) == expected
    assert misquoted(report) == []


def test_a_state_before_a_strike_is_where_it_was_at_home() -> None:
    told = "Six civilians were killed in Homs and Hama, monitors said."
    at_home, abroad = (
        read_text(f"{state} air strikes kill 6\n{told}", language="en").claims[0].belligerent
        for state in ("Syria", "Israel")
    )
    assert at_home is None
    assert abroad is not None
    assert abroad.name == "Israel"


def test_bare_words_for_an_occupier_are_of_the_one_whom_the_report_names_in_full() -> None:
    text = "قصف الاحتلال التركي ريف مدينة عفرين. وأسفر قصف قوات الاحتلال عن مقتل 4 مدنيين."
    assert [claim.belligerent.id for claim in read_body(text).claims if claim.belligerent] == ["turkish-military"] * 2
    alone = only(read_body("مقتل 4 مدنيين بقصف لقوات الاحتلال على مدينة رفح."), "casualty")
    assert alone.belligerent is not None
    assert alone.belligerent.id == "israeli-military"


def test_the_body_of_an_office_holder_does_nothing_by_a_noun_of_attack() -> None:
    report = read_body("استنكر الرئيس المشترك للإدارة الذاتية في الفرات القصف التركي على مدينة كوباني.")
    assert [claim.belligerent.id for claim in report.claims if claim.belligerent] == ["state-tr"]
