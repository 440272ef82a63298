"""The worked example of docs/languages.md does what the page says: words, a complaint, a rule that ends it."""

from __future__ import annotations

import re
import shutil
from importlib import resources
from pathlib import Path

import pytest
from tests.lang.test_rules import STAGES, read

from tawthiq.lang import load_folder
from tawthiq.lang.check import check_folder

PAGE = (Path(__file__).parents[2] / "docs" / "languages.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("## A worked example")[2].partition("\n## ")[0]
WORD, PHRASE = re.findall(r"^```tsv\n(.*?)\n```", EXAMPLE, re.MULTILINE | re.DOTALL)
(RULE,) = re.findall(r"^```toml\n(.*?)```", EXAMPLE, re.MULTILINE | re.DOTALL)


def add_line(file: Path, line: str) -> None:
    """At its place: by class, then by form."""
    lines = file.read_text(encoding="utf-8").rstrip("\n").split("\n")
    header = next(number for number, text in enumerate(lines) if text.startswith("form\t"))
    rows = sorted([*lines[header + 1 :], line], key=lambda row: (row.split("\t")[1], row.split("\t")[0]))
    file.write_text("\n".join([*lines[: header + 1], *rows]) + "\n", encoding="utf-8")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(Path(str(resources.files("tawthiq.lang"))) / "ar", tmp_path / "ar"))


def test_the_worked_example(pack: Path) -> None:
    assert check_folder("ar", pack) == []
    add_line(pack / "lexicon" / "people.tsv", WORD)
    assert check_folder("ar", pack) == []
    add_line(pack / "lexicon" / "outcomes.tsv", PHRASE)
    (complaint,) = check_folder("ar", pack)
    assert complaint.startswith("outcomes.tsv:")
    assert complaint.endswith("no rule and no stage uses the class BEREAVED")
    rules = pack / "rules" / "figures.toml"
    rules.write_text(rules.read_text(encoding="utf-8") + "\n" + RULE, encoding="utf-8")
    assert check_folder("ar", pack) == []
    language = load_folder("ar", pack)
    (rule,) = [rule for rule in language.rules["figure"] if rule.id == "ar.figure.family-lost"]
    for example in rule.examples:
        reading = read(example, language)
        found = [text for passage in reading.passages for text in STAGES[rule.stage](passage, reading, rule.id)]
        assert found == list(example.expect)
    assert len(rule.examples) == 2
