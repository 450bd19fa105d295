"""Contents that are phrases: objects and prepositional phrases."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import takewhile

from claimkit.clauses.passives import find_complement, find_further_agents, find_stray_complement
from claimkit.contents.acts import is_act, is_fight
from claimkit.contents.extent import find_clause, find_head, find_object
from claimkit.contents.found import ContentFound
from claimkit.contents.predicates import FINDING_OUT, is_behind_cue
from claimkit.contents.scene import Scene, find_at_agent, has_able_speaker, is_of, takes
from claimkit.contents.words import load_content_words
from claimkit.grammar import (
    LINKS,
    OBJECTS,
    case_lemma,
    case_of,
    is_aside,
    is_passive,
    shared_subject,
)
from claimkit.lexicons.entries import Frame
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Act, CueKind, ReportingClass
from claimkit.rules import only_if
from claimkit.tree import Phrase, Word

PLEADING = frozenset({ReportingClass.CONCESSION, ReportingClass.DENIAL})
HOW = frozenset({"by", "with"})


def may_be_credited(scene: Scene) -> bool:
    """Whether the cue has a speaker that can speak, or accuses somebody in a passive without one:
    "was accused of lying", "a clerk accused of lying".
    """
    if scene.head.upos == "ADP":
        return True
    if scene.speaker is not None or not scene.is_verb:
        return has_able_speaker(scene)
    if scene.cue.entry.reporting_class is not ReportingClass.ACCUSATION:
        return False
    if not is_passive(scene.head):
        return False
    return scene.head.relation == "acl" or shared_subject(scene.head) is not None


@only_if(takes(Frame.OBL), may_be_credited)
def find_prepositional(scene: Scene) -> ContentFound | None:
    """A phrase with a preposition that the cue takes: "called for calm", "accused Kim of lying"."""
    if scene.head.upos == "ADP":
        return _find_of_further_agent(scene)
    for top in _find_adjuncts(scene):
        if case_lemma(top) not in scene.cue.entry.prepositions:
            continue
        return None if is_fight(scene.cue, top, scene.lexicon) else _to_prepositional(scene, top)
    return None


def _find_of_further_agent(scene: Scene) -> ContentFound | None:
    """Return what a further agent of a passive says: "by another of theft"."""
    case = find_complement(scene.head, scene.cue.entry.prepositions)
    if case is None:
        return None
    behind = scene.sentence.phrase(case.index, len(scene.sentence.words))
    words = Phrase(tuple(takewhile(lambda word: not word.is_punctuation, behind)))
    return ContentFound(words=_cut_before_agent(words), head=find_head(words - (case,)))


def _cut_before_agent(words: Phrase) -> Phrase:
    """Return *words* up to the "and by" of another agent of the passive."""
    nexts = [word for word in words if word.lower == "by" and word.text_before in LINKS]
    if not nexts:
        return words
    return words.where(lambda word: word.index < nexts[0].index - 1)


def _find_adjuncts(scene: Scene) -> tuple[Word, ...]:
    """Return what is attached to the cue and stands behind its carrier, where a phrase with a
    preposition may.
    """
    tops = scene.carrier.children("obl", "nmod", "advcl", "acl", "xcomp")
    if scene.carrier is not scene.head:
        # the parser may attach the phrase of a light verb's noun to the verb
        tops += scene.head.children("obl", "advcl")
        for noun in scene.cue.words.where(_is_noun) - (scene.carrier,):  # "a plea of guilty to"
            tops += noun.children("obl", "nmod")
    tops += (*_find_beside_agent(scene), *find_at_agent(scene), *_find_at_hearers(scene))
    return tuple(top for top in tops if top.index >= scene.carrier.index)


def _find_at_hearers(scene: Scene) -> Iterator[Word]:
    """Yield what the parser attached to those who are told: "told the inquest of a smell", "warned
    villagers of floods", not "told the head of the union".
    """
    words = load_content_words()
    for told in scene.head.children(*OBJECTS) if scene.tells else ():
        if told.feat("Number") == "Plur" or told.lemma in words.hearers | words.hearings:
            yield from told.children("nmod")


def _is_noun(word: Word) -> bool:
    return word.upos == "NOUN"


def _find_beside_agent(scene: Scene) -> tuple[Word, ...]:
    """Return what the parser attached to the agent of a passive cue: "was accused by Kim of
    lying".
    """
    if scene.speaker is None or scene.speaker.head.parent is not scene.head:
        return ()
    if not is_passive(scene.head):
        return ()
    stray = find_stray_complement(scene.speaker.head, scene.cue.entry.prepositions, scene.lexicon)
    return (stray,) if stray is not None else ()


def _to_prepositional(scene: Scene, top: Word) -> ContentFound:
    """Return the content of the phrase of *top*: with the object, but without its preposition where
    that stands right behind the cue and belongs to it.
    """
    thing, asked = _find_thing(scene), _find_asked(scene)
    words = find_clause(scene, thing, top, asked)
    if any(find_further_agents(scene.head, scene.cue.entry.prepositions)):
        words = _cut_before_agent(words)
    cue_words = _find_case_of_cue(scene, top) if thing is None else Phrase()
    if cue_words:
        return ContentFound(words=words - cue_words, head=asked or top, cue_words=cue_words)
    return ContentFound(words=words, head=top)


def _find_case_of_cue(scene: Scene, top: Word) -> Phrase:
    """Return the preposition of *top* where the cue is one word, and it stands right behind it;
    else nothing.
    """
    if scene.carrier is not scene.head:
        return Phrase()
    return Phrase.of(filter(None, [case_of(top)])).where(partial(is_behind_cue, scene))


def _find_thing(scene: Scene) -> Word | None:
    """Return the object of the cue; the one who is told is no part of a content."""
    if scene.carrier.upos != "VERB":
        return None
    if scene.tells:
        return None
    thing = find_object(scene.carrier, "iobj")
    return thing if thing is not None and not _is_pronoun_of_another(thing) else None


def _find_asked(scene: Scene) -> Word | None:
    """Return the infinitive of "called on Kim to resign", which the parser takes for complement or
    adjunct.
    """
    if not scene.takes(Frame.OBJ_XCOMP):
        return None
    for top in scene.carrier.children("xcomp", "advcl"):
        if top.relation == "xcomp":
            return top
        if case_lemma(top) == "to":
            return top
    return None


@only_if(is_of(CueKind.VERB), has_able_speaker)
def find_noun_object(scene: Scene) -> ContentFound | None:
    """A noun phrase: "announced the call", "found no evidence that it fell"."""
    thing = find_object(scene.head)
    if thing is None:
        return None
    if not _is_said(scene, thing):
        return None
    words = find_clause(scene, thing, _find_reason(scene, thing), _find_charged(scene, thing))
    return ContentFound(words=words - _find_asides(scene, thing), head=thing)


def _is_said(scene: Scene, thing: Word) -> bool:
    """Whether *thing*, the object of the cue, is what is said, thought or found out."""
    if not (scene.takes(Frame.OBJ) or _has_evidence(scene)):
        return False
    if _is_pronoun_of_another(thing):
        return False
    if scene.is_quoted(thing):
        return True
    return not is_act(scene.cue, thing, scene.lexicon)


def _is_pronoun_of_another(word: Word) -> bool:
    """Whether *word* stands for what is named elsewhere: a relative, interrogative or reflexive
    pronoun.
    """
    if word.feat("Reflex") == "Yes":
        return True
    return word.feat("PronType") in {"Rel", "Int"}


def _find_asides(scene: Scene, thing: Word) -> Phrase:
    """Return what is attached to *thing* and says when or on what occasion the cue was said."""
    asides = Phrase()
    for top in thing.children("nmod"):
        if is_aside(top, scene.lexicon):
            asides |= top.subtree()
    return asides


def _has_evidence(scene: Scene) -> bool:
    """Whether the cue, a verb of finding out, has an object that says what there is evidence of."""
    if scene.cue.entry.reporting_class not in FINDING_OUT:
        return False
    noun = scene.head.child("obj")
    if noun is None or not _is_evidence(noun, scene.lexicon):
        return False
    return any(case_lemma(child) == "that" for child in noun.children("acl", "ccomp"))


def _is_evidence(noun: Word, lexicon: Lexicon) -> bool:
    entry = lexicon.noun(noun.lemma)
    return entry is not None and entry.act is Act.EVIDENCE


def _find_reason(scene: Scene, thing: Word) -> Word | None:
    """Return the for-phrase right behind the object: "slammed the press for its questions"."""
    behind = thing.subtree()[-1].index + 1
    for top in scene.head.children("obl", "advcl"):
        if case_lemma(top) == "for" and top.subtree()[0].index == behind:
            return top
    return None


def _find_charged(scene: Scene, thing: Word) -> Word | None:
    """Return what tells how a crime is done that the cue admits or denies, where the parser
    attached it to the cue: "denies manslaughter | by gross negligence".
    """
    if scene.cue.entry.reporting_class not in PLEADING or not _is_bare(thing):
        return None
    behind = thing.subtree()[-1].index + 1
    for top in scene.head.children("obl"):
        if case_lemma(top) in HOW and top.subtree()[0].index == behind:
            return top if _is_bare(top) else None
    return None


def _is_bare(noun: Word) -> bool:
    return noun.upos == "NOUN" and noun.child("det", "nmod:poss") is None
