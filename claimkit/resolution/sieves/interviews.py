"""Interviews and transcripts: whose turn a paragraph is, by the label it begins with ("Q:", "A:",
"Lee:").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import frozen

from claimkit.document import Document, Sentence
from claimkit.lexicons.schema import Lexicon
from claimkit.model import ReferentKind
from claimkit.resolution.entities.find import Entity, Place

LONGEST_LABEL = 5  # words


@frozen
class Turn:
    """Who speaks in a paragraph: the entity, None for the interviewer."""

    entity: int | None


def find_turns(
    document: Document, entities: Sequence[Entity], named: Mapping[Place, int], lexicon: Lexicon
) -> dict[int, Turn]:
    """Return the turns of *document* by paragraph; one without a label goes on the turn before it.

    "A:" is the turn of the person who is named most before the first question.
    """
    labels: dict[int, Turn | None] = {}
    first: Sentence | None = None
    for sentence in document.sentences:
        if sentence.paragraph in labels:
            continue
        label = _label(sentence)
        labels[sentence.paragraph] = None
        if label is None:
            continue
        word = sentence.word(label)
        own = named.get((sentence.index, label))
        if label == 1 and word.text.lower() in lexicon.question_labels | lexicon.answer_labels:
            first = first or sentence
            answers = word.text.lower() in lexicon.answer_labels
            answering = _most_named(entities, first.index) if answers else None
            if not answers or answering is not None:
                labels[sentence.paragraph] = Turn(answering)
        elif own is not None and entities[own].kind in {ReferentKind.PERSON, ReferentKind.UNKNOWN}:
            labels[sentence.paragraph] = Turn(own)
    return _carried_on(labels)


def _label(sentence: Sentence) -> int | None:
    """Return the index of the last word before a colon near the beginning of *sentence*, None if
    there is none.
    """
    place = next((w.index for w in sentence.words[: LONGEST_LABEL + 1] if w.text == ":"), 0)
    return place - 1 if place > 1 else None


def _most_named(entities: Sequence[Entity], before: int) -> int | None:
    counts = Counter(
        {
            e.index: sum(m.sentence < before for m in e.mentions)
            for e in entities
            if e.kind is ReferentKind.PERSON
        }
    )
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] else None


def _carried_on(labels: Mapping[int, Turn | None]) -> dict[int, Turn]:
    found: dict[int, Turn] = {}
    turn: Turn | None = None
    for paragraph, own in labels.items():
        turn = own or turn
        if turn is not None:
            found[paragraph] = turn
    return found
