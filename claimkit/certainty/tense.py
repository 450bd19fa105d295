"""When a content is said to hold, relative to the utterance."""

from __future__ import annotations

from claimkit.certainty.modals import modality_of
from claimkit.certainty.reading import Reading
from claimkit.certainty.scope import is_compared
from claimkit.clauses.forms import has_perfect, has_progressive, is_finite
from claimkit.clauses.spine import is_hedge
from claimkit.document import Sentence, Word
from claimkit.grammar import case_lemma, is_year
from claimkit.model import Act, CueKind, Modality, Quotation, Stance, Time

# Classes of cues whose gerund looks back ("accused him of taking bribes", "praised them for
# waiting")
LOOKING_BACK = frozenset({
    Stance.ACCUSATION, Stance.DENIAL, Stance.CONCESSION, Stance.EXPRESSIVE_POS, Stance.EXPRESSIVE_NEG,
})  # fmt: skip


def judge_time(reading: Reading, stance: Stance) -> Time:
    """Return when the content is said to hold, relative to the utterance."""
    if reading.is_order:
        return Time.FUTURE
    if reading.tree is None or reading.is_nominal:
        return _of_phrase(reading, stance)
    head = next(filter(is_finite, reversed(reading.tree.spine)), reading.tree.head)
    sentence = head.sentence
    if not is_finite(head):
        return _of_infinite(reading, stance, sentence, head)
    if stance is Stance.DIRECTIVE:  # "demanded that they leave"
        return Time.FUTURE
    time = _of_finite(reading, sentence, head)
    if time is Time.PRESENT and _is_hoped_for(reading, stance, head):
        return Time.FUTURE
    return Time.PRESENT if time is Time.PAST and _is_shifted(reading, sentence, head) else time


def _of_phrase(reading: Reading, stance: Stance) -> Time:
    """Return the time of a noun phrase, which has none but what the cue gives it."""
    if _is_small_clause(reading, stance):
        return Time.PRESENT
    if stance in LOOKING_BACK and _has_gerund(reading):
        return Time.PAST
    if stance is Stance.AGREEMENT:
        return Time.UNSPECIFIED
    # "was cautious about the plan" looks at no future
    told = reading.entry is not None and reading.entry.level is not None
    wanted = (
        reading.cue.stance is Stance.COMMISSIVE
        or reading.cue.act is Act.INTENTION
        or stance is Stance.DIRECTIVE
    )
    return (
        Time.FUTURE
        if wanted or (reading.cue.stance is Stance.PREDICTIVE and not told)
        else Time.UNSPECIFIED
    )


def _of_infinite(reading: Reading, stance: Stance, sentence: Sentence, head: Word) -> Time:
    if has_perfect(head):
        return Time.PAST
    wanted = reading.cue.act in {Act.INTENTION, Act.DIRECTIVE} or stance is Stance.DIRECTIVE
    hoped = stance is Stance.AFFECTIVE and reading.is_infinitive
    if wanted or hoped or reading.cue.stance in {Stance.COMMISSIVE, Stance.PREDICTIVE}:
        return Time.FUTURE
    if _is_small_clause(reading, stance):
        return Time.PRESENT
    if reading.is_infinitive and stance is Stance.DOUBTFUL:  # "claims to own it"
        return Time.PRESENT
    recalled = stance is Stance.COGNITIVE_FACTIVE and reading.cue.act is Act.BELIEF
    gerund = any(w.xpos == "VBG" for w in (head, *sentence.children(head, "cop")))
    return Time.PAST if gerund and (stance in LOOKING_BACK or recalled) else Time.UNSPECIFIED


def _has_gerund(reading: Reading) -> bool:
    """Whether the noun phrase is the one of whom a gerund behind it tells: "accused the firm of
    hiding it".
    """
    if reading.tree is None:
        return False
    head = reading.tree.head
    sentence = head.sentence
    clauses = [
        c
        for w in (head, sentence.parent(head))
        if w is not None
        for c in sentence.children(w, "acl", "advcl", "xcomp")
    ]
    return any(
        c.xpos == "VBG" and any(s.covers(c.span) for s in reading.content.spans) for c in clauses
    )


def _is_small_clause(reading: Reading, stance: Stance) -> bool:
    """Whether the cue only says what it takes something for: "considers it unclean", "sees him as a
    rival".
    """
    below = reading.tree is not None and reading.tree.head.relation in {"xcomp", "obl", "advcl"}
    return reading.takes_as or (stance is Stance.DOXASTIC and below)


def _of_finite(reading: Reading, sentence: Sentence, head: Word) -> Time:
    verbs = (*sentence.children(head, "aux", "cop"), head)
    modal = any(w.xpos == "MD" for w in verbs)
    # "appears to have left"
    if reading.tree is not None and any(
        has_perfect(word) and not is_finite(word) for word in reading.tree.spine
    ):
        return Time.PAST
    ahead = reading.lexicon.grammar.future
    to_come = any(w.lemma.lower() in ahead - reading.lexicon.grammar.past_future for w in verbs)
    # "may have left", not "will have left"
    if modal and has_perfect(head) and not to_come:
        return Time.PAST
    if _is_habit(reading, sentence, head):
        return Time.PAST
    if {w.lemma.lower() for w in verbs} & ahead or _looks_ahead(reading, sentence, head):
        return Time.FUTURE
    if modal:
        return _of_modal(reading, sentence, head)
    return Time.PAST if has_perfect(head) or _has_past(verbs) else Time.PRESENT


def _has_past(verbs: tuple[Word, ...]) -> bool:
    return any(w.feat("Tense") == "Past" and w.feat("VerbForm") == "Fin" for w in verbs)


def _is_hoped_for(reading: Reading, stance: Stance, head: Word) -> bool:
    """Whether a present tense is what somebody hopes for: "hopes that she wins"."""
    hoped = stance is Stance.AFFECTIVE and reading.entry is not None and reading.entry.level is None
    return (
        hoped and head.upos == "VERB" and head.lemma.lower() not in reading.lexicon.grammar.states
    )


def _is_shifted(reading: Reading, sentence: Sentence, head: Word) -> bool:
    """Whether a past tense only follows that of its cue: what lasts, reported as said before ("said
    that it was safe", "said he was waiting"); not what a word sets apart as past ("said it was safe
    in May"). After Comrie (1986).
    """
    cue, content = reading.cue, reading.content
    if (
        content.quotation is Quotation.DIRECT
        or cue.kind is not CueKind.VERB
        or cue.sentence != sentence.index
    ):
        return False
    verb = sentence.word(cue.head)
    both_past = all(_has_past((*sentence.children(w, "aux", "cop"), w)) for w in (verb, head))
    quoted = any(span.covers(head.span) for span in content.quoted)
    if not both_past or quoted or has_perfect(head):
        return False
    lasting = (
        sentence.child(head, "cop") is not None
        or head.lemma.lower() in reading.lexicon.grammar.states
    )
    return (lasting or has_progressive(head)) and not _is_dated(reading, sentence, head)


def _is_dated(reading: Reading, sentence: Sentence, head: Word) -> bool:
    """Whether a word says that *head* was in the past."""
    adjuncts = sentence.children(head, "obl", "advmod", "advcl")
    grammar, times = reading.lexicon.grammar, reading.lexicon.times
    below = (
        c
        for a in adjuncts
        for c in sentence.children(a)
        if c.relation != "case" or a.lemma.lower() in times
    )
    words = (*adjuncts, *below)
    dates = grammar.past_times | (times - grammar.days_of_speech)
    return any(w.lemma.lower() in dates or is_year(sentence, w) for w in words)


def _is_habit(reading: Reading, sentence: Sentence, head: Word) -> bool:
    """Whether "would" tells what used to be."""
    past = (
        a
        for a in sentence.children(head, "aux")
        if a.lemma.lower() in reading.lexicon.grammar.past_future
    )
    return any(modality_of(sentence, a, head, reading.lexicon) is Modality.NONE for a in past)


def _of_modal(reading: Reading, sentence: Sentence, head: Word) -> Time:
    """Return the time of a modal with a bare infinitive: an event is to come, a state holds now, an
    ability held or holds.
    """
    words = reading.lexicon.grammar
    for modal in sentence.children(head, "aux"):
        if modality_of(sentence, modal, head, reading.lexicon) is Modality.DYNAMIC:
            return Time.PAST if modal.lemma.lower() in words.past_ability else Time.PRESENT
    state = (
        head.upos != "VERB" or head.lemma.lower() in words.states or head.feat("VerbForm") == "Ger"
    )
    return Time.UNSPECIFIED if state or has_progressive(head) else Time.FUTURE


def _looks_ahead(reading: Reading, sentence: Sentence, head: Word) -> bool:
    """Whether the infinitive of *head* is still to come: "is going to close", "is likely to close",
    "is expected to close".
    """
    clauses = sentence.children(head, "xcomp", "advcl", "csubj")
    below = next((c for c in clauses if case_lemma(sentence, c) == "to"), None)
    if below is None or has_perfect(below):
        return False
    if head.text.lower() in reading.lexicon.grammar.prospective:
        return True
    if is_compared(sentence, head, reading.lexicon):
        return False
    listed = reading.lexicon.cue(head.lemma.lower())
    predicted = listed is not None and listed.stance is Stance.PREDICTIVE
    return predicted or (head.upos == "ADJ" and is_hedge(head.lemma, reading.lexicon))
