"""Casualty figures: how many of whom met what, in all the forms that news gives a number."""

from __future__ import annotations

import pytest
from tests.reading import figure, figures, misquoted, of_type, read_body, read_text

NUMERALS = [
    ("قُتل 4 مدنيين في قصف على مدينة حلب.", ["killed 4 civilians"]),
    ("قتل أربعة مدنيين في قصف على مدينة حلب.", ["killed 4 civilians"]),
    ("مقتل ثلاثة وعشرين شخصاً في غارة على مدينة حلب.", ["killed 23 people"]),
    ("مقتل ٢٣ شخصاً في غارة على مدينة حلب.", ["killed 23 people"]),
    ("مقتل مئة وخمسة وعشرين مدنياً في قصف على مدينة حلب.", ["killed 125 civilians"]),
    ("مقتل 1,250 شخصاً في قصف على المدينة.", ["killed 1250 people"]),
    ("مقتل ألف وأربعمئة مدني في قصف على المدينة.", ["killed 1400 civilians"]),
    ("قتل أحد عشر مدنيا في غارة جوية.", ["killed 11 civilians"]),
    ("قتلت اثنتا عشرة امرأة في غارة جوية.", ["killed 12 women"]),
    ("مقتل ثلاثمائة جندي في معارك عنيفة.", ["killed 300 combatants"]),
    ("مقتل 12 (اثني عشر) مدنيا في قصف على المدينة.", ["killed 12 civilians"]),
]

WITHOUT_A_NUMERAL = [
    ("قُتل أحد عناصر الشرطة برصاص مسلحين في مدينة حلب.", ["killed 1 combatants"]),
    ("وقوع إصابتين في صفوف المدنيين جراء القصف.", ["injured 2 civilians"]),
    ("فقدان مدني لحياته جراء قصف على مدينة حلب.", ["killed 1 civilians"]),
    ("مقتل مدني بقصف على قرية كفرزوبعة.", ["killed 1 civilians"]),
    ("قتل طفل في غارة جوية على مدينة حلب.", ["killed 1 children"]),
    ("مقتل طفلين وامرأة بقصف على قرية كفرزوبعة.", ["killed 2 children", "killed 1 women"]),
    ("مقتل مدنيَّين اثنين بقصف على قرية كفرزوبعة.", ["killed 2 civilians"]),
    ("قتيلان وثلاثة جرحى في قصف على مدينة حلب.", ["killed 2 people", "injured 3 people"]),
    ("استشهد شابان في غارة على مدينة رفح.", ["killed 2 people"]),
    ("استشهدت طفلة وأصيب والدها في غارة على مدينة رفح.", ["killed 1 children", "injured 1 people"]),
    ("قتل جنديان بانفجار عبوة ناسفة.", ["killed 2 combatants"]),
    ("مقتل امرأة وطفلها بقصف على قرية كفرزوبعة.", ["killed 1 women", "killed 1 children"]),
    ("مقتل رجل مسن بقذيفة على مدينة حلب.", ["killed 1 people"]),
    ("استشهاد رضيعة بقصف على مدينة رفح.", ["killed 1 children"]),
]

OPEN_COUNTS = [
    ("عشرات القتلى والجرحى في قصف على مدينة حلب.", ["killed ? people", "injured ? people"]),
    ("مقتل عدد من المدنيين في غارة على مدينة حلب.", ["killed ? civilians"]),
    ("سقوط قتلى وجرحى في قصف على مدينة حلب.", ["killed ? people", "injured ? people"]),
    ("مقتل وإصابة مدنيين في قصف على مدينة حلب.", ["killed ? civilians", "injured ? civilians"]),
    ("إصابة العشرات بقصف على مدينة حلب.", ["injured ? people"]),
    ("مقتل مئات المدنيين في قصف على مدينة حلب.", ["killed ? civilians"]),
    ("قتل عدة أشخاص في غارة على مدينة حلب.", ["killed ? people"]),
    ("ارتكبت الطائرات مجزرة في مدينة حلب.", ["killed ? people"]),
]

BOUNDS = [
    ("مقتل ما لا يقل عن 12 مدنيا بقصف على مدينة حلب.", ["killed 12- civilians"]),
    ("مقتل 12 مدنيا على الأقل بقصف على مدينة حلب.", ["killed 12- civilians"]),
    ("مقتل 12 على الأقل من المدنيين بقصف على مدينة حلب.", ["killed 12- civilians"]),
    ("مقتل أكثر من خمسين شخصا بقصف على مدينة حلب.", ["killed 50- people"]),
    ("مقتل ما يزيد على 30 شخصا بقصف على مدينة حلب.", ["killed 30- people"]),
    ("مقتل نحو 20 شخصا بقصف على مدينة حلب.", ["killed 20 people"]),
    ("مقتل حوالي عشرين شخصا بقصف على مدينة حلب.", ["killed 20 people"]),
    ("مقتل قرابة 20 شخصا بقصف على مدينة حلب.", ["killed 20 people"]),
    ("مقتل ما يقارب 20 شخصا بقصف على مدينة حلب.", ["killed 20 people"]),
    ("مقتل ما بين 5 و7 أشخاص بقصف على مدينة حلب.", ["killed 5-7 people"]),
    ("إصابة 5 إلى 7 أشخاص بقصف على مدينة حلب.", ["injured 5-7 people"]),
    ("مقتل ما يصل إلى 30 شخصا بقصف على مدينة حلب.", ["killed -30 people"]),
]

DEAD_AND_WOUNDED = [
    ("مقتل 3 مدنيين وإصابة 5 آخرين بقصف على مدينة حلب.", ["killed 3 civilians", "injured 5 civilians"]),
    ("مقتل 3 مدنيين وجرح 5 بقصف على مدينة حلب.", ["killed 3 civilians", "injured 5 civilians"]),
    ("مقتل مدني وإصابة آخر بقصف على مدينة حلب.", ["killed 1 civilians", "injured 1 civilians"]),
    ("مقتل مدني وإصابة آخرين بقصف على مدينة حلب.", ["killed 1 civilians", "injured ? civilians"]),
    ("قتل 3 مدنيين، فيما أصيب 16 آخرون بجروح، بقصف على مدينة حلب.", ["killed 3 civilians", "injured 16 civilians"]),
    ("سقوط 20 مدنياً بين قتيل وجريح بقصف على حلب.", ["killed -20 civilians", "injured -20 civilians"]),
    ("أكثر من 40 قتيلا وجريحا في قصف على حلب.", ["killed ? people", "injured ? people"]),
    ("13 شهيداً وعشرات الجرحى في قصف على مدينة رفح.", ["killed 13 people", "injured ? people"]),
    ("قتل رجل وطفلة وأصيبت امرأتان بقصف على حلب.", ["killed 1 people", "killed 1 children", "injured 2 women"]),
    ("إن غارة قتلت 8 أشخاص وأصابت 11 آخرين في حلب.", ["killed 8 people", "injured 11 people"]),
]

SUBSETS = [
    (
        "مقتل 43 شخصاً بينهم 36 مدنياً وطفلان بقصف على حلب.",
        ["killed 43 people", "killed 36 civilians", "killed 2 children"],
    ),
    (
        "مقتل 9 مدنيين، من بينهم 3 أطفال وامرأتان، بقصف على حلب.",
        ["killed 9 civilians", "killed 3 children", "killed 2 women"],
    ),
    (
        "مقتل 20 شخصا معظمهم من النساء والأطفال بقصف على حلب.",
        ["killed 20 people", "killed ? women", "killed ? children"],
    ),
    (
        "إصابة تسعة أشخاص، ثلاثة منهم بحالة خطرة، بقصف على حلب.",
        ["injured 9 people", "injured 3 people"],
    ),
    (
        "مقتل 7 أشخاص بينهم مسعف وإصابة 10 بينهم طفلة بقصف على حلب.",
        ["killed 7 people", "killed 1 other", "injured 10 people", "injured 1 children"],
    ),
    ("قصفت الطائرات مدينة حلب ما أدى إلى مقتل 6 مدنيين جميعهم أطفال.", ["killed 6 civilians", "killed 6 children"]),
]

VERBS = [
    ("أودى قصف على مدينة حلب بحياة 9 مدنيين.", ["killed 9 civilians"]),
    ("قصف على مدينة حلب أسفر عن مقتل 9 مدنيين.", ["killed 9 civilians"]),
    ("قصف على مدينة حلب راح ضحيته 9 مدنيين.", ["killed 9 civilians"]),
    ("خلّف القصف على مدينة حلب 3 قتلى.", ["killed 3 people"]),
    ("أوقعت الغارات على مدينة حلب عشرة قتلى و15 جريحا.", ["killed 10 people", "injured 15 people"]),
    ("حصدت الغارات على مدينة حلب أرواح 9 مدنيين.", ["killed 9 civilians"]),
    ("لقي 7 مدنيين مصرعهم في قصف على مدينة حلب.", ["killed 7 civilians"]),
    ("قضى 5 أشخاص جراء قصف على مدينة حلب.", ["killed 5 people"]),
    ("إن 4 مدنيين قتلوا بقصف على مدينة حلب.", ["killed 4 civilians"]),
    ("اقتحم مسلحون القرية وقتلوا مدنيين وخطفوا 3 نساء.", ["killed ? civilians", "captured 3 women"]),
    ("ارتقى 6 شهداء في غارة على مدينة رفح.", ["killed 6 people"]),
    ("قتلت قوات النظام ثلاثة مدنيين في مدينة حلب بالرصاص.", ["killed 3 civilians"]),
    ("أسر 5 جنود خلال هجوم على مدينة حلب.", ["captured 5 combatants"]),
    ("اختطاف 3 مدنيين خلال هجوم على مدينة حلب.", ["captured 3 civilians"]),
    ("فقدان 6 أشخاص إثر قصف على مدينة حلب.", ["missing 6 people"]),
    ("تسبب القصف على مدينة حلب بجرح 4 عمال إغاثة.", ["injured 4 other"]),
    ("انتشلت فرق الدفاع المدني جثث 5 أشخاص بعد القصف على حلب.", ["killed 5 people"]),
]

POPULATIONS = [
    ("أسفر القصف عن سقوط قتلى وجرحى بين عناصرها.", ["killed ? combatants", "injured ? combatants"]),
    ("أسفر القصف عن سقوط قتلى وجرحى بصفوف المدنيين.", ["killed ? civilians", "injured ? civilians"]),
    ("سقوط خسائر بشرية في صفوف القوات النظامية جراء القصف.", ["killed ? combatants"]),
    ("مقتل عضوين من قوات الأمن بقصف على مدينة حلب.", ["killed 2 combatants"]),
    ("قصف التحالف تجمعا لإرهابيين، ما أسفر عن مقتل 21 منهم.", ["killed 21 combatants"]),
    ("هجمات على قوات الأمن التي قتل نحو عشرين من أفرادها.", ["killed 20 combatants"]),
    ("مقتل أربعة من عناصره بقصف على مدينة حلب.", ["killed 4 combatants"]),
    ("مقتل خمسة من أفراد العائلة بقصف على مدينة حلب.", ["killed 5 civilians"]),
    ("قال الشهود إن تسعة من القتلى هم من المدنيين بقصف على مدينة حلب.", ["killed 9 civilians"]),
    ("مقتل ثمانية مسلحين وإصابة عدد آخر بقصف على مدينة حلب.", ["killed 8 combatants", "injured ? combatants"]),
    ("مقتل 3 أطفال ووالدتهم بقصف على مدينة حلب.", ["killed 3 children", "killed 1 women"]),
    ("مقتل 3 مسعفين بقصف على حلب.", ["killed 3 other"]),
    ("مقتل صحفي بقصف على حلب.", ["killed 1 other"]),
    ("مقتل 3 عناصر من قوات النظام بهجوم على حاجز.", ["killed 3 combatants"]),
    ("مقتل عشرة مسلحين بغارة جوية.", ["killed 10 combatants"]),
    ("مقتل شرطيين اثنين بهجوم مسلح.", ["killed 2 combatants"]),
    ("مقتل 3 نازحين بقصف على مخيم.", ["killed 3 civilians"]),
    ("مقتل 5 مصلين بتفجير في مسجد.", ["killed 5 civilians"]),
    ("مقتل 5 ركاب بتفجير حافلة.", ["killed 5 people"]),
    ("مقتل خمسة أفراد من عائلة واحدة بقصف على حلب.", ["killed 5 civilians"]),
    ("مقتل 5 من عناصر الدفاع المدني بقصف على حلب.", ["killed 5 other"]),
    ("مقتل ثلاث نساء بقصف على حلب.", ["killed 3 women"]),
]

TOLLS = [
    ("ارتفع عدد القتلى في صفوف قوات الأمن في الهجمات إلى 60.", ["killed 60 combatants"]),
    ("ارتفع عدد الضحايا المدنيين جراء القصف إلى 4 قتلى و20 مصاباً.", ["killed 4 civilians", "injured 20 civilians"]),
    ("ارتفعت حصيلة القتلى جراء القصف على حلب إلى 17 شخصا.", ["killed 17 people"]),
    ("ارتفاع عدد ضحايا القصف على حلب إلى 21 قتيلاً و40 جريحاً.", ["killed 21 people", "injured 40 people"]),
    ("بلغ عدد الجرحى في القصف على حلب 11 شخصا.", ["injured 11 people"]),
    ("ارتفعت حصيلة المجزرة إلى 17 شهيدا بينهم 6 أطفال.", ["killed 17 people", "killed 6 children"]),
    ("ارتفعت حصيلة قتلى الغارة من 12 إلى 17 قتيلا.", ["killed 17 people"]),
    ("ارتفعت حصيلة القتلى من المدنيين جراء القصف على حلب إلى 612 قتيلا.", ["killed 612 civilians"]),
]

NONE_HARMED = [
    ("قصفت الطائرات محيط مدينة حلب من دون وقوع ضحايا.", ["killed 0 people"]),
    ("قصفت الطائرات محيط مدينة حلب دون تسجيل إصابات بين المدنيين.", ["injured 0 civilians"]),
    ("ولم يسفر القصف على مدينة حلب عن سقوط ضحايا.", ["killed 0 people"]),
    ("ولم يسفر القصف عن أي ضحايا أو جرحى.", ["killed 0 people", "injured 0 people"]),
    ("قصفت الطائرات مدينة حلب دون وقوع إصابات.", ["injured 0 people"]),
    ("ولم يؤد القصف على مدينة حلب إلى مقتل مدنيين.", ["killed 0 civilians"]),
    ("ولم تؤد الغارة على مدينة حلب إلى إصابة أي شخص.", ["injured 0 people"]),
    ("ولم يتسبب القصف بأي إصابات بين المدنيين.", ["injured 0 civilians"]),
    ("ولم تسجل أي خسائر بشرية جراء القصف على حلب.", ["killed 0 people"]),
]

DAMAGED = [
    ("مق.ـتل 4 مدنيين في قصـ.ـف على حلب.", ["killed 4 civilians"]),
    ("مقـتـل 4 مدنيين في قصــف على حلب.", ["killed 4 civilians"]),
    ("مقتل 4 مدنيين\u200f في قصف على حلب.", ["killed 4 civilians"]),
    ("مَقْتَلُ أربعةِ مدنيِّينَ في قصفٍ على حلب.", ["killed 4 civilians"]),
]

TABLES = {
    "numerals": NUMERALS,
    "without-a-numeral": WITHOUT_A_NUMERAL,
    "open": OPEN_COUNTS,
    "bounds": BOUNDS,
    "dead-and-wounded": DEAD_AND_WOUNDED,
    "subsets": SUBSETS,
    "verbs": VERBS,
    "populations": POPULATIONS,
    "tolls": TOLLS,
    "none-harmed": NONE_HARMED,
    "damaged": DAMAGED,
}


def cases():
    for name, table in TABLES.items():
        for index, case in enumerate(table, start=1):
            values, marks = (case.values, case.marks) if hasattr(case, "marks") else (case, ())
            yield pytest.param(*values, marks=marks, id=f"{name}-{index}")


@pytest.mark.parametrize(("text", "expected"), list(cases()))
def test_figures(text: str, expected: list[str]) -> None:
    report = read_body(text)
    assert figures(report) == expected
    assert misquoted(report) == []


ENGLISH = [
    (
        "Nine people were killed including two girls and 30 others were wounded in a mortar attack.",
        ["killed 9 people", "killed 2 children", "injured 30 people"],
    ),
    (
        "Clinics took in the bodies of 12 victims as well as 60 wounded people after the strike.",
        ["killed 12 people", "injured 60 people"],
    ),
    ("Shells landed in a market in an attack claiming two lives.", ["killed 2 people"]),
    ("33 people suffered from breathing difficulties after a chlorine attack.", ["injured 33 people"]),
    (
        "More than 280000 people have been killed in air strikes including around five million who fled.",
        ["killed 280000- people"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_figures_in_english(text: str, expected: list[str]) -> None:
    assert figures(read_text(f"Evening news\n{text}", language="en")) == expected


NOT_CASUALTIES = [
    "حرر الجيش 178 رهينة في هجوم على معسكر للمسلحين.",
    "أعلنت الوزارة تحرير أكثر من 2000 مختطف بعد قصف المعسكر.",
    "قال إن قتل المصلين في القصف على المسجد جريمة.",
    "وأضاف أن سياسة قتل المدنيين بقصف المدن مستمرة.",
    "مقتل 7 أشخاص بحادث سير على طريق حلب.",
    "مقتل 7 عمال بانهيار منجم، فيما كان القصف متوقفا في حلب.",
    "وفاة 12 شخصا بفيروس كورونا في مدينة حلب.",
    "هجوم الفريق يقتل المباراة بثلاثة أهداف في مدينة حلب.",
    "نزح 300 مدني من مدينة حلب بسبب القصف.",
    "خرج الأهالي من حلب خوفا من سقوط قتلى في القصف.",
    "دعا إلى وقف القصف لتجنب مقتل المزيد من المدنيين.",
    "اتخذت فرق الإنقاذ إجراءات للحيلولة دون وقوع ضحايا في القصف.",
    "وصلت 12 شاحنة مساعدات إلى حلب بعد القصف.",
    "القرار 2254 دعا إلى وقف القصف.",
    "أوقفت الشرطة 5 أشخاص بعد التفجير في حلب.",
    "قصفت الطائرات مدينة يسكنها 40 ألف مدني.",
    "وقال التحالف إنه درس 17 بلاغا عن غاراته، وإن 11 منها لا تستند إلى دليل.",
    "ألقى الطيران 20 برميلا متفجرا على حلب.",
]


@pytest.mark.parametrize("text", NOT_CASUALTIES)
def test_no_figure(text: str) -> None:
    assert figures(read_body(text)) == []


def test_the_words_of_a_figure_are_its_number_and_noun() -> None:
    claim = of_type(read_body("مقتل 43 شخصاً بينهم 36 مدنياً بقصف على مدينة حلب."), "casualty")[0]
    assert [casualty.text for casualty in claim.casualties] == ["43 شخصاً", "36 مدنياً"]


def test_killed_and_wounded_together_share_their_words() -> None:
    claim = of_type(read_body("سقوط 20 مدنياً بين قتيل وجريح بقصف على حلب."), "casualty")[0]
    assert len({casualty.text for casualty in claim.casualties}) == 1
    assert "20 مدنياً" in claim.casualties[0].text


def test_those_left_over_are_not_counted_by_subtraction() -> None:
    report = read_body("مقتل 43 شخصاً بينهم 36 مدنياً بقصف على مدينة حلب.")
    assert not [
        c for claim in report.claims for c in claim.casualties if "combatants" in figure(c) or " 7 " in figure(c)
    ]
