"""Precision, recall and F1 of found attributions against annotated ones.

An annotated claim is found if the Jaccard index of the contents' words is at least one half; pairs
are made one to one, the highest index first. The speaker is right if the words overlap, or if both
sides have none.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, starmap
from operator import attrgetter

from attrs import frozen

from claimkit.errors import CorpusError
from claimkit.evaluation.articles import ScoredArticle
from claimkit.evaluation.words import Compared, Words, to_compared
from claimkit.model.scheme import Quotation

LEAST_JACCARD = 0.5
RESAMPLES, SEED = 1000, 13
CLAIM, SPEAKER, ALL_EXACT = "claim", "claim + speaker", "all exact"
ROLES = ("cue", "speaker", "content")

Counts = Counter[tuple[str, str]]  # by score and "right", "found" or "gold"


@frozen(order=True)
class Pair:
    """Numbers of an annotated attribution and of the one found for it."""

    gold: int
    found: int


@frozen
class Aligned:
    """An article on both sides: annotated and found attributions, and which belongs to which."""

    name: str
    text: str
    gold: tuple[Compared, ...]
    found: tuple[Compared, ...]
    pairs: tuple[Pair, ...]

    def list_matches(self) -> Iterator[tuple[Compared, Compared]]:
        """Yield the pairs: annotated, found."""
        for pair in self.pairs:
            yield self.gold[pair.gold], self.found[pair.found]

    def list_sides(self) -> Iterator[tuple[Compared | None, Compared | None]]:
        """Yield all attributions, annotated and found: first the annotated ones in text order, each
        with the one found for it, if any; then those found for none.
        """
        found_for = {pair.gold: pair.found for pair in self.pairs}
        for number, gold in enumerate(self.gold):
            yield gold, self.found[found_for[number]] if number in found_for else None
        paired = frozenset(found_for.values())
        for number, found in enumerate(self.found):
            if number not in paired:
                yield None, found


@frozen
class Score:
    """Counts, and the measures that follow from them; 0 instead of a division by zero.

    Attributes:
        interval: of F1, 95 %, by bootstrap over articles.
    """

    right: int
    found: int
    gold: int
    interval: tuple[float, float] = (0.0, 0.0)

    @classmethod
    def of(cls, counts: Counts, name: str, interval: tuple[float, float] = (0.0, 0.0)) -> Score:
        """Return the score called *name* from what ``count_matches`` counts."""
        return cls(counts[name, "right"], counts[name, "found"], counts[name, "gold"], interval)

    @property
    def precision(self) -> float:
        return _divide(self.right, self.found)

    @property
    def recall(self) -> float:
        return _divide(self.right, self.gold)

    @property
    def f1(self) -> float:
        return _divide(2 * self.right, self.found + self.gold)


def _divide(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def align(gold: Sequence[ScoredArticle], found: Sequence[ScoredArticle]) -> tuple[Aligned, ...]:
    """Return *gold* beside *found*, by name; an article that *found* lacks counts as one in which
    nothing was found.

    Raises:
        CorpusError: *found* has an article that *gold* lacks, or another text under the same name.
    """
    by_name = {article.name: article for article in found}
    surplus = sorted(by_name.keys() - frozenset(map(attrgetter("name"), gold)))
    if surplus:
        raise CorpusError(
            f"{len(surplus)} of the scored articles are not annotated, the first is {surplus[0]!r}"
        )
    return tuple(_align_article(article, by_name.get(article.name)) for article in gold)


def _align_article(gold: ScoredArticle, found: ScoredArticle | None) -> Aligned:
    found = found or ScoredArticle(name=gold.name, text=gold.text, attributions=())
    if found.text != gold.text:
        raise CorpusError(f"{gold.name!r}: the texts differ, so that offsets mean different words")
    annotated, extracted = to_compared(gold), to_compared(found)
    pairs = pair_attributions(annotated, extracted)
    return Aligned(gold.name, gold.text, annotated, extracted, pairs)


def pair_attributions(gold: Sequence[Compared], found: Sequence[Compared]) -> tuple[Pair, ...]:
    """Return which of *gold* and *found* belong together, each used once: highest Jaccard index of
    the contents first, then larger overlap of cues, then of speakers, then text order.
    """
    paired: list[Pair] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for *_, pair in sorted(_list_options(gold, found)):
        if pair.gold not in used_gold and pair.found not in used_found:
            used_gold.add(pair.gold)
            used_found.add(pair.found)
            paired.append(pair)
    return tuple(paired)


def _list_options(
    gold: Sequence[Compared], found: Sequence[Compared]
) -> Iterator[tuple[float, int, int, Pair]]:
    """Yield the pairs that may be made, with what they are sorted by."""
    by_word = _index_contents(gold)
    for f, ours in enumerate(found):
        lists = (by_word.get(word, ()) for word in ours.content)
        for g in sorted(frozenset(chain.from_iterable(lists))):
            theirs = gold[g]
            common = len(ours.content & theirs.content)
            index = _divide(common, len(ours.content | theirs.content))
            if index >= LEAST_JACCARD:
                cues, speakers = len(ours.cue & theirs.cue), len(ours.speaker & theirs.speaker)
                yield -index, -cues, -speakers, Pair(gold=g, found=f)


def _index_contents(side: Iterable[Compared]) -> Mapping[int, Sequence[int]]:
    """Return by each word the numbers of those of *side* that have it in their content."""
    by_word: defaultdict[int, list[int]] = defaultdict(list)
    for number, compared in enumerate(side):
        for word in compared.content:
            by_word[word].append(number)
    return by_word


def have_same_speaker(one: Compared, other: Compared) -> bool:
    """Whether the speakers share a word, or both are missing."""
    return bool(one.speaker & other.speaker) or not (one.speaker or other.speaker)


def have_same_words(one: Compared, other: Compared) -> bool:
    """Whether speaker, cue and content are the same."""
    return (one.speaker, one.cue, one.content) == (other.speaker, other.cue, other.content)


CONDITIONS: Mapping[str, Callable[[Compared, Compared], bool]] = {
    CLAIM: lambda ours, theirs: True,
    SPEAKER: have_same_speaker,
    ALL_EXACT: have_same_words,
}


def count_matches(row: Aligned) -> Counts:
    """Return, for each score, how many are right, found and annotated: keys are ``(score,
    "right")`` and so on.
    """
    counts: Counts = Counter()
    matches = list(row.list_matches())
    for name, holds in CONDITIONS.items():
        right = sum(starmap(holds, matches))
        _add(counts, name, right, len(row.found), len(row.gold))
    same = [gold for gold, found in matches if have_same_speaker(gold, found)]
    for quotation in Quotation:
        right = _count_quotation(same, quotation)
        found, gold = _count_quotation(row.found, quotation), _count_quotation(row.gold, quotation)
        _add(counts, f"{SPEAKER}, {quotation}", right, found, gold)
    for role in ROLES:
        ours, theirs = _count_words(row.found, role), _count_words(row.gold, role)
        _add(counts, f"exact {role}", (ours & theirs).total(), ours.total(), theirs.total())
    return counts


def _count_quotation(side: Iterable[Compared], quotation: Quotation) -> int:
    return list(map(attrgetter("quotation"), side)).count(quotation)


def _count_words(side: Iterable[Compared], role: str) -> Counter[Words]:
    """Return how often each set of words has *role*."""
    return Counter(filter(None, map(attrgetter(role), side)))


def _add(counts: Counts, name: str, right: int, found: int, gold: int) -> None:
    counts[name, "right"] += right
    counts[name, "found"] += found
    counts[name, "gold"] += gold


def compute_scores(rows: Sequence[Aligned], *, resamples: int = RESAMPLES) -> dict[str, Score]:
    """Return the scores by name, with intervals from *resamples* random choices of articles, the
    same each time.
    """
    counts = list(map(count_matches, rows))
    total = add_up(counts)
    names = dict.fromkeys(name for name, _ in chain.from_iterable(counts))
    drawn = draw_counts(counts, resamples)
    return {name: Score.of(total, name, _find_f1_interval(drawn, name)) for name in names}


def _find_f1_interval(drawn: Iterable[Counts], name: str) -> tuple[float, float]:
    return find_interval([Score.of(counts, name).f1 for counts in drawn])


def draw_counts(counts: Sequence[Counts], resamples: int) -> list[Counts]:
    """Return the sums over *resamples* random choices of as many articles as there are."""
    rng = random.Random(SEED)
    return [_draw(counts, rng) for _ in range(resamples)]


def _draw(counts: Sequence[Counts], rng: random.Random) -> Counts:
    return add_up(counts[rng.randrange(len(counts))] for _ in counts)


def add_up(counts: Iterable[Counts]) -> Counts:
    """Return the sum of *counts*."""
    total: Counts = Counter()
    for summand in counts:
        total.update(summand)
    return total


def find_interval(values: Sequence[float]) -> tuple[float, float]:
    """Return the middle 95 % of *values*."""
    if not values:
        return (0.0, 0.0)
    ordered = sorted(values)
    last = len(ordered) - 1
    return ordered[int(0.025 * len(ordered))], ordered[min(last, int(0.975 * len(ordered)))]
