"""Contents that are phrases: objects, prepositional phrases, and what an adverb qualifies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import takewhile

from claimkit.clauses.agents import is_conjunction_of
from claimkit.clauses.forms import find_modified
from claimkit.clauses.passives import find_complement, find_further_agents, find_stray_complement
from claimkit.contents.acts import is_act, is_fight
from claimkit.contents.extent import find_clause, find_head, find_object, find_under
from claimkit.contents.found import ContentFound
from claimkit.contents.scene import Scene, find_at_agent, has_able_speaker, is_of, takes
from claimkit.contents.words import load_content_words
from claimkit.grammar import (
    LINKS,
    OBJECTS,
    case_lemma,
    case_of,
    is_aside,
    is_passive,
    own_subject,
    shared_subject,
)
from claimkit.lexicons.entries import Frame
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Act, CueKind, ReportingClass
from claimkit.punctuation import NEWSWIRE_OPENING, OPENING_MARKS
from claimkit.rules import only_if
from claimkit.tree import Phrase, Word

OPENING = frozenset({*OPENING_MARKS, NEWSWIRE_OPENING})
FINDING_OUT = frozenset({ReportingClass.COGNITIVE_FACTIVE, ReportingClass.DISCLOSURE})
PLEADING = frozenset({ReportingClass.CONCESSION, ReportingClass.DENIAL})
HOW = frozenset({"by", "with"})
ASSERTING = frozenset({Act.STATEMENT, Act.BELIEF, Act.ATTITUDE, Act.EVIDENCE})
# Relations of a quoted predicate to its verb, as the parser may take it
QUOTED_BELOW = ("advmod", "amod", "obl", "xcomp")


@only_if(takes(Frame.OBJ_AS))
def find_as_phrase(scene: Scene) -> ContentFound | None:
    """An object and what it is described as."""
    thing = find_object(scene.head)
    seen_as = _find_seen_as(scene.head, thing)
    if seen_as is None:
        return None
    words, cue_words = find_clause(scene, thing, seen_as), _find_as_of_cue(scene, seen_as)
    if words[0].index > scene.head.index:  # with what stands between
        words = scene.sentence.phrase(words[0].index, words[-1].index) - scene.taken
    return ContentFound(words=words - cue_words, head=seen_as, cue_words=cue_words)


def _find_seen_as(verb: Word, thing: Word | None) -> Word | None:
    """Return what *verb* describes *thing* as; the parser may attach it to either."""
    seen_as = _find_as(verb, "obj", "obl", "xcomp", "advcl", "advmod", "ccomp")
    if seen_as is not None or thing is None:
        return seen_as
    return _find_as(thing, "nmod", "acl", "advcl") or _find_as_below(verb, thing)


def _find_as_below(verb: Word, thing: Word) -> Word | None:
    """Return what the parser attached to a verb behind *thing*: "dubbed his role in making policy
    as a mess".
    """
    behind = verb.sentence.words[thing.index :]
    for word in takewhile(lambda other: not other.is_punctuation or other.text in OPENING, behind):
        above = word.parent
        if above is None or above.feat("VerbForm") not in {"Inf", "Ger"}:
            continue
        if above.lemma in load_content_words().beings or not _is_as(word):
            continue
        if word.has_relation(("obl", "advcl")) and verb in above.ancestors():
            return word
    return None


def _find_as(word: Word, *relations: str) -> Word | None:
    """Return what *word* governs behind "as"; what has a subject tells how it is done."""
    tops = (child for child in word.children(*relations) if own_subject(child) is None)
    return next(filter(_is_as, tops), None)


def _is_as(word: Word) -> bool:
    case = case_of(word)
    return case is not None and case.lower == "as"


def _find_as_of_cue(scene: Scene, seen_as: Word) -> Phrase:
    """Return the "as" of "is seen as", where it stands right behind the cue; else nothing."""
    return Phrase.of(filter(None, [case_of(seen_as)])).where(partial(_is_behind_cue, scene))


def _is_behind_cue(scene: Scene, word: Word) -> bool:
    return word.index == scene.cue.words[-1].index + 1


@only_if(is_of(CueKind.VERB))
def find_object_and_predicate(scene: Scene) -> ContentFound | None:
    """An object with an infinitive or an adjective: "urged Kim to resign", "called the plan
    absurd", "found it “rude”". Or what is left of it in a passive: "Kim is thought to be ill", and
    behind "what": "what she called a lapse".
    """
    if _is_of_free_relative(scene.head):
        return _find_name_of_what(scene)
    thing = find_object(scene.head, "iobj")
    if thing is None or is_conjunction_of(scene.head, thing):
        return None
    quoted = _find_quoted_predicate(scene, thing)
    if scene.takes(Frame.OBJ_XCOMP) or _is_raising(scene):
        further = _find_further_object(scene, thing)
        predicate, told = scene.head.child("xcomp", "ccomp"), _find_told_to(scene)
        if predicate is not None and further is not None and further.index > predicate.index:
            return find_under(scene, predicate, thing, further)
        torn = _find_torn_predicate(scene, thing)
        return find_under(scene, predicate or quoted or further or told or torn, thing)
    is_finding = scene.cue.entry.reporting_class in FINDING_OUT
    return find_under(scene, quoted, thing) if is_finding else None


def _is_of_free_relative(verb: Word) -> bool:
    """Whether *verb* stands under the "what" of "apologised for what she called a lapse"."""
    above = verb.parent_as("acl", "acl:relcl", "advcl:relcl")
    return above is not None and above.lower == "what" and above.index < verb.index


def _find_name_of_what(scene: Scene) -> ContentFound | None:
    """Return what "what" is called."""
    if not scene.takes(Frame.OBJ_XCOMP) or scene.tells:
        return None
    return find_under(scene, scene.head.child("xcomp", "obj"))


def _find_further_object(scene: Scene, thing: Word) -> Word | None:
    """Return one more object behind *thing*, which the parser took for that of the cue: "calls it a
    coffin", "told them to “block and hide” letters".
    """
    further = next((word for word in scene.head.children("obj") if word.index > thing.index), None)
    if further is None or thing.relation == "obj":
        return further
    is_named = scene.cue.entry.act is Act.STATEMENT and not scene.tells
    return further if is_named or scene.head.child("xcomp") is not None else None


def _find_torn_predicate(scene: Scene, thing: Word) -> Word | None:
    """Return what *thing* is called, a noun right behind it that the parser took for its apposition
    or for a subject of the next verb: "leaflets calling the mayor | a liar were found".
    """
    if scene.cue.entry.act is not Act.STATEMENT or scene.tells:
        return None
    modified = find_modified(scene.head)
    verb = None if modified is None else modified.parent
    tops = (*thing.children("appos"), *(() if verb is None else verb.children("nsubj")))
    return next((top for top in tops if _stands_behind(top, thing)), None)


def _stands_behind(top: Word, thing: Word) -> bool:
    """Whether the article of *top* stands right behind the phrase of *thing*."""
    article = top.child("det")
    if article is None or article.before is None:
        return False
    return article.before in thing.subtree(prune=lambda word: word is top)


def _find_told_to(scene: Scene) -> Word | None:
    """Return the infinitive of a passive that the parser took for an adjunct: "told to leave"."""
    clauses = scene.head.children("advcl") if is_passive(scene.head) else ()
    behind = (clause for clause in clauses if clause.index > scene.head.index)
    return next((clause for clause in behind if case_lemma(clause) == "to"), None)


def _is_raising(scene: Scene) -> bool:
    """Whether the cue is a passive with an infinitive that tells what is so, not what anybody is to
    do.
    """
    entry, below = scene.cue.entry, scene.head.child("xcomp")
    if below is None or case_lemma(below) != "to":
        return False
    if not scene.takes(Frame.CCOMP):
        return False
    if entry.act not in ASSERTING:
        return False
    if scene.tells or entry.lemma in load_content_words().duties:
        return False
    return is_passive(scene.head)


def _find_quoted_predicate(scene: Scene, thing: Word) -> Word | None:
    """Return what stands in quote marks behind *thing*, whether the parser took it for a predicate
    or, because of the marks, for something else: "called the ruling “a dark day”", "found the play
    “as dull as rain”".
    """
    below = (*thing.children("appos", "amod", "acl"), *scene.head.children(*QUOTED_BELOW))
    for top in below:
        words = top.subtree()
        first = words[0].span
        regions = scene.document.quotations_over(first) if words[0].index > thing.index else ()
        if any(region.span.start == first.start for region in regions):
            return top
    return None


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
    return Phrase.of(filter(None, [case_of(top)])).where(partial(_is_behind_cue, scene))


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
