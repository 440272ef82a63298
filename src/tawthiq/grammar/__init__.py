"""Words that change with the words beside them: nouns and verbs with numbers, names with articles; data by language."""

from tawthiq.grammar.counting import OBLIQUE, Counted, Counting, counting
from tawthiq.grammar.naming import Naming, naming
from tawthiq.grammar.plurals import category
from tawthiq.grammar.scripts import in_script, is_in_script
from tawthiq.grammar.vagueness import vague_word

__all__ = [
    "OBLIQUE",
    "Counted",
    "Counting",
    "Naming",
    "category",
    "counting",
    "in_script",
    "is_in_script",
    "naming",
    "vague_word",
]
