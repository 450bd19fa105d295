"""Precision, recall and F1 of found attributions against annotated ones.

An annotated claim is found if the Jaccard index of the contents' words is at least one half; pairs
are made one to one, the highest index first. The speaker is right if the words overlap, or if both
sides have none.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from claimkit.errors import CorpusError
from claimkit.evaluation.articles import Article
from claimkit.evaluation.words import Compared, to_compared
from claimkit.model import Quotation

LEAST_JACCARD = 0.5
RESAMPLES, SEED = 1000, 13
CLAIM, SPEAKER, ALL_EXACT = "claim", "claim + speaker", "all exact"
ROLES = ("cue", "speaker", "content")

Pairs = tuple[tuple[int, int], ...]


@frozen
class Aligned:
    """An article on both sides: annotated and found attributions, and which belongs to which,
    ``(found, annotated)``.
    """

    name: str
    text: str
    gold: tuple[Compared, ...]
    found: tuple[Compared, ...]
    pairs: Pairs


@frozen
class Score:
    """Counts, and what follows from them; 0 where nothing can be divided.

    Attributes:
        interval: of F1, 95 %, by bootstrap over articles.
    """

    right: int
    found: int
    gold: int
    interval: tuple[float, float] = (0.0, 0.0)

    @classmethod
    def of(
        cls, counts: Counter[tuple[str, str]], name: str, interval: tuple[float, float] = (0.0, 0.0)
    ) -> Score:
        """Return the score called *name* from what ``count_matches`` counts."""
        return cls(counts[name, "right"], counts[name, "found"], counts[name, "gold"], interval)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def align(gold: Sequence[Article], found: Sequence[Article]) -> tuple[Aligned, ...]:
    """Return *gold* beside *found*, by name; an article that *found* lacks counts as one in which
    nothing was found.

    Raises:
        CorpusError: *found* has an article that *gold* lacks, or another text under the same name.
    """
    ours = {article.name: article for article in found}
    surplus = sorted(ours.keys() - {article.name for article in gold})
    if surplus:
        raise CorpusError(
            f"{len(surplus)} of the scored articles are not annotated, the first is {surplus[0]!r}"
        )
    rows = []
    for article in gold:
        own = ours.get(article.name, Article(name=article.name, text=article.text, attributions=()))
        if own.text != article.text:
            raise CorpusError(
                f"{article.name!r}: the texts differ, so that offsets mean different words"
            )
        sides = to_compared(article), to_compared(own)
        rows.append(Aligned(article.name, article.text, *sides, pair_attributions(*sides)))
    return tuple(rows)


def pair_attributions(gold: Sequence[Compared], found: Sequence[Compared]) -> Pairs:
    """Return ``(found, annotated)`` places, each used once: highest Jaccard index of the contents
    first, then larger overlap of cues, then of speakers, then text order.
    """
    options = []
    for f, ours in enumerate(found):
        for g, theirs in enumerate(gold):
            common = len(ours.content & theirs.content)
            index = common / len(ours.content | theirs.content) if common else 0.0
            if index >= LEAST_JACCARD:
                options.append(
                    (-index, -len(ours.cue & theirs.cue), -len(ours.speaker & theirs.speaker), g, f)
                )
    used_gold, used_found, pairs = set(), set(), []
    for *_, g, f in sorted(options):
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            pairs.append((f, g))
    return tuple(pairs)


def have_same_speaker(one: Compared, other: Compared) -> bool:
    """Whether the speakers share a word, or both are missing."""
    return bool(one.speaker & other.speaker) or not (one.speaker or other.speaker)


def _equal(one: Compared, other: Compared) -> bool:
    return (one.speaker, one.cue, one.content) == (other.speaker, other.cue, other.content)


CONDITIONS: Mapping[str, Callable[[Compared, Compared], bool]] = {
    CLAIM: lambda ours, theirs: True,
    SPEAKER: have_same_speaker,
    ALL_EXACT: _equal,
}


def count_matches(row: Aligned) -> Counter[tuple[str, str]]:
    """Return, for each score, how many are right, found and annotated: keys are ``(score,
    "right")`` and so on.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for name, holds in CONDITIONS.items():
        _count(
            counts,
            name,
            sum(holds(row.found[f], row.gold[g]) for f, g in row.pairs),
            len(row.found),
            len(row.gold),
        )
    for quotation in Quotation:
        right = sum(
            have_same_speaker(row.found[f], row.gold[g])
            for f, g in row.pairs
            if row.gold[g].quotation is quotation
        )
        sides = (sum(own.quotation is quotation for own in side) for side in (row.found, row.gold))
        _count(counts, f"{SPEAKER}, {quotation}", right, *sides)
    for role in ROLES:
        ours, theirs = (
            Counter(words for own in side if (words := getattr(own, role)))
            for side in (row.found, row.gold)
        )
        _count(counts, f"exact {role}", (ours & theirs).total(), ours.total(), theirs.total())
    return counts


def _count(counts: Counter[tuple[str, str]], name: str, right: int, found: int, gold: int) -> None:
    counts[name, "right"] += right
    counts[name, "found"] += found
    counts[name, "gold"] += gold


def compute_scores(rows: Sequence[Aligned], *, resamples: int = RESAMPLES) -> dict[str, Score]:
    """Return the scores by name, with intervals from *resamples* random choices of articles, the
    same each time.
    """
    counts = [count_matches(row) for row in rows]
    total: Counter[tuple[str, str]] = sum(counts, Counter())
    names = list(dict.fromkeys(name for own in counts for name, _ in own))
    drawn = draw_counts(counts, resamples)
    return {
        name: Score.of(total, name, find_interval([Score.of(own, name).f1 for own in drawn]))
        for name in names
    }


def draw_counts(
    counts: Sequence[Counter[tuple[str, str]]], resamples: int
) -> list[Counter[tuple[str, str]]]:
    """Return the sums over *resamples* random choices of as many articles as there are."""
    rng = random.Random(SEED)
    return [_summed([counts[rng.randrange(len(counts))] for _ in counts]) for _ in range(resamples)]


def _summed(counts: Sequence[Counter[tuple[str, str]]]) -> Counter[tuple[str, str]]:
    total: Counter[tuple[str, str]] = Counter()
    for own in counts:
        total.update(own)
    return total


def find_interval(values: Sequence[float]) -> tuple[float, float]:
    """Return the middle 95 % of *values*."""
    if not values:
        return (0.0, 0.0)
    ordered = sorted(values)
    return ordered[int(0.025 * len(ordered))], ordered[
        min(len(ordered) - 1, int(0.975 * len(ordered)))
    ]
