"""Quotation marks: where they are, and whether each can open or close a quotation.

Apostrophes and the marks of inches are no quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile

from attrs import frozen

from claimkit.spans import Span

# Families of double marks that show which way they point: those that open, those that close. Some
# languages close with “, but where it stands by itself it opens.
CURLY, CURLY_CLOSING = "“„‟", "”"
GUILLEMETS, GUILLEMETS_CLOSING = "«", "»"
STRAIGHT = '"'
SINGLE_OPEN, SINGLE_CLOSE, STRAIGHT_SINGLE = "‘‚‛", "’", "'"
SINGLE_GUILLEMETS = "‹›"
SINGLE, NEWSWIRE = "single", "newswire"  # families of several marks
# Old newswire writes two single characters for a double mark.
NEWSWIRE_OPEN, NEWSWIRE_CLOSE = frozenset({"``", "‘‘"}), frozenset({"''", "’’"})
STOPS = frozenset(",.!?")  # a mark behind one of them closes more often than it opens
# Words that begin with an apostrophe
CLIPPED = frozenset(
    {"em", "til", "till", "cause", "tis", "twas", "n", "bout", "round", "cept", "kay", "nuff", "s"}
)
LONGEST_CLIPPED = 11  # letters read to tell one
LONGEST_FEET = 3  # digits before the mark of inches


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


def _judge_newswire(candidate: _Candidate) -> Mark:
    begins = may_open_behind(candidate.before) and not candidate.precedes_space
    return candidate.to_mark(
        NEWSWIRE,
        opens=candidate.characters in NEWSWIRE_OPEN or begins,
        closes=candidate.characters in NEWSWIRE_CLOSE,
    )


def _judge_opening(family: str) -> Callable[[_Candidate], Mark]:
    return lambda candidate: candidate.to_mark(family, opens=True, closes=False)


def _judge_closing(family: str) -> Callable[[_Candidate], Mark]:
    """Return the judge of closing marks; some texts also open quotations with them."""

    def judge(candidate: _Candidate) -> Mark:
        begins = candidate.follows_space and not candidate.precedes_space
        return candidate.to_mark(family, opens=begins, closes=True)

    return judge


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
    start = candidate.start
    earliest = max(candidate.paragraph.start, candidate.start - LONGEST_FEET)
    while start > earliest and candidate.text[start - 1].isdigit():
        start -= 1
    return start < candidate.start and candidate.text[start - 1 : start] in {"'", "’"}


def _is_clipped(candidate: _Candidate) -> bool:
    """Whether the mark stands for missing letters or digits: 'em, '90s."""
    word = "".join(takewhile(str.isalnum, candidate.read_on(LONGEST_CLIPPED))).lower()
    digits = word.rstrip("s")
    return word in CLIPPED or (digits.isdigit() and len(digits) == 2)


def _is_possessive(candidate: _Candidate) -> bool:
    """Whether the mark is the apostrophe of a possessive plural: the workers' rights."""
    behind = candidate.read_on(2)
    if candidate.text[candidate.start - 1 : candidate.start] not in {"s", "S"}:
        return False
    return behind[:1] == " " and behind[1:].islower()


_JUDGES: Mapping[str, Callable[[_Candidate], Mark | None]] = {
    **dict.fromkeys(NEWSWIRE_OPEN | NEWSWIRE_CLOSE, _judge_newswire),
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
