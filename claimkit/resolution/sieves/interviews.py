"""Interviews and transcripts: whose turn a paragraph is, by its label ("Q:", "A:", "Lee:")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, frozen

from claimkit.document import Document
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.mentions.names import PERSONAL
from claimkit.tree import Sentence, Word

LONGEST_LABEL = 5  # words
QUESTION_LABELS = frozenset({"q", "question", "interviewer"})
ANSWER_LABELS = frozenset({"a", "answer"})


@frozen
class Turn:
    """Who speaks in a paragraph: the index of the entity, or None for the interviewer."""

    entity: int | None


def find_turns(
    document: Document, entities: Sequence[Entity], named: Mapping[Word, int]
) -> dict[int, Turn]:
    """Return the turns of *document* by the number of the paragraph. A paragraph without a label
    continues the turn before it.

    "A:" is the turn of the person who is named most often before the first label.

    Args:
        named: the index of the entity of each word of a name.
    """
    turns: dict[int, Turn] = {}
    turn: Turn | None = None
    labels = _Labels(entities, named)
    for sentence in _find_openings(document):
        label = _find_label(sentence)
        if label is not None:
            turn = labels.find_turn(label) or turn
        if turn is not None:
            turns[sentence.paragraph] = turn
    return turns


@define
class _Labels:
    """The labels of a text, read in order.

    Attributes:
        is_interview: whether there was a label of a question or an answer.
        interviewed: whose turns the answers are; None if that is not known.
    """

    entities: Sequence[Entity]
    named: Mapping[Word, int]
    is_interview: bool = False
    interviewed: Turn | None = None

    def find_turn(self, label: Word) -> Turn | None:
        """Return the turn that begins with *label*; None if the label is of no turn."""
        form = label.lower
        if label.before is not None or form not in QUESTION_LABELS | ANSWER_LABELS:
            return _find_named_turn(label, self.entities, self.named)
        if not self.is_interview:
            self.is_interview = True
            self.interviewed = _find_most_named(self.entities, label.sentence.index)
        return Turn(None) if form in QUESTION_LABELS else self.interviewed


def _find_openings(document: Document) -> Iterator[Sentence]:
    """Yield the first sentence of each paragraph."""
    seen: set[int] = set()
    for sentence in document.sentences:
        if sentence.paragraph not in seen:
            seen.add(sentence.paragraph)
            yield sentence


def _find_label(sentence: Sentence) -> Word | None:
    """Return the last word before a colon at the beginning of *sentence*; None if there is none."""
    for word in sentence.words[: LONGEST_LABEL + 1]:
        if word.text == ":":
            return word.before
    return None


def _find_named_turn(
    label: Word, entities: Sequence[Entity], named: Mapping[Word, int]
) -> Turn | None:
    """Return the turn of the person whose name is *label*; None if it is not a person's."""
    index = named.get(label)
    if index is None or entities[index].kind not in PERSONAL:
        return None
    return Turn(index)


def _find_most_named(entities: Sequence[Entity], before: int) -> Turn | None:
    """Return the turn of the person with the most mentions by name *before* a sentence, of several
    as often the first; None if nobody is named there.
    """
    most, person = 0, None
    for entity in entities:
        if entity.kind is ReferentKind.PERSON:
            count = sum(mention.sentence.index < before for mention in entity.mentions)
            if count > most:
                most, person = count, entity
    return None if person is None else Turn(person.index)
