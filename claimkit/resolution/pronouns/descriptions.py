"""Definite nouns for a person or body whose name stands elsewhere in the text, and the features by
which an entity is compared with others as the one that such a noun describes: "the candidate", "the
former president", "the company".

Their antecedents are chosen as those of pronouns are (:mod:`claimkit.resolution.pronouns.ranking`).

==============================  =================================================================
feature                         what it says
==============================  =================================================================
called so, WHICH                the text says the noun of the entity, beside its name or as a title:
                                of this one alone or of several candidates; "called otherwise" if it
                                says other nouns, "called nothing" if none
noun=NOUN, …                    the noun, and whether the entity is called so
its name says so                the noun is a word of its name
modifiers: …                    how many of the other words of the phrase are said of it, or are in
                                its name or place: all, some, none; "no modifiers"
distance=N, rank=N, …           as for pronouns (:mod:`claimkit.resolution.pronouns.salience`)
gender other                    noun and entity suggest different genders
none …                          of "nobody who is named": the determiner, the number of modifiers,
                                whether one of them says that it is another one ("the new
                                minister"), whether something follows the noun, how many candidates
                                are called so, whether it speaks
==============================  =================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from attrs import frozen

from claimkit.document import Document, QuotationRegion
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.persons import is_of_other_age, is_of_other_field
from claimkit.resolution.entities.words import load_entity_words
from claimkit.resolution.mentions.deeds import is_subject_of_report
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.nominals import AGED, NominalMention
from claimkit.resolution.pronouns.bins import DISTANCES, find_bin_since, name_paragraphs
from claimkit.resolution.pronouns.comparison import CandidateSet
from claimkit.resolution.pronouns.find import NOTHING
from claimkit.resolution.pronouns.functions import SUBJECTS, GrammaticalFunction, judge_function
from claimkit.resolution.pronouns.history import EntityHistory
from claimkit.spans import Spans
from claimkit.tree import Sentence, Word

BEHIND = ("nmod", "acl", "acl:relcl", "appos")  # relations of what says more behind a noun
# Words that say of another one, or of the same one what it is no longer
TIMES = frozenset({"former", "incoming", "outgoing"})
STEM = 4  # letters that a place and its adjective share: "Russia", "Russian"


class DescriptionKind(StrEnum):
    """What a description refers to."""

    PERSON = "described person"
    BODY = "described body"


KINDS = {
    ReferentKind.PERSON: DescriptionKind.PERSON,
    ReferentKind.ORGANIZATION: DescriptionKind.BODY,
}
# The kinds of referents that a description may have
FITTING = {
    DescriptionKind.PERSON: frozenset({ReferentKind.PERSON, ReferentKind.UNKNOWN}),
    DescriptionKind.BODY: frozenset({ReferentKind.ORGANIZATION, ReferentKind.UNKNOWN}),
}


@frozen(kw_only=True)
class Description:
    """A definite noun in the singular for somebody or a body.

    Attributes:
        entity: the one without a name that the noun describes if nobody named is meant.
        speaks: whether the text credits words to it.
    """

    noun: NominalMention
    entity: Entity
    kind: DescriptionKind
    function: GrammaticalFunction
    quotation: QuotationRegion | None
    speaks: bool

    @property
    def word(self) -> Word:
        return self.noun.head

    @property
    def sentence(self) -> Sentence:
        return self.word.sentence


def find_descriptions(
    document: Document,
    entities: Sequence[Entity],
    lexicon: Lexicon,
    said: Mapping[Word, Spans] = NOTHING,
) -> Iterator[Description]:
    """Yield the descriptions of entities without a name. "The new minister" is none: it says that
    somebody else is meant.

    Args:
        said: what the text credits to a word.
    """
    distinguishing = load_entity_words().distinguishing - TIMES
    unnamed = (entity for entity in entities if entity.name is None)
    for entity in unnamed:
        kind = None if entity.is_plural else KINDS.get(entity.kind)
        if kind is None:
            continue
        for noun in entity.nouns:
            if noun.is_definite and noun.modifiers.isdisjoint(distinguishing):
                word = noun.head
                yield Description(
                    noun=noun,
                    entity=entity,
                    kind=kind,
                    function=judge_function(word),
                    quotation=document.quotation_at(word.span),
                    speaks=word in said or is_subject_of_report(word, lexicon),
                )


def may_describe(description: Description, history: EntityHistory) -> bool:
    """Whether kind, number and place allow that *description* is the entity of *history*."""
    entity = history.entity
    if entity.name is None or entity.is_plural:
        return False
    if entity.kind not in FITTING[description.kind]:
        return False
    if not _does_noun_fit(description, entity) or _is_other_office(description.noun, entity):
        return False
    if is_of_other_age(entity, description.noun):
        return False
    if history.last.sentence != description.sentence.index:
        return True
    return not _are_bound(description.word, history.last.head)


def _is_other_office(noun: NominalMention, entity: Entity) -> bool:
    """Whether *noun* says of which body or field it is one, and *entity* is of another."""
    return is_of_other_field(entity, noun) or _is_of_another_body(noun, entity)


def _is_of_another_body(noun: NominalMention, entity: Entity) -> bool:
    """Whether *noun* has a possessor with a name, of which the text does not say that *entity* is
    of it: "the State Department's inspector".
    """
    owner = noun.head.child("nmod:poss")
    if owner is None or owner.upos != "PROPN":
        return False
    places = {word for place in entity.places for word in (place, place[:STEM])}
    return owner.lower not in places | entity.described


def _are_bound(word: Word, other: Word) -> bool:
    """Whether two words of one sentence cannot mean the same by its tree: they are joined, or one
    depends on the other.
    """
    if (word.head, word.relation) == (other.head, other.relation):
        return True
    return word in other.lineage() or other in word.lineage()


def _does_noun_fit(description: Description, entity: Entity) -> bool:
    """Whether the text calls a body by the noun, and a person by no rank that the noun does not say
    (a prime minister is not "the minister").
    """
    noun = description.noun
    if description.kind is DescriptionKind.BODY:
        return noun.lemma in entity.described or _is_in_name(noun, entity)
    return not entity.described & load_entity_words().essential - noun.modifiers


def find_description_features(
    description: Description, candidate: EntityHistory, among: CandidateSet, rank: int
) -> Iterator[str]:
    """Yield the features of *candidate*.

    Args:
        rank: its position among the candidates, the nearest at 0.
    """
    yield from _find_word_features(description, candidate.entity, among)
    yield from _find_salience_features(description, candidate, among, rank)
    if among.spoke_last is not None and description.speaks:
        runs = name_paragraphs(description.sentence.paragraph - among.spoke_last.paragraph)
        who = "spoke last" if candidate.entity.index == among.spoke_last.entity else "another"
        yield f"{who}, {runs}"


def _find_word_features(
    description: Description, entity: Entity, among: CandidateSet
) -> Iterator[str]:
    noun = description.noun
    called = judge_called(noun, entity)
    several = "alone" if among.called == 1 else "of several"
    yield f"{called}, {several}" if called == CALLED_SO else called
    yield f"noun={noun.lemma}, {called}"
    modifiers = _judge_modifiers(noun, entity)
    yield modifiers
    yield f"{called}, {modifiers}"
    if _is_in_name(noun, entity):
        yield "its name says so"
    genders = {noun.gender, entity.gender}
    if genders == {Gender.FEMALE, Gender.MALE}:
        yield "gender other"
    if noun.is_possessed:
        yield "possessed"
        yield f"possessed, {called}"


CALLED_SO = "called so"


def judge_called(noun: NominalMention, entity: Entity) -> str:
    """Return whether the text calls *entity* by *noun*."""
    if noun.lemma in entity.described:
        return CALLED_SO
    return "called otherwise" if entity.role or entity.nouns else "called nothing"


def _is_in_name(noun: NominalMention, entity: Entity) -> bool:
    return noun.lemma in entity.lower_name.split()


def _judge_modifiers(noun: NominalMention, entity: Entity) -> str:
    if not noun.modifiers:
        return "no modifiers"
    said = sum(1 for word in noun.modifiers if _is_said(word, entity))
    if said == len(noun.modifiers):
        return "modifiers: all"
    return "modifiers: some" if said else "modifiers: none"


def _is_said(modifier: str, entity: Entity) -> bool:
    """Whether the text says *modifier* of *entity*, or it is in its name or place."""
    if modifier in entity.described or modifier in entity.lower_name:
        return True
    return any(place.startswith(modifier[:STEM]) for place in entity.places)


def _find_salience_features(
    description: Description, candidate: EntityHistory, among: CandidateSet, rank: int
) -> Iterator[str]:
    entity, last = candidate.entity, candidate.last
    here = description.sentence.index
    yield f"distance={DISTANCES.find(here - last.sentence)}"
    yield f"rank={min(rank, 4)}"
    yield f"since subject={find_bin_since(here, candidate.last_subject)}"
    yield f"mentions in the text={min(entity.total, 5)}"
    yield f"kind={entity.kind}"
    if entity.total == among.most_in_text > 1:
        yield "most named in the text"
    if candidate.count == among.most > 1:
        yield "most mentioned"
    if entity.index == among.first:
        yield "first in the text"
    if among.size == 1:
        yield "only candidate"
    if last.paragraph == description.sentence.paragraph:
        yield "same paragraph"
    if last.function in SUBJECTS and description.function in SUBJECTS:
        yield "parallel"
    if last.is_reported_on:
        yield "was reported on last"


def find_features_of_nobody(description: Description, among: CandidateSet) -> Iterator[str]:
    """Yield the features of *description* being nobody who is named."""
    noun = description.noun
    yield "none"
    yield f"none of {min(among.size, 4)}"
    yield f"none, noun={noun.lemma}"
    yield f"none, {min(among.called, 2)} called so"
    yield f"none, modifiers={min(len(noun.modifiers), 2)}"
    determiner = noun.head.child("det")
    yield f"none, {determiner.lower if determiner is not None else 'possessed'}"
    if noun.lemma.endswith(AGED):
        yield "none, of an age"
    if noun.modifiers & load_entity_words().distinguishing:
        yield "none, another one"
    if noun.head.child(*BEHIND) is not None:
        yield "none, more behind"
    if description.speaks:
        yield "none, speaks"
    if description.quotation is not None:
        yield "none, quoted"
