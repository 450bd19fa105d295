"""Whether a cue with its object tells an act: "denied the permit", "celebrated the new year"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimkit.contents.interrupted import says_so
from claimkit.contents.words import load_content_words
from claimkit.draft import DraftCue
from claimkit.grammar import (
    GERUND,
    OBJECTS,
    PERSON_LABEL,
    base_lemma,
    case_lemma,
    is_negated,
    is_passive,
    stands_alone,
)
from claimkit.lexicons.entries import Frame
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Act, ReferentKind, ReportingClass
from claimkit.tree import Word

DOING = frozenset({"acl", "ccomp", "xcomp"})  # relations of a gerund to whom it is of, or the verb
CLAUSES = ("acl", "ccomp")
FACTUAL = frozenset({Act.STATEMENT, Act.EVIDENCE, Act.PERCEPTION})
REFUSING = frozenset({"decline", "refuse"})
BEFORE_REASONS = frozenset({"for", "with"})
OBJECTS_AND_PASSIVE_SUBJECT = frozenset({*OBJECTS, "nsubj:pass"})


def is_act(cue: DraftCue, thing: Word, lexicon: Lexicon) -> bool:
    """Whether *cue* with *thing*, the head of what would be its content, tells what somebody does,
    not what they say.
    """
    if thing.parent is not cue.head:
        return False
    if is_come_upon(cue, thing, lexicon) or _is_about_name(thing) or is_fight(cue, thing, lexicon):
        return True
    if thing.relation == "xcomp":
        if says_so(cue.head, thing, lexicon):
            return True
        words = load_content_words()
        acts = words.doings if thing.is_verb else words.deeds
        return base_lemma(cue.head, lexicon) in acts
    if not thing.has_relation(OBJECTS_AND_PASSIVE_SUBJECT):
        return False
    if thing.feat("Reflex") == "Yes" and not _has_as(cue.head):  # "announced itself with drums"
        return True
    acted_on = _find_acted_on(thing)
    return any(is_so(cue, acted_on, lexicon) for is_so in CONDITIONS)


def is_fight(cue: DraftCue, thing: Word, lexicon: Lexicon) -> bool:
    """Whether *thing*, behind a preposition, is no report, and *cue* would answer one: "fought back
    against the flood".
    """
    if cue.entry.of_nouns != "report" or thing.relation != "obl":
        return False
    return lexicon.noun(thing.lemma) is None


def is_come_upon(cue: DraftCue, thing: Word, lexicon: Lexicon) -> bool:
    """Whether *cue* tells whom somebody came upon, and a gerund, which the tree hangs on either,
    only what that one was doing then: "found the driver sleeping at the wheel".
    """
    met = cue.head.child("obj")
    if met is None or cue.entry.act_on not in {"object", "tangible"}:
        return False
    doing = met.child("acl") if thing is met else thing
    if doing is None or doing.relation not in DOING or doing.xpos != GERUND:
        return False
    return stands_alone(doing) and _is_person(met, lexicon)


def _is_about_name(thing: Word) -> bool:
    """Whether who speaks only keeps their name back: "asked not to be named"."""
    words = load_content_words()
    if thing.relation != "xcomp":
        return thing.lemma in words.nameless
    if any(below.lemma in words.nameless for below in (thing, *thing.children("xcomp"))):
        return True
    return thing.lemma in words.naming and is_passive(thing) and _is_averted(thing)


def _is_averted(thing: Word) -> bool:
    """Whether the infinitive *thing* is what is not to be: "asked not to be named", "did not want
    to be named", "declined to be named", not "hopes to be named captain".
    """
    verb = thing.parent
    if verb is None or is_negated(thing):
        return True
    return is_negated(verb) or verb.lemma in REFUSING


def _find_acted_on(thing: Word) -> Word:
    """Return *thing*, or the object beside it if it is who gets that: "showed him the card"."""
    if thing.parent is None:
        return thing
    objects = thing.parent.children("obj")
    return objects[-1] if objects and objects[-1].index > thing.index else thing


def _is_act_by_entry(cue: DraftCue, thing: Word, lexicon: Lexicon) -> bool:
    """Whether *thing* is of the kind with which the entry of *cue* tells an act, or one of its
    idioms; not "see the dam as a threat".
    """
    if not set(cue.entry.idioms).isdisjoint((thing.lemma, thing.lower)):
        return True
    if cue.entry.act_on is None or (Frame.OBJ_AS in cue.entry.frames and _has_as(cue.head)):
        return False
    return KINDS[cue.entry.act_on](thing, lexicon)


def _is_act_on_concrete(cue: DraftCue, thing: Word, lexicon: Lexicon) -> bool:
    """Whether *cue* reports, reveals or finds out, but *thing* can be touched, and so is nothing
    that is said.
    """
    if cue.entry.act not in FACTUAL or _is_spoken_about(cue, lexicon):
        return False
    if cue.entry.reporting_class is ReportingClass.ACCUSATION:  # "blamed a boiler"
        return False
    if cue.head.child("advcl", "xcomp") is not None or _has_as(cue.head):
        return False
    return _is_concrete(thing)


def _is_concrete(thing: Word) -> bool:
    if thing.upos == "PROPN":
        return False
    return not load_content_words().concrete.isdisjoint((thing.lemma, thing.lower))


def _is_spoken_about(cue: DraftCue, lexicon: Lexicon) -> bool:
    return base_lemma(cue.head, lexicon) in load_content_words().topical


def _has_as(verb: Word) -> bool:
    """Whether *verb* says what something is: "identified the knife as hers"."""
    return any(word.lower == "as" for word in verb.subtree() if word.upos == "ADP")


def _is_act_of_unlisted(cue: DraftCue, thing: Word, lexicon: Lexicon) -> bool:
    """Whether *cue*, which the lexicon does not know, acts on a person or a thing; not "named the
    dead man as Bo Berg".
    """
    if cue.entry.frames:
        return False
    if _has_as(cue.head) and thing.upos != "PROPN":
        return False
    return _is_concrete(thing) or _is_person(thing, lexicon)


def _is_nothing(cue: DraftCue, thing: Word, lexicon: Lexicon) -> bool:
    """Whether nothing is said: "explained nothing", not "nothing new"."""
    return thing.lemma == "nothing" and thing.child() is None


def _is_deed(cue: DraftCue, thing: Word, lexicon: Lexicon) -> bool:
    """Whether *cue* reports nothing, whatever is done to *thing*; not "named the dead man as Bo
    Berg".
    """
    if cue.entry.act_on is not None:
        return False
    if _has_as(cue.head) and thing.upos != "PROPN":
        return False
    is_deed = base_lemma(cue.head, lexicon) in load_content_words().deeds
    return is_deed and _is_thing(thing, lexicon)


def _is_written_down(cue: DraftCue, thing: Word, lexicon: Lexicon) -> bool:
    """Whether *thing* is put on paper, which says nothing: "noted down their names"."""
    return "down" in cue.head.child_lemmas("compound:prt", "advmod") and " " not in cue.entry.lemma


def _is_request(thing: Word, lexicon: Lexicon) -> bool:
    """Whether *thing* is what one asks for, or somebody else gets it not: "denied him entry"."""
    requests = load_content_words().requests
    if thing.lemma == "claim" and "for" in map(case_lemma, thing.children("nmod")):
        return True
    if not requests.isdisjoint((thing.lemma, thing.lower, *thing.child_lemmas("compound"))):
        return True
    return thing.parent is not None and len(thing.parent.children(*OBJECTS)) > 1


def _is_person(thing: Word, lexicon: Lexicon) -> bool:
    """Whether *thing* is a person by its noun, or by one before its name: "driver Bo Berg"."""
    if thing.upos == "PRON":
        return _has_reason(thing)
    if thing.entity.endswith(PERSON_LABEL) and _has_reason(thing):
        return True
    nouns = (thing, *thing.children("compound", "appos", "flat", "nmod:desc"))
    kinds = (lexicon.speaker_kind(noun.lemma, noun.lower) for noun in nouns)
    return ReferentKind.PERSON in kinds


def _has_reason(thing: Word) -> bool:
    """Whether the verb of *thing* says for what: "cited him for speeding", "charged Bo Berg with
    arson".
    """
    beside = () if thing.parent is None else thing.parent.children("obl")
    return any(case_lemma(word) in BEFORE_REASONS for word in beside)


def _is_object(thing: Word, lexicon: Lexicon) -> bool:
    """Whether *thing* is one that is touched, won or lost, or those who act are armed."""
    words = load_content_words()
    if not (words.objects | words.concrete).isdisjoint((thing.lemma, thing.lower)):
        return True
    actor = None if thing.parent is None else thing.parent.child("nsubj")
    return actor is not None and actor.lemma in words.armed


def _is_tangible(thing: Word, lexicon: Lexicon) -> bool:
    """Whether *thing* is one that is touched, won or lost, or a person."""
    return _is_object(thing, lexicon) or _is_person(thing, lexicon)


def _is_thing(thing: Word, lexicon: Lexicon) -> bool:
    """Whether *thing* is no word for what is said or thought, and has no clause that tells it."""
    if thing.child(*CLAUSES) is not None:
        return False
    if lexicon.noun(thing.lemma) is None:
        return True
    words = load_content_words()
    return thing.lemma in words.objects | words.requests


KINDS: Mapping[str, Callable[[Word, Lexicon], bool]] = {
    "request": _is_request,
    "person": _is_person,
    "thing": _is_thing,
    "object": _is_object,
    "tangible": _is_tangible,
}
CONDITIONS: tuple[Callable[[DraftCue, Word, Lexicon], bool], ...] = (
    _is_act_by_entry,
    _is_act_on_concrete,
    _is_act_of_unlisted,
    _is_deed,
    _is_written_down,
    _is_nothing,
)
