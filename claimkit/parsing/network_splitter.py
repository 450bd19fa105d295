"""What stanza's tokenizer answers, without stanza's Documents: the same tokens in half the time.

The network, how texts are cut for it and how its answers are read are stanza's. What it reads is
made here a paragraph at a time, where stanza calls several functions for each character; and no
Document is built of the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from stanza.models.common.doc import ID, MISC, TEXT
from stanza.models.common.doc import Document as StanzaDocument
from stanza.models.tokenization.data import (
    NEWLINE_WHITESPACE_RE,
    PER_CHAR_FEAT_FUNCS,
    STRUCTURAL_FEATURES,
    WHITESPACE_RE,
    TokenizationDataset,
)
from stanza.models.tokenization.utils import predict
from stanza.pipeline.tokenize_processor import TOKEN_TOO_LONG_REPLACEMENT

from claimkit.parsing.tokens import Token, Tokens, may_be_expanded, split_glued

SPACES = re.compile(" +")
EXPANDABLE = "MWT=Yes"  # what the tokenizer writes to a token that is several words
EXPANSIONS_KEPT = 4096
# Labels of a character, of those above 0, with which a token ends
SENTENCE_ENDS, SEVERAL_WORDS = frozenset({2, 4}), frozenset({3, 4})
# Where in a paragraph a feature of place holds
PLACES = {"end_of_para": slice(-1, None), "start_of_para": slice(0, 1)}

Numbers = NDArray[np.int64]
# The characters' numbers, labels and features, and the characters
Sample = tuple[Numbers, Numbers, Numbers, list[str]]


class NetworkSplitter:
    """Splits as ``StanzaSplitter`` does.

    Args:
        processors: stanza's, by name: tokenize and mwt.
        longest: code points of a token; a longer one is written as stanza writes it.
    """

    def __init__(self, processors: Mapping[str, Any], longest: int) -> None:
        tokenizer = processors["tokenize"]
        self.processors, self._longest = processors, longest
        self._trainer = tokenizer.trainer
        self._features = _Features.of(tokenizer.trainer.args["feat_funcs"])
        self._characters = _Characters(tokenizer.vocab.unit2id, self._features.own)
        self._find_parts = lru_cache(EXPANSIONS_KEPT)(self._expand)

    def split(self, text: str) -> Iterator[Tokens]:
        """Yield the tokens of each sentence of *text*."""
        tokenizer = self.processors["tokenize"]
        paragraphs = _Paragraphs(tokenizer, text, self._features, self._characters)
        ends, characters = predict(
            self._trainer,
            data_generator=paragraphs,
            batch_size=self._trainer.args["batch_size"],
            max_seqlen=self._longest,
            use_regex_tokens=True,
            num_workers=0,
        )
        at = 0
        for paragraph, labels in zip(characters, ends, strict=True):
            sentence: list[Token] = []
            for words, label in _cut("".join(paragraph), labels):
                start = text.index(words[0], at)
                for word in words:  # of a number with blanks: in the text there may be other space
                    at = text.index(word, at) + len(word)
                sentence += split_glued(self._make_token(" ".join(words), start, at, label))
                if label in SENTENCE_ENDS:
                    yield tuple(sentence)
                    sentence = []

    def _make_token(self, form: str, start: int, end: int, label: int) -> Token:
        form = form if len(form) <= self._longest else TOKEN_TOO_LONG_REPLACEMENT
        is_several = label in SEVERAL_WORDS and may_be_expanded(form)
        return Token(form, start, end, self._find_parts(form) if is_several else ())

    def _expand(self, form: str) -> tuple[str, ...]:
        """Return the words of the token *form*; none if stanza leaves it one."""
        asked = StanzaDocument([[{ID: (1,), TEXT: form, MISC: EXPANDABLE}]])
        (token,) = self.processors["mwt"].process(asked).sentences[0].tokens
        return tuple(word.text for word in token.words) if len(token.words) > 1 else ()


def _cut(paragraph: str, labels: Numbers) -> Iterator[tuple[list[str], int]]:
    """Yield the words without blanks of each token of *paragraph*, and the label of its last
    character; stanza gives the last one of a paragraph the end of a sentence.
    """
    start = 0
    for last in np.flatnonzero(labels).tolist():
        words = paragraph[start : last + 1].split()
        start = last + 1
        if words:
            yield words, int(labels[last])


@frozen
class _Features:
    """What the network reads beside a character.

    Attributes:
        own: what it finds in the character itself.
        places: where in the paragraph it is.
        patterns: in what stretch of the paragraph it is.
    """

    own: tuple[Callable[[str], int], ...]
    places: tuple[slice, ...]
    patterns: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, names: list[str]) -> _Features:
        """Return the features with these *names* in the order in which stanza has them."""
        return cls(
            own=tuple(PER_CHAR_FEAT_FUNCS[name] for name in names if name in PER_CHAR_FEAT_FUNCS),
            places=tuple(place for name, place in PLACES.items() if name in names),
            patterns=tuple(found for name, found in STRUCTURAL_FEATURES.items() if name in names),
        )

    def read_places(self, paragraph: str) -> Numbers:
        """Return characters × features of place, 1 where one holds."""
        places = [[place] for place in self.places]
        for pattern in self.patterns:
            places.append([slice(*found.span()) for found in pattern.finditer(paragraph)])
        table = np.zeros((len(paragraph), len(places)), dtype=np.int64)
        for column, slices in enumerate(places):
            for place in slices:
                table[place, column] = 1
        return table


class _Characters(dict[str, tuple[int, ...]]):
    """The number and the features of each character that was asked for."""

    def __init__(
        self, find_number: Callable[[str], int], features: tuple[Callable[[str], int], ...]
    ) -> None:
        super().__init__()
        self._functions = (find_number, *features)

    def __missing__(self, character: str) -> tuple[int, ...]:
        row = self[character] = tuple(find(character) for find in self._functions)
        return row


class _Paragraphs(TokenizationDataset):
    """The paragraphs of a text, in the form in which stanza's ``predict`` asks for them."""

    def __init__(
        self, tokenizer: Any, text: str, features: _Features, characters: _Characters
    ) -> None:
        self.args, self.vocab = tokenizer.config, tokenizer.vocab
        self._features, self._characters = features, characters
        parts = (part.rstrip() for part in NEWLINE_WHITESPACE_RE.split(text))
        self.data = [SPACES.sub(" ", WHITESPACE_RE.sub(" ", part)) for part in parts if part]

    def para_to_sentences(
        self, paragraph: str
    ) -> list[tuple[Numbers, Numbers, Numbers, list[str]]]:
        """Return *paragraph* as one sample without labels."""
        characters = list(paragraph)
        table = np.array([self._characters[character] for character in characters])
        features = np.hstack([table[:, 1:], self._features.read_places(paragraph)])
        return [(table[:, 0], np.zeros_like(table[:, 0]), features, characters)]
