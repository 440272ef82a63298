"""What `tawthiq lang check` complains about, and that the packs that come with the program give it no cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.lang import available
from tawthiq.lang.check import check, check_folder

OPENING = "# Words. Source: none. Apache-2.0. Known gaps: all.\n"
WORDS = """form\tclass\tfeatures\tnote
three\tNUM\tvalue=3
man\tPERSON\twho=people num=s
men\tPERSON\twho=people num=p
"""
RULE = """
[[rule]]
id = "xx.count.number-noun"
stage = "count"
pattern = "number:NUM core:PERSON"
[[rule.example]]
text = "three men"
expect = ["3 people"]
[[rule.example]]
text = "three"
expect = []
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    files = {
        "language.toml": OPENING + 'name = "X"\ndirection = "ltr"\n',
        "folding.tsv": OPENING + "from\tto\n\u00e0\ta\n\u00e9\te\n",
        "demonyms.tsv": OPENING + "country\tadjectives\tpeople\nXA\taan\taans\nXB\tbeean\t\n",
        "world/actors.tsv": OPENING + "id\tnames\tambiguous\nmsf\tY\t\nsohr\tZ|Zz\tZz\n",
        "lexicon/words.tsv": OPENING + WORDS,
        "lexicon/times.tsv": OPENING + "form\tclass\tvalue\tnote\nMay\tMONTH\t5\n",
        "rules/counts.toml": OPENING + RULE,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("code", available())
def test_the_packs_of_the_program_are_sound(code: str) -> None:
    assert check(code) == []


def test_a_sound_pack_has_no_complaints(pack: Path) -> None:
    assert check_folder("xx", pack) == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("men\t", "man\tPERSON\twho=people num=s\nmen\t", "words.tsv:5: 'man' as PERSON repeats 'man' of words.tsv:4"),
        (
            "men\t",
            "m\u00e0n\tPERSON\twho=people num=p\nmen\t",
            "words.tsv:5: 'm\u00e0n' as PERSON folds together with 'man' of words.tsv:4 "
            "but means num=p who=people, not num=s who=people",
        ),
        ("men\t", "\u0640\tPERSON\twho=people num=s\nmen\t", "nothing is left of '\u0640' after folding"),
        ("men\tPERSON\t", "men\tPEOPLE\t", "words.tsv:5: 'men': no rule and no stage uses the class PEOPLE"),
        ("three\tNUM", "tree\tSTOPWORD", "words.tsv:4: 'man' is out of order"),
        ("num=p", "num=x", "words.tsv:5: num=x: num is one of d, p, s"),
        ("num=p", "num=p part=verb", "words.tsv:5: nothing reads the feature part"),
        ("who=people num=p", "num=p", "words.tsv:5: 'men' as PERSON needs the feature who"),
        ("who=people num=p", "who=folk num=p", "words.tsv:5: who=folk: who is one of children, civilians,"),
        ("value=3", "value=three", "words.tsv:3: value=three: value is one of 0-9"),
        ("value=3", "", "words.tsv:3: 'three' as NUM needs the feature value"),
        ("value=3", "value=3 value=4", "words.tsv:3: features are key=value pairs, each key once"),
        ("Known gaps: all.", "", "words.tsv:1: the opening comment does not say its known gaps"),
        ("Apache-2.0.", "", "words.tsv:1: the opening comment does not say its licence"),
        ("Source: none.", "", "words.tsv:1: the opening comment does not say where its contents are from"),
        (OPENING, "", "words.tsv:1: a data file opens with a comment that says what it is"),
    ],
)
def test_complaints_about_word_lists(pack: Path, old: str, new: str, complaint: str) -> None:
    change(pack / "lexicon" / "words.tsv", old, new)
    assert complaint in "\n".join(check_folder("xx", pack))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("core:PERSON", "core:PERSONS", "nothing is of class PERSONS: no word list has it and no stage makes it"),
        ("core:PERSON", "cor:PERSON", "the stage count does not look at a part cor"),
        ("number:NUM core:PERSON", "NUM PERSON", "a rule of the stage count names a part: core or number"),
        ('stage = "count"', 'stage = "counting"', "there is no stage counting; there are: attribution,"),
        ("xx.count", "ar.count", "counts.toml:3: ar.count.number-noun: the id does not begin with xx."),
        ("expect = []", 'expect = ["3 people"]', "no negative example"),
        ('expect = ["3 people"]', "expect = []", "no positive example"),
        ('core:PERSON"', 'core:PERSON"\nset = { off = "people" }', "the stage count has no setting off"),
        ('core:PERSON"', 'core:PERSON"\nset = { of = "people" }', "of = people: it is one of strikes"),
        (
            'stage = "count"\npattern = "number:NUM core:PERSON"',
            'stage = "figure"\npattern = "figures:COUNT"',
            "counts.toml:3: xx.count.number-noun: it needs no word of the lists",
        ),
        (RULE, RULE + RULE, "counts.toml:14: the id xx.count.number-noun is taken by counts.toml:3"),
        (RULE, RULE + "[[rule.exmple]]\n", "counts.toml:3: rule xx.count.number-noun: needs id, stage and pattern"),
    ],
)
def test_complaints_about_rules(pack: Path, old: str, new: str, complaint: str) -> None:
    change(pack / "rules" / "counts.toml", old, new)
    assert complaint in "\n".join(check_folder("xx", pack))


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("folding.tsv", "\u00e0\ta\n", "", None),
        ("folding.tsv", "\u00e9\te\n", "\u00e9\te\n\u00c0\ta\n", "folding.tsv:5: '\u00c0' is out of order"),
        ("folding.tsv", "\u00e9\te", "\u00e9\tee", "one character to one character or to none"),
        ("language.toml", 'direction = "ltr"', 'direction = "left"', "needs a name, and a direction: ltr or rtl"),
        ("language.toml", 'name = "X"', "name = X", "language.toml: "),
        (
            "demonyms.tsv",
            "XA\taan",
            "XC\taan",
            "demonyms.tsv:4: 'XB' is out of order: rows are sorted by their first columns",
        ),
        ("demonyms.tsv", "Known gaps: all.", "", "demonyms.tsv:1: the opening comment does not say its known gaps"),
        ("demonyms.tsv", "country\t", "land\t", "demonyms.tsv:2: the header must be country adjectives people"),
        ("world/actors.tsv", "sohr\tZ", "Sohr\tZ", "actors.tsv:4: no entry of the world's actors.tsv has the id Sohr"),
        ("world/actors.tsv", "msf\tY", "unicef\tY", "actors.tsv:4: 'sohr' is out of order"),
        ("lexicon/times.tsv", "MONTH\t5", "MONTH\tMay", "times.tsv:3: class MONTH needs a number as value"),
        ("lexicon/times.tsv", "form\tclass\tvalue\tnote\n", "", "the first line after the comments must be the header"),
    ],
)
def test_complaints_about_the_other_files(pack: Path, file: str, old: str, new: str, complaint: str | None) -> None:
    change(pack / file, old, new)
    found = "\n".join(check_folder("xx", pack))
    assert complaint in found if complaint else found == ""


@pytest.mark.parametrize("name", ["language.toml", "folding.tsv", "lexicon/times.tsv"])
def test_a_missing_file_is_a_complaint(pack: Path, name: str) -> None:
    (pack / name).unlink()
    (complaint,) = check_folder("xx", pack)
    assert complaint.startswith("xx: the pack has no ")
    assert complaint.endswith(name.rpartition("/")[2])


def test_complaints_stand_in_the_order_of_their_places(pack: Path) -> None:
    change(pack / "lexicon" / "words.tsv", "num=", "nun=")
    found = check_folder("xx", pack)
    assert [line.rpartition(":")[0].split(": ")[0] for line in found] == sorted(line.split(": ")[0] for line in found)
    assert len(found) == 4  # an unknown feature and a missing one, in two lines
