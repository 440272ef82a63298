"""What a language knows, as data: loaded and checked here, used by the stages up to `claims`."""

from tawthiq.lang.actors import ActorEntry, Actors
from tawthiq.lang.actors import load as load_actors
from tawthiq.lang.alphabet import ClassAlphabet
from tawthiq.lang.classes import MADE, MADE_FROM
from tawthiq.lang.clitics import Clitics, Split
from tawthiq.lang.gazetteer import Entry as PlaceEntry
from tawthiq.lang.gazetteer import Gazetteer
from tawthiq.lang.gazetteer import Table as PlaceTable
from tawthiq.lang.gazetteer import load_with as load_places
from tawthiq.lang.language import ActorName, Language, Meaning, PlaceName, available, load, load_folder, profiles
from tawthiq.lang.lexicon import Entry as LexiconEntry
from tawthiq.lang.patterns import Pattern
from tawthiq.lang.profiles import Profile
from tawthiq.lang.rules import Rule, Rules
from tawthiq.lang.searching import SearchWords, search_words

__all__ = [
    "MADE",
    "MADE_FROM",
    "ActorEntry",
    "ActorName",
    "Actors",
    "ClassAlphabet",
    "Clitics",
    "Gazetteer",
    "Language",
    "LexiconEntry",
    "Meaning",
    "Pattern",
    "PlaceEntry",
    "PlaceName",
    "PlaceTable",
    "Profile",
    "Rule",
    "Rules",
    "SearchWords",
    "Split",
    "available",
    "load",
    "load_actors",
    "load_folder",
    "load_places",
    "profiles",
    "search_words",
]
