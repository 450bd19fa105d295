"""News articles of our own, each with all the claims that it should give, and how claims are
judged against them.

``tests/live/test_news.py`` says what a file of ``tests/cases/news`` holds.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from claimkit import Claim, Span
from claimkit.spans import Spans
from tests.support.cases import CASES

NEWS = CASES / "news"
ANY = "any"
GAP = " … "
WHOLE_CONTENT = 0.9
OTHER_CUE = 0.5
SAME_CUE = 0.2


@frozen
class Wanted:
    """A claim that an article should give.

    Attributes:
        content: where the words stand that are claimed.
        cue: where the cue stands; None if no words attribute.
        speaker: where the speaker's words stand; None if nobody is credited, or that is not judged.
        row: the other fields, as the file has them.
    """

    content: Spans
    cue: Span | None
    speaker: Span | None
    row: Mapping[str, Any]

    @property
    def names(self) -> list[str]:
        """Return the names that are right; "" for none."""
        name = self.row["name"]
        return name if isinstance(name, list) else [name]

    @property
    def optional(self) -> bool:
        """Return whether a reader may do without the claim."""
        return bool(self.row.get("optional", False))

    @property
    def title(self) -> str:
        """Return what names the claim among others: the words of its content."""
        return " + ".join(list_parts(self.row))


@frozen
class Article:
    """An article with what is wanted of it.

    Attributes:
        absent: stretches of which no claim is wanted, with why one is returned today.
    """

    slug: str
    text: str
    wanted: tuple[Wanted, ...]
    absent: tuple[Mapping[str, str], ...]

    @classmethod
    def read(cls, slug: str) -> Article:
        """Return the article of ``news/SLUG.toml``."""
        data = tomllib.loads((NEWS / f"{slug}.toml").read_text(encoding="utf-8"))
        text = data["text"]
        wanted = tuple(to_wanted(row, text) for row in data["claim"])
        return cls(slug, text, wanted, tuple(data.get("absent", ())))


def read_articles() -> list[Article]:
    """Return all articles, by the names of their files."""
    return [Article.read(path.stem) for path in sorted(NEWS.glob("*.toml"))]


def to_wanted(row: Mapping[str, Any], text: str) -> Wanted:
    """Return *row* with its words found in *text*; a cue is the nearest to its content, a speaker
    to its cue.
    """
    parts = tuple(find_stretch(part, text) for part in list_parts(row))
    content = Span(parts[0].start, parts[-1].end)
    cue = find_nearest(row["cue"], text, content, content) if "cue" in row else None
    words = row.get("speaker")
    speaker = find_nearest(words, text, cue or content, content) if words else None
    return Wanted(parts, cue, speaker, row)


def list_parts(row: Mapping[str, Any]) -> list[str]:
    """Return the parts that the content of *row* has."""
    content = row["content"]
    return content if isinstance(content, list) else [content]


def find_stretch(words: str, text: str) -> Span:
    """Return where *words* stand, which *text* has once; of ``first … last`` the shortest stretch
    from the first words to the last.
    """
    first, _, last = words.partition(GAP)
    starts = find_all(first, text)
    assert len(starts) == 1, (words, len(starts))
    if not last:
        return starts[0]
    ends = [span.end for span in find_all(last, text) if span.start >= starts[0].end]
    assert ends, words
    return Span(starts[0].start, min(ends))


def find_nearest(words: str, text: str, near: Span, content: Span) -> Span:
    """Return where *words* stand nearest to *near*; in *content* only if *near* is, or if they are
    nowhere else in the paragraph.
    """
    spans = find_all(words, text)
    assert spans, words

    def rank(span: Span) -> tuple[bool, int]:
        distance = max(span.start - near.end, near.start - span.end)
        apart = text.count("\n\n", min(span.start, near.start), max(span.end, near.end))
        inside = content.covers(span) and not content.covers(near)
        return (inside or apart > 0, distance)

    return min(spans, key=rank)


def find_all(words: str, text: str) -> list[Span]:
    """Return where *words* stand in *text*, not as pieces of words."""
    pattern = rf"(?<![\w-]){re.escape(words)}(?!\w)"
    return [Span(*match.span()) for match in re.finditer(pattern, text)]


@frozen
class Reading:
    """The claims of an article beside what is wanted.

    Attributes:
        pairs: by the number of what is wanted, the claim and how far the contents overlap.
        extras: the claims that nothing wanted is paired with.
    """

    article: Article
    pairs: Mapping[int, tuple[Claim, float]]
    extras: tuple[Claim, ...]


def compare(article: Article, claims: Sequence[Claim]) -> Reading:
    """Return *claims* paired with what *article* should give, the best pairs first: contents
    overlap by half, or by a fifth with the same cue.
    """
    ranked = []
    for number, wanted in enumerate(article.wanted):
        for index, claim in enumerate(claims):
            overlap = measure_overlap(wanted, claim, article.text)
            same_cue = wanted.cue is not None and has_any(claim.cue.spans, wanted.cue)
            if overlap >= (SAME_CUE if same_cue else OTHER_CUE):
                ranked.append((overlap + same_cue, -number, -index, overlap))
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for _, number, index, overlap in sorted(ranked, reverse=True):
        if -number not in pairs and -index not in taken:
            taken.add(-index)
            pairs[-number] = (-index, overlap)
    return Reading(
        article,
        {number: (claims[index], overlap) for number, (index, overlap) in pairs.items()},
        tuple(claim for index, claim in enumerate(claims) if index not in taken),
    )


def measure_overlap(wanted: Wanted, claim: Claim, text: str) -> float:
    """Return how far the contents overlap: shared characters by all, without white space, cues and
    speakers, for a cue may stand amid what is said.
    """
    frame = [span for span in (wanted.cue, wanted.speaker) if span]
    outside = to_places((*frame, *claim.cue.spans, *claim.speaker.spans), text)
    content = to_places(wanted.content, text) - outside
    own = to_places(claim.content.spans, text) - outside
    return len(content & own) / max(1, len(content | own))


def to_places(spans: Iterable[Span], text: str) -> set[int]:
    """Return where the characters of *spans* stand that are not white space."""
    return {i for span in spans for i in range(span.start, span.end) if not text[i].isspace()}


def has_any(spans: Iterable[Span], other: Span) -> bool:
    """Return whether one of *spans* shares a character with *other*."""
    return any(span.overlaps(other) for span in spans)


def plain(name: str) -> str:
    """Return *name* without capitals, full stops and a leading "the", which may differ."""
    return name.casefold().replace(".", "").replace("’", "'").removeprefix("the ")


def list_faults(wanted: Wanted, claim: Claim, overlap: float) -> dict[str, str]:
    """Return in what *claim* is not as wanted, and what it has there."""
    return dict(find_faults(wanted, claim, overlap))


def find_faults(wanted: Wanted, claim: Claim, overlap: float) -> Iterator[tuple[str, str]]:
    """Yield each fault of *claim* by its kind, with what the claim has."""
    if overlap < WHOLE_CONTENT:
        yield "content", claim.content.text
    if not has_speaker(wanted, claim):
        yield "speaker", claim.speaker.text
    if plain(claim.speaker.name or "") not in map(plain, wanted.names):
        yield "name", str(claim.speaker.name)
    read = {
        "quotation": (claim.content.quotation, "indirect"),
        "level": (claim.certainty.level, "certain"),
        "polarity": (claim.certainty.polarity, "positive"),
    }
    for field, (value, default) in read.items():
        if wanted.row.get(field, default) not in (ANY, value):
            yield field, value


def has_speaker(wanted: Wanted, claim: Claim) -> bool:
    """Return whether *claim* credits the words that are wanted."""
    if "speaker" not in wanted.row:
        return True
    if wanted.speaker is None:
        return not claim.speaker.spans
    return has_any(claim.speaker.spans, wanted.speaker)
