"""Sieves for speakers that are pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from attrs import evolve

from claimkit.grammar import FIRST_PERSON
from claimkit.model.scheme import NoName, ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.pronouns.choice import AntecedentChoice
from claimkit.resolution.pronouns.find import FORMS, PronounKind, find_form
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.sieves.by_noun import describe_noun
from claimkit.resolution.sieves.discourse import DiscourseModel
from claimkit.resolution.sieves.query import Answer, Query
from claimkit.resolution.sieves.words import load_sieve_words
from claimkit.spans import Span
from claimkit.tree import Sentence, Word

SECOND_PERSON = frozenset({"you", "your"})
INDEFINITE_CLASSES = frozenset({"PRON", "DET", "ADJ", "NUM"})
# Below this probability one name in ten is right (measured:
# docs/benchmarks/speakers.md)
LEAST_SURE = 0.15
ENOUGH = 3  # pronouns by which a gender is surer than by a given name
RUNNING = 4  # contents back in which the speaker of a floating quotation is looked for
RUNNING_PARAGRAPHS = frozenset({0, 1})  # from the content to the floating quotation
AUTHOR = Answer(reason=NoName.AUTHOR, kind=ReferentKind.AUTHOR)
OUTSIDE = Answer(reason=NoName.OUTSIDE)


def find_first_person(model: DiscourseModel, query: Query) -> Answer | Query | None:
    """I and we: the speaker of the quotation or other content around it; without one, the
    author.
    """
    word = query.word
    if not _is_first_person(word):
        return None
    holding = _find_holding(model, word.span)
    if holding is not None:
        return _ask_for_speaker(model, holding)
    return OUTSIDE if _is_quoted(model, word) else AUTHOR


def find_floating_speaker(model: DiscourseModel, query: Query) -> Query | None:
    """I and we in a quotation without a cue: the speaker who was quoted last, in the same paragraph
    or the one before.
    """
    word = query.word
    if not _is_first_person(word) or not _is_quoted(model, word):
        return None
    if _find_holding(model, word.span) is not None:
        return None
    for near in _find_near(model, word.span):
        if _may_run_on(model, near, word.sentence):
            return _ask_for_speaker(model, near)
    return None


def find_interview_turn(model: DiscourseModel, query: Query) -> Answer | None:
    """I and we in a turn of an interview: the person in the label: "Lee: I think it rained.", "A: I
    think it rained.".
    """
    word = query.word
    if not _is_first_person(word) or _is_quoted(model, word):
        return None
    turn = model.turns.get(word.sentence.paragraph)
    if turn is None:
        return None
    return AUTHOR if turn.entity is None else Answer(entities=(model.entities[turn.entity],))


def find_labelled_speaker(model: DiscourseModel, query: Query) -> Answer | None:
    """The label of a turn in a transcript that is no full name: A, AL, the minister."""
    index = model.labelled.get(query.word)
    return None if index is None else Answer(entities=(model.entities[index],))


def _is_first_person(word: Word) -> bool:
    return word.lower in FIRST_PERSON


def _is_quoted(model: DiscourseModel, word: Word) -> bool:
    return model.document.quotation_at(word.span) is not None


def _find_near(model: DiscourseModel, span: Span) -> Iterator[ReferenceQuery]:
    """Yield the queries with the last contents before *span*, the nearest first, without those
    whose speaker is "I" or "we".
    """
    for credited in islice(model.find_credited_before(span.start), RUNNING):
        if not _is_first_person(credited.word):
            yield credited


def _find_holding(model: DiscourseModel, span: Span) -> ReferenceQuery | None:
    """Return the query near *span* whose content covers it; of several the one with the shortest
    content.
    """
    holding = [near for near in _find_near(model, span) if _does_hold(near, span)]
    return min(holding, key=_measure_content, default=None)


def _does_hold(credited: ReferenceQuery, span: Span) -> bool:
    return any(piece.covers(span) for piece in credited.content)


def _measure_content(credited: ReferenceQuery) -> int:
    return sum(len(piece) for piece in credited.content)


def _may_run_on(model: DiscourseModel, credited: ReferenceQuery, sentence: Sentence) -> bool:
    """Whether the content is quoted, and the quotation may continue in *sentence*."""
    if sentence.paragraph - credited.word.sentence.paragraph not in RUNNING_PARAGRAPHS:
        return False
    return any(model.document.quotation_at(piece) is not None for piece in credited.content)


def _ask_for_speaker(model: DiscourseModel, credited: ReferenceQuery) -> Query:
    word = credited.word
    if model.lexicon.speaker_kind(word.lemma, word.lower) is ReferentKind.DOCUMENT:
        owner = word.child("nmod:poss")
        if owner is not None:
            return Query(word=owner)  # "I" in Lee's letter is Lee
    return Query(word=word, spans=credited.spans)


def find_second_person(model: DiscourseModel, query: Query) -> Answer | None:
    """You: the person who is spoken to; the text seldom says who that is."""
    return OUTSIDE if query.word.lower in SECOND_PERSON else None


def find_person(model: DiscourseModel, query: Query) -> Answer | None:
    """He and she: the person with the highest salience."""
    return _find_third_person(model, query.word, PronounKind.PERSON, ReferentKind.PERSON)


def find_several(model: DiscourseModel, query: Query) -> Answer | None:
    """For "they": people named together, a group, or an organization."""
    return _find_third_person(model, query.word, PronounKind.SEVERAL, ReferentKind.UNKNOWN)


def find_thing(model: DiscourseModel, query: Query) -> Answer | None:
    """For "it": an organization or a document."""
    return _find_third_person(model, query.word, PronounKind.THING, ReferentKind.UNKNOWN)


def _find_third_person(
    model: DiscourseModel, word: Word, kind: PronounKind, default: ReferentKind
) -> Answer | None:
    """Return the antecedent of the pronoun *word*; None if it is not of this *kind*.

    Args:
        default: the kind of a referent that is not found.
    """
    form = find_form(word)
    if form is None or form.kind is not kind:
        return None
    choice = model.pronouns.get(word)
    if choice is None:
        return Answer(reason=NoName.NO_ANTECEDENT, kind=default)
    is_unsure = choice.probability < LEAST_SURE or _is_of_other_gender(model, word, choice)
    if choice.entity is None or is_unsure:
        return Answer(reason=_explain(choice), kind=default, share=choice.probability)
    entity = _find_by_owner(model, model.entities[choice.entity], word)
    answer = Answer() if entity.name is not None else describe_noun(model, entity.nouns[0].head)
    return evolve(answer, entities=(entity,), share=choice.probability)


def _is_of_other_gender(model: DiscourseModel, word: Word, choice: AntecedentChoice) -> bool:
    """Whether the pronoun *word* is of another gender than the one chosen, as name or title and the
    other pronouns of the text tell it, and somebody else may be meant: after "Sergeant Maya Lee met
    the suspect" is "he" not Lee.
    """
    if not choice.is_doubtful:
        return False
    same = other = 0
    for pronoun, chosen in model.pronouns.items():
        if chosen.entity == choice.entity:
            is_alike = FORMS[pronoun.lower].gender is FORMS[word.lower].gender
            same, other = same + is_alike, other + (not is_alike)
    return same < other + ENOUGH


def _find_by_owner(model: DiscourseModel, entity: Entity, pronoun: Word) -> Entity:
    """Return *entity*, or who it is by the name of another, as its last noun before *pronoun* says:
    "the Lee campaign … It said", "Voltanova … the company … It said".
    """
    if entity.name is not None:
        return entity
    before = [noun for noun in entity.nouns if noun.span.start < pronoun.span.start]
    return (_find_bearer(model, before[-1].head) if before else None) or entity


def _find_bearer(model: DiscourseModel, noun: Word) -> Entity | None:
    """Return the entity with a name that *noun* means, or by whose name it goes; None if there is
    none.
    """
    choice = model.descriptions.get(noun)
    if choice is not None and choice.entity is not None:
        return model.entities[choice.entity]
    return model.find_owned(noun) or model.find_organization(noun)


def _explain(choice: AntecedentChoice) -> NoName:
    """Return why there is no antecedent: nothing fits, or several fit."""
    is_one_of_several = choice.has_rival or choice.entity is not None
    return NoName.AMBIGUOUS if is_one_of_several else NoName.NO_ANTECEDENT


def find_indefinite(model: DiscourseModel, query: Query) -> Answer | Query | None:
    """Some, many, nobody: no particular person; for "one of the people" the people."""
    word = query.word
    if word.lower not in load_sieve_words().indefinite:
        return None
    partitive = next((child for child in word.children("nmod") if child.upos == "NOUN"), None)
    if partitive is not None and model.lexicon.speaker_noun(partitive.lemma) is not None:
        return Query(word=partitive)
    if word.upos in INDEFINITE_CLASSES:
        return Answer(reason=NoName.INDEFINITE, kind=ReferentKind.GROUP)
    return None
