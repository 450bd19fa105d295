"""The organization to which a speaker belongs, as the text says with the name or with the noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimkit.document import Document
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.mentions.labels import find_label
from claimkit.resolution.mentions.titles import find_affiliating
from claimkit.resolution.sieves.discourse import DiscourseModel
from claimkit.resolution.sieves.words import load_sieve_words
from claimkit.text.normalise import spell
from claimkit.tree import Word

EMPLOYERS = frozenset({ReferentKind.ORGANIZATION, ReferentKind.PLACE})
# Relations to a noun of what is no part of its description
BESIDE_NOUN = frozenset({"det", "case", "punct", "acl", "appos", "conj", "cc", "nmod:poss"})


def find_affiliation(model: DiscourseModel, entity: Entity) -> str | None:
    """Return the organization of *entity*, by its name if a mention gives one, else in the words of
    the text.
    """
    return _find_first(model, _find_affiliating(entity))


def find_affiliation_of_noun(model: DiscourseModel, noun: Word) -> str | None:
    """Return the organization in a phrase without a name: "a spokesman for Renault", "a Kremlin
    official".
    """
    return _find_first(model, find_affiliating(noun))


def _find_affiliating(entity: Entity) -> Iterator[Word]:
    for mention in entity.mentions:
        yield from mention.titles.affiliation
    for noun in entity.anaphors:
        yield from find_affiliating(noun.head)


def _find_first(model: DiscourseModel, words: Iterable[Word]) -> str | None:
    described: str | None = None
    for word in words:
        if _is_street(model, word):
            continue
        organization = _find_organization(model, word)
        if organization is not None:
            return organization.name
        described = described or _describe(model, word)
    return described


def _find_organization(model: DiscourseModel, word: Word) -> Entity | None:
    """Return the named organization that *word* refers to: by name, as "the firm" or as "its"."""
    entity = _find_entity(model, word)
    if entity is None or entity.name is None:
        return None
    return entity if entity.kind in EMPLOYERS else None


def _is_street(model: DiscourseModel, word: Word) -> bool:
    """Whether *word* ends the name of a street, where one lives and for which nobody works: not
    "Downing Street".
    """
    if word.lower not in load_sieve_words().streets:
        return False
    street = model.find_named(word)
    return street is None or street.lower_name not in model.lexicon.names.metonyms


def _find_entity(model: DiscourseModel, word: Word) -> Entity | None:
    choice = model.pronouns.get(word)
    if choice is not None:
        return None if choice.entity is None else model.entities[choice.entity]
    entity = model.find_named(word) or model.find_antecedent(word)
    if entity is None and word.upos == "NOUN":
        return model.find_organization(word)
    return entity


def _describe(model: DiscourseModel, word: Word) -> str | None:
    """Return the words for the organization at *word*; None if it is no organization."""
    if find_label(word) == "ORG":
        return _spell_labelled(model.document, word)
    return _spell_noun(model.document, word) if _is_employer(model, word) else None


def _is_employer(model: DiscourseModel, word: Word) -> bool:
    if word.upos != "NOUN" or word.feat("Number") == "Plur":
        return False
    noun = model.lexicon.speaker_noun(word.lemma, word.lower)
    if noun is None or noun.kind is not ReferentKind.ORGANIZATION:
        return False
    return noun.lemma not in load_sieve_words().areas


def _spell_labelled(document: Document, word: Word) -> str:
    """Return the labelled name around *word*: "Green Party" in "Green Party candidate"."""
    opening = closing = word
    for before in word.preceding():
        if not _does_begin_before(opening, before):
            break
        opening = before
    for behind in word.sentence.words[word.index :]:
        if behind.entity != f"I-{find_label(word)}":
            break
        closing = behind
    name = word.sentence.phrase(opening.index, closing.index)
    return spell(document.text, name.span)


def _does_begin_before(word: Word, before: Word) -> bool:
    """Whether the name of *word* begins at *before* or earlier: by the labels, or because *before*
    is a capitalised modifier ("Green Party", "White House").
    """
    if word.entity.startswith("I-"):
        return True
    if not before.text[:1].isupper() or before.relation not in {"amod", "compound"}:
        return False
    return find_label(before) in {None, find_label(word)}


def _spell_noun(document: Document, noun: Word) -> str:
    """Return *noun* with its describing words, without article and possessor."""

    def is_apart(word: Word) -> bool:
        return word.head == noun.index and word.has_relation(BESIDE_NOUN)

    words = noun.subtree(prune=is_apart)
    return spell(document.text, words.without_punctuation().span)
