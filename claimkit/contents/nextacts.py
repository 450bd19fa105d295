"""What the speaker does next, though the tree hangs it on the content, or the tagger, which sees no
tree, goes on to it: "said it was shut and sent for the vet".
"""

from __future__ import annotations

from collections.abc import Callable

from claimkit.clauses.resumed import find_resumed
from claimkit.contents.scene import Scene
from claimkit.contents.words import load_content_words
from claimkit.grammar import (
    AUXILIARIES,
    FINITE,
    NOMINAL,
    OBJECTS,
    PAST,
    SUBJECTS,
    base_lemma,
    is_agentive,
    own_subject,
    stands_alone,
)
from claimkit.lexicons.entries import Frame
from claimkit.tree import Word

PARTICIPLE = "VBN"
MODAL = "MD"
PRESENT = frozenset({"VBZ", "VBP"})
COMPLEMENTS = frozenset({*OBJECTS, "obl"})
CLAUSES_ON_NOUNS = frozenset({"acl", "advcl"})
RELATIVE = frozenset({"Rel", "Int"})


def is_next_act(scene: Scene, word: Word) -> bool:
    """Whether *word*, a coordinated verb, is what the speaker does next."""
    return any(is_so(scene, word) for is_so in CONDITIONS)


def _is_past_beside_infinitive(scene: Scene, word: Word) -> bool:
    """Whether *word* is in the past and coordinated with an infinitive, which only the cue can be:
    "vowed to fight and warned of …".
    """
    first = word.parent
    if first is None or first.feat("VerbForm") != "Inf":
        return False
    if first.child("aux") is not None:
        return False
    if word.feat("Tense") != "Past":
        return False
    return stands_alone(word)


def _goes_on_with_cue(scene: Scene, word: Word) -> bool:
    """Whether the form of *word* is that of the cue: "he said he had read it and scolded her"."""
    resumed = find_resumed(word, scene.lexicon)
    return resumed is scene.head or resumed is scene.carrier


def _is_behind_quotation(scene: Scene, word: Word) -> bool:
    """Whether *word*, in the past like the cue, stands behind the quotation with which the tree
    coordinates it: "said “not for a second” and hung up".
    """
    first = word.parent
    if first is None or not scene.is_quoted(first) or scene.is_quoted(word):
        return False
    subject = own_subject(first)
    if subject is not None and not scene.is_quoted(subject):
        return False
    return word.xpos == scene.head.xpos == PAST and stands_alone(word)


def _is_beside_noun(scene: Scene, word: Word) -> bool:
    """Whether *word* is coordinated with the cue, which takes no clause: "called the plan a gift
    and left the room".
    """
    if word.parent is not scene.head or scene.head.child("ccomp") is not None:
        return False
    if word.index < scene.head.index or word.xpos != scene.head.xpos:
        return False
    if any(map(_is_bare_adjective, scene.head.children("obl", "xcomp", "advcl"))):
        return False  # "described it as productive and focused on jobs"
    return word.xpos in FINITE and stands_alone(word)


def _is_bare_adjective(word: Word) -> bool:
    return word.upos == "ADJ" and word.child("det") is None


def _is_beside_clause(scene: Scene, word: Word) -> bool:
    """Whether *word* is coordinated with the cue behind its clause, both in the past: "told them
    that it was his and showed them the mark", "said it was lost, and was taken home".
    """
    if word.parent not in (scene.head, scene.head.parent_as("conj")) or scene.head.xpos != PAST:
        return False
    clause = scene.head.child("ccomp")
    if clause is None or not scene.head.index < clause.index < word.index:
        return False
    if word.child(*SUBJECTS, "mark") is not None:
        return False
    return (word.child(*AUXILIARIES) or word).xpos == PAST


def _is_past_beside_later(scene: Scene, word: Word) -> bool:
    """Whether *word* is in the past like the cue and coordinated with what is or will be: "said
    she would sue and shut the door".
    """
    first = word.parent
    if first is None or first.parent is not scene.head or first.relation != "ccomp":
        return False
    if not (word.xpos == scene.head.xpos == PAST and stands_alone(word)):
        return False
    helper = first.child(*AUXILIARIES)
    if helper is None:
        return False
    return helper.xpos == MODAL or (helper.lemma == "be" and helper.xpos in PRESENT)


def _is_behind_gap(scene: Scene, word: Word) -> bool:
    """Whether *word* has all that it needs, though the clause on a noun with which the tree
    coordinates it lacks its object: "described it as the worst he had fought and sent for help".
    """
    first = word.parent
    if first is None or first.relation not in CLAUSES_ON_NOUNS:
        return False
    if own_subject(first) is None or not _has_gap(first):
        return False
    if word.feat("VerbForm") != "Fin" or not stands_alone(word):
        return False
    return word.child(*COMPLEMENTS) is not None


def _has_gap(clause: Word) -> bool:
    """Whether *clause* stands right behind a noun without a pronoun or conjunction, and without an
    object.
    """
    if clause.child("mark", *OBJECTS) is not None:
        return False
    opening = clause.opening
    if opening.feat("PronType") in RELATIVE or opening.before is None:
        return False
    return opening.before is clause.parent and not opening.before.is_punctuation


def _is_beside_thing(scene: Scene, word: Word) -> bool:
    """Whether *word* reports, or tells what came then, though the tree coordinates it with a clause
    of something that does neither: "says the van is old and calls it a coffin", "said the cave was
    dark, then went back in".
    """
    if not stands_alone(word) or not _is_beside_clause_of_thing(scene, word):
        return False
    if word.xpos not in FINITE:
        return _is_never_passive(scene, word)
    if "then" in word.child_lemmas("advmod") or word.lemma in load_content_words().gestures:
        return True
    return scene.lexicon.reports(base_lemma(word, scene.lexicon))


def _is_never_passive(scene: Scene, word: Word) -> bool:
    """Whether *word*, by its tag a participle beside "is", is of a verb that takes no object, and
    so must be a past tense: "said the cave is safe and pointed to the props".
    """
    entry = scene.lexicon.verb(base_lemma(word, scene.lexicon))
    return word.xpos == PARTICIPLE and entry is not None and entry.frames == (Frame.OBL,)


def _is_beside_clause_of_thing(scene: Scene, word: Word) -> bool:
    """Whether the tree coordinates *word* with the clause of the cue, of something that is mute."""
    first = word.parent
    if first is None or first.parent is not scene.head or first.relation != "ccomp":
        return False
    subject = own_subject(first)
    if subject is None or subject.upos != "NOUN":
        return False
    return not is_agentive(subject, scene.lexicon)


def _is_given_to_told(scene: Scene, word: Word) -> bool:
    """Whether *word* tells that those who are told are given something, though the tree coordinates
    it with a clause of what cannot give: "told them that the bell was his and showed them the
    mark".
    """
    if not (word.xpos == scene.head.xpos == PAST and stands_alone(word)):
        return False
    if not scene.tells or scene.head.child(*OBJECTS) is None:
        return False
    given = word.children(*OBJECTS)
    if len(given) < 2 or given[0].feat("PronType") != "Prs":
        return False
    return _is_beside_clause_of_thing(scene, word)


def _is_report_behind_comma(scene: Scene, word: Word) -> bool:
    """Whether *word* reports, in the past like the cue, and a comma parts it from a clause that has
    its subject: "said it had not, and promised an inquiry".
    """
    first, link = word.parent, word.child("cc")
    if first is None or link is None or link.text_before != ",":
        return False
    if first.relation != "ccomp" or own_subject(first) is None:
        return False
    if len((*first.children("conj"), *word.children("conj"))) > 1:  # a list
        return False
    if not (word.xpos == scene.head.xpos == PAST and stands_alone(word)):
        return False
    return scene.lexicon.reports(base_lemma(word, scene.lexicon))


def _is_done_to_hearers(scene: Scene, word: Word) -> bool:
    """Whether *word* is done to those who hear: "said he had been pushed and showed reporters a
    bruise", "said it was hers, and she gave the reporter a bun".
    """
    if word.xpos != PAST or scene.head.xpos != PAST or word.child("mark", *AUXILIARIES) is not None:
        return False
    subject = own_subject(word)
    if subject is not None and subject.feat("PronType") != "Prs":
        return False
    hearers = load_content_words().hearers
    return any(thing.lemma in hearers for thing in word.children(*OBJECTS))


def _is_done_to_told(scene: Scene, word: Word) -> bool:
    """Whether *word* is done to "them", who can only be those that are told: "told divers the ring
    was there and showed them where".
    """
    told, first = scene.head.child(*OBJECTS), word.parent_as("conj")
    if told is None or first is None or not scene.tells or first.parent is not scene.head:
        return False
    if not (word.xpos == scene.head.xpos == PAST and stands_alone(word)):
        return False
    given = word.child(*OBJECTS)
    if given is None or given.lower != "them" or not _is_plural(told):
        return False
    between = scene.sentence.phrase(told.index + 1, word.index - 1)
    return not any(map(_is_plural, between))


def _is_plural(word: Word) -> bool:
    return word.feat("Number") == "Plur" and word.upos in NOMINAL


CONDITIONS: tuple[Callable[[Scene, Word], bool], ...] = (
    _is_past_beside_infinitive,
    _goes_on_with_cue,
    _is_behind_quotation,
    _is_beside_noun,
    _is_beside_clause,
    _is_past_beside_later,
    _is_behind_gap,
    _is_beside_thing,
    _is_report_behind_comma,
    _is_done_to_hearers,
    _is_given_to_told,
    _is_done_to_told,
)
