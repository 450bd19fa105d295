"""Sieves for speakers that a common noun describes."""

from __future__ import annotations

from attrs import evolve

from claimkit.document import Sentence, Word
from claimkit.model import NoName, ReferentKind
from claimkit.resolution.sieves.affiliation import affiliation_of_noun
from claimkit.resolution.sieves.discourse import World
from claimkit.resolution.sieves.query import Asked, Resolution
from claimkit.spans import cover_spans


def role_noun(world: World, asked: Asked) -> Resolution | None:
    """A definite noun that is somebody's role, or part of a body's name: "the spokesman", "the
    ministry".
    """
    place = world.taken_up.get((asked.sentence.index, asked.word.index))
    return Resolution(entities=(world.entities[place],)) if place is not None else None


def body_noun(world: World, asked: Asked) -> Resolution | None:
    """A definite noun for any body: "the company" is the body named last, if only one was named of
    late.
    """
    place = world.body_near(asked.sentence, asked.word)
    return Resolution(entities=(world.entities[place],)) if place is not None else None


def nominal(world: World, asked: Asked) -> Resolution | None:
    """A noun that gives no name."""
    if asked.word.upos == "PRON":
        return None
    found = unnamed(world, asked.sentence, asked.word)
    entity = world.entity_of_noun(asked.sentence, asked.word)
    return evolve(found, entities=(entity,)) if entity is not None else found


def unnamed(world: World, sentence: Sentence, word: Word) -> Resolution:
    """Return what the phrase of the noun *word* says of a referent without a name."""
    noun = world.lexicon.speaker_noun(word.lemma.lower(), word.text.lower())
    kind = noun.kind if noun is not None else ReferentKind.UNKNOWN
    affiliation = affiliation_of_noun(world, sentence, word)
    role = _described(world, sentence, word) if kind is ReferentKind.PERSON else None
    if noun is not None and noun.anonymous:
        return Resolution(
            reason=NoName.ANONYMOUS, kind=ReferentKind.ANONYMOUS, role=role, affiliation=affiliation
        )
    plural = word.feat("Number") == "Plur" and kind is ReferentKind.PERSON
    return Resolution(
        reason=NoName.UNNAMED,
        kind=ReferentKind.GROUP if plural else kind,
        role=role,
        affiliation=affiliation,
    )


def _described(world: World, sentence: Sentence, word: Word) -> str:
    """Return the noun with what stands before it, without its article."""
    before = [w for w in sentence.children(word, "amod", "compound") if w.index < word.index]
    words = sorted(
        (word, *(w for top in before for w in sentence.subtree(top))), key=lambda w: w.index
    )
    return " ".join(cover_spans(w.span for w in words).of(world.document.text).split())
