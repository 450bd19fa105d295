"""Contents that are a clause which the cue interrupts or ends: "The tax, he said, will rise"."""

from __future__ import annotations

from functools import partial

from claimkit.clauses.forms import is_finite
from claimkit.clauses.insertions import INSERTING, find_set_off_before, find_set_off_behind
from claimkit.contents.beside import is_beside
from claimkit.contents.extent import find_head
from claimkit.contents.found import ContentFound
from claimkit.contents.scene import (
    Scene,
    has_speaker,
    is_heard_in_court,
    is_of,
    is_shown,
    is_strong,
)
from claimkit.contents.surroundings import is_by_another
from claimkit.contents.words import load_content_words
from claimkit.grammar import (
    base_lemma,
    case_lemma,
    ends_headline,
    find_relaying,
    is_clausal,
    is_impersonal,
    own_subject,
)
from claimkit.lexicons.entries import Frame
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import CueKind
from claimkit.rules import only_if
from claimkit.text.dashes import DASHES
from claimkit.tree import Phrase, Word

MAIN_CLAUSES = frozenset({"root", "ccomp", "conj", "parataxis", "csubj"})
CLAUSES = MAIN_CLAUSES | {"advcl"}
BEFORE_INSERTION = DASHES | {",", "(", None}  # what stands before one; None if it comes first

# Before where something is put, which no words are
BEFORE_PLACES = frozenset({"away", "back", "down", "off", "on", "onto", "under", "up"})


def has_no_complement(scene: Scene) -> bool:
    """Whether nothing is attached to the cue that could be its content; an object with a
    preposition, "claims in papers filed on Monday", is none.
    """
    complements = Phrase(scene.head.children("ccomp", "obj", "xcomp")) - scene.taken
    return all(word.child("case") is not None for word in complements) or _puts_it(scene)


def takes_clause(scene: Scene) -> bool:
    """Whether the cue takes a clause for its content, or stands in "as Kim put it"."""
    return scene.takes(Frame.CCOMP) or _puts_it(scene)


def _puts_it(scene: Scene) -> bool:
    """Whether the cue has only an "it" that stands for the clause around: "as Kim put it"."""
    if scene.head.lemma not in load_content_words().wordings:
        return False
    if scene.head.child_lemmas("ccomp", "obj", "xcomp") != {"it"}:
        return False
    if scene.head.child("compound:prt") is not None or _is_moved(scene.head):
        return False
    clause = find_saying_so(scene.head) or scene.head
    return clause.relation == "advcl" and case_lemma(clause) == "as"


def _is_moved(verb: Word) -> bool:
    """Whether *verb* tells where something is put: "as he put it on the table"."""
    places = verb.children("obl", "advmod")
    return any(BEFORE_PLACES & {case_lemma(place), place.lower} for place in places)


def is_inserted(scene: Scene) -> bool:
    """Whether the clause of the cue is an insertion.

    That is a parataxis, an as-clause or a clause without a conjunction, or what looks like a
    clause of a noun, without a pronoun, between commas.
    """
    verb = _find_inserted(scene)
    if verb.relation == "parataxis" or _is_behind_other_clause(verb):
        return True
    if find_set_off_behind(verb, scene.lexicon) is not None:
        return True
    if find_set_off_before(verb, scene.lexicon) is not None:
        return True
    words = verb.subtree().without_punctuation()
    if _is_before_speaker(scene, verb):
        words |= scene.taken
    elif own_subject(verb) is None:
        return False
    if not _is_set_off(words[0]):
        return False
    if verb.relation == "advcl":
        return case_lemma(verb) in {None, "as"}
    if verb.relation != "acl" or not is_finite(verb):
        return False
    return words[-1].text_after in INSERTING


def _is_behind_other_clause(verb: Word) -> bool:
    """Whether *verb*, by the tree the complement of the verb above, stands with its subject behind
    a comma, and that verb has a complement before itself: "It will rain, they say, he believes".
    """
    above = verb.parent_as("ccomp")
    if above is None or own_subject(verb) is None or verb.opening.text_before != ",":
        return False
    first = above.children("ccomp")[0]
    return first.index < above.index < verb.index and verb.child("mark") is None


def _find_inserted(scene: Scene) -> Word:
    """Return the verb of the clause of the cue; of "was quoted as saying" and "as Kim likes to say"
    the former.
    """
    return find_relaying(scene.head, scene.lexicon) or find_saying_so(scene.head) or scene.head


def says_so(verb: Word, below: Word, lexicon: Lexicon) -> bool:
    """Whether the infinitive *below* under *verb* says what stands around: "as Kim likes to put
    it".
    """
    lemma = base_lemma(below, lexicon)
    if not lexicon.reports(lemma) and lemma not in load_content_words().wordings:
        return False
    return find_saying_so(below) is verb


def find_saying_so(verb: Word) -> Word | None:
    """Return the verb above the infinitive *verb* in an as-clause: "as Kim likes to say"; None
    where it is none, or takes a content of its own.
    """
    above = verb.parent_as("xcomp", "advcl") if verb.feat("VerbForm") == "Inf" else None
    if above is None or above.relation != "advcl" or case_lemma(above) != "as":
        return None
    return None if verb.child("ccomp", "xcomp") is not None else above


def _is_before_speaker(scene: Scene, verb: Word) -> bool:
    """Whether the speaker, whom the parser may give to the clause around, stands right behind
    *verb*: "The tunnel, says Kim, is old".
    """
    return scene.speaker is not None and scene.speaker.words[0].before is verb


def _is_set_off(first: Word) -> bool:
    """Whether *first* opens an insertion: behind a comma or a dash, and no pronoun of a relative
    clause or a question.
    """
    if first.feat("PronType") in {"Rel", "Int"}:
        return False
    return first.text_before in BEFORE_INSERTION


def is_of_somebody(scene: Scene) -> bool:
    """Whether there is a speaker, or the cue says of its content that nobody named says it."""
    return has_speaker(scene) or is_impersonal(scene.head)


def may_interrupt(scene: Scene) -> bool:
    """Whether the cue attributes what it interrupts; a weak one does if a document shows it ("The
    gate was open, files show"), or those whose task it is hear it ("…, a jury heard").
    """
    return is_strong(scene) or is_shown(scene) or is_heard_in_court(scene)


@only_if(is_of(CueKind.VERB), takes_clause, may_interrupt, is_of_somebody, has_no_complement)
def find_interrupted(scene: Scene) -> ContentFound | None:
    """A clause that the cue interrupts or ends: "The tax, he said, will rise", "It will rise, as
    Kim pointed out".
    """
    if scene.sentence.heading and ends_headline(scene.head):
        words = scene.sentence.phrase(1, scene.taken[0].index - 1)
        return ContentFound(words=words, head=find_head(words))
    if not is_inserted(scene):
        return None
    verb = _find_inserted(scene)
    above = _find_clause_around(scene, verb)
    if above is None:
        return None
    clause = _find_reported_around(scene, above) or above
    outside = verb.subtree() - find_rest(scene) | _find_commas(scene)
    reporter = clause.parent_as("ccomp")
    if reporter is not None and reporter.index > clause.index:
        outside |= _find_quoted_before(scene, reporter)
    words = clause.subtree(prune=partial(_stands_outside, scene))
    return ContentFound(words=words - outside - scene.taken, head=clause)


def _stands_outside(scene: Scene, word: Word) -> bool:
    """Whether *word* is no part of the clause that the tree hangs it on: it is what another says,
    or stands behind the cue beside it (“It will rain, she said, although the sky is blue.”).
    """
    if word.relation == "obl" and is_by_another(scene, word):
        return True
    return word.index > scene.head.index and is_beside(scene, word)


def _find_clause_around(scene: Scene, verb: Word) -> Word | None:
    """Return the head of the clause in which *verb* is inserted; of one that stands between commas
    with who is behind it the main clause: "It is shallow, making it easy, say divers, but safe".
    """
    if find_set_off_behind(verb, scene.lexicon) is None:
        return next((word for word in verb.ancestors() if _may_be_interrupted(word)), None)
    heads = (word for word in verb.ancestors() if word.relation in MAIN_CLAUSES)
    return next((word for word in heads if is_clausal(word)), verb.sentence.root)


def _may_be_interrupted(head: Word) -> bool:
    """Whether *head* is that of a clause, and of a whole one: "It was built and fell, as Kim noted"
    is not about the fall alone.
    """
    if head.relation == "conj" and own_subject(head) is None:
        return False
    return head.relation in CLAUSES


def _find_commas(scene: Scene) -> Phrase:
    """Return the marks right beside cue and speaker, which only set them off."""
    beside = (scene.taken[0].before, scene.taken[-1].after)
    return Phrase.of(word for word in beside if word is not None and word.text == ",")


def _find_reported_around(scene: Scene, above: Word) -> Word | None:
    """Return the clause that *above* reports, if the cue interrupts it: "To ease that, Kim said, it
    has slots, “so it cannot lift,” Lee said."
    """
    clause = above.child("ccomp")
    if clause is None or not scene.lexicon.reports(base_lemma(above, scene.lexicon)):
        return None
    words = clause.subtree()
    interrupts = words[0].index < scene.taken[0].index < words[-1].index
    return clause if interrupts else None


def _find_quoted_before(scene: Scene, verb: Word) -> Phrase:
    """Return the words of the quotation right before *verb* and its subject; empty if none is."""
    subject = own_subject(verb)
    frame = Phrase((verb,)) if subject is None else subject.subtree() | (verb,)
    quotation = scene.document.quotation_before(frame.span)
    return Phrase() if quotation is None else scene.sentence.words_in(quotation.span)


def find_rest(scene: Scene) -> Phrase:
    """Return what the parser attached to the cue although the clause goes on there: "It fell, he
    said, because it was old".
    """
    last, resumed = scene.taken[-1], Phrase()
    if last.text_after != ",":
        return resumed
    for child in scene.head.children("advcl", "obl", "conj", "advmod", "parataxis"):
        words = child.subtree()
        if words[0].index > last.index and not is_beside(scene, child):
            resumed |= words
    return resumed
