"""How stanza's tokenizer and multi-word expander split a text into sentences and tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from operator import attrgetter
from typing import Any, Protocol

from attrs import frozen
from stanza.models.common.doc import Document as StanzaDocument

from claimkit.parsing.tokens import Token, Tokens, may_be_expanded, split_glued


class Splitter(Protocol):
    """Splits a text into sentences and tokens; empty lines always end a sentence."""

    def split(self, text: str) -> Iterator[Tokens]:
        """Yield the tokens of each sentence of *text*, with offsets in it."""
        ...


@frozen
class StanzaSplitter:
    """Splits with a pipeline of stanza's.

    Attributes:
        processors: stanza's, by name: tokenize and, if there is one, mwt.
    """

    processors: Mapping[str, Any]

    def split(self, text: str) -> Iterator[Tokens]:
        """Yield the tokens of each sentence of *text*."""
        document = self.processors["tokenize"].process(StanzaDocument([], text=text))
        if "mwt" in self.processors:
            document = self.processors["mwt"].process(document)
        for sentence in document.sentences:
            yield tuple(chain.from_iterable(map(split_glued, map(_read_token, sentence.tokens))))


def _read_token(token: Any) -> Token:
    expanded = len(token.words) > 1 and may_be_expanded(token.text)
    parts = tuple(map(attrgetter("text"), token.words)) if expanded else ()
    return Token(token.text, token.start_char, token.end_char, parts)
