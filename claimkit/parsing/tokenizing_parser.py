"""What the parsers share: stanza's tokenizer at the start, Documents at the end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

import torch

from claimkit.arguments import check_count
from claimkit.document import Document
from claimkit.forks import ForkSafeLock
from claimkit.neural.threads import computing_with
from claimkit.parsing.analysis import Analysis, build_documents
from claimkit.parsing.pieces import cut_pieces
from claimkit.parsing.splitters import Splitter
from claimkit.parsing.tokenization import tokenize
from claimkit.parsing.tokens import TokenizedSentence


class TokenizingParser(ABC):
    """A parser that splits texts with stanza's tokenizer, one call at a time.

    Args:
        name: of the parser, for ``Document.parser``.
        threads: that torch computes with.

    Raises:
        TypeError, ValueError: *threads* is no whole number from 1 on.
    """

    def __init__(self, name: str, splitter: Splitter, threads: int) -> None:
        check_count("threads", threads)
        self.name = name
        self._splitter = splitter
        self._threads = threads
        # Stanza's processors keep no state between calls, but torch modules and progress hooks are
        # shared: they are not made for several threads at once.
        self._lock = ForkSafeLock()

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        """Return one Document per text, in order."""
        pieces = cut_pieces(texts)
        sentences: list[TokenizedSentence] = []
        analyses: list[list[Analysis]] = []
        if pieces:
            with self._lock, computing_with(self._threads), torch.inference_mode():
                # stanza's loader draws a random number; the caller's would be others from then on
                with torch.random.fork_rng(devices=[]):
                    sentences = tokenize(self._splitter, pieces)
                analyses = self._analyse(sentences)
        return build_documents(texts, pieces, sentences, analyses, self.name)

    @abstractmethod
    def _analyse(self, sentences: Sequence[TokenizedSentence]) -> list[list[Analysis]]:
        """Return an Analysis of each word of *sentences*."""
