"""Sentences and tokens: stanza's tokenizer and multi-word expander, corrected for news text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from stanza.models.common.doc import Document as StanzaDocument

from claimkit.parsing.pieces import Piece, join_pieces
from claimkit.parsing.tokens import (
    Token,
    TokenizedSentence,
    give_back_dashes,
    join_broken_names,
    join_closing_marks,
    split_glued,
    split_long,
)

# words in a sentence; longer ones are split: the encoder reads 384 word pieces, and arcs cost the
# square
MOST_WORDS = 120
# characters that the tokenizer looks at together; longer tokens would lose their offsets
LONGEST_TOKEN = 1000
# treebanks of web text hold "its" for "it's"; in edited text it is the possessive
NEVER_EXPANDED = frozenset({"its"})
# contractions without an apostrophe; what else of letters alone has a capital is a name ("Anna")
CONTRACTIONS = frozenset({
    "cannot", "dunno", "gimme", "gonna", "gotta", "innit", "lemme", "oughta", "wanna", "whaddya",
})  # fmt: skip


def tokenize(processors: Mapping[str, Any], pieces: Sequence[Piece]) -> list[TokenizedSentence]:
    """Return the sentences of *pieces* in order.

    Closing marks are moved to the right sentence, and none has more than MOST_WORDS words, except
    one of a single token.

    Args:
        processors: stanza's, by name: tokenize and, if there is one, mwt.
    """
    document = processors["tokenize"].process(StanzaDocument([], text=join_pieces(pieces)))
    if "mwt" in processors:
        document = processors["mwt"].process(document)
    read = give_back_dashes(join_closing_marks(_read_sentences(document, pieces)))
    whole = join_broken_names(read)
    return list(chain.from_iterable(split_long(sentence, MOST_WORDS) for sentence in whole))


def _read_sentences(document: Any, pieces: Sequence[Piece]) -> Iterator[TokenizedSentence]:
    waiting = iter(pieces)
    piece = next(waiting)
    for sentence in document.sentences:
        tokens = tuple(chain.from_iterable(map(split_glued, map(_read_token, sentence.tokens))))
        while piece.end <= tokens[0].start:
            piece = next(waiting)
        yield TokenizedSentence(piece, tokens)


def _read_token(token: Any) -> Token:
    expanded = len(token.words) > 1 and _may_be_expanded(token.text)
    parts = tuple(map(attrgetter("text"), token.words)) if expanded else ()
    return Token(token.text, token.start_char, token.end_char, parts)


def _may_be_expanded(form: str) -> bool:
    """Whether the token *form* may be two words."""
    if form.isalpha() and form.istitle():
        return form.lower() in CONTRACTIONS
    return form.lower() not in NEVER_EXPANDED
