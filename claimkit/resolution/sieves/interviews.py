"""Interviews and transcripts: whose turn a paragraph is, by its label ("Q:", "A:", "Lee:")."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import define, frozen

from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.mentions.names import PERSONAL
from claimkit.transcripts.labels import Label, find_labels
from claimkit.tree import Sentence, Word

FEWEST_INITIALS = 2
LONGEST_LABEL = 5  # words
QUESTION_LABELS = frozenset({"q", "question", "interviewer"})
EXAMINER = "BY"
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


def find_labelled(
    document: Document,
    entities: Sequence[Entity],
    named: Mapping[Word, int],
    lexicon: Lexicon,
) -> dict[Word, int]:
    """Return the entity of the head of each label that is no name itself: of "A" the one who is
    interviewed, of "AL" Ana Lee, of "Minister" the person of an earlier label with this word.

    Args:
        named: the index of the entity of each word of a name.
    """
    labels = find_labels(document, lexicon)
    labelled: dict[Word, int] = {}
    earlier: list[tuple[frozenset[str], int]] = []
    for label in labels:
        parts = frozenset(word.lower for word in label.words)
        index = _find_entity(label, labels, entities, named)
        if index is None:
            index = next((index for others, index in earlier if parts <= others), None)
        if index is not None:
            earlier.append((parts, index))
            if named.get(label.head) != index:
                labelled[label.head] = index
    return labelled


def _find_entity(
    label: Label, labels: Sequence[Label], entities: Sequence[Entity], named: Mapping[Word, int]
) -> int | None:
    if label.answers:
        return _find_interviewed(labels, entities)
    initials = _find_by_initials(label, entities)
    if initials is not None:
        return initials
    index = next((named[word] for word in label.name if word in named), None)
    return _find_by_surname(label, entities) if index is None else index


def _find_interviewed(labels: Sequence[Label], entities: Sequence[Entity]) -> int | None:
    """Return the person whom the text names most often before its first label or, if none, behind
    the paragraph of its last.
    """
    first, last = labels[0].head.sentence, labels[-1].head.sentence
    before = _find_most_named(entities, lambda sentence: sentence.index < first.index)
    turn = before or _find_most_named(
        entities, lambda sentence: sentence.paragraph > last.paragraph
    )
    return None if turn is None else turn.entity


def _find_by_initials(label: Label, entities: Sequence[Entity]) -> int | None:
    """Return the only person whose initials are the *label*."""
    initials = label.name[0].text
    if len(label.name) > 1 or len(initials) < FEWEST_INITIALS or not initials.isupper():
        return None
    people = [
        entity.index
        for entity in entities
        if entity.kind in PERSONAL and _take_initials(entity.name or "") == initials
    ]
    return people[0] if len(people) == 1 else None


def _find_by_surname(label: Label, entities: Sequence[Entity]) -> int | None:
    """Return the only person whose name ends with the *label*, which the parser takes for no name
    at the start of a line.
    """
    people = [
        entity.index
        for entity in entities
        if entity.kind in PERSONAL and entity.lower_name.endswith(f" {label.key}")
    ]
    return people[0] if len(people) == 1 else None


def _take_initials(name: str) -> str:
    return "".join(part[0] for part in name.split())


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
            first = label.sentence.index
            self.interviewed = _find_most_named(
                self.entities, lambda sentence: sentence.index < first
            )
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


def _names_examiner(sentence: Sentence) -> bool:
    """Whether *sentence* is the line of a court's transcript that tells whose the questions behind
    it are: "BY MR. TATE:".
    """
    words = sentence.words
    return words[-1].text == ":" and any(word.text == EXAMINER for word in words)


def _find_most_named(
    entities: Sequence[Entity], is_there: Callable[[Sentence], bool]
) -> Turn | None:
    """Return the turn of the person with the most mentions by name in sentences that *is_there*
    picks, of several as often the first; None if nobody is named there.
    """
    most, person = 0, None
    for entity in entities:
        if entity.kind is ReferentKind.PERSON:
            sentences = (mention.sentence for mention in entity.mentions)
            count = sum(is_there(s) for s in sentences if not _names_examiner(s))
            if count > most:
                most, person = count, entity
    return None if person is None else Turn(person.index)
