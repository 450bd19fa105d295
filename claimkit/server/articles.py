"""The marked article and its claims, as the page shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from attrs import frozen

from claimkit.claimset import ClaimSet
from claimkit.model.claim import Claim
from claimkit.outputs.marked.marks import Mark, find_inner, mark_claims
from claimkit.outputs.marked.voices import Voice, number_voices
from claimkit.outputs.wording import replace_unshowable, to_certainty_words, to_role, to_words
from claimkit.server.pieces import Run, describe_voice, list_runs
from claimkit.server.reasons import Mention, Reason, list_mentions, list_reasons
from claimkit.server.templates import render
from claimkit.spans import Spans

PARTS = ("speaker", "cue", "content")


@frozen
class Words:
    """The words of a part of a claim, and where they stand.

    Attributes:
        spans: as JSON: ``[[start, end], …]``.
    """

    part: str
    text: str
    spans: str


@frozen(kw_only=True)
class Card:
    """A claim in the list.

    Attributes:
        key: the speaker's, the same in the filter.
        referent: the speaker's id, "" for none.
        look: classes of the speaker.
        confidence: in percent.
        tags: what filters ask for, by the name of the filter.
    """

    id: str
    number: int | None
    key: str
    referent: str
    look: str
    name: str
    role: str
    certainty: str
    content: str
    confidence: int
    tags: Mapping[str, str]
    reasons: Sequence[Reason]
    mentions: Sequence[Mention]
    words: Sequence[Words]


@frozen
class Choice:
    """A value that a filter can have, and how many claims have it."""

    value: str
    label: str
    count: int


@frozen
class ShownSpeaker:
    """A speaker in the legend and in the choice for corrections."""

    key: str
    referent: str
    number: int | None
    name: str
    look: str
    count: int


@frozen(kw_only=True)
class ShownArticle:
    """What is shown of the claims of one text."""

    title: str
    about: str
    warnings: Sequence[str]
    speakers: Sequence[ShownSpeaker]
    filters: Mapping[str, Sequence[Choice]]
    paragraphs: Sequence[Sequence[Run]]
    cards: Sequence[Card]
    skipped: Sequence[Reason]

    @property
    def heading(self) -> str:
        """How many claims there are, by how many speakers: "3 claims by 2 speakers"."""
        given = [speaker for speaker in self.speakers if speaker.number is not None]
        claims = _count(len(self.cards), "claim")
        return f"{claims} by {_count(len(given), 'speaker')}" if given else claims


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


FILTERS: Mapping[str, Callable[[Claim], str]] = {
    "kind": lambda claim: str(claim.speaker.kind),
    "act": lambda claim: str(claim.act),
    "certainty": to_certainty_words,
}
"""Beside the speaker, by what claims are chosen."""


def draw_article(found: ClaimSet) -> str:
    """Return *found* as a fragment of HTML."""
    return render("article.html", view=make_view(found))


def make_view(found: ClaimSet) -> ShownArticle:
    voices = number_voices(found.claims)
    keys = {key: str(place) for place, key in enumerate(voices)}
    cards = [_make_card(found, claim, voices, keys) for claim in found]
    filters = {name: _list_choices(cards, name) for name in FILTERS}
    return ShownArticle(
        title=replace_unshowable(found.article.title or ""),
        about=_describe_article(found),
        warnings=[replace_unshowable(warning.message) for warning in found.warnings],
        speakers=_list_speakers(cards),
        filters={name: choices for name, choices in filters.items() if len(choices) > 1},
        paragraphs=list_runs(found.text, mark_claims(found.claims, voices), _describe_look),
        cards=cards,
        skipped=[_describe_skipped(found, number) for number in range(len(found.skipped))],
    )


def _describe_article(found: ClaimSet) -> str:
    article = found.article
    known = (article.byline, article.publisher, article.published, article.url)
    return replace_unshowable(" · ".join(filter(None, known)))


def _describe_look(marks: Sequence[Mark]) -> str:
    """Return the classes of words in all of *marks*: the inner ones decide."""
    inner = find_inner(marks)
    contents = [mark for mark in marks if mark.part == "content"]
    is_in = " is-content" if contents and inner.part != "content" else ""
    return f"is-{inner.part}{is_in} {describe_voice(inner.voice)}"


def _make_card(
    found: ClaimSet, claim: Claim, voices: Mapping[Hashable, Voice], keys: Mapping[Hashable, str]
) -> Card:
    voice = voices[claim.speaker.key]
    referent = claim.speaker.referent
    return Card(
        id=claim.id,
        number=voice.number,
        key=keys[claim.speaker.key],
        referent="" if referent is None else referent.id,
        look=describe_voice(voice),
        name=voice.name,
        role=replace_unshowable(to_role(claim.speaker)),
        certainty=to_certainty_words(claim),
        content=replace_unshowable(claim.content.text),
        confidence=round(100 * claim.confidence),
        tags={name: read(claim) for name, read in FILTERS.items()},
        reasons=list_reasons(found, claim),
        mentions=list_mentions(found, claim),
        words=[_make_words(found, claim, part) for part in PARTS],
    )


def _make_words(found: ClaimSet, claim: Claim, part: str) -> Words:
    spans: Spans = getattr(claim, part).spans
    pairs = [[span.start, span.end] for span in spans]
    return Words(part, replace_unshowable(to_words(found.plain, spans)), str(pairs))


def _list_choices(cards: Iterable[Card], name: str) -> list[Choice]:
    counts = Counter(card.tags[name] for card in cards)
    return [Choice(value, value, count) for value, count in counts.most_common()]


def _list_speakers(cards: Iterable[Card]) -> list[ShownSpeaker]:
    """Return the speakers in text order."""
    counts = Counter(card.key for card in cards)
    first = {card.key: card for card in reversed([*cards])}
    speakers: list[ShownSpeaker] = []
    for key, count in counts.items():
        card = first[key]
        speakers.append(ShownSpeaker(key, card.referent, card.number, card.name, card.look, count))
    return speakers


def _describe_skipped(found: ClaimSet, number: int) -> Reason:
    word = found.skipped[number]
    words = replace_unshowable(" ".join(found.plain.read(word.span).split()))
    return Reason(words, replace_unshowable(word.reason))
