"""Language-blind mechanics: folding with offsets, tokens, sentences, longest match."""

from tawthiq.text.folding import Folded, Folding
from tawthiq.text.remembered import Remembered, shared
from tawthiq.text.sentences import Sentence, split_lines, split_sentences
from tawthiq.text.tokens import Token, TokenKind, norms, tokenise
from tawthiq.text.trie import PhraseTrie

__all__ = [
    "Folded",
    "Folding",
    "PhraseTrie",
    "Remembered",
    "Sentence",
    "Token",
    "TokenKind",
    "norms",
    "shared",
    "split_lines",
    "split_sentences",
    "tokenise",
]
