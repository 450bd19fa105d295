"""Sentences and tokens, by stanza's tokenizer and multi-word expander, mended where news text asks
for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stanza.models.common.doc import Document as StanzaDocument

from claimkit.parsing.analysis import PARAGRAPH_BREAK, Piece, TokenizedSentence
from claimkit.parsing.tokens import (
    Token,
    TokenSentence,
    is_title_case,
    join_broken_names,
    join_closing_marks,
    split_long,
)

# words; longer ones are split: the encoder reads 384 word pieces, and arcs cost the square
LONGEST_SENTENCE = 120
# characters that the tokenizer looks at together; longer tokens would lose their offsets
LONGEST_TOKEN = 1000
# treebanks of web text hold "its" for "it's"; in edited text it is the possessive
NEVER_EXPANDED = frozenset({"its"})


def tokenize(processors: Mapping[str, Any], pieces: Sequence[Piece]) -> list[TokenizedSentence]:
    """Return the sentences of *pieces* in order, with closing marks in place and none longer than
    LONGEST_SENTENCE.

    Args:
        processors: stanza's, by name: tokenize and, if there is one, mwt.
    """
    whole = PARAGRAPH_BREAK.join(piece.cleaned.text for piece in pieces)
    document = processors["tokenize"].process(StanzaDocument([], text=whole))
    if "mwt" in processors:
        document = processors["mwt"].process(document)
    found: list[tuple[Piece, TokenSentence]] = []
    at = 0
    for sentence in document.sentences:
        tokens = [_token(token) for token in sentence.tokens]
        while pieces[at].offset + len(pieces[at].cleaned.text) <= tokens[0].start:
            at += 1
        found.append((pieces[at], tuple(tokens)))
    same = [i > 0 and found[i][0] is found[i - 1][0] for i in range(len(found))]
    headings = [is_title_case(piece.cleaned.text) for piece, _ in found]
    repaired = join_broken_names(
        join_closing_marks([tokens for _, tokens in found], same), same, headings
    )
    return [
        TokenizedSentence(found[i][0], part)
        for i, tokens in repaired
        for part in split_long(tokens, LONGEST_SENTENCE)
    ]


def _token(token: Any) -> Token:
    expanded = len(token.words) > 1 and token.text.lower() not in NEVER_EXPANDED
    words = tuple(word.text for word in token.words) if expanded else ()
    return Token(token.text, token.start_char, token.end_char, words)
