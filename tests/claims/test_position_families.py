"""Families of positions in both languages: who takes which position on whom; and what is no position at all."""

from __future__ import annotations

import pytest
from tests.reading import read_body, read_text, who_says

from tawthiq.model import Claim, ClaimType

POSITIONS = frozenset({ClaimType.DENIAL, ClaimType.RESPONSIBILITY, ClaimType.FINDING, ClaimType.CALL})

ARABIC = [
    # (text, its positions: type, speaker, mode and belligerent of responsibility)
    ("وكان الجيش قد نفى في وقت سابق قصف المستشفى.", ["denial by الجيش"]),
    ("من جهتها نفت حركة حماس أي صلة لها بالهجوم.", ["denial by حركة حماس"]),
    ("ونفت وزارة الدفاع هذه الاتهامات بعد القصف.", ["denial by وزارة الدفاع"]),
    ("وقال الكرملين إن الاتهامات بقصف المدرسة لا أساس لها من الصحة.", ["denial by الكرملين"]),
    ("ووصفت موسكو التقارير عن قصف المشفى بأنها كاذبة.", ["denial by موسكو"]),
    ("ورفضت دمشق الاتهامات باستخدام الكلور في الهجوم.", ["denial by دمشق"]),
    (
        "وقالت إسرائيل إنها لم تقصف المستشفى، وحمّلت حركة الجهاد الإسلامي المسؤولية.",
        ["denial by إسرائيل", "blames حركة الجهاد الإسلامي by إسرائيل"],
    ),
    ("واتهم الدفاع المدني الطيران الروسي بتنفيذ الغارة.", ["blames الطيران الروسي by الدفاع المدني"]),
    ("وألقى الرئيس باللوم على قوات الدعم السريع في الهجوم.", ["blames قوات الدعم السريع by الرئيس"]),
    ("وتشير أصابع الاتهام إلى تنظيم داعش في التفجير.", ["blames تنظيم داعش by -"]),
    ("وقال شهود إن قوات الدعم السريع هي المسؤولة عن قصف السوق.", ["blames قوات الدعم السريع by شهود"]),
    ("ونسبت السلطات الهجوم إلى جماعة بوكو حرام.", ["blames جماعة بوكو حرام by السلطات"]),
    ("وكان الهجوم يحمل بصمات تنظيم داعش.", ["blames تنظيم داعش by -"]),
    ("وأعلنت كتائب القسام مسؤوليتها عن إطلاق الصواريخ.", ["claims كتائب القسام by كتائب القسام"]),
    ("وقالت حركة طالبان إنها نفذت الهجوم على الفندق.", ["claims حركة طالبان by حركة طالبان"]),
    ("واعترف الجيش الإسرائيلي بأنه قصف المدرسة عن طريق الخطأ.", ["admits الجيش الإسرائيلي by الجيش الإسرائيلي"]),
    ("وأقر البنتاغون بمسؤوليته عن الضربة.", ["admits البنتاغون by البنتاغون"]),
    ("ولم تعلن أي جهة بعد مسؤوليتها عن الهجوم.", ["finding by -"]),
    ("وفتح الجيش تحقيقاً في الغارة على المخيم.", ["finding by -"]),
    ("وأعلن الجيش الإسرائيلي أنه يحقق في تقارير عن مقتل مدنيين.", ["finding by الجيش الإسرائيلي"]),
    ("وتوصلت لجنة التحقيق الدولية إلى أن الجيش مسؤول عن قصف القافلة.", ["finding by لجنة التحقيق الدولية"]),
    ("ولم يتسن لرويترز التحقق من صحة الأنباء عن القصف.", ["finding by رويترز"]),
    ("ولم يتضح بعد من يقف وراء الهجوم.", ["finding by -"]),
    ("ودعا الأمين العام للأمم المتحدة إلى وقف فوري للقصف.", ["call by الأمين العام للأمم المتحدة"]),
    ("وطالبت منظمة العفو الدولية بفتح تحقيق مستقل في الغارة.", ["call by منظمة العفو الدولية"]),
    ("وطالب المجلس المجتمع الدولي بالتدخل لوقف الغارات.", ["call by المجلس"]),
    ("وشددت المنظمة على ضرورة حماية المدنيين من القصف.", ["call by المنظمة"]),
    ("وأدانت المنظمة قصف قوات النظام أحياء سكنية في المدينة.", ["blames قوات النظام by المنظمة"]),
    ("وأدانت الوزارة القصف.", []),
    ("وتعمدت قوات النظام استهداف المشافي.", ["blames قوات النظام by -"]),
    ("وتنتهج قوات النظام سياسة قتل السكان.", ["blames قوات النظام by -"]),
    (
        "وقالت مصادر محلية إن القصف مصدره قرية تسيطر عليها قوات سوريا الديمقراطية.",
        ["blames قوات سوريا الديمقراطية by مصادر محلية"],
    ),
    ("وقالت حركة طالبان في بيان: «نفذ مقاتلونا هجوما على القاعدة».", ["claims حركة طالبان by حركة طالبان"]),
    ("ولم يعرف سبب الانفجار حتى الآن.", ["finding by -"]),
    ("وطالبت المندوبة الأميركية نظام الأسد بوقف القصف.", ["call by المندوبة الأميركية"]),
    ("ولم تنف الوزارة وقوع الغارة.", []),
    ("ولا يعلن المتمردون عادة مسؤوليتهم عن الهجمات.", []),
    ("وأدانت الجامعة العربية القصف على المخيم.", []),
    ("وأعرب الرئيس عن تعازيه لأسر ضحايا التفجير.", []),
    ("ورفض الجيش التعليق على الغارة.", []),
]

ENGLISH = [
    (
        "Israel denied hitting the hospital and blamed Islamic Jihad.",
        ["denial by Israel", "blames Islamic Jihad by Israel"],
    ),
    ("The Kremlin dismissed accusations that Russia shelled the school.", ["denial by The Kremlin"]),
    ("The rebels said they had not shelled the city.", ["denial by The rebels"]),
    ("Hamas said it had nothing to do with the rocket attack.", ["denial by Hamas"]),
    ("Witnesses blamed the Rapid Support Forces for the shelling.", ["blames Rapid Support Forces by Witnesses"]),
    ("Rights groups hold regime forces responsible for the massacre.", ["blames regime forces by Rights groups"]),
    ("Officials said the Islamic State group was behind the bombing.", ["blames Islamic State group by Officials"]),
    ("Russia is accused of targeting schools.", ["blames Russia by -"]),
    ("The attack was attributed to Boko Haram.", ["blames Boko Haram by -"]),
    (
        "The Islamic State group, in a post, claimed responsibility.",
        ["claims The Islamic State group by the same"],
    ),
    ("The Taliban said they carried out the attack.", ["claims The Taliban by the same"]),
    ("The Pentagon admitted that the strike killed civilians.", ["admits The Pentagon by the same"]),
    ("No group immediately claimed responsibility for the bombing.", ["finding by -"]),
    ("It was not immediately clear who fired the rockets.", ["finding by -"]),
    ("The army said it was investigating the strike.", ["finding by The army"]),
    ("UN investigators concluded that sarin was used in the attack.", ["finding by UN investigators"]),
    ("Reuters could not independently verify the reports of the shelling.", ["finding by Reuters"]),
    ("Amnesty International urged the government to investigate the strike.", ["call by Amnesty International"]),
    ("The Red Cross appealed to all sides to stop the shelling.", ["call by The Red Cross"]),
    ("The minister rejected the budget after the attack.", []),
    ("The police questioned two men about the bombing.", []),
    ("France condemned the bombing of the market.", []),
    ("The military declined to comment on the strike.", []),
    ("Ten people died in the raid. The Kremlin said the allegations were groundless.", ["denial by The Kremlin"]),
    ("Islamic State claimed Monday's deadly bombing of the mosque.", ["claims Islamic State by the same"]),
    (
        "A rebel spokesman, Omar Zaid, claimed responsibility for the attack.",
        ["claims A rebel spokesman by the same"],
    ),
    ("The agency said Islamic State fighters carried out the attack.", ["blames Islamic State fighters by The agency"]),
    ("Officials blamed the attack on Boko Haram.", ["blames Boko Haram by Officials"]),
    (
        "The rebels and the army blamed each other for the attack.",
        ["blames The rebels and the army by the same"],
    ),
    ("We hold the coalition responsible for the attack, the minister said.", ["blames the coalition by the minister"]),
    (
        "The council condemned the raid, saying that Russia was behind the attack.",
        ["blames Russia by The council"],
    ),
    ("A UN inquiry concluded that the army bombed the convoy.", ["finding by A UN inquiry"]),
    ("UN inspectors said that sarin was used in the attack.", ["finding by UN inspectors"]),
    ("It was not immediately possible to verify the report of the raid.", ["finding by -"]),
    ('"The bombing must stop," the envoy said.', ["call by the envoy"]),
]


def told(claim: Claim) -> str:
    if claim.type is not ClaimType.RESPONSIBILITY or claim.belligerent is None:
        return f"{claim.type} by {who_says(claim)}"
    who = who_says(claim)
    own = not claim.belligerent.name.isascii() or who != claim.belligerent.name
    return f"{claim.mode} {claim.belligerent.name} by {who if own else 'the same'}"


@pytest.mark.parametrize(("text", "expected"), ARABIC)
def test_arabic(text: str, expected: list[str]) -> None:
    report = read_body(f"قصف الطيران مدينة الرقة. {text}")
    assert [told(claim) for claim in report.claims if claim.type in POSITIONS] == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[str]) -> None:
    report = read_text(f"Evening news\nShelling hit the city. {text}", language="en")
    assert [told(claim) for claim in report.claims if claim.type in POSITIONS] == expected
