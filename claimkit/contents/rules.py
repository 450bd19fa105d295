"""The shapes in which a content stands, from the most to the least specific."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from attrs import frozen

from claimkit.contents.quotations import region_at, regions_of
from claimkit.document import QuotationRegion, Word
from claimkit.grammar import case_lemma, case_of, is_agentive, is_passive, own_subject, without_edge_punctuation
from claimkit.lexicons.schema import Frame
from claimkit.model import CueKind
from claimkit.rules import Rule, Scene
from claimkit.spans import Spans, hull


@frozen(kw_only=True)
class ContentFound:
    """What a content rule found in the cue's sentence.

    Attributes:
        words: of the sentence, sorted; cue and speaker are taken out later.
        regions: whole quotation regions, marks included.
        head: the word that carries the proposition.
        cue_words: words that the frame adds to the cue.
    """

    words: tuple[Word, ...] = ()
    regions: Spans = ()
    head: Word | None = None
    cue_words: tuple[Word, ...] = ()


FindContent = Callable[[Scene], ContentFound | None]

VERBAL = {CueKind.VERB, CueKind.ADJECTIVE}
SHORTEST_TURN = 3  # words
CLAUSES = {"root", "ccomp", "conj", "parataxis", "advcl", "csubj"}


def speech(scene: Scene) -> ContentFound | None:
    """Quotations beside the clause of the cue."""
    if Frame.QUOTE not in scene.cue.entry.frames or scene.cue.kind not in {CueKind.VERB, CueKind.PUNCTUATION}:
        return None
    if scene.cue.kind is CueKind.VERB and scene.speaker is None:
        return None
    regions = regions_of(scene)
    if not regions or _says_more(scene):
        return None
    spans = tuple(q.span for q in regions)
    outside = _clause_before(scene, regions[0])
    inside = [w for w in scene.sentence.words if any(s.covers(w.span) for s in spans) and w.upos != "PUNCT"]
    indices = {w.index for w in (*outside, *inside)}
    head = next((w for w in (*outside, *inside) if w.head not in indices), None)
    return ContentFound(words=outside, regions=spans, head=head)


def turn(scene: Scene) -> ContentFound | None:
    """The rest of the paragraph behind a name and a colon: a turn of a transcript, or a headline."""
    if scene.cue.kind is not CueKind.PUNCTUATION or scene.speaker is None:
        return None
    sentences = takewhile(lambda s: s.paragraph == scene.sentence.paragraph, scene.document.sentences[scene.sentence.index :])
    words = [w for s in sentences for w in s.words if w.span.start >= scene.cue.head.span.end]
    words = list(without_edge_punctuation(words, keep=lambda w: region_at(scene.document, w) is not None))
    if len(words) < SHORTEST_TURN:
        return None
    own = [w for w in words if w in scene.sentence.words]
    inside = {w.index for w in own}
    head = next((w for w in own if w.head not in inside and w.upos != "PUNCT"), None)
    return ContentFound(regions=(hull(w.span for w in words),), head=head)


def _clause_before(scene: Scene, region: QuotationRegion) -> tuple[Word, ...]:
    """Return the words before *region* that belong to what is said, where the quotation begins in mid-clause: Kim “did it,”
    Lee said.
    """
    before = [w for w in scene.sentence.words if w.span.end <= region.span.start]
    behind = [w for w in scene.sentence.words if region.span.covers(w.span) and w.upos != "PUNCT"]
    while before and (before[0].upos == "PUNCT" or before[0].relation == "cc"):
        before.pop(0)
    if not before or not behind or scene.cue.head.index < behind[0].index or scene.taken & {w.index for w in before}:
        return ()
    if any(_takes_quotation(scene, w) or region_at(scene.document, w) is not None for w in before):
        return ()
    places = {w.index for w in before}
    governed = any(w.head in places for w in behind)
    return tuple(before) if governed or behind[0].text[:1].islower() else ()


def _takes_quotation(scene: Scene, word: Word) -> bool:
    entry = scene.lexicon.verb(word.lemma.lower()) if word.upos == "VERB" else None
    return entry is not None and Frame.QUOTE in entry.frames


def _says_more(scene: Scene) -> bool:
    """Whether a clause behind the cue holds words that are not quoted: what is said is that clause."""
    top = next((c for c in scene.sentence.children(scene.cue.carrier, "ccomp") if c.index > scene.cue.head.index), None)
    if top is None:
        return False
    last = scene.cue.group[-1].index
    own = [w for w in _clause(scene, top) if w.upos != "PUNCT" and w.index not in scene.taken]
    outside = [w for w in own if region_at(scene.document, w) is None]
    return own[0].index > last and bool(outside) and not (outside == own and _is_attached_wrongly(scene, own))


def _is_attached_wrongly(scene: Scene, words: list[Word]) -> bool:
    """Whether a sentence end stands between the cue and *words*: the parser took the next sentence for a complement."""
    between = scene.document.text[scene.cue.group[-1].span.end : words[0].span.start]
    return any(stop in between for stop in (". ", "? ", "! ", "\n"))


def as_phrase(scene: Scene) -> ContentFound | None:
    """An object and what it is described as."""
    if Frame.OBJ_AS not in scene.cue.entry.frames:
        return None
    sentence, verb = scene.sentence, scene.cue.head
    thing = sentence.child(verb, "nsubj:pass" if is_passive(sentence, verb) else "obj")
    seen_as = next((c for c in sentence.children(verb, "obl", "xcomp", "advcl", "advmod", "ccomp") if _is_as(scene, c)), None)
    if seen_as is None and thing is not None:
        seen_as = next((c for c in sentence.children(thing, "nmod", "acl", "advcl") if _is_as(scene, c)), None)
    if seen_as is None:
        return None
    words = {w.index: w for top in (thing, seen_as) if top is not None for w in _clause(scene, top)}
    return ContentFound(words=tuple(words[i] for i in sorted(words)), head=seen_as)


def _is_as(scene: Scene, word: Word) -> bool:
    case = case_of(scene.sentence, word)
    return case is not None and case.text.lower() == "as"


def interrupted(scene: Scene) -> ContentFound | None:
    """A clause that the cue interrupts or ends: "The tax, he said, will rise", "It will rise, as Kim pointed out"."""
    sentence, head = scene.sentence, scene.cue.head
    entry = scene.cue.entry
    if scene.cue.kind is not CueKind.VERB or Frame.CCOMP not in entry.frames or entry.weak or scene.speaker is None:
        return None
    if sentence.child(head, "ccomp", "obj", "xcomp") or not _is_inserted(scene):
        return None
    above = next((w for w in sentence.ancestors(head) if w.relation in CLAUSES), None)
    if above is None:
        return None
    own = {w.index for w in sentence.subtree(head)} - {w.index for w in _resumed(scene)}
    words = tuple(w for w in sentence.subtree(above) if w.index not in own)
    return ContentFound(words=words, head=above)


def _resumed(scene: Scene) -> tuple[Word, ...]:
    """Return what the parser hung on the cue although the clause goes on there: "It fell, he said, because it was old"."""
    sentence, last = scene.sentence, max(w.index for w in scene.sentence.words if w.index in scene.taken)
    if last + 1 >= len(sentence.words) or sentence.word(last + 1).text != ",":
        return ()
    found: list[Word] = []
    for child in sentence.children(scene.cue.head, "advcl", "obl", "conj", "advmod", "parataxis"):
        if sentence.subtree(child)[0].index > last and not _speaks_on(scene, child):
            found += sentence.subtree(child)
    return tuple(found)


def _is_inserted(scene: Scene) -> bool:
    """Whether the cue's clause is an insertion: a parataxis, an as-clause or one without a conjunction, or what looks like a
    relative clause without a pronoun between commas.
    """
    sentence, head = scene.sentence, scene.cue.head
    if head.relation == "parataxis":
        return True
    words = [w for w in sentence.subtree(head) if w.upos != "PUNCT"]
    first, last = words[0], words[-1]
    set_off = first.index == 1 or sentence.word(first.index - 1).text in {",", "-", "–", "—"}
    if not set_off or own_subject(sentence, head) is None or first.feat("PronType") in {"Rel", "Int"}:
        return False
    if head.relation == "advcl":
        return case_lemma(sentence, head) in {None, "as"}
    return head.deprel == "acl:relcl" and last.index < len(sentence.words) and sentence.word(last.index + 1).text == ","


def clause(scene: Scene) -> ContentFound | None:
    """A that-clause, a bare clause or a question."""
    frames, sentence, carrier = scene.cue.entry.frames, scene.sentence, scene.cue.carrier
    if Frame.CCOMP not in frames and Frame.WH not in frames and Frame.QUOTE not in frames:
        return None
    relations = (
        ("ccomp", "acl", "advcl") if scene.cue.kind is CueKind.NOUN or carrier is not scene.cue.head else ("ccomp", "csubj:pass")
    )
    for top in sentence.children(carrier, *relations):
        if top.relation in {"acl", "advcl"} and (
            sentence.child(top, "mark") is None or case_lemma(sentence, top) not in {"that", "whether", "if"}
        ):
            continue
        if _speaks_on(scene, top) or (scene.cue.entry.weak and not _is_own_act(scene, top)):
            continue
        words = _with_stray_subject(scene, _clause(scene, top))
        if top.index < scene.cue.head.index and scene.speaker is not None:
            words = (*words, *_resumed(scene))
        return ContentFound(words=words, head=top)
    return _copular_clause(scene)


def _is_own_act(scene: Scene, top: Word) -> bool:
    """Whether a weak cue attributes the clause of *top*: it has a speaker, and, a verb, is finite or a participle, and stands
    before the clause.
    """
    if scene.cue.kind is not CueKind.VERB:
        return scene.speaker is not None
    head = scene.cue.head
    infinitive = head.feat("VerbForm") == "Inf" and own_subject(scene.sentence, head) is None
    return scene.speaker is not None and not infinitive and (_has_mark(scene, top) or top.index > head.index)


def _with_stray_subject(scene: Scene, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return *words* with what stands between them and a cue that takes no object: the parser took the clause's subject, or
    a part of it, for one.
    """
    entry, last = scene.cue.entry, scene.cue.group[-1].index
    takes_object = {Frame.OBJ, Frame.OBJ_XCOMP} & set(entry.frames) or entry.lemma in scene.lexicon.telling
    if scene.cue.kind is not CueKind.VERB or takes_object or words[0].index <= last + 1:
        return words
    between = scene.sentence.words[last : words[0].index - 1]
    tops = {w.relation for w in between if w.head == scene.cue.head.index}
    strays = (
        tops
        and tops <= {"obj", "iobj", "dep", "punct"}
        and not tops <= {"punct"}
        and not scene.taken & {w.index for w in between}
    )
    return (*between, *words) if strays else words


def _has_mark(scene: Scene, top: Word) -> bool:
    return scene.sentence.child(top, "mark") is not None


def _copular_clause(scene: Scene) -> ContentFound | None:
    """The clause that a noun is said to be: "Her hope is that they win"."""
    sentence, noun = scene.sentence, scene.cue.carrier
    above = sentence.parent(noun)
    if scene.cue.kind is not CueKind.NOUN or noun.relation != "nsubj" or above is None or not sentence.child(noun, "nmod:poss"):
        return None
    top = (
        sentence.child(above, "ccomp")
        if above.lemma == "be"
        else above
        if sentence.child(above, "cop") and _has_mark(scene, above)
        else None
    )
    return ContentFound(words=_clause(scene, top), head=top) if top is not None else None


def object_and_predicate(scene: Scene) -> ContentFound | None:
    """An object with an infinitive or an adjective: "urged Kim to resign", "called the plan absurd"."""
    if Frame.OBJ_XCOMP not in scene.cue.entry.frames or scene.cue.kind is not CueKind.VERB:
        return None
    sentence, verb = scene.sentence, scene.cue.head
    thing = sentence.child(verb, "nsubj:pass" if is_passive(sentence, verb) else "obj", "iobj")
    said = sentence.child(verb, "xcomp", "ccomp")
    if thing is None or said is None:
        return None
    words = {w.index: w for top in (thing, said) for w in _clause(scene, top)}
    return ContentFound(words=tuple(words[i] for i in sorted(words)), head=said)


def infinitive(scene: Scene) -> ContentFound | None:
    """An infinitive or a gerund: "vowed to fight", "considered resigning", "the promise to pay"."""
    if Frame.XCOMP not in scene.cue.entry.frames or not _speaks(scene):
        return None
    sentence, carrier = scene.sentence, scene.cue.carrier
    nominal = carrier.upos == "NOUN"
    for top in sentence.children(carrier, *(("acl", "xcomp", "advcl") if nominal else ("xcomp", "ccomp", "csubj:pass"))):
        mark = sentence.child(top, "mark")
        infinite = top.feat("VerbForm") in {"Inf", "Ger"} or (mark is not None and mark.lemma == "to")
        if not infinite or (nominal and (mark is None or mark.lemma != "to")):
            continue
        subject = sentence.child(carrier, "nsubj:pass") if is_passive(sentence, carrier) else None
        words = {w.index: w for part in (subject, top) if part is not None for w in _clause(scene, part)}
        return ContentFound(words=tuple(words[i] for i in sorted(words)), head=top)
    return None


def prepositional(scene: Scene) -> ContentFound | None:
    """A phrase with a preposition that the cue takes: "called for calm", "accused Kim of lying"."""
    if Frame.OBL not in scene.cue.entry.frames or not _speaks(scene):
        return None
    sentence, carrier = scene.sentence, scene.cue.carrier
    tops = sentence.children(carrier, "obl", "nmod", "advcl", "acl", "xcomp")
    if carrier is not scene.cue.head:  # the parser may hang the phrase of a light verb's noun on the verb
        tops += sentence.children(scene.cue.head, "obl", "advcl")
    for top in tops:
        case = case_of(sentence, top)
        if case is None or case.lemma.lower() not in scene.cue.entry.prepositions or top.index < carrier.index:
            continue
        told = scene.cue.entry.lemma in scene.lexicon.telling  # the one who is told is no part of the content
        thing = sentence.child(carrier, "obj", "iobj") if carrier.upos == "VERB" and not told else None
        last = scene.cue.group[-1].index
        asked = sentence.child(carrier, "xcomp") if Frame.OBJ_XCOMP in scene.cue.entry.frames else None  # called on Kim to resign
        words = {w.index: w for part in (thing, top, asked) if part is not None for w in _clause(scene, part)}
        if thing is None and case.index == last + 1 and carrier is scene.cue.head:
            rest = tuple(words[i] for i in sorted(words) if i != case.index)
            return ContentFound(words=rest, head=asked or top, cue_words=(case,))
        return ContentFound(words=tuple(words[i] for i in sorted(words)), head=top)
    return None


def noun_object(scene: Scene) -> ContentFound | None:
    """A noun phrase: "announced the call"."""
    if Frame.OBJ not in scene.cue.entry.frames or scene.cue.kind is not CueKind.VERB or not _speaks(scene):
        return None
    sentence, verb = scene.sentence, scene.cue.head
    passive = is_passive(sentence, verb)
    thing = sentence.child(verb, "nsubj:pass" if passive else "obj")
    if thing is None and passive and verb.relation == "acl":
        return None
    if thing is None or thing.feat("PronType") in {"Rel", "Int"} or thing.feat("Reflex") == "Yes":
        return None
    reason = _reason(scene, thing)
    words = {w.index: w for part in (thing, reason) if part is not None for w in _clause(scene, part)}
    return ContentFound(words=tuple(words[i] for i in sorted(words)), head=thing)


def _reason(scene: Scene, thing: Word) -> Word | None:
    """Return the for-phrase right behind the object: "slammed the press for its questions"."""
    last = scene.sentence.subtree(thing)[-1].index
    for top in scene.sentence.children(scene.cue.head, "obl", "advcl"):
        if case_lemma(scene.sentence, top) == "for" and scene.sentence.subtree(top)[0].index == last + 1:
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
        above.relation in {"conj", "xcomp", "nmod", "amod", "acl"} and above.upos != "VERB" and sentence.parent(above) is not None
    ):
        above = sentence.parent(above) or above
    own = {w.index for w in sentence.subtree(anchor)} | {w.index for w in scene.cue.group}
    words = tuple(w for w in _clause(scene, above) if w.index not in own)
    return ContentFound(words=words, head=above)


def _clause(scene: Scene, top: Word) -> tuple[Word, ...]:
    """Return the subtree of *top* without what only links it to the sentence, and without the cue's own clause or another
    of the same speaker ("…, adding that …").
    """
    group = {w.index for w in scene.cue.group}

    def pruned(word: Word) -> bool:
        if word.index in group or (word.head == top.index and word.relation == "cc" and word.index < top.index):
            return True
        return word is not top and (_speaks_on(scene, word) or _is_beside_cue(scene, word))

    return scene.sentence.subtree(top, prune=pruned)


def _is_beside_cue(scene: Scene, word: Word) -> bool:
    """Whether *word* is in the past and coordinated with an infinitive, which only the cue can be: "vowed to fight and
    warned of …".
    """
    sentence = scene.sentence
    above = sentence.parent(word)
    if word.relation != "conj" or word.feat("Tense") != "Past" or above is None or own_subject(sentence, word) is not None:
        return False
    return above.feat("VerbForm") == "Inf" and sentence.child(above, "aux") is None


def _speaks_on(scene: Scene, word: Word) -> bool:
    """Whether *word* is a participle behind a comma that reports more of what the speaker says."""
    if word.feat("VerbForm") not in {"Ger", "Part"} or word.relation not in {"advcl", "ccomp", "conj", "parataxis"}:
        return False
    if word.index < 2 or scene.sentence.word(word.index - 1).text != "," or own_subject(scene.sentence, word) is not None:
        return False
    return scene.lexicon.reports(word.lemma.lower())


def _speaks(scene: Scene) -> bool:
    """Whether a speaker is there who can speak; an object or an infinitive alone does not make an attribution."""
    if scene.speaker is None:
        return False
    return is_agentive(scene.speaker.head, lambda lemma: scene.lexicon.speaker_noun(lemma) is not None)


RULES: tuple[Rule[FindContent], ...] = (
    Rule("content.speech", "“It rained,” she said.", speech),
    Rule("content.turn", "LEE: It rained all day.", turn),
    Rule("content.as-phrase", "She described the talks as useful.", as_phrase),
    Rule("content.phrase", "According to the ministry, exports fell.", phrase_clause),
    Rule("content.clause", "She said that it rained.", clause),
    Rule("content.interrupted", "The tax, she said, will rise.", interrupted),
    Rule("content.object-predicate", "She urged Kim to resign.", object_and_predicate),
    Rule("content.infinitive", "She vowed to fight.", infinitive),
    Rule("content.prepositional", "She called for calm.", prepositional),
    Rule("content.noun-object", "She announced the call.", noun_object),
)
