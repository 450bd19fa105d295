"""Sieves for speakers whose name stands in the phrase itself, or in the phrase that a relative
pronoun goes back to.
"""

from __future__ import annotations

from claimkit.document import Sentence, Word
from claimkit.model import NoName, ReferentKind
from claimkit.resolution.entities.find import Entity
from claimkit.resolution.sieves.discourse import World
from claimkit.resolution.sieves.query import Asked, Resolution

BESIDE = frozenset({ReferentKind.PERSON, ReferentKind.UNKNOWN, ReferentKind.ORGANIZATION})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def several_names(world: World, asked: Asked) -> Resolution | None:
    """Several names that speak together."""
    partners = [
        w
        for w in asked.sentence.children(asked.word, "conj")
        if any(s.covers(w.span) for s in asked.spans)
    ]
    beside = asked.sentence.child(asked.word, "appos")
    if beside is not None:  # "Ana Lee, director of the port and chair of the board, said"
        partners = [
            w
            for w in partners
            if w.index < beside.index or named_at(world, asked.sentence, w) is not None
        ]
    if not partners:
        return None
    found = [named_at(world, asked.sentence, w) for w in (asked.word, *partners)]
    if all(entity is not None for entity in found):
        entities = tuple(dict.fromkeys(e for e in found if e is not None))
        together = world.together([e.index for e in entities])
        return Resolution(entities=(together,) if together is not None else entities)
    return Resolution(reason=NoName.SEVERAL, kind=ReferentKind.GROUP)


def own_name(world: World, asked: Asked) -> Resolution | Asked | None:
    """The name in the noun phrase itself, with title, role or apposition around it; "the neighbours
    Ana and Bo" are both.
    """
    beside = asked.sentence.child(asked.word, "appos", "flat", "nmod:desc")
    several = (
        beside is not None
        and asked.word.feat("Number") == "Plur"
        and asked.sentence.child(beside, "conj") is not None
    )
    if several and beside is not None and world.entity_named(asked.sentence, beside) is not None:
        return Asked(sentence=asked.sentence, word=beside, spans=asked.spans)
    entity = named_at(world, asked.sentence, asked.word)
    return Resolution(entities=(entity,)) if entity is not None else None


def named_at(world: World, sentence: Sentence, word: Word) -> Entity | None:
    """Return the entity whose name *word* is in, that it describes, or that stands in apposition to
    it.
    """
    own = world.entity_named(sentence, word)
    if own is None:
        noun = world.entity_of_noun(sentence, word)
        own = noun if noun is not None and noun.name is not None and not noun.members else None
    if own is not None:
        return own
    if word.upos not in {"NOUN", "PROPN", "ADJ"}:
        return None
    for child in sentence.children(word, "appos", "flat", "compound", "nmod:desc"):
        entity = world.entity_named(sentence, child)
        beside = child.relation != "compound" or child.index > word.index
        if entity is not None and beside and entity.kind in BESIDE:
            return entity
    return None


def relative_pronoun(world: World, asked: Asked) -> Asked | None:
    """Who and which: the noun that the clause hangs on."""
    sentence, word = asked.sentence, asked.word
    if word.text.lower() not in RELATIVE:
        return None
    for above in (word, *sentence.ancestors(word)):
        antecedent = sentence.parent(above)
        if above.deprel == "acl:relcl" and antecedent is not None:
            return Asked(sentence=sentence, word=antecedent)
    return None
