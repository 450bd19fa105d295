"""Contents that are clauses: finite ones around the cue, and infinitives."""

from __future__ import annotations

from claimkit.contents.found import ContentFound, can_speak, clause_words, reports_on
from claimkit.document import Word
from claimkit.grammar import case_lemma, is_passive, own_subject
from claimkit.lexicons.schema import Frame
from claimkit.model import CueKind
from claimkit.rules import Scene
from claimkit.text.dashes import DASHES

CLAUSES = {"root", "ccomp", "conj", "parataxis", "advcl", "csubj"}


def interrupted(scene: Scene) -> ContentFound | None:
    """A clause that the cue interrupts or ends: "The tax, he said, will rise", "It will rise, as
    Kim pointed out".
    """
    sentence, head = scene.sentence, scene.cue.head
    entry = scene.cue.entry
    if (
        scene.cue.kind is not CueKind.VERB
        or Frame.CCOMP not in entry.frames
        or entry.weak
        or scene.speaker is None
    ):
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
    """Return what the parser hung on the cue although the clause goes on there: "It fell, he said,
    because it was old".
    """
    sentence, last = (
        scene.sentence,
        max(w.index for w in scene.sentence.words if w.index in scene.taken),
    )
    if last + 1 >= len(sentence.words) or sentence.word(last + 1).text != ",":
        return ()
    found: list[Word] = []
    for child in sentence.children(scene.cue.head, "advcl", "obl", "conj", "advmod", "parataxis"):
        if sentence.subtree(child)[0].index > last and not reports_on(scene, child):
            found += sentence.subtree(child)
    return tuple(found)


def _is_inserted(scene: Scene) -> bool:
    """Whether the cue's clause is an insertion: a parataxis, an as-clause or one without a
    conjunction, or what looks like a relative clause without a pronoun between commas.
    """
    sentence, head = scene.sentence, scene.cue.head
    if head.relation == "parataxis":
        return True
    words = [w for w in sentence.subtree(head) if w.upos != "PUNCT"]
    first, last = words[0], words[-1]
    set_off = first.index == 1 or sentence.word(first.index - 1).text in DASHES | {","}
    if (
        not set_off
        or own_subject(sentence, head) is None
        or first.feat("PronType") in {"Rel", "Int"}
    ):
        return False
    if head.relation == "advcl":
        return case_lemma(sentence, head) in {None, "as"}
    return (
        head.deprel == "acl:relcl"
        and last.index < len(sentence.words)
        and sentence.word(last.index + 1).text == ","
    )


def clause(scene: Scene) -> ContentFound | None:
    """A that-clause, a bare clause or a question."""
    frames, sentence, carrier = scene.cue.entry.frames, scene.sentence, scene.cue.carrier
    if Frame.CCOMP not in frames and Frame.WH not in frames and Frame.QUOTE not in frames:
        return None
    relations = (
        ("ccomp", "acl", "advcl")
        if scene.cue.kind is CueKind.NOUN or carrier is not scene.cue.head
        else ("ccomp", "csubj:pass")
    )
    for top in sentence.children(carrier, *relations):
        if top.relation in {"acl", "advcl"} and (
            sentence.child(top, "mark") is None
            or case_lemma(sentence, top) not in {"that", "whether", "if"}
        ):
            continue
        if reports_on(scene, top) or (scene.cue.entry.weak and not _is_own_act(scene, top)):
            continue
        words = _with_question_word(scene, _with_stray_subject(scene, clause_words(scene, top)))
        if top.index < scene.cue.head.index and scene.speaker is not None:
            words = (*words, *_resumed(scene))
        return ContentFound(words=words, head=top)
    return _free_relative(scene) or _copular_clause(scene)


def _with_question_word(scene: Scene, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return *words* with the question word right before them, which the parser may hang on the
    cue: "explained why it fell".
    """
    first = words[0].index
    before = scene.sentence.word(first - 1) if first > 1 else None
    if before is None or before.head != scene.cue.head.index or before.index in scene.taken:
        return words
    return (
        (before, *words) if before.lemma.lower() in scene.lexicon.grammar.question_words else words
    )


def _free_relative(scene: Scene) -> ContentFound | None:
    """The clause under a question word that the parser takes for the object: "explained why it
    fell".
    """
    if (
        Frame.WH not in scene.cue.entry.frames
        or scene.cue.kind is not CueKind.VERB
        or scene.cue.entry.weak
        or not can_speak(scene)
    ):
        return None
    asked = scene.sentence.child(scene.cue.head, "obj", "advmod")
    if (
        asked is None
        or asked.index < scene.cue.head.index
        or asked.lemma.lower() not in scene.lexicon.grammar.question_words
    ):
        return None
    top = scene.sentence.child(asked, "acl", "advcl")
    return ContentFound(words=clause_words(scene, asked), head=top) if top is not None else None


def _is_own_act(scene: Scene, top: Word) -> bool:
    """Whether a weak cue attributes the clause of *top*: it has a speaker, and, a verb, is finite
    or a participle, and stands before the clause.
    """
    if scene.cue.kind is not CueKind.VERB:
        return scene.speaker is not None
    head = scene.cue.head
    infinitive = head.feat("VerbForm") == "Inf" and own_subject(scene.sentence, head) is None
    return (
        scene.speaker is not None
        and not infinitive
        and (_has_mark(scene, top) or top.index > head.index)
    )


def _with_stray_subject(scene: Scene, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return *words* with what stands between them and a cue that takes no object: the parser took
    the clause's subject, or a part of it, for one.
    """
    entry, last = scene.cue.entry, scene.cue.group[-1].index
    takes_object = {Frame.OBJ, Frame.OBJ_XCOMP} & set(
        entry.frames
    ) or entry.lemma in scene.lexicon.telling
    if scene.cue.kind is not CueKind.VERB or takes_object or words[0].index <= last + 1:
        return words
    between = scene.sentence.words[last : words[0].index - 1]
    tops = {w.relation for w in between if w.head == scene.cue.head.index}
    strays = bool(tops - {"punct"}) and tops <= {"obj", "iobj", "dep", "punct"}
    return (*between, *words) if strays and not scene.taken & {w.index for w in between} else words


def _has_mark(scene: Scene, top: Word) -> bool:
    return scene.sentence.child(top, "mark") is not None


def _copular_clause(scene: Scene) -> ContentFound | None:
    """The clause that a noun is said to be: "Her hope is that they win"."""
    sentence, noun = scene.sentence, scene.cue.carrier
    above = sentence.parent(noun)
    if (
        scene.cue.kind is not CueKind.NOUN
        or noun.relation != "nsubj"
        or above is None
        or not sentence.child(noun, "nmod:poss")
    ):
        return None
    top = sentence.child(above, "ccomp")
    if above.lemma != "be":
        top = above if sentence.child(above, "cop") and _has_mark(scene, above) else None
    return ContentFound(words=clause_words(scene, top), head=top) if top is not None else None


def infinitive(scene: Scene) -> ContentFound | None:
    """An infinitive or a gerund: "vowed to fight", "considered resigning", "the promise to pay"."""
    if Frame.XCOMP not in scene.cue.entry.frames or not can_speak(scene):
        return None
    sentence, carrier = scene.sentence, scene.cue.carrier
    nominal = carrier.upos == "NOUN"
    for top in sentence.children(
        carrier, *(("acl", "xcomp", "advcl") if nominal else ("xcomp", "ccomp", "csubj:pass"))
    ):
        mark = sentence.child(top, "mark")
        infinite = top.feat("VerbForm") in {"Inf", "Ger"} or (
            mark is not None and mark.lemma == "to"
        )
        if not infinite or (nominal and (mark is None or mark.lemma != "to")):
            continue
        subject = sentence.child(carrier, "nsubj:pass") if is_passive(sentence, carrier) else None
        words = {
            w.index: w
            for part in (subject, top)
            if part is not None
            for w in clause_words(scene, part)
        }
        return ContentFound(words=tuple(words[i] for i in sorted(words)), head=top)
    return None
