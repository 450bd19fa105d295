"""Where in a text an entity has been mentioned so far."""

from __future__ import annotations

from enum import StrEnum

from attrs import define, field, frozen

from claimkit.document import Document, QuotationRegion
from claimkit.grammar import base_lemma
from claimkit.lexicons.schema import Lexicon
from claimkit.punctuation import CLOSING_BRACKETS, OPENING_BRACKETS
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.mentions.deeds import does_die, is_subject_of_report
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.pronouns.find import OPENING, Pronoun, PronounKind
from claimkit.resolution.pronouns.functions import (
    SUBJECTS,
    GrammaticalFunction,
    find_top,
    judge_function,
)
from claimkit.tree import Word

OBJECTS = frozenset({"obj", "iobj"})
BRACKET_REACH = 3  # words before and behind a name within which brackets count as around it


class MentionForm(StrEnum):
    """The form of a mention that is no pronoun."""

    NAME = "name"
    NOUN = "noun"


@frozen(kw_only=True)
class Occurrence:
    """A place where an entity is mentioned.

    Attributes:
        sentence: its index; paragraph: its number; told: how many sentences before are not wholly
            quoted.
        form: of a pronoun, its kind.
        quotation: the one around it; None if there is none.
        reports: whether it is the subject of a verb that reports.
        is_reported_on: whether it is what such a verb has as its object: "accused Lee".
        opens: whether it is one of the first words of its sentence.
        gender: that title, given name or noun of this mention suggest.
        dies: whether the verb says that it died: "Lee drowned", "Lee was killed"; or what it did
            was too long ago: "Lee sailed in 1871".
    """

    head: Word
    sentence: int
    paragraph: int
    function: GrammaticalFunction
    form: MentionForm | PronounKind
    quotation: QuotationRegion | None
    reports: bool
    is_bracketed: bool
    opens: bool
    is_reported_on: bool = False
    gender: Gender = Gender.UNKNOWN
    dies: bool = False
    told: int = 0


@frozen
class Spoke:
    """The index of an entity that spoke, and the number of the paragraph."""

    entity: int
    paragraph: int


@frozen
class EntityMention:
    """A mention of an entity by name or noun."""

    entity: Entity
    occurrence: Occurrence

    @property
    def word(self) -> Word:
        return self.occurrence.head


def to_occurrence(
    document: Document,
    head: Word,
    form: MentionForm,
    lexicon: Lexicon,
    gender: Gender = Gender.UNKNOWN,
    told: int = 0,
) -> Occurrence:
    """Return the mention by name or noun with this *head*."""
    sentence, top = head.sentence, find_top(head)
    return Occurrence(
        head=head,
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        function=judge_function(top),
        form=form,
        quotation=document.quotation_at(head.span),
        reports=is_subject_of_report(head, lexicon),
        is_bracketed=_is_bracketed(head),
        opens=head.index <= OPENING,
        is_reported_on=_is_object_of_report(head, lexicon),
        gender=gender,
        dies=does_die(top),
        told=told,
    )


def to_pronoun_occurrence(pronoun: Pronoun) -> Occurrence:
    """Return the mention by *pronoun*."""
    word = pronoun.word
    return Occurrence(
        head=word,
        sentence=word.sentence.index,
        paragraph=word.sentence.paragraph,
        function=pronoun.function,
        form=pronoun.kind,
        quotation=pronoun.quotation,
        reports=pronoun.speaks,
        is_bracketed=_is_bracketed(word),
        opens=word.index <= OPENING,
        dies=does_die(find_top(word)),
        told=pronoun.told,
    )


def _is_object_of_report(head: Word, lexicon: Lexicon) -> bool:
    verb = head.parent if head.relation in OBJECTS else None
    if verb is None:
        return False
    return lexicon.reports(base_lemma(verb, lexicon))


def _is_bracketed(word: Word) -> bool:
    """Whether a bracket opens right before *word* and closes soon after it."""
    if OPENING_BRACKETS.isdisjoint(word.sentence.forms):
        return False
    words, index = word.sentence.words, word.index
    before = words[max(0, index - BRACKET_REACH - 1) : index - 1]
    behind = words[index : index + BRACKET_REACH]
    opened = any(w.text in OPENING_BRACKETS for w in before)
    return opened and any(w.text in CLOSING_BRACKETS for w in behind)


@define
class EntityHistory:
    """An entity with its mentions so far.

    Attributes:
        is_told: whether only the mentions outside quotations are noted, and sentences counted that
            are not wholly quoted.
        count: of the mentions.
        last_subject: number of the sentence in which it was last a subject; None if it never was.
            last_main_subject: the same for the main subject; last_report: for the subject of a verb
            that reports.
        pronouns: how many pronouns of each gender referred to it.
        probability: that its last mention is one, 0 to 1.
        is_dead: whether the text has said so.
    """

    entity: Entity
    last: Occurrence
    is_told: bool = False
    count: int = 0
    last_subject: int | None = None
    last_main_subject: int | None = None
    last_report: int | None = None
    pronouns: dict[Gender, int] = field(factory=dict)
    probability: float = 1.0
    is_dead: bool = False

    def note(
        self, occurrence: Occurrence, gender: Gender = Gender.UNKNOWN, probability: float = 1.0
    ) -> None:
        """Add a mention; *gender* is that of a pronoun."""
        self.last, self.probability = occurrence, probability
        self.count += 1
        self.is_dead = self.is_dead or occurrence.dies
        here = occurrence.told if self.is_told else occurrence.sentence
        if occurrence.function in SUBJECTS:
            self.last_subject = here
        if occurrence.function is GrammaticalFunction.MAIN_SUBJECT:
            self.last_main_subject = here
        if occurrence.reports:
            self.last_report = here
        if gender is not Gender.UNKNOWN:
            self.pronouns[gender] = self.pronouns.get(gender, 0) + 1
