"""Contents that are phrases: objects with and without a predicate, prepositional phrases, and what
a phrase qualifies.
"""

from __future__ import annotations

from claimkit.contents.found import ContentFound, can_speak, clause_words
from claimkit.document import Word
from claimkit.grammar import case_lemma, case_of, is_aside, is_passive
from claimkit.lexicons.schema import Frame
from claimkit.model import Act, CueKind, Stance
from claimkit.rules import Scene


def as_phrase(scene: Scene) -> ContentFound | None:
    """An object and what it is described as."""
    if Frame.OBJ_AS not in scene.cue.entry.frames:
        return None
    sentence, verb = scene.sentence, scene.cue.head
    thing = sentence.child(verb, "nsubj:pass" if is_passive(sentence, verb) else "obj")
    seen_as = next(
        (
            c
            for c in sentence.children(verb, "obl", "xcomp", "advcl", "advmod", "ccomp")
            if _is_as(scene, c)
        ),
        None,
    )
    if seen_as is None and thing is not None:
        seen_as = next(
            (c for c in sentence.children(thing, "nmod", "acl", "advcl") if _is_as(scene, c)), None
        )
    if seen_as is None:
        return None
    words = {
        w.index: w for top in (thing, seen_as) if top is not None for w in clause_words(scene, top)
    }
    particle = case_of(sentence, seen_as)
    # "is seen as"
    own = (
        (particle,)
        if particle is not None and particle.index == scene.cue.group[-1].index + 1
        else ()
    )
    return ContentFound(
        words=tuple(words[i] for i in sorted(words) if words[i] not in own),
        head=seen_as,
        cue_words=own,
    )


def _is_as(scene: Scene, word: Word) -> bool:
    case = case_of(scene.sentence, word)
    return case is not None and case.text.lower() == "as"


def object_and_predicate(scene: Scene) -> ContentFound | None:
    """An object with an infinitive or an adjective: "urged Kim to resign", "called the plan
    absurd".
    """
    if Frame.OBJ_XCOMP not in scene.cue.entry.frames or scene.cue.kind is not CueKind.VERB:
        return None
    sentence, verb = scene.sentence, scene.cue.head
    thing = sentence.child(verb, "nsubj:pass" if is_passive(sentence, verb) else "obj", "iobj")
    said = sentence.child(verb, "xcomp", "ccomp")
    if said is None and thing is not None:
        said = _quoted_predicate(scene, thing)
    if thing is None or said is None:
        return None
    words = {w.index: w for top in (thing, said) for w in clause_words(scene, top)}
    return ContentFound(words=tuple(words[i] for i in sorted(words)), head=said)


def _quoted_predicate(scene: Scene, thing: Word) -> Word | None:
    """Return what the parser took for an apposition because of its quote marks: "called the ruling
    “a dark day”".
    """
    for top in scene.sentence.children(thing, "appos"):
        start = scene.sentence.subtree(top)[0].span.start
        if any(region.span.start == start for region in scene.document.quotations):
            return top
    return None


def prepositional(scene: Scene) -> ContentFound | None:
    """A phrase with a preposition that the cue takes: "called for calm", "accused Kim of lying"."""
    if Frame.OBL not in scene.cue.entry.frames or not can_speak(scene):
        return None
    sentence, carrier = scene.sentence, scene.cue.carrier
    tops = sentence.children(carrier, "obl", "nmod", "advcl", "acl", "xcomp")
    # the parser may hang the phrase of a light verb's noun on the verb
    if carrier is not scene.cue.head:
        tops += sentence.children(scene.cue.head, "obl", "advcl")
    for top in tops:
        case = case_of(sentence, top)
        if (
            case is None
            or case.lemma.lower() not in scene.cue.entry.prepositions
            or top.index < carrier.index
        ):
            continue
        # the one who is told is no part of the content
        told = scene.cue.entry.lemma in scene.lexicon.telling
        thing = (
            sentence.child(carrier, "obj", "iobj") if carrier.upos == "VERB" and not told else None
        )
        last = scene.cue.group[-1].index
        asked = _asked(scene, carrier) if Frame.OBJ_XCOMP in scene.cue.entry.frames else None
        words = {
            w.index: w
            for part in (thing, top, asked)
            if part is not None
            for w in clause_words(scene, part)
        }
        if thing is None and case.index == last + 1 and carrier is scene.cue.head:
            rest = tuple(words[i] for i in sorted(words) if i != case.index)
            return ContentFound(words=rest, head=asked or top, cue_words=(case,))
        return ContentFound(words=tuple(words[i] for i in sorted(words)), head=top)
    return None


def _asked(scene: Scene, carrier: Word) -> Word | None:
    """Return the infinitive of "called on Kim to resign", which the parser takes for complement or
    adjunct.
    """
    tops = scene.sentence.children(carrier, "xcomp", "advcl")
    return next(
        (top for top in tops if top.relation == "xcomp" or case_lemma(scene.sentence, top) == "to"),
        None,
    )


def noun_object(scene: Scene) -> ContentFound | None:
    """A noun phrase: "announced the call", "found no evidence that it fell"."""
    if scene.cue.kind is not CueKind.VERB or not can_speak(scene):
        return None
    sentence, verb = scene.sentence, scene.cue.head
    if Frame.OBJ not in scene.cue.entry.frames and not _finds_evidence(scene):
        return None
    passive = is_passive(sentence, verb)
    thing = sentence.child(verb, "nsubj:pass" if passive else "obj")
    if thing is None and passive and verb.relation == "acl":
        return None
    if thing is None or thing.feat("PronType") in {"Rel", "Int"} or thing.feat("Reflex") == "Yes":
        return None
    reason = _reason(scene, thing)
    asides = {
        w.index
        for top in sentence.children(thing, "nmod")
        if is_aside(sentence, top, scene.lexicon)
        for w in sentence.subtree(top)
    }
    words = {
        w.index: w
        for part in (thing, reason)
        if part is not None
        for w in clause_words(scene, part)
        if w.index not in asides
    }
    return ContentFound(words=tuple(words[i] for i in sorted(words)), head=thing)


def _finds_evidence(scene: Scene) -> bool:
    """Whether the cue, a verb of finding out, has an object that says what there is evidence of."""
    noun = scene.sentence.child(scene.cue.head, "obj")
    entry = scene.lexicon.noun(noun.lemma.lower()) if noun is not None else None
    if noun is None or entry is None or entry.act is not Act.EVIDENCE:
        return False
    found_out = scene.cue.entry.stance in {Stance.COGNITIVE_FACTIVE, Stance.DISCLOSURE}
    return found_out and any(
        case_lemma(scene.sentence, c) == "that"
        for c in scene.sentence.children(noun, "acl", "ccomp")
    )


def _reason(scene: Scene, thing: Word) -> Word | None:
    """Return the for-phrase right behind the object: "slammed the press for its questions"."""
    last = scene.sentence.subtree(thing)[-1].index
    for top in scene.sentence.children(scene.cue.head, "obl", "advcl"):
        if (
            case_lemma(scene.sentence, top) == "for"
            and scene.sentence.subtree(top)[0].index == last + 1
        ):
            return top
    return None


def phrase_clause(scene: Scene) -> ContentFound | None:
    """The clause that an according-to phrase or a hearsay adverb qualifies."""
    if scene.cue.kind not in {CueKind.PHRASE, CueKind.ADVERB}:
        return None
    sentence = scene.sentence
    anchor = scene.speaker.head if scene.speaker is not None else scene.cue.head
    if scene.cue.kind is CueKind.PHRASE and scene.speaker is None:
        return None
    if scene.cue.head.head != anchor.index and anchor.head == scene.cue.head.index:
        anchor = scene.cue.head
    above = sentence.parent(anchor)
    if above is None:
        return None
    while (
        above.relation in {"conj", "xcomp", "nmod", "amod", "acl"}
        and above.upos != "VERB"
        and sentence.parent(above) is not None
    ):
        above = sentence.parent(above) or above
    own = {w.index for w in sentence.subtree(anchor)} | {w.index for w in scene.cue.group}
    words = tuple(w for w in clause_words(scene, above) if w.index not in own)
    return ContentFound(words=words, head=above)
