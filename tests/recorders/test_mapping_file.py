from __future__ import annotations

import pytest
from tests.recorders.tables import MINIMAL, mapping

from tawthiq.errors import InputError
from tawthiq.model import Outcome, Population, Precision
from tawthiq.recorders import shipped, shipped_text

WRONG = {
    "not TOML": ("[recorder", "not valid TOML"),
    "unknown table": (
        '[recorders]\nid = "a"',
        "the file has the unknown key 'recorders' (there are: recorder, columns",
    ),
    "unknown key": (MINIMAL.replace("name =", "nam ="), "[recorder] has the unknown key 'nam'"),
    "no name": (MINIMAL.replace('name = "Own Monitor"', ""), "no [recorder] name"),
    "id with spaces": (MINIMAL.replace('"own"', '"our own"'), "[recorder] id is 'our own'"),
    "unknown actor": (MINIMAL.replace("[columns]", 'actor = "nobody"\n[columns]'), "[recorder] actor is 'nobody'"),
    "no id": (MINIMAL.replace('id = "id"', ""), "[columns] has no 'id'"),
    "no day": (MINIMAL.replace('start = "date"', ""), "[columns] has no 'start'"),
    "column is a number": (MINIMAL + "lat = 3", "[columns] lat is 3 (write a string, or a list of strings)"),
    "column used by nothing": (MINIMAL + 'strat = "Start"', "[columns] 'strat' is used by nothing (the fields are id"),
    "list of no column": (MINIMAL + '[lists]\nvia = ";"', "'via' is no name of [columns] (there are: id, start)"),
    "figure without number": (
        MINIMAL + '[[figure]]\noutcome = "killed"\nwho = "people"',
        "[[figure]] 1 has no number",
    ),
    "figure with too many": (
        MINIMAL + '[[figure]]\noutcome = "killed"\nwho = "people"\ncount = "id"\nmin = "id"',
        "[[figure]] 1 has count, min",
    ),
    "unknown population": (
        MINIMAL + '[[figure]]\noutcome = "killed"\nwho = "men"\ncount = "id"',
        "[[figure]] 1 who is 'men' (it can be people, civilians",
    ),
    "figure of no column": (
        MINIMAL + '[[figure]]\noutcome = "killed"\nwho = "people"\ncount = "dead"',
        "'dead' is no name of [columns]",
    ),
    "zero is a word": (
        MINIMAL + '[[figure]]\noutcome = "killed"\nwho = "people"\ncount = "id"\nzero = "no"',
        "[[figure]] 1 zero is 'no'",
    ),
    "by another": (
        MINIMAL + '[[figure]]\noutcome = "killed"\nwho = "people"\ncount = "id"\nby = "us"',
        "[[figure]] 1 by is 'us' (it can only be \"belligerent\")",
    ),
    "unknown precision": (MINIMAL + "[place.precision]\ntown = 7", "[place.precision] has 7"),
    "precision of days": (MINIMAL + '[days.precision]\n2 = "week"', "[days.precision] has 'week'"),
    "condition is no table": (MINIMAL + '[belligerent]\nwhen = "always"', "[belligerent] when is 'always'"),
    "unknown kind of attack": (
        MINIMAL + 'attack_kind = "weapon"\n[attack_kinds]\nbomb = "bombing"',
        "[attack_kinds] 'bomb' is 'bombing' (it can be airstrike, drone",
    ),
    "kinds of attack of no column": (
        MINIMAL + '[attack_kinds]\nbomb = "explosive"',
        "'attack_kind' is no name of [columns] (there are: id, start)",
    ),
    "unknown saying": (MINIMAL + '[[said]]\nsays = "denies"\nwhen = {}', "[[said]] 1 says is 'denies'"),
    "name of no actor": (MINIMAL + '[names]\nRegime = "regime"', "[names] 'Regime' is 'regime'"),
    "form without country": (MINIMAL + '[[party]]\nform = "Army"\nkind = "military"', "[[party]] 1 form is 'Army'"),
    "form of no kind": (MINIMAL + '[[party]]\nform = "Army of {country}"\nkind = "army"', "[[party]] 1 kind is 'army'"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_named_with_file_key_and_remedy(name: str) -> None:
    text, message = WRONG[name]
    with pytest.raises(InputError) as caught:
        mapping(text)
    assert str(caught.value).startswith("own.toml: ")
    assert message in str(caught.value)
    assert caught.value.remedy


def test_the_least_that_a_mapping_says() -> None:
    found = mapping(MINIMAL)
    assert (found.id, found.name, found.actor, found.language) == ("own", "Own Monitor", None, "en")
    assert found.columns == {"id": ("id",), "start": ("date",)}
    assert (found.day_formats, found.published_formats) == (("iso",), ("iso",))


@pytest.mark.parametrize("name", ["acled", "airwars", "ibc", "ucdp"])
def test_the_recorders_that_are_known(name: str) -> None:
    assert name in shipped()
    found = mapping(shipped_text(name))
    assert found.id == name
    assert found.actor is not None
    assert found.figures


def test_values_are_compared_without_capitals_and_signs() -> None:
    found = mapping(MINIMAL + '[place.precision]\n"Neighbourhood / area" = 1\n[belligerent]\nnobody = "Not known!"')
    assert found.place_precision == {"neighbourhood_area": Precision.EXACT}
    assert found.nobody == {"not_known"}


def test_a_figure_of_bounds_and_one_of_parts() -> None:
    columns = MINIMAL + 'low = "low"\na = "a"\nb = "b"\n'
    least = '[[figure]]\noutcome = "killed"\nwho = "people"\nmin = "low"\n'
    parts = '[[figure]]\noutcome = "injured"\nwho = "combatants"\nsum = ["a", "b"]\nzero = false\n'
    first, second = mapping(columns + least + parts).figures
    assert (first.outcome, first.who, first.least, first.most) == (Outcome.KILLED, Population.PEOPLE, "low", None)
    assert (second.parts, second.zero_counts) == (("a", "b"), False)
