"""Word lists are read as written, and malformed lines are refused with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.errors import LanguageError
from tawthiq.lang.lexicon import read_entries, read_features

HEADER = "form\tclass\tfeatures\tnote\n"


def test_entries_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    (tmp_path / "b.tsv").write_text(
        "# a comment\n" + HEADER + "قتيل\tVICTIM\toutcome=killed num=s\tof the dead\n", "utf-8"
    )
    (tmp_path / "a.tsv").write_text(HEADER + "عن\tABOUT\n\n# aside\nدرع بشري \tPERSON\twho=civilians num=s\n", "utf-8")
    (tmp_path / "times.tsv").write_text("anything\n", "utf-8")
    (tmp_path / "notes.txt").write_text("anything\n", "utf-8")
    found = [(e.form, e.name, dict(e.features), e.where) for e in read_entries(tmp_path, frozenset({"times.tsv"}))]
    assert found == [
        ("عن", "ABOUT", {}, "a.tsv:2"),
        ("درع بشري", "PERSON", {"who": "civilians", "num": "s"}, "a.tsv:5"),
        ("قتيل", "VICTIM", {"outcome": "killed", "num": "s"}, "b.tsv:3"),
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "a.tsv: the first line after the comments must be the header"),
        ("# only a comment\n", "must be the header"),
        ("form\tclass\n", "must be the header"),
        (HEADER + "قتيل\n", "a.tsv:2: needs a form and a class"),
        (HEADER + "قتيل \n", "a.tsv:2: needs a form and a class"),
        (HEADER + "\tVICTIM\n", "a.tsv:2: needs a form and a class"),
        (HEADER + "قتيل\t \n", "a.tsv:2: needs a form and a class"),
        (HEADER + "x\tX\tnum=s\tnote\tmore\n", "a.tsv:2: needs a form and a class"),
        (HEADER + "# aside\nx\tX\tnum\n", "a.tsv:3: features are key=value pairs, each key once, not 'num'"),
    ],
)
def test_malformed_lists_are_refused(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "a.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(LanguageError) as refused:
        list(read_entries(tmp_path))
    assert complaint in str(refused.value)


@pytest.mark.parametrize(
    ("text", "features"),
    [("", {}), ("num=s", {"num": "s"}), ("who=other  num=p", {"who": "other", "num": "p"}), ("a=b=c", {"a": "b=c"})],
)
def test_features(text: str, features: dict[str, str]) -> None:
    assert read_features(text, "x") == features


@pytest.mark.parametrize("text", ["num", "=s", "num=", "num=s num=p"])
def test_malformed_features(text: str) -> None:
    with pytest.raises(LanguageError, match=r"^words\.tsv:7: "):
        read_features(text, "words.tsv:7")
