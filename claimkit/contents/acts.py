"""Whether a cue with its object tells an act: "denied the permit", "celebrated the new year"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimkit.contents.words import load_content_words
from claimkit.draft import DraftCue
from claimkit.grammar import OBJECTS, base_lemma, case_lemma
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.tree import Word

CLAUSES = ("acl", "ccomp")
OBJECTS_AND_PASSIVE_SUBJECT = frozenset({*OBJECTS, "nsubj:pass"})


def is_act(cue: DraftCue, thing: Word, lexicon: Lexicon) -> bool:
    """Whether *cue* with *thing*, the head of what would be its content, tells what somebody does,
    not what they say.
    """
    if thing.parent is not cue.head:
        return False
    if thing.relation == "xcomp":
        return base_lemma(cue.head, lexicon) in load_content_words().doings
    if not thing.has_relation(OBJECTS_AND_PASSIVE_SUBJECT):
        return False
    if cue.entry.act_on is not None:
        return KINDS[cue.entry.act_on](thing, lexicon)
    is_deed = base_lemma(cue.head, lexicon) in load_content_words().deeds
    return is_deed and _is_thing(thing, lexicon)


def _is_request(thing: Word, lexicon: Lexicon) -> bool:
    """Whether *thing* is what one asks for, or somebody else gets it not: "denied him entry"."""
    requests = load_content_words().requests
    if not requests.isdisjoint((thing.lemma, thing.lower, *thing.child_lemmas("compound"))):
        return True
    return thing.parent is not None and len(thing.parent.children(*OBJECTS)) > 1


def _is_person(thing: Word, lexicon: Lexicon) -> bool:
    """Whether *thing* is a person by its noun, or by one before its name: "driver Bo Berg"."""
    if thing.upos == "PRON":  # "cited him for speeding"
        verb = thing.parent
        return verb is not None and any(case_lemma(word) == "for" for word in verb.children("obl"))
    nouns = (thing, *thing.children("compound", "appos", "flat", "nmod:desc"))
    kinds = (lexicon.speaker_kind(noun.lemma, noun.lower) for noun in nouns)
    return ReferentKind.PERSON in kinds


def _is_object(thing: Word, lexicon: Lexicon) -> bool:
    """Whether *thing* is one that is touched, won or lost, or those who act are armed."""
    words = load_content_words()
    if not words.objects.isdisjoint((thing.lemma, thing.lower)):
        return True
    actor = None if thing.parent is None else thing.parent.child("nsubj")
    return actor is not None and actor.lemma in words.armed


def _is_thing(thing: Word, lexicon: Lexicon) -> bool:
    """Whether *thing* is no word for what is said or thought, and has no clause that tells it."""
    if thing.child(*CLAUSES) is not None:
        return False
    if lexicon.noun(thing.lemma) is None:
        return True
    return thing.lemma in load_content_words().objects


KINDS: Mapping[str, Callable[[Word, Lexicon], bool]] = {
    "request": _is_request,
    "person": _is_person,
    "thing": _is_thing,
    "object": _is_object,
}
