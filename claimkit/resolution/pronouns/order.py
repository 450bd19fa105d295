"""The mentions of a text, in the order in which they are read.

That is the order of the text, but who is quoted is read before the quotation: of two people whom
"he" and "he" may mean, only one is quoted ("“He played well,” he said.").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from attrs import frozen

from claimkit.document import Document, QuotationRegion
from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.names import Mention
from claimkit.resolution.pronouns.descriptions import Description, find_descriptions
from claimkit.resolution.pronouns.find import NOTHING, Pronoun, find_pronouns
from claimkit.resolution.pronouns.history import EntityMention, MentionForm, to_occurrence
from claimkit.resolution.pronouns.narration import find_captions, number_told
from claimkit.spans import Spans
from claimkit.tree import Word

Anaphor = Pronoun | Description


@frozen
class Place:
    """A mention by name or noun, or an anaphor; a description is both.

    Attributes:
        beside: all mentions by name and noun in its sentence.
        quoted: the quotations with what it says.
        start: of the mention, or of what it says in a quotation before it.
    """

    mention: EntityMention | None
    anaphor: Anaphor | None
    beside: Sequence[EntityMention]
    quoted: Sequence[QuotationRegion]
    start: int

    @property
    def word(self) -> Word:
        return (self.mention or cast(Anaphor, self.anaphor)).word


def list_places(
    document: Document,
    entities: Sequence[Entity],
    lexicon: Lexicon,
    said: Mapping[Word, Spans] = NOTHING,
) -> Sequence[Place]:
    """Return the mentions of *entities* and the pronouns of *document*, as they are read; those
    in captions are not.

    Args:
        said: what the text credits to a word.
    """
    described = {d.word: d for d in find_descriptions(document, entities, lexicon, said)}
    captions = find_captions(document)
    told = number_told(document, captions)
    by_sentence = _gather_mentions(document, entities, lexicon, told)
    places: list[Place] = []

    def add(mention: EntityMention | None, anaphor: Anaphor | None, word: Word) -> None:
        start, quoted = word.span.start, [*_find_quotations(document, word, said.get(word, ()))]
        if quoted:
            start = min(start, *(region.span.start for region in quoted))
        places.append(Place(mention, anaphor, beside, quoted, start))

    for sentence in document.sentences:
        if sentence.paragraph in captions:
            continue
        beside = by_sentence.get(sentence.index, [])
        for mention in beside:
            add(mention, described.get(mention.word), mention.word)
        for pronoun in find_pronouns(document, sentence, lexicon, said, told[sentence.index]):
            add(None, pronoun, pronoun.word)
    return sorted(places, key=lambda place: (place.start, place.word.span.start))


def _find_quotations(document: Document, speaker: Word, said: Spans) -> Iterator[QuotationRegion]:
    """Yield the quotations around a piece of what is *said*, but not around the *speaker* too."""
    for span in said:
        region = document.quotation_at(span)
        if region is not None and not region.span.covers(speaker.span):
            yield region


def _gather_mentions(
    document: Document, entities: Sequence[Entity], lexicon: Lexicon, told: Sequence[int]
) -> Mapping[int, list[EntityMention]]:
    """Return the mentions of *entities* by name and noun, by the index of their sentence.

    Args:
        told: by sentence, how many before it are not wholly quoted.
    """
    mentions: dict[int, list[EntityMention]] = defaultdict(list)
    for entity in entities:
        for mention in _find_mentions(entity):
            number = told[mention.head.sentence.index]
            occurrence = to_occurrence(
                document, mention.head, mention.form, lexicon, mention.gender, number
            )
            mentions[occurrence.sentence].append(EntityMention(entity, occurrence))
    return mentions


@frozen
class _FormedMention:
    """The head and form of a mention, and the gender that it suggests."""

    head: Word
    form: MentionForm
    gender: Gender


def _find_mentions(entity: Entity) -> Iterator[_FormedMention]:
    """Yield the mentions of *entity* by name and noun."""
    for mention in entity.mentions:
        yield _FormedMention(mention.head, MentionForm.NAME, _judge_gender(mention))
    for coordination in entity.coordinations:
        yield _FormedMention(coordination.head, MentionForm.NOUN, Gender.UNKNOWN)
    for noun in (*entity.nouns, *entity.anaphors):
        yield _FormedMention(noun.head, MentionForm.NOUN, noun.gender)


def _judge_gender(mention: Mention) -> Gender:
    """Return the gender that the title or given name of *mention* suggests. A name of one word
    suggests none: it may be a surname.
    """
    return mention.gender if len(mention.core) > 1 else mention.titled_gender
