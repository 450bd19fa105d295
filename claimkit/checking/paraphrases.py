"""Judges the claims that a draft makes in its own words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from math import log

from attrs import frozen

from claimkit.checking.result import Checked, Finding, Place, Verdict
from claimkit.checking.speakers import SpeakerNames, label_speaker
from claimkit.checking.statements import Statement, list_statements
from claimkit.checking.texts import CheckedText
from claimkit.checking.tokens import find_opposites
from claimkit.checking.words import load_check_words
from claimkit.model.claim import Claim
from claimkit.model.scheme import Quotation

LEAST_SHARE = 0.52  # of what a claim is about that a source must have
LEAST_OF_OTHER = 0.6  # the same, for what somebody else said
FROM_CONTEXT = 0.5  # what a word counts that stands in the sentence before
MOST_CANDIDATES = 12
MOST_PLACES = 300  # of a stem that are looked at
CONFIDENCE = {
    Verdict.SUPPORTED: 0.85,
    Verdict.CONTRADICTED: 0.8,
    Verdict.STRONGER_THAN_SOURCE: 0.75,
    Verdict.OTHER_SPEAKER: 0.75,
    Verdict.NOT_FOUND: 0.7,
}


class StatementIndex:
    """Where the sources say something on what: an inverted index of stems."""

    def __init__(self, sources: Iterable[CheckedText]) -> None:
        self.statements = [part for source in sources for part in list_statements(source)]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        counts: Counter[str] = Counter()
        for number, statement in enumerate(self.statements):
            counts.update(statement.stems)
            for stem in chain(statement.stems, _turn(statement.stems), statement.numbers):
                if len(self._places[stem]) < MOST_PLACES:
                    self._places[stem].append(number)
        total = len(self.statements) + 1
        self._weights = {stem: log(1 + total / count) for stem, count in counts.items()}
        self._unseen = log(1 + 2 * total)

    def weigh(self, stem: str) -> float:
        """Return how much a stem tells: the more, the rarer it is."""
        return self._weights.get(stem, self._unseen)

    def find_nearest(self, claimed: Statement) -> list[tuple[float, Statement]]:
        """Return what comes nearest to *claimed*, with the share of it that is there."""
        votes: Counter[int] = Counter()
        for stem in chain(claimed.stems, claimed.numbers):
            for number in self._places.get(stem, ()):
                votes[number] += 1
        best = sorted(votes, key=lambda number: (-votes[number], number))
        scored = [
            (self._measure(claimed, self.statements[n]), self.statements[n])
            for n in best[: MOST_CANDIDATES * 3]
        ]
        scored.sort(key=lambda pair: (-round(pair[0], 3), -_fit(claimed, pair[1])))
        return scored[:MOST_CANDIDATES]

    def _measure(self, claimed: Statement, statement: Statement) -> float:
        """Return the share of what *claimed* is about that *statement* has."""
        whole = shared = 0.0
        for stem in claimed.stems:
            weight = self.weigh(stem)
            whole += weight
            if stem in statement.stems or not find_opposites(stem).isdisjoint(statement.stems):
                shared += weight
            elif stem in statement.context and statement.has_pronoun:
                shared += FROM_CONTEXT * weight
        for _ in claimed.numbers & statement.numbers:
            whole += self._unseen / 2
            shared += self._unseen / 2
        return shared / whole if whole else 0.0


def _fit(claimed: Statement, statement: Statement) -> float:
    """Return how much two statements are about the same, and nothing else."""
    common = len(claimed.stems & statement.stems)
    return common / (len(claimed.stems | statement.stems) or 1)


def _turn(stems: Iterable[str]) -> Iterator[str]:
    for stem in stems:
        yield from find_opposites(stem)


@frozen
class ParaphraseJudge:
    """Judges the claims of *draft* by what is in *index*."""

    draft: CheckedText
    index: StatementIndex
    names: SpeakerNames

    def judge(self) -> Iterator[Finding]:
        """Yield a finding for each claim that is not all in quotation marks, in order."""
        for claim in self.draft.found:
            if self._is_own(claim):
                for statement in self._read(claim):
                    yield self._judge_claim(claim, statement)

    def _is_own(self, claim: Claim) -> bool:
        """Whether *claim* is in the draft's own words, and says something."""
        if claim.content.quotation is Quotation.DIRECT or not claim.content.spans:
            return False
        return not any(map(self.draft.given_regions.is_over, claim.content.spans))

    def _read(self, claim: Claim) -> Iterator[Statement]:
        ranges = [self.draft.find_words(span) for span in claim.content.spans]
        first, behind = ranges[0][0], ranges[-1][1]
        if first < behind:
            statement = Statement(text=self.draft, range=(first, behind), claim=claim)
            if statement.stems:
                yield statement

    def _judge_claim(self, claim: Claim, claimed: Statement) -> Finding:
        verdict, statement, share = self._choose(claimed)
        return Finding(
            kind=Checked.PARAPHRASE,
            verdict=verdict,
            spans=claim.content.spans,
            text=self.draft.read(claim.content.spans),
            speaker=label_speaker(claim),
            claim=claim,
            places=() if statement is None else (_to_place(statement),),
            reason=_explain(verdict, claimed, statement),
            confidence=CONFIDENCE[verdict] * (share if verdict is not Verdict.NOT_FOUND else 1),
        )

    def _choose(self, claimed: Statement) -> tuple[Verdict, Statement | None, float]:
        near = self.index.find_nearest(claimed)
        same, others = list[tuple[float, Statement]](), list[tuple[float, Statement]]()
        for share, statement in near:
            is_other = self.names.are_different(claimed.speaker, statement.speaker)
            (others if is_other else same).append((share, statement))
        if same and same[0][0] >= LEAST_SHARE:
            share = same[0][0]
            return *self._choose_among(claimed, same, share), share
        if others and others[0][0] >= LEAST_OF_OTHER:
            return Verdict.OTHER_SPEAKER, others[0][1], others[0][0]
        return Verdict.NOT_FOUND, None, 0.0

    def _choose_among(
        self, claimed: Statement, near: Sequence[tuple[float, Statement]], most: float
    ) -> tuple[Verdict, Statement]:
        """Return the verdict by the statement that comes nearest; of some that are as near, by the
        one that supports it.
        """
        alike = [statement for share, statement in near if share >= most - 0.05]
        judged = [(compare(claimed, statement), statement) for statement in alike]
        return next((pair for pair in judged if pair[0] is Verdict.SUPPORTED), judged[0])


def compare(claimed: Statement, statement: Statement) -> Verdict:
    """Return what a statement of a source makes of a claim on the same."""
    if contradicts(claimed, statement):
        return Verdict.CONTRADICTED
    if any(is_stronger(claimed, statement) for is_stronger in STRONGER):
        return Verdict.STRONGER_THAN_SOURCE
    return Verdict.SUPPORTED


def contradicts(claimed: Statement, statement: Statement) -> bool:
    """Whether one of the two cannot be so: one is negative, their words are opposites, or their
    numbers or times differ.
    """
    if statement.is_open or claimed.is_open:
        return False
    if (claimed.is_negative != statement.is_negative) != _are_opposite(claimed, statement):
        return True
    return any(_differ(claimed, statement, name) for name in ("numbers", "measures", "times"))


def _are_opposite(claimed: Statement, statement: Statement) -> bool:
    """Whether a word of one is the opposite of a word of the other, which it lacks itself."""
    ours = claimed.stems - statement.stems
    theirs = statement.stems - claimed.stems
    turned = any(not find_opposites(stem).isdisjoint(theirs) for stem in ours)
    return turned != _are_for_and_against(claimed, statement)


def _are_for_and_against(claimed: Statement, statement: Statement) -> bool:
    return ("against" in claimed.keys) != ("against" in statement.keys)


def _differ(claimed: Statement, statement: Statement, name: str) -> bool:
    """Whether both have numbers, or times, and each some that the other lacks."""
    ours, theirs = getattr(claimed, name), getattr(statement, name)
    return bool(ours - theirs) and bool(theirs - ours)


def _is_surer(claimed: Statement, statement: Statement) -> bool:
    return claimed.level > statement.level


def _drops_condition(claimed: Statement, statement: Statement) -> bool:
    return statement.is_conditional and not claimed.is_conditional


def _drops_question(claimed: Statement, statement: Statement) -> bool:
    return statement.is_open and not claimed.is_open


def _is_more(claimed: Statement, statement: Statement) -> bool:
    """Whether some became all."""
    least = load_check_words().quantifiers["most"]
    if not statement.amount:
        return claimed.amount > least
    return claimed.amount > statement.amount


def _is_more_exact(claimed: Statement, statement: Statement) -> bool:
    if claimed.numbers.isdisjoint(statement.numbers):
        return False
    return claimed.is_exact and not statement.is_exact


STRONGER: tuple[Callable[[Statement, Statement], bool], ...] = (
    _drops_question,
    _drops_condition,
    _is_surer,
    _is_more,
    _is_more_exact,
)
"""In what a claim may say more than its source."""

REASONS = dict(
    zip(
        STRONGER,
        (
            "the source leaves open whether it is so",
            "a condition of the source is left out",
            "the source is less sure",
            "the source says it of fewer",
            "the number of the source is not exact",
        ),
        strict=True,
    )
)


def _explain(verdict: Verdict, claimed: Statement, statement: Statement | None) -> str:
    if statement is None:
        return "no source says so"
    if verdict is Verdict.OTHER_SPEAKER:
        return f"the source has it from {statement.speaker.label}"
    if verdict is Verdict.STRONGER_THAN_SOURCE:
        reasons = (REASONS[test] for test in STRONGER if test(claimed, statement))
        return "; ".join(reasons)
    if verdict is Verdict.CONTRADICTED:
        return "the source says otherwise"
    return "a source says so"


def _to_place(statement: Statement) -> Place:
    source = statement.text
    spans = (source.to_span(*statement.range),)
    return Place(
        source=source.number,
        id=source.found.article.id,
        spans=spans,
        text=source.read(spans),
        speaker=label_speaker(statement.claim),
    )
