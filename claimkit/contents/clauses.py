"""Contents that are clauses: finite clauses around the cue, and infinitives."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from claimkit.clauses.agents import has_conjunction
from claimkit.clauses.headlines import find_reporting
from claimkit.clauses.words import QUESTION_WORDS
from claimkit.contents.acts import is_come_upon
from claimkit.contents.beside import is_further_report
from claimkit.contents.copular import (
    find_cleft,
    find_copular_clause,
    find_extraposed_clause,
)
from claimkit.contents.extent import find_clause, find_head, find_under, follows_mark
from claimkit.contents.found import ContentFound
from claimkit.contents.interrupted import find_rest, may_interrupt, says_so
from claimkit.contents.scene import (
    Scene,
    find_at_agent,
    has_able_speaker,
    has_speaker,
    is_of,
    is_strong,
    takes,
)
from claimkit.contents.swallowed import find_taken_for_subject, leave_out_predicate, to_clause
from claimkit.grammar import (
    FINITE,
    OBJECTS,
    base_lemma,
    case_lemma,
    find_continued,
    is_expletive,
    is_gerund,
    is_impersonal,
    own_subject,
    stands_alone,
)
from claimkit.lexicons.entries import Frame
from claimkit.model.scheme import Act, CueKind
from claimkit.rules import only_if
from claimkit.tree import Phrase, Word

CONJUNCTIONS = frozenset({"that", "whether", "if"})
# Conjunctions that open no complement
CIRCUMSTANCES = frozenset({"after", "although", "because", "before", "since", "until", "while"})
# Relations of what the parser makes of a clause's subject behind a verb that takes no object
STRAYS = frozenset({"obj", "iobj", "dep"})


@only_if(is_of(CueKind.VERB), takes(Frame.CCOMP), has_speaker)
def find_headline(scene: Scene) -> ContentFound | None:
    """The headline before the verb and who says it at its end: "Lake was sold, claims rival"."""
    if find_reporting(scene.head, scene.lexicon) is None:
        return None
    words = scene.sentence.phrase(1, scene.head.index - 2)
    return ContentFound(words=words, head=find_head(words))


@only_if(takes(Frame.CCOMP, Frame.WH, Frame.QUOTE))
def find_finite(scene: Scene) -> ContentFound | None:
    """A that-clause, a bare clause or a question."""
    made = _find_predicate(scene)
    if made is not None and (top := made.child("ccomp")):
        words = find_clause(scene, top)
        return ContentFound(words=words, head=top, cue_words=Phrase((made,)))
    tops = scene.carrier.children(*_list_clause_relations(scene))
    at_agent = (top for top in find_at_agent(scene) if top.relation == "acl")
    for top in (*tops, *at_agent):
        if _is_attributed(scene, top):
            return _find_below_main_verb(scene, top) or ContentFound(
                words=_find_whole_clause(scene, top), head=top
            )
    others = (
        find_cleft,
        _find_free_relative,
        find_copular_clause,
        find_extraposed_clause,
        _find_given_away,
    )
    return next(filter(None, (find(scene) for find in others)), None)


def _find_below_main_verb(scene: Scene, top: Word) -> ContentFound | None:
    """Return what a noun says without *top*, the sentence's verb, to which the parser gave it."""
    clause = find_taken_for_subject(top) if scene.cue.kind is CueKind.NOUN else None
    return None if clause is None else ContentFound(words=to_clause(clause), head=clause)


def _find_predicate(scene: Scene) -> Word | None:
    """Return the predicate that is a part of the cue's entry: *clear* of "made clear that"."""
    particles = scene.cue.entry.lemma.split()[1:]
    below = scene.carrier.child("xcomp") if particles and scene.is_verb else None
    return below if below is not None and below.lemma in particles else None


def _list_clause_relations(scene: Scene) -> tuple[str, ...]:
    """Return the relations in which a content clause may be attached to the cue."""
    if scene.cue.kind is CueKind.NOUN:
        return ("ccomp", "acl", "advcl")
    if scene.carrier is not scene.head:
        return ("ccomp", "acl", "advcl")
    if is_impersonal(scene.carrier):
        return ("ccomp", "csubj", "xcomp")
    return ("ccomp", "csubj:pass", "xcomp")


def _is_attributed(scene: Scene, top: Word) -> bool:
    """Whether the clause of *top*, which is attached to the cue, is what the cue attributes."""
    if not _is_complement(top):
        return False
    if is_further_report(scene, top) or is_come_upon(scene.cue, top, scene.lexicon):
        return False
    if top.relation == "xcomp" and not _is_small_clause(scene, top):
        return False
    if may_interrupt(scene) or _is_held(scene):
        return True
    return _is_own_act(scene, top)


def _is_small_clause(scene: Scene, top: Word) -> bool:
    """Whether *top* has a subject of its own, and no words that somebody is heard to say: "sees the
    town getting back", not "heard the mayor ask".
    """
    if own_subject(top) is None:
        return False
    return is_impersonal(scene.carrier) or not scene.lexicon.reports(base_lemma(top, scene.lexicon))


def _is_held(scene: Scene) -> bool:
    """Whether there is a belief of nobody in particular: "there is a feeling that it will fall"."""
    if scene.cue.kind is not CueKind.NOUN or scene.cue.entry.act is not Act.BELIEF:
        return False
    if scene.cue.negated:  # "there is no doubt that"
        return False
    above = scene.carrier.parent_as("nsubj")
    return above is not None and any(map(is_expletive, above.children("expl")))


def _is_complement(top: Word) -> bool:
    """Whether *top* is no adverbial or adnominal clause, unless a conjunction opens it that opens
    complements too.
    """
    if top.relation not in {"acl", "advcl"}:
        return case_lemma(top) not in CIRCUMSTANCES
    if has_conjunction(top):
        return True
    if not _has_mark(top):
        return False
    return case_lemma(top) in CONJUNCTIONS


def _has_mark(top: Word) -> bool:
    return top.child("mark") is not None


def _is_own_act(scene: Scene, top: Word) -> bool:
    """Whether a weak cue attributes the clause of *top*: it has a speaker and, if it is a verb, is
    finite or a participle and stands before the clause.
    """
    if scene.speaker is None:
        return False
    if not scene.is_verb:
        return True
    if scene.head.feat("VerbForm") == "Inf" and own_subject(scene.head) is None:
        return False
    return _has_mark(top) or top.index > scene.head.index


def _find_whole_clause(scene: Scene, top: Word) -> Phrase:
    """Return the clause of *top* with what belongs to it but the parser attached to the cue."""
    torn = tuple(_find_torn(scene, top))
    clause = _cut_before_conjunction(scene, top, find_clause(scene, top, *torn))
    for further in torn:
        clause |= further.children("cc")
    clause = leave_out_predicate(scene, clause)
    clause |= _find_stray_subject(scene, clause)
    clause |= _find_question_word(scene, clause)
    lost = _find_lost_subject(scene, top)
    if lost and scene.speaker is not None:
        clause = (clause - scene.speaker.head.subtree()) | lost
    if _is_interrupted(scene, top):
        clause |= find_rest(scene)
    return clause


def _find_lost_subject(scene: Scene, top: Word) -> Phrase:
    """Return the subject of *top* that the parser gave to the cue, which has a speaker right behind
    it, or before: "The bridge, argues Lee, should be mended", "Kim left, saying whoever came was
    late". Empty if it gave it none.
    """
    subjects = Phrase(scene.head.children("nsubj")) - scene.taken
    if not subjects or scene.speaker is None or top.index < scene.head.index:
        return Phrase()
    is_behind = subjects[0].index > scene.head.index
    if is_behind or scene.speaker.words[0].before is scene.head:
        return subjects[0].subtree()
    return Phrase()


def _find_torn(scene: Scene, top: Word) -> Iterator[Word]:
    """Yield the heads of further parts of the clause of *top*, which stands behind the cue: the
    parser attached them to the cue, although no punctuation parts them from what is before.
    """
    if top.index < scene.carrier.index:
        return
    clauses = Phrase(scene.carrier.children("ccomp", "csubj")).without_punctuation()
    for other in clauses - (top,):
        if other.index > scene.carrier.index and not follows_mark(other.opening):
            yield other
    for other in scene.carrier.children("conj", "parataxis"):
        if _goes_on_with(top, other):
            yield other


def _goes_on_with(top: Word, other: Word) -> bool:
    """Whether the clause of *top* goes on with *other*, by the tree a neighbour of the cue."""
    if find_continued(other) is top:
        return True
    return _is_bare_beside(top, other) or _ends_list(top, other)


def _ends_list(top: Word, other: Word) -> bool:
    """Whether *other*, by the tree a neighbour of the cue, is the last clause of a list that *top*
    begins: "told them the hall was cold, the food was bad and the band never came".
    """
    link = other.child("cc")
    if link is None or own_subject(other) is None or follows_mark(link):
        return False
    return any(part.child("cc") is None for part in top.children("conj"))


def _is_bare_beside(top: Word, other: Word) -> bool:
    """Whether *other*, by the tree a neighbour of the cue, is a bare infinitive, with which an
    infinitive in the clause of *top* goes on: "says they have to rest, eat and drink".
    """
    above = other.parent
    if above is None or above.xpos not in FINITE or other.xpos != "VB":
        return False
    if not top.index < other.index or not stands_alone(other):
        return False
    return any(word.xpos == "VB" and _has_to(word) for word in top.subtree())


def _cut_before_conjunction(scene: Scene, top: Word, clause: Phrase) -> Phrase:
    """Return *clause*, the one of *top*, without what stands between the cue and its conjunction:
    the hearer and the time of "told the board years ago that …". All of it if the cue interrupts
    it.
    """
    cue = scene.cue.words[-1].index
    if clause[0].index < cue:
        return clause
    marks = (mark for mark in top.children("mark") if mark.lemma == "that")
    mark = next((mark for mark in marks if mark.index > cue), None)
    if mark is None:
        return clause
    return clause.where(lambda word: not cue < word.index < mark.index)


def _is_interrupted(scene: Scene, top: Word) -> bool:
    """Whether cue and speaker stand behind the head of the clause of *top*."""
    return scene.speaker is not None and top.index < scene.head.index


def _find_question_word(scene: Scene, clause: Phrase) -> Phrase:
    """Return the question word right before *clause* that the parser attached to the cue:
    "explained why it fell". Empty if there is none.
    """
    before = scene.sentence.phrase(clause[0].index - 1, clause[0].index - 1)
    on_cue = before.where(lambda word: word.parent is scene.head) - scene.taken
    return on_cue.where(lambda word: word.lemma in QUESTION_WORDS)


def _find_stray_subject(scene: Scene, clause: Phrase) -> Phrase:
    """Return what stands between a cue that takes no object and *clause*, where the parser took the
    clause's subject, or a part of it, for an object. Empty if nothing does.
    """
    between = scene.sentence.phrase(scene.cue.words[-1].index + 1, clause[0].index - 1)
    if _may_take_object(scene):
        return Phrase()
    if scene.taken & between:
        return Phrase()
    on_cue = between.where(lambda word: word.parent is scene.head)
    relations = {word.relation for word in on_cue} - {"punct"}
    if not relations:
        return Phrase()
    return between if relations <= STRAYS else Phrase()


def _may_take_object(scene: Scene) -> bool:
    if not scene.is_verb:
        return True
    if scene.tells:
        return True
    return scene.takes(Frame.OBJ, Frame.OBJ_XCOMP)


@only_if(is_of(CueKind.VERB), takes(Frame.WH), is_strong, has_able_speaker)
def _find_free_relative(scene: Scene) -> ContentFound | None:
    """The clause under a question word that the parser takes for the object: "explained why it
    fell".
    """
    asked = scene.head.child("obj", "advmod")
    if asked is None:
        return None
    if asked.lemma not in QUESTION_WORDS:
        return None
    top = asked.child("acl", "advcl") if asked.index > scene.head.index else None
    return ContentFound(words=find_clause(scene, asked), head=top) if top is not None else None


@only_if(is_of(CueKind.VERB), takes(Frame.CCOMP), has_able_speaker)
def _find_given_away(scene: Scene) -> ContentFound | None:
    """The clause right behind the cue that the parser gave to the verb above, or set beside that:
    "He died believing it was his fault", “Kim told us it was a secret,” one nurse said.
    """
    verb = scene.head.parent
    if verb is None or scene.head.child("ccomp", "xcomp") is not None:
        return None
    told = scene.head.children(*OBJECTS) if scene.tells else ()
    last = (told[-1].subtree() if told else scene.cue.words)[-1]
    for clause in verb.children("ccomp", "parataxis"):
        subject = own_subject(clause)
        if subject is not None and subject.opening is last.after is clause.opening:
            return find_under(scene, clause)
    return None


@only_if(takes(Frame.XCOMP), has_able_speaker)
def find_infinitive(scene: Scene) -> ContentFound | None:
    """An infinitive or a gerund: "vowed to fight", "considered resigning", "the promise to pay"."""
    at_agent = (top for top in find_at_agent(scene) if _has_to(top))
    top = next(chain(_find_infinitives(scene.carrier), at_agent), None)
    if top is not None and says_so(scene.carrier, top, scene.lexicon):
        return None
    return find_under(scene, top, scene.carrier.child("nsubj:pass"))


def _find_infinitives(carrier: Word) -> Iterator[Word]:
    """Yield the infinitives under *carrier*, under a verb with or without "to", and gerunds."""
    if carrier.upos == "NOUN":
        return filter(_has_to, carrier.children("acl", "xcomp", "advcl"))
    return filter(_is_infinite, carrier.children("xcomp", "ccomp", "csubj:pass"))


def _has_to(top: Word) -> bool:
    return "to" in top.child_lemmas("mark")


def _is_infinite(top: Word) -> bool:
    return top.feat("VerbForm") in {"Inf", "Ger"} or _has_to(top) or is_gerund(top)
