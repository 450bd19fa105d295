"""Sentences and tokens: stanza's tokenizer and multi-word expander, corrected for news text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from claimkit.parsing.pieces import Piece, join_pieces
from claimkit.parsing.splitters import Splitter
from claimkit.parsing.tokens import (
    TokenizedSentence,
    Tokens,
    give_back_dashes,
    join_broken_names,
    join_closing_marks,
    split_long,
)

# words in a sentence; longer ones are split: the encoder reads 384 word pieces, and arcs cost the
# square
MOST_WORDS = 120
# characters that the tokenizer looks at together; longer tokens would lose their offsets
LONGEST_TOKEN = 1000


def tokenize(splitter: Splitter, pieces: Sequence[Piece]) -> list[TokenizedSentence]:
    """Return the sentences of *pieces* in order.

    Closing marks are moved to the right sentence, and none has more than MOST_WORDS words, except
    one of a single token.
    """
    sentences = _place_sentences(splitter.split(join_pieces(pieces)), pieces)
    read = give_back_dashes(join_closing_marks(sentences))
    whole = join_broken_names(read)
    return list(chain.from_iterable(split_long(sentence, MOST_WORDS) for sentence in whole))


def _place_sentences(
    sentences: Iterable[Tokens], pieces: Sequence[Piece]
) -> Iterator[TokenizedSentence]:
    """Yield *sentences* with the piece that each is in."""
    waiting = iter(pieces)
    piece = next(waiting)
    for tokens in sentences:
        while piece.end <= tokens[0].start:
            piece = next(waiting)
        yield TokenizedSentence(piece, tokens)
