"""Bodies that go by the name of a person or a place: a campaign, a government."""

from __future__ import annotations

from claimkit.document import Document
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.owners.references import References
from claimkit.resolution.owners.words import load_owner_words
from claimkit.rules import Rule, find_answer
from claimkit.tree import Phrase, Word

INDEFINITE = frozenset({"a", "an", "another", "any", "each", "every", "no", "one", "some"})
POLICE = "police"  # a plural without a singular
# Relations of what parts some members from others: "some Democrats", "House Republicans"
PARTING = ("det", "amod", "nummod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl", "conj")
OFFICE, GOVERNMENT = "office", "government"
NAMING = ("nmod:poss", "compound", "amod", "flat", "nmod")


def spell_body(noun: Word, document: Document, references: References) -> str | None:
    """Return the name of the body *noun*: "Lee campaign", "Norwegian government"; None if nothing
    beside the noun names it.
    """
    if noun.lower in load_owner_words().parties:
        return None if noun.child(*PARTING) else noun.text.capitalize()
    if noun.xpos in {"NNS", "NNPS"} and noun.lemma != POLICE:
        return None
    if noun.child_lemmas("det") & INDEFINITE:
        return None
    return find_answer(BODY_RULES, noun, document, references)


def _spell_personal(noun: Word, document: Document, references: References) -> str | None:
    names = load_owner_words().personal
    if noun.lemma not in names:
        return None
    owner = _find_owner(noun, references)
    return None if owner is None else f"{find_surname(owner)} {names[noun.lemma]}"


def _find_owner(noun: Word, references: References) -> Entity | None:
    """Return the person whose name or pronoun is the possessor or first part of *noun*."""
    for word in noun.children("nmod:poss", "compound", "amod", "nmod"):
        if word.index < noun.index:
            owner = references.find_kind(word, ReferentKind.PERSON)
            if owner is not None and not owner.is_plural:
                return owner
    return None


def find_surname(entity: Entity) -> str:
    """Return the name of *entity* as a body takes it, the last one: "Lee" of "Ana Lee"."""
    words = (entity.name or "").split()
    surname = entity.mentions[0].surname if entity.mentions else words[-1]
    return next((word for word in words if word.lower() == surname), words[-1])


def _spell_local(noun: Word, document: Document, references: References) -> str | None:
    """Return the words for a body of a place, from the place on: "Leeds police"; for a government
    from any name on: "the Lee government".
    """
    if noun.lemma not in load_owner_words().local:
        return None
    words = Phrase((noun,))
    for child in noun.children(*NAMING):
        if child.index < noun.index:
            words |= child.subtree()
    for word in words:
        if _names_place(word, references) or _names_government(word, noun):
            name = Phrase.of(w for w in words if w.index >= word.index)
            return name.span.squeeze(document.text)
    return None


def _names_place(word: Word, references: References) -> bool:
    """Whether *word* is the name of a place, or an adjective of one ("Norwegian")."""
    has_capital = word.index > 1 and word.text[:1].isupper()
    if word.upos == "ADJ" and has_capital:
        return True
    return references.find_kind(word, ReferentKind.PLACE) is not None


def _names_government(word: Word, noun: Word) -> bool:
    """Whether *word* is the name of a person or party before a government."""
    return noun.lemma == GOVERNMENT and word.upos == "PROPN" and word.relation == "compound"


def _spell_office(noun: Word, document: Document, references: References) -> str | None:
    """Return the name of the office of a person who is named as its possessor."""
    owner = noun.child("nmod:poss") if noun.lemma == OFFICE else None
    if owner is None or owner.upos == "PRON":
        return None
    person = references.find_kind(owner, ReferentKind.PERSON)
    return None if person is None else f"{person.name}’s {OFFICE}"


BODY_RULES = (
    Rule("of a person", "The Lee campaign said it rained.", _spell_personal),
    Rule("office", "Lee’s office said it rained.", _spell_office),
    Rule("of a place", "The Norwegian government said it rained.", _spell_local),
)
