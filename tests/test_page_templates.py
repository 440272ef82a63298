from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from tawthiq.page_templates import page_templates, style_source


@pytest.mark.parametrize("package", ["tawthiq.evaluation", "tawthiq.exports", "tawthiq.web"])
def test_what_is_put_in_is_escaped_and_nothing_is_left_out_unseen(package: str) -> None:
    templates = page_templates(package)
    assert templates.list_templates()
    assert (
        templates.from_string("<p>{{ words }}</p>").render(words='<b> & "so"') == "<p>&lt;b&gt; &amp; &#34;so&#34;</p>"
    )
    with pytest.raises(UndefinedError):
        templates.from_string("<p>{{ words }}</p>").render()


@pytest.mark.parametrize(("keeps", "expected"), [(True, "<p></p>\n"), (False, "<p></p>")])
def test_a_template_ends_as_its_file_does_where_that_is_asked_for(keeps: bool, expected: str) -> None:
    templates = page_templates("tawthiq.web", keep_trailing_newline=keeps)
    assert templates.from_string("<p></p>\n").render() == expected


def test_a_style_is_let_in_by_its_hash() -> None:
    assert style_source("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
