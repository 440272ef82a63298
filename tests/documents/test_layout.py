from __future__ import annotations

import pytest

from tawthiq.documents import Layout, is_layout, read_layout
from tawthiq.errors import InputError


def test_a_layout_names_columns_and_forms_of_days() -> None:
    text = '[reports]\ntext = "Body"\ndoc_id = "No"\ndays = "%d/%m/%Y"\n'
    assert is_layout(text)
    assert read_layout(text, "x.toml") == Layout({"text": "Body", "doc_id": "No"}, ("%d/%m/%Y",))
    assert not is_layout('[recorder]\nname = "x"\n')
    assert not is_layout("broken")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("broken", "not valid TOML"),
        ("[other]\n", "one table"),
        ('reports = "x"\n', "one table"),
        ('[reports]\ndoc_id = "x"\n', "no text"),
        ('[reports]\ntext = ""\n', "text is ''"),
        ('[reports]\ntext = "x"\nbody = "y"\n', "unknown key 'body'"),
        ('[reports]\ntext = "x"\ndays = 3\n', "days is 3"),
    ],
)
def test_a_wrong_layout_is_told(text: str, problem: str) -> None:
    with pytest.raises(InputError) as error:
        read_layout(text, "x.toml")
    assert problem in str(error.value)
    assert error.value.where == "x.toml"
