"""Errors claim by claim, and the differences between two runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from attrs import frozen

from claimkit.evaluation.articles import ScoredArticle
from claimkit.evaluation.scores import (
    RESAMPLES,
    SPEAKER,
    Aligned,
    Counts,
    Score,
    add_up,
    align,
    count_matches,
    draw_counts,
    find_interval,
    have_same_speaker,
    have_same_words,
)
from claimkit.evaluation.words import Compared
from claimkit.spans import cover_spans, to_plain_text

AROUND = 60  # characters of context on each side


class Kind(StrEnum):
    """What is different between an annotated attribution and a found one, or between those of two
    runs.
    """

    MISSED = "missed"
    SPURIOUS = "spurious"
    SPEAKER = "wrong speaker"
    CONTENT = "content's borders"
    CUE = "wrong cue"
    GAINED = "gained"
    LOST = "lost"
    CHANGED = "changed"


@frozen(kw_only=True)
class Difference:
    """One attribution on both sides; *gold* or *found* is None where that side has none.

    Attributes:
        context: the text around it, on one line.
    """

    kind: Kind
    article: str
    gold: str | None
    found: str | None
    context: str


@frozen(kw_only=True)
class Comparison:
    """Two runs over the same annotated articles.

    Attributes:
        scores: claim + speaker of both.
        interval: of the difference in F1, 95 %, by paired bootstrap over articles.
        differences: claims that are right in one of them only.
    """

    scores: tuple[Score, Score]
    interval: tuple[float, float]
    differences: tuple[Difference, ...]

    @property
    def gain(self) -> float:
        """The difference in F1, second run minus first."""
        first, second = self.scores
        return second.f1 - first.f1


def find_errors(rows: Iterable[Aligned]) -> Iterator[Difference]:
    """Yield what is wrong in *rows*, in text order within each article."""
    for row in rows:
        for gold, found in row.list_sides():
            kind = _judge_error(gold, found)
            if kind is not None:
                yield _describe(kind, row, gold, found)


def _judge_error(gold: Compared | None, found: Compared | None) -> Kind | None:
    """Return what is wrong with *found*, None if it is right."""
    if gold is None:
        return Kind.SPURIOUS
    if found is None:
        return Kind.MISSED
    if not have_same_speaker(gold, found):
        return Kind.SPEAKER
    if gold.cue and not gold.cue & found.cue:
        return Kind.CUE
    return Kind.CONTENT if gold.content != found.content else None


def compare(
    gold: Sequence[ScoredArticle], first: Sequence[ScoredArticle], second: Sequence[ScoredArticle]
) -> Comparison:
    """Return how *second* differs from *first* when both are compared with *gold*.

    Raises:
        CorpusError: see ``align``.
    """
    runs = align(gold, first), align(gold, second)
    counts = [list(map(count_matches, run)) for run in runs]
    before, after = (Score.of(add_up(run), SPEAKER) for run in counts)
    return Comparison(
        scores=(before, after),
        interval=_find_gain_interval(*counts),
        differences=tuple(_find_gains_and_losses(*runs)),
    )


def _find_gain_interval(first: Sequence[Counts], second: Sequence[Counts]) -> tuple[float, float]:
    draws = zip(draw_counts(first, RESAMPLES), draw_counts(second, RESAMPLES), strict=True)
    return find_interval(
        [Score.of(after, SPEAKER).f1 - Score.of(before, SPEAKER).f1 for before, after in draws]
    )


def _find_gains_and_losses(
    first: Iterable[Aligned], second: Iterable[Aligned]
) -> Iterator[Difference]:
    for before, after in zip(first, second, strict=True):
        had, has = _find_right(before), _find_right(after)
        for number, gold in enumerate(before.gold):
            if number in had and number not in has:
                yield _describe(Kind.LOST, before, gold, had[number])
            elif number in has and number not in had:
                yield _describe(Kind.GAINED, before, gold, has[number])


def _find_right(row: Aligned) -> dict[int, Compared]:
    """Return what was found with the right speaker, by the number of the annotated attribution."""
    right = {}
    for pair in row.pairs:
        found = row.found[pair.found]
        if have_same_speaker(found, row.gold[pair.gold]):
            right[pair.gold] = found
    return right


def find_changes(
    first: Sequence[ScoredArticle], second: Sequence[ScoredArticle]
) -> Iterator[Difference]:
    """Yield how *second* differs from *first*, without judging which is right: claims that only one
    has, and claims that both have with other words. The first run's side is called *gold*.

    Raises:
        CorpusError: see ``align``; the runs must be over the same articles.
    """
    for row in align(first, second):
        for before, after in row.list_sides():
            kind = _judge_change(before, after)
            if kind is not None:
                yield _describe(kind, row, before, after)


def _judge_change(before: Compared | None, after: Compared | None) -> Kind | None:
    if before is None:
        return Kind.GAINED
    if after is None:
        return Kind.LOST
    return None if have_same_words(before, after) else Kind.CHANGED


def _describe(
    kind: Kind, row: Aligned, gold: Compared | None, found: Compared | None
) -> Difference:
    extents = [side.attribution.extent for side in (gold, found) if side is not None]
    whole = cover_spans(extents)
    around = row.text[max(0, whole.start - AROUND) : whole.end + AROUND]
    return Difference(
        kind=kind,
        article=row.name,
        gold=_show(row.text, gold),
        found=_show(row.text, found),
        context=" ".join(around.split()),
    )


def _show(text: str, side: Compared | None) -> str | None:
    """Return an attribution in one line: [speaker] cue {content}."""
    if side is None:
        return None
    speaker = to_plain_text(text, side.attribution.speaker) or "–"
    cue = to_plain_text(text, side.attribution.cue) or "–"
    content = to_plain_text(text, side.attribution.content) or "–"
    return f"[{speaker}] {cue} {{{content}}}"
