"""Quotation marks: where they are, and whether each can open or close a quotation.

Apostrophes and the marks of inches are no quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile

from attrs import frozen

from claimkit.punctuation import LOW_MARK, NEWSWIRE_CLOSING, NEWSWIRE_OPENING
from claimkit.spans import Span

# Families of double marks that show which way they point: those that open, those that close. Some
# languages close with “, but where it stands by itself it opens.
CURLY, CURLY_CLOSING = f"“{LOW_MARK}‟", "”"
GUILLEMETS, GUILLEMETS_CLOSING = "«", "»"
STRAIGHT = '"'
SINGLE_OPEN, SINGLE_CLOSE, STRAIGHT_SINGLE = "‘‚‛", "’", "'"
SINGLE_GUILLEMETS = "‹›"
SINGLE, NEWSWIRE = "single", "newswire"  # families of several marks
# Old newswire writes two single characters for a double mark, and some editors make them curly.
OPENING_PAIRS, CLOSING_PAIRS = (NEWSWIRE_OPENING, "‘‘"), (NEWSWIRE_CLOSING, "’’")
STOPS = frozenset(",.!?")  # a mark behind one of them closes more often than it opens
# Words that begin with an apostrophe
CLIPPED = frozenset(
    {"em", "til", "till", "cause", "tis", "twas", "n", "bout", "round", "cept", "kay", "nuff", "s"}
)
LONGEST_CLIPPED = 11  # letters read to tell one
FEET = re.compile(r"['’]\d{1,3}\Z")  # before the mark of inches
LONGEST_FEET = 4  # characters read to find them


@frozen
class Mark:
    """A quotation mark and what it can do where it stands: open, close, or both.

    Attributes:
        start, end: half-open, in code points of the text.
        family: marks of one family match each other.
        doubtful: whether it may be the apostrophe of a possessive instead.
    """

    start: int
    end: int
    family: str
    opens: bool
    closes: bool
    doubtful: bool = False


@frozen
class _Candidate:
    """Characters that may be a mark, and the paragraph around them, whose ends count as spaces."""

    text: str
    paragraph: Span
    start: int
    end: int

    @property
    def characters(self) -> str:
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        return self.text[self.start - 1] if self.start > self.paragraph.start else " "

    @property
    def after(self) -> str:
        return self.text[self.end] if self.end < self.paragraph.end else " "

    @property
    def follows_word(self) -> bool:
        return self.before.isalnum()

    @property
    def follows_stop(self) -> bool:
        return self.before in STOPS

    @property
    def follows_space(self) -> bool:
        return self.before.isspace()

    @property
    def precedes_word(self) -> bool:
        return self.after.isalnum()

    @property
    def precedes_space(self) -> bool:
        return self.after.isspace()

    def read_back(self, longest: int) -> str:
        """Return what stands before it in the paragraph, at most *longest* characters."""
        return self.text[max(self.paragraph.start, self.start - longest) : self.start]

    def read_on(self, longest: int) -> str:
        """Return what follows in the paragraph, at most *longest* characters."""
        return self.text[self.end : min(self.end + longest, self.paragraph.end)]

    def to_mark(self, family: str, *, opens: bool, closes: bool, doubtful: bool = False) -> Mark:
        return Mark(self.start, self.end, family, opens, closes, doubtful)


def find_marks(text: str, paragraph: Span) -> Iterator[Mark]:
    """Yield the quotation marks in *paragraph* in order."""
    for match in _CANDIDATE.finditer(text, paragraph.start, paragraph.end):
        candidate = _Candidate(text, paragraph, match.start(), match.end())
        mark = _JUDGES[match.group()](candidate)
        if mark is not None:
            yield mark


def may_open_behind(before: str) -> bool:
    """Whether a mark can open after the character *before*: no letter, digit or stop."""
    return not before.isalnum() and before not in STOPS


def _judge_opening(family: str) -> Callable[[_Candidate], Mark]:
    """Return the judge of opening marks; behind a word, with a space after it, such a mark points
    the wrong way: nothing that it could open follows.
    """

    def judge(candidate: _Candidate) -> Mark:
        ends = not may_open_behind(candidate.before) and candidate.precedes_space
        return candidate.to_mark(family, opens=not ends, closes=ends)

    return judge


def _judge_closing(family: str) -> Callable[[_Candidate], Mark]:
    """Return the judge of closing marks; some texts also open quotations with them."""

    def judge(candidate: _Candidate) -> Mark:
        begins = candidate.follows_space and not candidate.precedes_space
        return candidate.to_mark(family, opens=begins, closes=True)

    return judge


def _judge_newswire_closing(candidate: _Candidate) -> Mark:
    """The closing mark of old newswire; often it also opens, behind a bracket too."""
    begins = may_open_behind(candidate.before) and not candidate.precedes_space
    return candidate.to_mark(NEWSWIRE, opens=begins, closes=True)


def _judge_straight(candidate: _Candidate) -> Mark | None:
    if _is_inch(candidate):
        return None
    ends = candidate.follows_stop and candidate.precedes_space
    begins = candidate.follows_space and candidate.precedes_word
    return candidate.to_mark(
        STRAIGHT, opens=not candidate.follows_word and not ends, closes=not begins
    )


def _judge_single_guillemet(candidate: _Candidate) -> Mark:
    opens = candidate.characters == "‹"
    return candidate.to_mark(SINGLE_GUILLEMETS, opens=opens, closes=not opens)


def _judge_single(candidate: _Candidate) -> Mark | None:
    if candidate.follows_word and candidate.precedes_word:
        return None  # an apostrophe inside a word
    opens, closes = _may_open(candidate), _may_close(candidate)
    if not opens and not closes:
        return None
    doubtful = closes and _is_possessive(candidate)
    return candidate.to_mark(SINGLE, opens=opens, closes=closes, doubtful=doubtful)


def _may_open(candidate: _Candidate) -> bool:
    """Whether a single mark stands at the left edge of a word that is not clipped."""
    if candidate.characters == SINGLE_CLOSE or candidate.follows_word:
        return False
    return candidate.precedes_word and not _is_clipped(candidate)


def _may_close(candidate: _Candidate) -> bool:
    """Whether a single mark stands at the right edge of what comes before it."""
    if candidate.characters in SINGLE_OPEN or candidate.follows_space:
        return False
    return not candidate.precedes_word


def _is_inch(candidate: _Candidate) -> bool:
    """Whether the mark is that of inches: 6'10"."""
    return FEET.search(candidate.read_back(LONGEST_FEET)) is not None


def _is_clipped(candidate: _Candidate) -> bool:
    """Whether the mark stands for missing letters or digits: 'em, '90s."""
    word = "".join(takewhile(str.isalnum, candidate.read_on(LONGEST_CLIPPED))).lower()
    if word in CLIPPED:
        return True
    digits = word.rstrip("s")
    return digits.isdigit() and len(digits) == 2


def _is_possessive(candidate: _Candidate) -> bool:
    """Whether the mark is the apostrophe of a possessive plural: the workers' rights."""
    if candidate.before not in {"s", "S"}:
        return False
    behind = candidate.read_on(2)
    return behind[:1] == " " and behind[1:].islower()


_JUDGES: Mapping[str, Callable[[_Candidate], Mark | None]] = {
    **dict.fromkeys(OPENING_PAIRS, _judge_opening(NEWSWIRE)),
    **dict.fromkeys(CLOSING_PAIRS, _judge_newswire_closing),
    **dict.fromkeys(CURLY, _judge_opening(CURLY)),
    **dict.fromkeys(CURLY_CLOSING, _judge_closing(CURLY)),
    **dict.fromkeys(GUILLEMETS, _judge_opening(GUILLEMETS)),
    **dict.fromkeys(GUILLEMETS_CLOSING, _judge_closing(GUILLEMETS)),
    STRAIGHT: _judge_straight,
    **dict.fromkeys(SINGLE_GUILLEMETS, _judge_single_guillemet),
    **dict.fromkeys((*SINGLE_OPEN, SINGLE_CLOSE, STRAIGHT_SINGLE), _judge_single),
}
# the pairs before the single characters that they are made of
_CANDIDATE = re.compile("|".join(sorted(_JUDGES, key=len, reverse=True)))
