"""Sieves for speakers that a common noun describes."""

from __future__ import annotations

from attrs import evolve

from claimkit.document import Document
from claimkit.lexicons.entries import SpeakerNoun
from claimkit.model.scheme import NoName, ReferentKind
from claimkit.resolution.sieves.affiliation import find_affiliation_of_noun
from claimkit.resolution.sieves.discourse import DiscourseModel
from claimkit.resolution.sieves.query import Answer, Query
from claimkit.text.normalise import spell
from claimkit.tree import Phrase, Word


def find_by_role(model: DiscourseModel, query: Query) -> Answer | None:
    """A definite noun that is the role of a person, or part of the name of an organization: "the
    spokesman", "the ministry".
    """
    entity = model.find_antecedent(query.word)
    return None if entity is None else Answer(entities=(entity,))


def find_described(model: DiscourseModel, query: Query) -> Answer | None:
    """A definite noun for one whom the ranker finds before it: "the candidate", "the company"."""
    choice = model.descriptions.get(query.word)
    if choice is None or choice.entity is None:
        return None
    return Answer(entities=(model.entities[choice.entity],), share=choice.probability)


def find_by_owner(model: DiscourseModel, query: Query) -> Answer | None:
    """A body or document that goes by the name of another: "her campaign", "the statement"."""
    entity = model.find_owned(query.word)
    return None if entity is None else Answer(entities=(entity,))


def find_organization(model: DiscourseModel, query: Query) -> Answer | None:
    """A definite noun that any organization may be called: "the company" is the only one named
    recently.
    """
    entity = model.find_organization(query.word)
    return None if entity is None else Answer(entities=(entity,))


def find_nominal(model: DiscourseModel, query: Query) -> Answer | None:
    """Fallback: a common noun; the speaker stays unnamed."""
    if query.word.upos == "PRON":
        return None
    answer = describe_noun(model, query.word)
    entity = model.find_by_noun(query.word)
    return answer if entity is None else evolve(answer, entities=(entity,))


def describe_noun(model: DiscourseModel, word: Word) -> Answer:
    """Return what the phrase of the noun *word* says about a referent without a name."""
    affiliation = find_affiliation_of_noun(model, word)
    noun = model.lexicon.speaker_noun(word.lemma, word.lower)
    if noun is None:
        return Answer(reason=NoName.UNNAMED, affiliation=affiliation)
    is_person = noun.kind is ReferentKind.PERSON
    return Answer(
        reason=NoName.ANONYMOUS if noun.anonymous else NoName.UNNAMED,
        kind=_judge_kind(noun, word),
        role=_spell_role(model.document, word) if is_person else None,
        affiliation=affiliation,
    )


def _judge_kind(noun: SpeakerNoun, word: Word) -> ReferentKind:
    """Return the kind of the referent of *word*, whose entry is *noun*."""
    if noun.anonymous:
        return ReferentKind.ANONYMOUS
    if noun.kind is ReferentKind.PERSON and word.feat("Number") == "Plur":
        return ReferentKind.GROUP
    return noun.kind


def _spell_role(document: Document, noun: Word) -> str:
    """Return *noun* with its modifiers before it, without article."""
    role = Phrase((noun,))
    for child in noun.children("amod", "compound"):
        if child.index < noun.index:
            role |= child.subtree()
    return spell(document.text, role.span)
