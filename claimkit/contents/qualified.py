"""Contents that an according-to phrase or a hearsay adverb qualifies."""

from __future__ import annotations

from claimkit.contents.extent import find_clause
from claimkit.contents.found import ContentFound
from claimkit.contents.insertions import leave_out_around
from claimkit.contents.scene import Scene, is_of
from claimkit.contents.words import load_content_words
from claimkit.grammar import SUBJECTS, base_lemma, case_lemma, own_subject
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import CueKind
from claimkit.rules import only_if
from claimkit.tree import Word

# Relations of what a phrase may be attached to within the clause that it qualifies
WITHIN_CLAUSE = frozenset({"conj", "xcomp", "nmod", "amod", "acl"})


@only_if(is_of(CueKind.PHRASE, CueKind.ADVERB))
def find_qualified(scene: Scene) -> ContentFound | None:
    """The clause that an according-to phrase or a hearsay adverb qualifies."""
    anchor = _find_anchor(scene)
    if anchor is None or anchor.parent is None:
        return None
    top = _find_clause_above(anchor.parent)
    if top.relation in SUBJECTS and _is_set_off(scene):
        top = _find_clause_above(top.parent or top)
    if _closes_sentence(scene, anchor) or _is_behind_last_clause(scene, top):
        top = scene.sentence.root
    words = find_clause(scene, top) - anchor.subtree() - scene.cue.words
    words = leave_out_around(scene, words)
    return ContentFound(words=words, head=top)


@only_if(is_of(CueKind.NOUN))
def find_viewed(scene: Scene) -> ContentFound | None:
    """The clause beside "in Lee's view," or "by Lee's account,"."""
    noun, speaker = scene.head, scene.speaker
    whose = noun.child("nmod:poss")
    if speaker is None or speaker.head is not whose or whose.upos == "PRON":
        return None
    if noun.relation != "obl" or not _tells_whose(noun):
        return None
    phrase, top = noun.subtree(), noun.parent
    if top is None or _is_report(top, scene.lexicon):
        return None
    if any(below.deprel == "nmod" for below in noun.children("nmod")):  # "view over the bay"
        return None
    if "," not in {phrase[-1].text_after, phrase.trimmed()[-1].text_after}:
        return None
    words = leave_out_around(scene, find_clause(scene, top) - phrase)
    return ContentFound(words=words, head=top)


def _is_report(clause: Word, lexicon: Lexicon) -> bool:
    """Whether *clause*, or an insertion in it, reports: "In Lee's view, Berg said, it fell"."""
    beside = (clause, *clause.children("parataxis", "ccomp"))
    return any(lexicon.reports(base_lemma(verb, lexicon)) for verb in beside)


def _tells_whose(noun: Word) -> bool:
    """Whether *noun*, with its preposition, tells whose a clause is: "in her view"."""
    words = load_content_words()
    nouns = {"in": words.views, "by": words.accounts}.get(case_lemma(noun) or "", frozenset())
    return noun.lemma in nouns


def _is_set_off(scene: Scene) -> bool:
    """Whether the phrase of the cue is an insertion between commas."""
    return scene.taken[0].text_before == "," and scene.taken[-1].text_after == ","


def _closes_sentence(scene: Scene, anchor: Word) -> bool:
    """Whether the phrase of *anchor* is set off at the end of the sentence, and so qualifies all of
    it.
    """
    if scene.cue.kind is not CueKind.PHRASE:
        return False
    if scene.cue.words[0].text_before != ",":
        return False
    behind = scene.sentence.words[anchor.subtree()[-1].index :]
    return all(word.is_punctuation for word in behind)


def _is_behind_last_clause(scene: Scene, top: Word) -> bool:
    """Whether the phrase of the cue stands between commas behind the verb of *top*, the last of
    several main clauses, and so qualifies all of them: “Rents rose, and wages fell, according to
    Lee, with nobody spared.”
    """
    if top.relation != "conj" or top.parent is not scene.sentence.root:
        return False
    if own_subject(top) is None or top.index > scene.cue.head.index:
        return False
    return scene.cue.kind is CueKind.PHRASE and _is_set_off(scene)


def _find_anchor(scene: Scene) -> Word | None:
    """Return the word by which the phrase or adverb is attached to the clause: its own head or that
    of its speaker; None for a phrase without one.
    """
    if scene.speaker is None:
        return scene.head if scene.cue.kind is CueKind.ADVERB else None
    anchor = scene.speaker.head
    if anchor.parent is scene.head and scene.head.parent is not anchor:
        return scene.head
    return anchor


def _find_clause_above(word: Word) -> Word:
    """Return the head of the clause that *word* belongs to."""
    chain = tuple(word.lineage())
    return next((above for above in chain if _is_clause_head(above)), chain[-1])


def _is_clause_head(word: Word) -> bool:
    if word.upos == "VERB":
        return True
    return word.relation not in WITHIN_CLAUSE
