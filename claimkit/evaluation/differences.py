"""What is wrong, claim by claim; and what one run has that another has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from attrs import frozen

from claimkit.evaluation.articles import Article
from claimkit.evaluation.scores import (
    RESAMPLES,
    SPEAKER,
    Aligned,
    Score,
    align,
    count_matches,
    draw_counts,
    find_interval,
    have_same_speaker,
)
from claimkit.evaluation.words import Compared
from claimkit.spans import Spans, cover_spans


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


def find_errors(rows: Sequence[Aligned]) -> Iterator[Difference]:
    """Yield what is wrong in *rows*, in text order within each article."""
    for row in rows:
        of_found, of_gold = dict(row.pairs), {g: f for f, g in row.pairs}
        for g, theirs in enumerate(row.gold):
            if g not in of_gold:
                yield _difference(Kind.MISSED, row.name, row.text, theirs, None)
            else:
                ours = row.found[of_gold[g]]
                kind = _pair_error(theirs, ours)
                if kind is not None:
                    yield _difference(kind, row.name, row.text, theirs, ours)
        for f, ours in enumerate(row.found):
            if f not in of_found:
                yield _difference(Kind.SPURIOUS, row.name, row.text, None, ours)


def _pair_error(gold: Compared, found: Compared) -> Kind | None:
    if not have_same_speaker(gold, found):
        return Kind.SPEAKER
    if gold.cue and not gold.cue & found.cue:
        return Kind.CUE
    return Kind.CONTENT if gold.content != found.content else None


def compare(
    gold: Sequence[Article], first: Sequence[Article], second: Sequence[Article]
) -> Comparison:
    """Return how *second* differs from *first* where both are held against *gold*.

    Raises:
        CorpusError: see ``align``.
    """
    runs = align(gold, first), align(gold, second)
    counts = [[count_matches(row) for row in run] for run in runs]
    scores = [Score.of(sum(own, Counter()), SPEAKER) for own in counts]
    drawn = [
        [Score.of(total, SPEAKER).f1 for total in draw_counts(own, RESAMPLES)] for own in counts
    ]
    return Comparison(
        scores=(scores[0], scores[1]),
        interval=find_interval([second - first for first, second in zip(*drawn, strict=True)]),
        differences=tuple(_gains_and_losses(*runs)),
    )


def _gains_and_losses(first: Sequence[Aligned], second: Sequence[Aligned]) -> Iterator[Difference]:
    for before, after in zip(first, second, strict=True):
        had, has = (
            {g: run.found[f] for f, g in run.pairs if have_same_speaker(run.found[f], run.gold[g])}
            for run in (before, after)
        )
        for g, theirs in enumerate(before.gold):
            if (g in had) != (g in has):
                kind = Kind.GAINED if g in has else Kind.LOST
                yield _difference(kind, before.name, before.text, theirs, has.get(g) or had.get(g))


def find_changes(first: Sequence[Article], second: Sequence[Article]) -> Iterator[Difference]:
    """Yield how *second* differs from *first*, without a word on who is right: claims that only one
    has, and claims that both have with other words. The first run's side is called *gold*.

    Raises:
        CorpusError: see ``align``; the runs must be over the same articles.
    """
    for row in align(first, second):
        pairs = {g: f for f, g in row.pairs}
        taken = set(pairs.values())
        for g, before in enumerate(row.gold):
            after = row.found[pairs[g]] if g in pairs else None
            if after is None:
                yield _difference(Kind.LOST, row.name, row.text, before, None)
            elif (before.speaker, before.cue, before.content) != (
                after.speaker,
                after.cue,
                after.content,
            ):
                yield _difference(Kind.CHANGED, row.name, row.text, before, after)
        for f, after in enumerate(row.found):
            if f not in taken:
                yield _difference(Kind.GAINED, row.name, row.text, None, after)


AROUND = 60  # characters


def _difference(
    kind: Kind, name: str, text: str, gold: Compared | None, found: Compared | None
) -> Difference:
    sides = [own for own in (gold, found) if own is not None]
    spans = [
        span
        for own in sides
        for role in ("speaker", "cue", "content")
        for span in getattr(own.attribution, role)
    ]
    whole = cover_spans(spans)
    return Difference(
        kind=kind,
        article=name,
        gold=_shown(text, gold),
        found=_shown(text, found),
        context=" ".join(text[max(0, whole.start - AROUND) : whole.end + AROUND].split()),
    )


def _shown(text: str, own: Compared | None) -> str | None:
    """Return an attribution in one line: [speaker] cue {content}."""
    if own is None:
        return None
    speaker, cue, content = (
        _words(text, getattr(own.attribution, role)) for role in ("speaker", "cue", "content")
    )
    return f"[{speaker or '–'}] {cue or '–'} {{{content or '–'}}}"


def _words(text: str, spans: Spans) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in spans)
