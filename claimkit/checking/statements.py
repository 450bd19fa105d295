"""What a claim or a sentence comes down to when it is compared in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from attrs import field, frozen

from claimkit.checking.texts import CheckedText, Range
from claimkit.checking.tokens import Token, to_stem
from claimkit.checking.weights import CONTRACTED_NOT, is_negation
from claimkit.checking.words import load_check_words
from claimkit.model.claim import Claim
from claimkit.model.scheme import Level, ReportingClass
from claimkit.model.speaker import UNATTRIBUTED, Speaker
from claimkit.propositions.words import load_contrast_words

PARTING = frozenset(";—–:")
TIMES = frozenset({"once", "twice"})
CERTAIN, PROBABLE, POSSIBLE = 3, 2, 1
LEVELS = {Level.CERTAIN: CERTAIN, Level.PROBABLE: PROBABLE, Level.POSSIBLE: POSSIBLE}
SHORTEST_CLAUSE = 3  # words
LEAST_FREE = 0.75  # of the words of a sentence that no claim holds, to be said by the text itself


@frozen(eq=False, kw_only=True)
class Statement:
    """Words of one sentence that are said as one thing.

    Attributes:
        range: of the words in *text*.
        claim: that holds them, None where the text says it itself.
        context: stems of the sentence before, which a pronoun may stand for.
    """

    text: CheckedText = field(repr=False)
    range: Range
    claim: Claim | None
    context: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def words(self) -> Sequence[Token]:
        return self.text.words[self.range[0] : self.range[1]]

    @property
    def speaker(self) -> Speaker:
        """Who says it: where the text credits nobody ("I am told that"), who reports it."""
        claim = self.claim
        while claim is not None and not claim.speaker.is_given:
            claim = self.text.found.parent(claim)
        return UNATTRIBUTED if claim is None else claim.speaker

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(word.key for word in self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of what it is about."""
        return frozenset(find_stems(self.words))

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(key for key in self.keys if key[0].isdigit()) | self.keys & TIMES

    @cached_property
    def measures(self) -> frozenset[tuple[str, str]]:
        """The numbers that a unit follows, with it."""
        units = load_check_words().classes["units"]
        pairs = ((one.key, other.key) for one, other in pairwise(self.words))
        return frozenset(pair for pair in pairs if pair[0][0].isdigit() and pair[1] in units)

    @cached_property
    def times(self) -> frozenset[str]:
        """Months, weekdays and seasons."""
        days = map(load_contrast_words().find_day, self._forms())
        seasons = load_check_words().classes["seasons"] & self.keys
        return frozenset(day for day in days if day is not None) | seasons

    @cached_property
    def is_negative(self) -> bool:
        """Whether it says that something is not so, in these words or in those that attribute."""
        turned = any(is_negation(word.key) for word in self._turning_words())
        if self.claim is None:
            return turned
        cue = self.claim.cue
        return turned != (cue.negated or cue.reporting_class is ReportingClass.DENIAL)

    @cached_property
    def is_open(self) -> bool:
        """Whether it asks or leaves open whether it is so."""
        if not self.keys.isdisjoint(load_check_words().questions):
            return True
        if (
            self.claim is not None
            and self.claim.cue.reporting_class is ReportingClass.INTERROGATIVE
        ):
            return True
        return "?" in self._find_ending()

    @cached_property
    def is_conditional(self) -> bool:
        return not self.keys.isdisjoint(load_check_words().conditions)

    @cached_property
    def level(self) -> int:
        """How sure it is, from 1 (possible) to 3 (certain)."""
        words = load_check_words()
        levels = [CERTAIN]
        if not (self._hedging() & words.possible):
            levels += [PROBABLE] if self._hedging() & (words.probable | words.intended) else []
        else:
            levels.append(POSSIBLE)
        if self.claim is not None and self._is_only_sentence():
            levels.append(LEVELS.get(self.claim.certainty.level, CERTAIN))
        return min(levels)

    @cached_property
    def amount(self) -> int:
        """The greatest quantifier, from 1 (few) to 5 (all); 0 for none."""
        table = load_check_words().quantifiers
        return max((table[key] for key in self.keys if key in table), default=0)

    @property
    def is_exact(self) -> bool:
        """Whether its numbers are meant exactly."""
        words = load_check_words()
        for before, word in pairwise(self.words):
            if word.is_number and (before.key in words.approximate or before.key == "some"):
                return False
        return True

    @property
    def has_pronoun(self) -> bool:
        return not self.keys.isdisjoint({"it", "he", "she", "they", "them", "this", "that", "we"})

    def _forms(self) -> Iterator[str]:
        """Yield the words as they are written; "may" and "march" are months with a capital."""
        for word in self.words:
            if word.form[:1].isupper() or word.key in load_contrast_words().weekdays:
                yield word.form

    def _hedging(self) -> frozenset[str]:
        """Return the words that may hedge: a month is none."""
        return frozenset(w.key for w in self.words if w.form != "May" or w is self.words[0])

    def _turning_words(self) -> Iterator[Token]:
        """Yield the words that may turn it; not those by which others are counted ("no fewer")."""
        turning = load_check_words().turning
        for word in self.words:
            if word.key not in turning:
                yield word

    def _is_only_sentence(self) -> bool:
        """Whether the claim says nothing else, so that its certainty is that of these words."""
        if self.claim is None:
            return False
        ranges = [self.text.find_words(span) for span in self.claim.content.spans]
        return sum(behind - first for first, behind in ranges) <= len(self.words) + 1

    def _find_ending(self) -> str:
        sentence = self.text.find_sentence(self.range[1] - 1)
        is_last = self.range[1] == self.text.sentences[sentence][1]
        return self.text.get_ending(sentence) if is_last else ""


def find_stems(words: Sequence[Token]) -> Iterator[str]:
    """Yield the stems of those of *words* that tell what they are about."""
    check = load_check_words()
    empty = (
        check.classes["light"], check.negations - check.turning, check.possible, check.probable,
        check.conditions, check.questions, check.quantifiers,
    )  # fmt: skip
    for word in words:
        is_empty = any(word.key in group for group in empty)
        if not is_empty and not word.is_number and not word.key.endswith(CONTRACTED_NOT):
            yield to_stem(word.key)


def list_statements(text: CheckedText) -> Iterator[Statement]:
    """Yield what *text* says: sentence by sentence what each claim has of it, else the sentence;
    and the clauses of each.
    """
    context = frozenset[str]()
    for number, (first, behind) in enumerate(text.sentences):
        for statement in _list_of_sentence(text, number, context):
            yield from _with_clauses(statement)
        context = frozenset(find_stems(text.words[first:behind]))


def _list_of_sentence(
    text: CheckedText, number: int, context: frozenset[str]
) -> Iterator[Statement]:
    first, behind = text.sentences[number]
    free = behind - first
    for claim in text.claims_by_sentence[number]:
        for start, end in _find_stretches(text, claim, (first, behind)):
            free -= (end - start) if claim.within is None else 0
            yield Statement(text=text, range=(start, end), claim=claim, context=context)
    if free >= LEAST_FREE * (behind - first):
        yield Statement(text=text, range=(first, behind), claim=None, context=context)


def _find_stretches(text: CheckedText, claim: Claim, sentence: Range) -> Iterator[Range]:
    """Yield the words that *claim* has in a sentence, from the first to the last."""
    ranges = [text.find_words(span) for span in claim.content.spans]
    inside = [(max(a, sentence[0]), min(b, sentence[1])) for a, b in ranges]
    kept = [pair for pair in inside if pair[0] < pair[1]]
    if kept:
        yield kept[0][0], kept[-1][1]


def _with_clauses(statement: Statement) -> Iterator[Statement]:
    yield statement
    clauses = list(_find_clauses(statement))
    if len(clauses) > 1:
        for first, behind in clauses:
            yield Statement(
                text=statement.text,
                range=(first, behind),
                claim=statement.claim,
                context=statement.context,
            )


def _find_clauses(statement: Statement) -> Iterator[Range]:
    """Yield the clauses that no condition binds together."""
    classes = load_check_words().classes
    first, behind = statement.range
    start = first
    for index in range(first + 1, behind):
        word = statement.text.words[index]
        joins = word.key in classes["joints"] and "," in word.before
        parts = joins or word.key in classes["firm"] or not PARTING.isdisjoint(word.before)
        if parts and index - start >= SHORTEST_CLAUSE:
            yield start, index
            start = index
    yield start, behind
