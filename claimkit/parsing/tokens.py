"""Tokenized sentences, and how they are corrected before parsing.

Closing quotation marks are moved to the sentence that they close, sentences that end inside a name
are joined with the next one, and very long sentences are split.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, takewhile
from operator import attrgetter

from attrs import evolve, frozen

from claimkit.parsing.pieces import Piece
from claimkit.punctuation import (
    CLOSING_BRACKETS,
    CLOSING_GUILLEMETS,
    CLOSING_MARKS,
    NEWSWIRE_CLOSING,
)
from claimkit.text.dashes import LONG_DASHES

CLOSERS = CLOSING_BRACKETS | {*CLOSING_MARKS, NEWSWIRE_CLOSING, *CLOSING_GUILLEMETS}
POINTED_CLOSERS = frozenset({"”", *CLOSING_GUILLEMETS})
ENDING_MARKS = CLOSERS | {".", "!", "?", "…", "..."}
# an apostrophe that begins a sentence seldom closes what is before it
GOING_BACK = CLOSERS - {"'"}
SINGLE_MARKS = frozenset("'’‘`")
TITLES = frozenset({
    "adm.", "brig.", "capt.", "cmdr.", "col.", "cpl.", "det.", "dr.", "gen.", "gov.", "govs.",
    "hon.", "insp.", "lt.", "maj.", "mr.", "mrs.", "ms.", "msgr.", "pres.", "prof.", "pvt.", "rep.",
    "reps.", "rev.", "sen.", "sens.", "sgt.", "supt.",
})  # fmt: skip
# Tokens of letters alone that are two words: treebanks of web text also hold "its" for "it's", and
# the network sees "not" in "count"
CONTRACTIONS = frozenset({
    "aint", "arent", "cannot", "cant", "couldnt", "didnt", "doesnt", "dont", "dunno", "gimme",
    "gonna", "gotta", "hadnt", "hasnt", "havent", "heres", "hes", "im", "innit", "isnt", "ive",
    "lemme", "mustnt", "neednt", "oughta", "outta", "shes", "shouldnt", "thats", "theres",
    "theyre", "theyve", "wanna", "wasnt", "werent", "weve", "whaddya", "whats", "wont", "wouldnt",
    "youll", "youre", "youve",
})  # fmt: skip
BREAKING_MARKS = (LONG_DASHES | {";", ":"}, frozenset({","}))


@frozen
class Token:
    """A token of cleaned text.

    Attributes:
        start, end: half-open offsets in the tokenizer's string.
        parts: the forms of the syntactic words it expands to; empty if it is one word.
    """

    form: str
    start: int
    end: int
    parts: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The forms of its syntactic words."""
        return self.parts or (self.form,)


Tokens = tuple[Token, ...]


@frozen
class TokenizedSentence:
    """A sentence to parse: the piece it stands in, and its tokens."""

    piece: Piece
    tokens: Tokens

    @property
    def words(self) -> list[str]:
        """The forms of its syntactic words."""
        return list(chain.from_iterable(map(attrgetter("words"), self.tokens)))

    def extended(self, tokens: Tokens) -> TokenizedSentence:
        """Return the sentence with *tokens* added at the end."""
        return evolve(self, tokens=self.tokens + tokens)


def may_be_expanded(form: str) -> bool:
    """Whether the token *form* may be two words."""
    return form.lower() in CONTRACTIONS or not form.isalpha()


def split_glued(token: Token) -> Iterator[Token]:
    """Yield *token*, in two where it is a closing mark with the dash of a signature: “…”—Lee."""
    if token.form[:1] in CLOSERS and token.form[1:] in LONG_DASHES:
        middle = token.start + 1
        yield evolve(token, form=token.form[:1], end=middle)
        yield evolve(token, form=token.form[1:], start=middle)
    else:
        yield token


def give_back_dashes(sentences: Iterable[TokenizedSentence]) -> Iterator[TokenizedSentence]:
    """Yield *sentences*, a dash behind a closing mark at the end of one moved to the next one in
    the same piece: it signs “…” — Kim Lee.
    """
    held: TokenizedSentence | None = None
    for sentence in sentences:
        if held is not None and _ends_with_dash(held, sentence):
            yield evolve(held, tokens=held.tokens[:-1])
            held = evolve(sentence, tokens=(held.tokens[-1], *sentence.tokens))
            continue
        if held is not None:
            yield held
        held = sentence
    if held is not None:
        yield held


def _ends_with_dash(sentence: TokenizedSentence, following: TokenizedSentence) -> bool:
    """Whether *sentence* ends with a dash behind a closing mark, and *following* goes on in its
    piece.
    """
    forms = [token.form for token in sentence.tokens[-2:]]
    if following.piece is not sentence.piece or len(forms) < 2:
        return False
    return forms[0] in CLOSERS and forms[1] in LONG_DASHES


def join_closing_marks(sentences: Iterable[TokenizedSentence]) -> Iterator[TokenizedSentence]:
    """Yield *sentences*, closing marks at the start of one moved to the end of the one before."""
    held: TokenizedSentence | None = None
    for sentence in sentences:
        rest = sentence.tokens
        if held is not None:
            marks = _count_marks_of(held, sentence)
            held, rest = held.extended(rest[:marks]), rest[marks:]
            if not rest:
                continue
            yield held
        held = evolve(sentence, tokens=rest)
    if held is not None:
        yield held


def _count_marks_of(before: TokenizedSentence, sentence: TokenizedSentence) -> int:
    """Return how many marks at the start of *sentence* belong to the one *before* it."""
    marks = tuple(takewhile(lambda token: token.form in GOING_BACK, sentence.tokens))
    if not marks or sentence.piece is not before.piece:
        return 0
    rest = sentence.tokens[len(marks) :]
    if not rest or marks[0].form in POINTED_CLOSERS:
        return len(marks)
    touches = marks[0].start == before.tokens[-1].end
    followed_by_space = rest[0].start > marks[-1].end
    return len(marks) if touches and followed_by_space else 0


def join_broken_names(sentences: Iterable[TokenizedSentence]) -> Iterator[TokenizedSentence]:
    """Yield *sentences*, joined where one ends inside a name.

    Joined are: a title ("Det.", "Sen.") and the name behind it; two words with capitals and no mark
    between ("Jonas Falk"); a possessive and what is owned ("the Editors' Forum"); in pieces written
    as headlines, what ends in no mark, for capitals begin no sentence there. Joined is also what
    goes on in lower case behind a full stop: it ends an abbreviation ("vs.").
    """
    held: TokenizedSentence | None = None
    for sentence in sentences:
        if held is None:
            held = sentence
        elif _goes_on(held, sentence):
            held = held.extended(sentence.tokens)
        else:
            yield held
            held = sentence
    if held is not None:
        yield held


def _goes_on(before: TokenizedSentence, sentence: TokenizedSentence) -> bool:
    if sentence.piece is not before.piece:
        return False
    ending, first = _read_ending(before.tokens), sentence.tokens[0]
    if ending.endswith(".") and first.form.isalpha() and first.form.islower():
        return True
    if ending.lower() in TITLES and first.form[:1].isupper():
        return True
    if _is_one_name(before.tokens[-1], first) or _is_possessive(before.tokens):
        return True
    return sentence.piece.title_case and ending[-1] not in ENDING_MARKS


def _read_ending(tokens: Tokens) -> str:
    """Return the last form of *tokens*, with a full stop that touches it."""
    last = tokens[-1]
    if last.form == "." and len(tokens) > 1 and tokens[-2].end == last.start:
        return f"{tokens[-2].form}."
    return last.form


def _is_one_name(last: Token, first: Token) -> bool:
    """Whether the two are words with capitals and one space between."""
    if first.start != last.end + 1:
        return False
    return _is_capitalised(last.form) and _is_capitalised(first.form)


def _is_possessive(tokens: Tokens) -> bool:
    """Whether *tokens* end in the apostrophe of a possessive with a capital ("Rovers'"), not in one
    that closes a quotation.
    """
    marks = [token for token in tokens if token.form[:1] in SINGLE_MARKS]
    if len(tokens) < 2 or len(marks) != 1 or tokens[-1] is not marks[0]:
        return False
    owner = tokens[-2]
    if owner.end != marks[0].start:
        return False
    return _is_capitalised(owner.form) and owner.form.endswith("s")


def _is_capitalised(form: str) -> bool:
    return form.isalpha() and form[:1].isupper() and not form.isupper()


def split_long(sentence: TokenizedSentence, longest: int) -> Iterator[TokenizedSentence]:
    """Yield *sentence* in pieces of at most *longest* words.

    It is cut after the last dash, semicolon or comma if there is one; a token of more words stands
    alone.
    """
    for tokens in _split_tokens(sentence.tokens, longest):
        yield evolve(sentence, tokens=tokens)


def _split_tokens(tokens: Tokens, longest: int) -> Iterator[Tokens]:
    left = _count_words(tokens)
    start = 0
    while left > longest:
        stop = _find_stop(tokens, start, longest)
        cut = _find_break(tokens, start + (stop - start) // 2, stop)
        yield tokens[start:cut]
        left -= _count_words(tokens[start:cut])
        start = cut
    if start < len(tokens):
        yield tokens[start:]


def _count_words(tokens: Tokens) -> int:
    return sum(map(len, map(attrgetter("words"), tokens)))


def _find_stop(tokens: Tokens, start: int, longest: int) -> int:
    """Return the index behind the last token that still fits, one token at least."""
    stop, size = start + 1, len(tokens[start].words)
    while stop < len(tokens):
        size += len(tokens[stop].words)
        if size > longest:
            return stop
        stop += 1
    return stop


def _find_break(tokens: Tokens, first: int, stop: int) -> int:
    """Return the index behind the last mark between *first* and *stop*, else *stop*."""
    for marks in BREAKING_MARKS:
        for index in range(stop - 1, first, -1):
            if tokens[index].form in marks:
                return index + 1
    return stop
