"""What the parsers share: stanza's tokenizer at the start, Documents at the end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

import torch

from claimkit.document import Document
from claimkit.neural.computing import Turns
from claimkit.parsing.analysis import Analysis, PlacedText, build_document, place_texts
from claimkit.parsing.pieces import cut_pieces
from claimkit.parsing.splitters import Splitter
from claimkit.parsing.tokenization import tokenize
from claimkit.parsing.tokens import TokenizedSentence


class TokenizingParser(ABC):
    """A parser that splits texts with stanza's tokenizer, one call at a time.

    Args:
        name: of the parser, for ``Document.parser``.
        turns: at computing. Stanza's processors keep no state between calls, but torch modules and
            progress hooks are shared: they are not made for several threads at once.
    """

    def __init__(self, name: str, splitter: Splitter, turns: Turns) -> None:
        self.name = name
        self._splitter, self._turns = splitter, turns

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        """Return one Document per text, in order."""
        pieces = cut_pieces(texts)
        sentences: list[TokenizedSentence] = []
        with self._turns.taken():
            if pieces:
                # stanza's loader draws a random number; the caller's would be others from then on
                with torch.random.fork_rng(devices=[]):
                    sentences = tokenize(self._splitter, pieces)
            placed = place_texts(texts, pieces, sentences)
            analyses = self._analyse(placed)
        return tuple(
            build_document(text, analysis, self.name)
            for text, analysis in zip(placed, analyses, strict=True)
        )

    @abstractmethod
    def _analyse(self, texts: Sequence[PlacedText]) -> list[list[list[Analysis]]]:
        """Return an Analysis of each word of *texts*, by text and sentence."""
