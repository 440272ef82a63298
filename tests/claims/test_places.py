"""Where it happened: the most exact place that a clause names, and what lies around it."""

from __future__ import annotations

import pytest
from tests.reading import misquoted, of_type, only, read_body, read_text

from tawthiq.model import Precision

NAMES = [
    # (text, place, country)
    ("مقتل 4 مدنيين بقصف على مدينة حلب.", "مدينة حلب", "SY"),
    ("مقتل 4 مدنيين بقصف على حلب.", "حلب", "SY"),
    ("مقتل 4 مدنيين بقصف على قرية كفرزوبعة في ريف إدلب.", "قرية كفرزوبعة", "SY"),
    ("مقتل 4 مدنيين بقصف على قرية أبو الحسن بريف دير الزور الشرقي.", "قرية أبو الحسن", "SY"),
    ("مقتل 4 مدنيين بقصف قرب مدينة الرقة.", "قرب مدينة الرقة", "SY"),
    ("مقتل 4 مدنيين بقصف غربي مدينة الرقة.", "غربي مدينة الرقة", "SY"),
    ("مقتل 4 مدنيين بقصف شمال شرق مدينة إدلب.", "شمال شرق مدينة إدلب", "SY"),
    ("مقتل 4 مدنيين بقصف على ريف حلب الغربي.", "ريف حلب الغربي", "SY"),
    ("مقتل 4 مدنيين بتفجير في العاصمة بغداد.", "العاصمة بغداد", "IQ"),
    ("استشهاد 4 مدنيين بغارة على مخيم جباليا شمالي قطاع غزة.", "مخيم جباليا", "PS"),
    ("مقتل 4 مدنيين بتفجير في ولاية هلمند الأفغانية.", "ولاية هلمند", "AF"),
    ("حلب: مقتل 4 مدنيين بقصف على حي الأنصاري في مدينة حلب.", "حي الأنصاري", "SY"),
    ("حلب: مقتل 4 مدنيين بقصف.", "حلب", "SY"),
    ("أخبار المساء - إدلب - مقتل 4 مدنيين بغارة استهدفت مدينة أريحا.", "مدينة أريحا", "SY"),
    ("أخبار المساء - إدلب - مقتل 4 مدنيين بغارة.", "إدلب", "SY"),
    pytest.param(
        "مقتل 4 مدنيين بتفجير على الطريق الواصل بين مدينتي سراقب وأريحا.",
        "الطريق الواصل بين مدينتي سراقب وأريحا",
        "SY",
        marks=pytest.mark.xfail(strict=True, reason="a road between two towns is read with its first town only"),
    ),
    ("مقتل 4 مدنيين بقصف على #حلب.", "حلب", "SY"),
    ("مقتل 4 مدنيين بقصف على بلدة «الزوبعية» في ريف إدلب.", "بلدة «الزوبعية»", "SY"),
    ("مقتل 4 مدنيين بقصف على قرية الزوبعة بريف جرابلس.", "قرية الزوبعة", "SY"),
    ("مقتل 4 مدنيين بقصف على وادي زوبعة في محافظة أبين.", "وادي زوبعة", "YE"),
    ("مقتل 4 مدنيين بقصف على جبل الزاوية في ريف إدلب.", "جبل الزاوية", "SY"),
    ("مقتل 4 مدنيين بقصف على وسط مدينة عفرين بريف حلب الشمالي.", "وسط مدينة عفرين", "SY"),
    ("مقتل 4 مدنيين بقصف قرب مدينة معرة مصرين شمالي إدلب.", "قرب مدينة معرة مصرين", "SY"),
    ("مقتل 4 مدنيين بقصف على ريف تل تمر وأبو راسين.", "ريف تل تمر", "SY"),
    ("مقتل 4 مدنيين بـ85 هجوماً جوياً على إدلب.", "إدلب", "SY"),  # an indefinite word names no place
    ("مقتل 4 مدنيين بقصف على مدينة تعز جنوب غربي اليمن.", "مدينة تعز", "YE"),
]


@pytest.mark.parametrize(("text", "name", "country"), NAMES)
def test_the_most_exact_place(text: str, name: str, country: str) -> None:
    report = read_body(text)
    place = only(report, "casualty").place
    assert place is not None
    assert (place.name, place.country) == (name, country)
    assert misquoted(report) == []


def test_a_word_that_is_a_namesake_abroad_is_no_place() -> None:
    text = "قصف الجيش مدينة كابل ومدينة قندهار ومدينة هرات ومدينة غزني ومدينة قندوز. وقتل 4 مدنيين بقصف على المساكن."
    place = only(read_body(text), "casualty").place
    assert place is None or place.name != "المساكن"


def test_no_place_is_made_up() -> None:
    assert only(read_body("مقتل 4 مدنيين بقصف على القرية."), "casualty").place is None


def test_a_place_that_the_gazetteer_does_not_know_has_no_point() -> None:
    place = only(read_body("مقتل 4 مدنيين بقصف على قرية كفرزوبعة في ريف إدلب."), "casualty").place
    assert place is not None
    assert (place.lat, place.lon, place.id) == (None, None, None)
    assert place.admin1 == "إدلب"


def test_a_wide_area_has_no_point() -> None:
    place = only(read_body("مقتل 4 مدنيين بقصف في محافظة إدلب."), "casualty").place
    assert place is not None
    assert place.precision is Precision.FIRST_LEVEL
    assert (place.lat, place.lon) == (None, None)


def test_what_stands_beside_is_near() -> None:
    place = only(read_body("مقتل 4 مدنيين بقصف على قرية كفرزوبعة قرب مدينة حلب."), "casualty").place
    assert place is not None
    assert place.name == "قرية كفرزوبعة"
    assert place.near is not None
    assert "حلب" in place.near


BESIDE = [
    # (text, near, latitude to a tenth): a village on no map has the point of the town beside it
    ("مقتل 4 مدنيين بقصف على قرية كفرزوبعة قرب مدينة جسر الشغور.", "جسر الشغور", 35.8),
    ("مقتل 4 مدنيين بقصف على قرية كفرزوبعة بريف جسر الشغور غربي إدلب.", "جسر الشغور", 35.8),
    ("مقتل 4 مدنيين بقصف على قرية معرزاف قرب مدينة أريحا جنوبي إدلب.", "أريحا", 35.8),
    ("مقتل 4 مدنيين بقصف على قرية كفرزوبعة بريف إدلب الغربي.", None, None),
]


@pytest.mark.parametrize(("text", "near", "lat"), BESIDE)
def test_a_place_on_no_map_has_the_point_of_the_town_beside_it(text: str, near: str | None, lat: float | None) -> None:
    place = only(read_body(text), "casualty").place
    assert place is not None
    assert place.near == near
    assert (round(place.lat, 1) if place.lat else None) == lat
    assert (place.precision is Precision.NEAR) is (lat is not None)


PROPER = [
    # (text, name, the name by itself)
    ("مقتل 4 مدنيين بقصف على قرية كفرزوبعة.", "قرية كفرزوبعة", "كفرزوبعة"),
    ("مقتل 4 مدنيين بقصف على محيط بلدة «الزوبعية».", "محيط بلدة «الزوبعية»", "الزوبعية"),
    ("مقتل 4 مدنيين بقصف على حلب.", "حلب", None),
    ("مقتل 4 مدنيين بقصف على ريف حلب الغربي.", "ريف حلب الغربي", None),
    ("مقتل 4 مدنيين بقصف قرب مدينة الرقة.", "قرب مدينة الرقة", None),
]


@pytest.mark.parametrize(("text", "name", "proper"), PROPER)
def test_the_proper_name_is_without_what_the_place_is(text: str, name: str, proper: str | None) -> None:
    place = only(read_body(text), "casualty").place
    assert place is not None
    assert (place.name, place.proper) == (name, proper)


KNOWN_ELSEWHERE = [
    # (text, whether the one village of that name that the gazetteer knows, in Daraa, is meant)
    ("مقتل 4 مدنيين بقصف على قرية عدوان.", True),
    ("مقتل 4 مدنيين بقصف على قرية عدوان بريف درعا الغربي.", True),
    ("مقتل 4 مدنيين بقصف على قرية عدوان في محافظة السويداء.", True),  # next to Daraa: units are not known so exactly
    ("مقتل 4 مدنيين بقصف على قرية عدوان غربي إدلب.", False),
    ("مقتل 4 مدنيين بقصف على قرية عدوان في محافظة الرقة.", False),
    ("إدلب: مقتل 4 مدنيين بقصف على قرية عدوان بالريف الغربي.", False),
    ("مقتل 4 مدنيين بقصف على قرية عدوان بريف جسر الشغور الغربي.", False),  # the land around a town
]


@pytest.mark.parametrize(("text", "known"), KNOWN_ELSEWHERE)
def test_a_village_of_a_name_known_elsewhere_only_is_another_one(text: str, known: bool) -> None:
    place = only(read_body(text), "casualty").place
    assert place is not None
    assert (place.name, place.id is not None) == ("قرية عدوان", known)


def test_a_town_is_the_one_of_its_country_however_large_the_gazetteer_takes_it_for() -> None:
    text = "قتل 4 مدنيين بقصف على مدينة أريحا. وقصف الطيران بلدة سرمين ومدينة إدلب ومدينة سراقب ومدينة حلب."
    place = of_type(read_body(text), "casualty")[0].place
    assert place is not None
    assert (place.name, place.country) == ("مدينة أريحا", "SY")


def test_who_did_it_lies_in_no_village() -> None:
    place = only(read_body("مقتل 4 مدنيين بقصف للنظام وحليفته روسيا في قرية كفرزوبعة."), "casualty").place
    assert place is not None
    assert (place.name, place.near) == ("قرية كفرزوبعة", None)


def test_beside_a_place_is_less_exact_than_in_it() -> None:
    inside = only(read_body("مقتل 4 مدنيين بقصف على مدينة الرقة."), "casualty").place
    beside = only(read_body("مقتل 4 مدنيين بقصف على ريف الرقة."), "casualty").place
    assert inside is not None
    assert beside is not None
    assert inside.precision is Precision.EXACT
    assert beside.precision is not None
    assert beside.precision > inside.precision


NAMESAKES = [
    # (text, country): Tripoli of Lebanon or of Libya, as the report tells
    ("مقتل 4 مدنيين بقصف على مدينة طرابلس. وقال مصدر ليبي إن القصف استهدف مطار بنغازي في ليبيا.", "LY"),
    ("مقتل 4 مدنيين بتفجير في مدينة طرابلس شمالي لبنان. وتوجه الجرحى إلى بيروت.", "LB"),
]


@pytest.mark.parametrize(("text", "country"), NAMESAKES)
def test_namesakes_are_told_apart_by_the_rest_of_the_report(text: str, country: str) -> None:
    place = of_type(read_body(text), "casualty")[0].place
    assert place is not None
    assert place.country == country


def test_a_name_said_again_is_not_near_itself() -> None:
    place = only(read_body("مقتل 4 مدنيين بقصف على مدينة عفرين أمس #عفرين."), "casualty").place
    assert place is not None
    assert place.near is None


NOT_THE_PLACE = [
    ("مقتل 4 مدنيين نزحوا من مدينة حمص إلى مدينة حماة بقصف على مدينة إدلب.", "مدينة إدلب"),
    ("مقتل 4 مدنيين بقصف على مدينة إدلب، وفي مدينة جنيف قال مسؤول إن القصف خطير.", "مدينة إدلب"),
    ("مقتل 4 مدنيين بقصف على قرية الزوبعية التابعة لناحية سراقب.", "قرية الزوبعية"),
    ("قال مصدر طبي في مدينة حلب إن 4 مدنيين قتلوا بقصف على مدينة إدلب.", "مدينة إدلب"),
    ("مقتل 4 مدنيين من أبناء مدينة حلب بقصف على مدينة إدلب.", "مدينة إدلب"),
    ("مقتل 4 نازحين من مدينة حمص بقصف على مدينة إدلب.", "مدينة إدلب"),
    ("مقتل 4 مدنيين بقصف على مدينة إدلب من قوات متمركزة في مدينة حماة.", "مدينة إدلب"),
]


@pytest.mark.parametrize(("text", "name"), NOT_THE_PLACE)
def test_where_someone_speaks_or_comes_from_is_not_the_place(text: str, name: str) -> None:
    place = only(read_body(text), "casualty").place
    assert place is not None
    assert place.name == name


ENGLISH = [
    ("Shelling killed ten civilians in Saraqib, a police source told SANA.", "Saraqib"),
    ("Shelling killed ten civilians in Saraqib, the Aleppo police said.", "Saraqib"),
    ("US air strikes killed ten civilians in Syria.", "Syria"),
    ("Ten civilians were killed in shelling near Saraqib in Syria.", "near Saraqib"),
    ("Ten civilians were killed in shelling near Saraqib in Idlib countryside.", "near Saraqib"),
    ("Shelling killed ten civilians in Baghdad's Karrada district.", "Karrada district"),
    ("Shelling killed ten civilians in the Ain Zara area south of the Libyan capital Tripoli.", "Ain Zara area"),
    ("Video from Saraqib showed ten civilians killed in shelling.", "Saraqib"),
    ("Rebels positioned in Binnish shelled Saraqib, killing ten civilians.", "Saraqib"),
    ("Shelling hit Saraqib. The Observatory, which has many sources in Syria, said ten died.", "Saraqib"),
    ("Shelling by the coalition fighting the Taliban in Afghanistan killed ten civilians in Saraqib.", "Saraqib"),
    ("Shells hit Sarmin just a day after ten civilians were killed in raids on a school in Saraqib.", "Saraqib"),
    ("Shelling hit Saraqib in Syria. Ten civilians died, observatory head Rami Abdel Somebody said.", "Saraqib"),
    ("Shelling killed ten civilians in Saraqib as talks in Kazakhstan went on.", "Saraqib"),
    ("A shell hit Saraqib as the United States carried out strikes that killed ten civilians.", "Saraqib"),
    (
        "A shell killed ten people in the besieged Eastern Ghouta region outside Damascus.",
        "besieged Eastern Ghouta region",
    ),
    ("Jets fired missiles into Syria, killing ten civilians.", "Syria"),
]


@pytest.mark.parametrize(("text", "name"), ENGLISH)
def test_the_place_in_english(text: str, name: str) -> None:
    place = of_type(read_text(f"News of the evening\n{text}", language="en"), "casualty")[0].place
    assert place is not None
    assert place.name == name


def test_a_foreign_capital_that_speaks_is_no_place_of_an_attack() -> None:
    text = "Shelling of Saraqib\nShelling killed ten in Saraqib and Sarmin. Moscow denied any part in the shelling."
    assert of_type(read_text(text, language="en"), "denial")[0].place.name == "Saraqib"


def test_each_figure_has_its_own_place() -> None:
    report = read_body("سقط 6 قتلى في بلدة هجين، و5 قتلى في مدينة الباب.")
    found = [(claim.casualties[0].count.minimum, claim.place.name) for claim in of_type(report, "casualty")]
    assert found == [(6, "بلدة هجين"), (5, "مدينة الباب")]


def test_a_figure_after_and_has_the_place_behind_it() -> None:
    report = read_body("قتل سبعة أشخاص بقصف على مدينة الرقة، وقتل شرطيان في هجوم مسلح غربي كركوك.")
    found = [(claim.casualties[0].count.minimum, claim.place.name) for claim in of_type(report, "casualty")]
    assert found == [(7, "مدينة الرقة"), (2, "غربي كركوك")]


def test_the_whole_toll_of_a_war_is_of_its_country() -> None:
    text = "قصف في سوريا. قصف آخر في سوريا. هدوء في سوريا. معارك في سوريا. وقتل 1000 مدني منذ اندلاع الحرب."
    assert of_type(read_body(text), "casualty")[-1].place.country == "SY"


def test_a_street_of_a_town_lies_about_where_the_town_does() -> None:
    place = only(read_body("مقتل 4 مدنيين بقصف على شارع بغداد في مدينة حلب."), "casualty").place
    assert place is not None
    assert (place.name, place.country, place.near, place.id) == ("شارع بغداد", "SY", "حلب", None)
    assert place.lat == pytest.approx(36.2, abs=0.1)
    assert place.precision is Precision.NEAR


UNNAMED = [
    # (text, where the first figure happened): a town that the sentence leaves unnamed is the one named elsewhere
    ("مقتل 4 مدنيين بقصف على بلدة في محافظة إدلب. وتعرضت مدينة سراقب لدمار كبير.", "مدينة سراقب"),
    ("مقتل 4 مدنيين بقصف على بلدة في محافظة إدلب. وسمع القصف في بلدة سرمين ومدينة سراقب.", "محافظة إدلب"),
    ("مقتل 4 مدنيين بقصف على محافظة إدلب. وتعرضت مدينة سراقب لدمار كبير.", "محافظة إدلب"),
]


@pytest.mark.parametrize(("text", "name"), UNNAMED)
def test_a_town_left_unnamed_is_the_one_that_the_report_names(text: str, name: str) -> None:
    place = of_type(read_body(text), "casualty")[0].place
    assert place is not None
    assert place.name == name


def test_a_village_on_no_map_lies_in_the_province_that_heads_its_sentence() -> None:
    place = only(read_body("إدلب: مقتل 4 مدنيين بقصف على قرية الزوبعة بالريف الغربي."), "casualty").place
    assert place is not None
    assert (place.name, place.admin1, place.lat) == ("قرية الزوبعة", "إدلب", None)
