"""A quotation of a draft in pieces: words, what stands in brackets, and ellipses."""

from __future__ import annotations

import re

from attrs import frozen

from claimkit.checking.tokens import Token, find_tokens, to_key
from claimkit.checking.words import load_check_words

ELLIPSIS = r"[\[(]?\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*[\])]?"
BRACKETED = r"(?P<before>[^\W\d_]+)?\[(?P<inside>[^\[\]\n]{0,200})\](?P<behind>[^\W\d_]+)?"
PART = re.compile(f"(?P<ellipsis>{ELLIPSIS})|{BRACKETED}")
LONGEST = 300  # words that are aligned at once


@frozen(kw_only=True)
class Bracket:
    """Words in brackets.

    Attributes:
        index: of the word before which they stand.
        words: in them; none where they are a note ("[sic]").
    """

    index: int
    words: tuple[Token, ...]


@frozen(kw_only=True)
class Piece:
    """What stands between two ellipses of a quotation.

    Attributes:
        words: outside of brackets.
        brackets: in order.
        changed: indices of words a part of which stands in brackets ("close[d]").
    """

    words: tuple[Token, ...]
    brackets: tuple[Bracket, ...] = ()
    changed: frozenset[int] = frozenset()

    def cut(self) -> list[Piece]:
        """Return it in pieces of at most LONGEST words: the time to align them is linear."""
        if len(self.words) <= LONGEST:
            return [self]
        return [self._take(start) for start in range(0, len(self.words), LONGEST)]

    def _take(self, start: int) -> Piece:
        stop = start + LONGEST
        brackets = (b for b in self.brackets if start <= b.index < stop)
        return Piece(
            words=self.words[start:stop],
            brackets=tuple(Bracket(index=b.index - start, words=b.words) for b in brackets),
            changed=frozenset(n - start for n in self.changed if start <= n < stop),
        )


def find_pieces(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of the quotation that is *text* from *start* to *end*."""
    pieces: list[Piece] = []
    reader = _Reader()
    at = start
    for match in PART.finditer(text, start, end):
        reader.words += find_tokens(text, at, match.start())
        at = match.end()
        if match["ellipsis"]:
            pieces.append(reader.finish())
            reader = _Reader()
        else:
            reader.read_bracket(match)
    reader.words += find_tokens(text, at, end)
    pieces.append(reader.finish())
    return [piece for piece in pieces if piece.words]


class _Reader:
    """The words of a piece read so far."""

    def __init__(self) -> None:
        self.words: list[Token] = []
        self.brackets: list[Bracket] = []
        self.changed: set[int] = set()

    def read_bracket(self, match: re.Match[str]) -> None:
        """Read brackets; a word that is partly in them is one word."""
        before, behind = match["before"] or "", match["behind"] or ""
        if before or behind:
            form = f"{before}{match['inside']}{behind}"
            self.changed.add(len(self.words))
            self.words.append(Token(to_key(form or "?"), form, match.start(), match.end()))
            return
        inside = find_tokens(match.string, *match.span("inside"))
        notes = load_check_words().notes
        kept = tuple(word for word in inside if word.key not in notes)
        self.brackets.append(Bracket(index=len(self.words), words=kept))

    def finish(self) -> Piece:
        return Piece(
            words=tuple(self.words),
            brackets=tuple(self.brackets),
            changed=frozenset(self.changed),
        )
