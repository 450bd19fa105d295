"""Whether a cue with its object tells an act: "denied the permit", "celebrated the new year"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimkit.contents.words import load_content_words
from claimkit.draft import DraftCue
from claimkit.grammar import OBJECTS
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.tree import Word

CLAUSES = ("acl", "ccomp")
OBJECTS_AND_PASSIVE_SUBJECT = frozenset({*OBJECTS, "nsubj:pass"})


def is_act(cue: DraftCue, thing: Word, lexicon: Lexicon) -> bool:
    """Whether *cue* with *thing*, the head of what would be its content, tells what somebody does,
    not what they say.
    """
    if cue.entry.act_on is None or thing.parent is not cue.head:
        return False
    if not thing.has_relation(OBJECTS_AND_PASSIVE_SUBJECT):
        return False
    return KINDS[cue.entry.act_on](thing, lexicon)


def _is_request(thing: Word, lexicon: Lexicon) -> bool:
    """Whether *thing* is what one asks for, or somebody else gets it not: "denied him entry"."""
    requests = load_content_words().requests
    if not requests.isdisjoint((thing.lemma, thing.lower, *thing.child_lemmas("compound"))):
        return True
    return thing.parent is not None and len(thing.parent.children(*OBJECTS)) > 1


def _is_person(thing: Word, lexicon: Lexicon) -> bool:
    return lexicon.speaker_kind(thing.lemma, thing.lower) is ReferentKind.PERSON


def _is_thing(thing: Word, lexicon: Lexicon) -> bool:
    """Whether *thing* is no word for what is said or thought, and has no clause that tells it."""
    return lexicon.noun(thing.lemma) is None and thing.child(*CLAUSES) is None


KINDS: Mapping[str, Callable[[Word, Lexicon], bool]] = {
    "request": _is_request,
    "person": _is_person,
    "thing": _is_thing,
}
