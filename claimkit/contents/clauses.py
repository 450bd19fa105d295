"""Contents that are clauses: finite ones around the cue, and infinitives."""

from __future__ import annotations

from claimkit.contents.found import ContentFound, find_clause, reports_on
from claimkit.contents.scene import Scene
from claimkit.document import Phrase, Word
from claimkit.grammar import case_lemma, is_passive, own_subject
from claimkit.lexicons.schema import Frame
from claimkit.model import CueKind
from claimkit.text.dashes import DASHES

CLAUSES = frozenset({"root", "ccomp", "conj", "parataxis", "advcl", "csubj"})
SETTING_OFF = DASHES | {","}
CONJUNCTIONS = frozenset({"that", "whether", "if"})
# Relations of what the parser makes of a clause's subject behind a verb that takes no object
STRAYS = frozenset({"obj", "iobj", "dep"})


def find_interrupted(scene: Scene) -> ContentFound | None:
    """A clause that the cue interrupts or ends: "The tax, he said, will rise", "It will rise, as
    Kim pointed out".
    """
    if not _may_interrupt(scene) or not _is_inserted(scene.head):
        return None
    above = next((word for word in scene.head.ancestors() if word.relation in CLAUSES), None)
    if above is None:
        return None
    inserted = scene.head.subtree() - _find_resumed(scene)
    return ContentFound(words=above.subtree() - inserted, head=above)


def _may_interrupt(scene: Scene) -> bool:
    """Whether the cue is a verb with a speaker that takes a clause and has none under it."""
    if not scene.is_of(CueKind.VERB) or scene.cue.entry.weak or scene.speaker is None:
        return False
    return scene.takes(Frame.CCOMP) and scene.head.child("ccomp", "obj", "xcomp") is None


def _find_resumed(scene: Scene) -> Phrase:
    """Return what the parser hung on the cue although the clause goes on there: "It fell, he said,
    because it was old".
    """
    last = scene.taken[-1]
    if last.after is None or last.after.text != "," or last.after.after is None:
        return Phrase()
    resumed = Phrase()
    for child in scene.head.children("advcl", "obl", "conj", "advmod", "parataxis"):
        words = child.subtree()
        if words[0].index > last.index and not reports_on(scene, child):
            resumed |= words
    return resumed


def _is_inserted(head: Word) -> bool:
    """Whether the clause of *head* is an insertion: a parataxis, an as-clause or one without a
    conjunction, or what looks like a relative clause without a pronoun between commas.
    """
    if head.relation == "parataxis":
        return True
    words = [word for word in head.subtree() if word.upos != "PUNCT"]
    if not _is_set_off(words[0]) or own_subject(head) is None:
        return False
    if head.relation == "advcl":
        return case_lemma(head) in {None, "as"}
    return head.deprel == "acl:relcl" and _is_before_comma(words[-1])


def _is_set_off(first: Word) -> bool:
    """Whether *first* opens an insertion: behind a comma or a dash, and no pronoun of a relative
    clause or a question.
    """
    if first.feat("PronType") in {"Rel", "Int"}:
        return False
    return first.before is None or first.before.text in SETTING_OFF


def _is_before_comma(word: Word) -> bool:
    return word.after is not None and word.after.text == ","


def find_finite(scene: Scene) -> ContentFound | None:
    """A that-clause, a bare clause or a question."""
    if not scene.takes(Frame.CCOMP, Frame.WH, Frame.QUOTE):
        return None
    is_nominal = scene.is_of(CueKind.NOUN) or scene.carrier is not scene.head
    relations = ("ccomp", "acl", "advcl") if is_nominal else ("ccomp", "csubj:pass")
    for top in scene.carrier.children(*relations):
        if _is_attributed(scene, top):
            return ContentFound(words=_find_whole_clause(scene, top), head=top)
    return _find_free_relative(scene) or _find_copular_clause(scene)


def _is_attributed(scene: Scene, top: Word) -> bool:
    """Whether the clause of *top*, which hangs on the cue, is what the cue attributes."""
    if top.relation in {"acl", "advcl"} and not _opens_with_conjunction(top):
        return False
    if reports_on(scene, top):
        return False
    return not scene.cue.entry.weak or _is_own_act(scene, top)


def _opens_with_conjunction(top: Word) -> bool:
    return _has_mark(top) and case_lemma(top) in CONJUNCTIONS


def _has_mark(top: Word) -> bool:
    return top.child("mark") is not None


def _is_own_act(scene: Scene, top: Word) -> bool:
    """Whether a weak cue attributes the clause of *top*: it has a speaker, and, a verb, is finite
    or a participle, and stands before the clause.
    """
    if scene.speaker is None:
        return False
    if not scene.is_of(CueKind.VERB):
        return True
    if scene.head.feat("VerbForm") == "Inf" and own_subject(scene.head) is None:
        return False
    return _has_mark(top) or top.index > scene.head.index


def _find_whole_clause(scene: Scene, top: Word) -> Phrase:
    """Return the clause of *top* with what belongs to it and the parser hung on the cue."""
    words = find_clause(scene, top)
    words = words | _find_stray_subject(scene, words)
    words = words | _find_question_word(scene, words)
    is_interrupted = top.index < scene.head.index and scene.speaker is not None
    return words | _find_resumed(scene) if is_interrupted else words


def _find_question_word(scene: Scene, clause: Phrase) -> Phrase:
    """Return the question word right before *clause* that the parser hung on the cue: "explained
    why it fell". Empty if there is none.
    """
    before = clause[0].before
    if before is None or before.head != scene.head.index or before in scene.taken:
        return Phrase()
    asks = before.lemma in scene.lexicon.grammar.question_words
    return Phrase((before,)) if asks else Phrase()


def _find_stray_subject(scene: Scene, clause: Phrase) -> Phrase:
    """Return what stands between a cue that takes no object and *clause*, where the parser took the
    clause's subject, or a part of it, for an object. Empty if nothing does.
    """
    if not scene.is_of(CueKind.VERB) or _takes_object(scene):
        return Phrase()
    between = scene.sentence.phrase(scene.cue.words[-1].index + 1, clause[0].index - 1)
    on_cue = {word.relation for word in between if word.head == scene.head.index}
    are_strays = not on_cue.isdisjoint(STRAYS) and on_cue <= STRAYS | {"punct"}
    return between if are_strays and not scene.taken & between else Phrase()


def _takes_object(scene: Scene) -> bool:
    if scene.takes(Frame.OBJ, Frame.OBJ_XCOMP):
        return True
    return scene.cue.entry.lemma in scene.lexicon.telling


def _find_free_relative(scene: Scene) -> ContentFound | None:
    """The clause under a question word that the parser takes for the object: "explained why it
    fell".
    """
    if not scene.is_of(CueKind.VERB) or not scene.takes(Frame.WH) or scene.cue.entry.weak:
        return None
    asked = scene.head.child("obj", "advmod") if scene.has_able_speaker else None
    if asked is None or asked.index < scene.head.index:
        return None
    if asked.lemma not in scene.lexicon.grammar.question_words:
        return None
    top = asked.child("acl", "advcl")
    return ContentFound(words=find_clause(scene, asked), head=top) if top is not None else None


def _find_copular_clause(scene: Scene) -> ContentFound | None:
    """The clause that a noun is said to be: "Her hope is that they win"."""
    noun = scene.carrier
    if not scene.is_of(CueKind.NOUN) or noun.relation != "nsubj" or not noun.child("nmod:poss"):
        return None
    top = _find_predicate_clause(noun.parent) if noun.parent is not None else None
    return ContentFound(words=find_clause(scene, top), head=top) if top is not None else None


def _find_predicate_clause(above: Word) -> Word | None:
    """Return the head of the clause that *above*, a copula or a clause with one, says something
    is.
    """
    if above.lemma == "be":
        return above.child("ccomp")
    return above if above.child("cop") is not None and _has_mark(above) else None


def find_infinitive(scene: Scene) -> ContentFound | None:
    """An infinitive or a gerund: "vowed to fight", "considered resigning", "the promise to pay"."""
    if not scene.takes(Frame.XCOMP) or not scene.has_able_speaker:
        return None
    carrier = scene.carrier
    is_nominal = carrier.upos == "NOUN"
    relations = ("acl", "xcomp", "advcl") if is_nominal else ("xcomp", "ccomp", "csubj:pass")
    tops = (top for top in carrier.children(*relations) if _is_infinite(top, is_nominal))
    top = next(tops, None)
    if top is None:
        return None
    subject = carrier.child("nsubj:pass") if is_passive(carrier) else None
    return ContentFound(words=find_clause(scene, subject, top), head=top)


def _is_infinite(top: Word, is_nominal: bool) -> bool:
    """Whether *top* is an infinitive with "to", or under a verb any infinitive or a gerund."""
    mark = top.child("mark")
    if mark is not None and mark.lemma == "to":
        return True
    return not is_nominal and top.feat("VerbForm") in {"Inf", "Ger"}
