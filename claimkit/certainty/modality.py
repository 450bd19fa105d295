"""In what mode the content stands, and when it is said to hold."""

from __future__ import annotations

from claimkit.certainty.level import is_conditional
from claimkit.certainty.modals import has_perfect, has_progressive, is_modal, modality_of
from claimkit.certainty.reading import Reading, is_finite
from claimkit.certainty.scope import is_hedge
from claimkit.document import Sentence, Word
from claimkit.grammar import case_lemma
from claimkit.model import Act, MarkerCategory, Modality, Stance, Time

EPISTEMIC = frozenset({
    MarkerCategory.HEDGE_MODAL, MarkerCategory.HEDGE_ADVERB, MarkerCategory.HEDGE_ADJECTIVE, MarkerCategory.HEDGE_VERB,
    MarkerCategory.HEDGE_NOUN, MarkerCategory.EVIDENTIAL,
})  # fmt: skip


def judge_modality(reading: Reading, stance: Stance) -> Modality:
    """Return the modality of the content's head."""
    if reading.asks:
        return Modality.INTERROGATIVE
    if reading.is_order:
        return Modality.IMPERATIVE
    if is_conditional(reading):
        return Modality.CONDITIONAL
    modal = _of_modals(reading)
    wished = stance is Stance.AFFECTIVE and (reading.entry is None or reading.entry.level is None)
    if wished and modal is Modality.EPISTEMIC:  # "hope that it would succeed" is no forecast
        return Modality.DESIDERATIVE
    if modal is not Modality.NONE:
        return modal
    if stance is Stance.DIRECTIVE:
        return Modality.DEONTIC
    if wished or (stance is Stance.COMMISSIVE and not reading.is_finite):
        return Modality.DESIDERATIVE
    weakened = any(m.on_content and m.level is not None and m.marker.category in EPISTEMIC for m in reading.markers)
    return Modality.EPISTEMIC if weakened else Modality.NONE


def _of_modals(reading: Reading) -> Modality:
    """Return what the first modal of the spine makes of the content."""
    sentence = reading.sentence
    for head in reading.on if sentence is not None else ():
        assert sentence is not None
        for word in (*sentence.children(head, "aux"), head):
            if word.lemma.lower() in reading.lexicon.modals and is_modal(sentence, word, head, reading.lexicon):
                return modality_of(sentence, word, head, reading.lexicon)
    return Modality.NONE


def judge_time(reading: Reading, stance: Stance) -> Time:
    """Return when the content is said to hold, relative to the utterance."""
    sentence = reading.sentence
    if sentence is None or reading.is_nominal:
        told = reading.entry is not None and reading.entry.level is not None  # "was cautious about the plan" looks at no future
        ahead = reading.cue.stance is Stance.COMMISSIVE or (reading.cue.stance is Stance.PREDICTIVE and not told)
        return Time.FUTURE if ahead else Time.UNSPECIFIED
    head = next((w for w in reversed(reading.on) if is_finite(sentence, w)), reading.on[0])
    if not is_finite(sentence, head):
        wanted = reading.cue.act in {Act.INTENTION, Act.DIRECTIVE} or stance is Stance.DIRECTIVE
        ahead = wanted or reading.cue.stance is Stance.PREDICTIVE
        return Time.PAST if has_perfect(sentence, head) else Time.FUTURE if ahead else Time.UNSPECIFIED
    verbs = (*sentence.children(head, "aux", "cop"), head)
    modal = any(w.xpos == "MD" for w in verbs)
    if any(has_perfect(sentence, word) and not is_finite(sentence, word) for word in reading.on):  # "appears to have left"
        return Time.PAST
    if modal and has_perfect(sentence, head):
        return Time.PAST
    if _is_habit(reading, sentence, head):
        return Time.PAST
    if {w.lemma.lower() for w in verbs} & reading.lexicon.grammar.future or _looks_ahead(reading, sentence, head):
        return Time.FUTURE
    if modal:
        return _of_modal(reading, sentence, head)
    if has_perfect(sentence, head) or any(w.feat("Tense") == "Past" and w.feat("VerbForm") == "Fin" for w in verbs):
        return Time.PAST
    return Time.PRESENT


def _is_habit(reading: Reading, sentence: Sentence, head: Word) -> bool:
    """Whether "would" tells what used to be."""
    past = (a for a in sentence.children(head, "aux") if a.lemma.lower() in reading.lexicon.grammar.past_future)
    return any(modality_of(sentence, a, head, reading.lexicon) is Modality.NONE for a in past)


def _of_modal(reading: Reading, sentence: Sentence, head: Word) -> Time:
    """Return the time of a modal with a bare infinitive: an event is to come, a state holds now, an ability held or holds."""
    words = reading.lexicon.grammar
    for modal in sentence.children(head, "aux"):
        if modality_of(sentence, modal, head, reading.lexicon) is Modality.DYNAMIC:
            return Time.PAST if modal.lemma.lower() in words.past_ability else Time.PRESENT
    state = head.upos != "VERB" or head.lemma.lower() in words.states or head.feat("VerbForm") == "Ger"
    return Time.UNSPECIFIED if state or has_progressive(sentence, head) else Time.FUTURE


def _looks_ahead(reading: Reading, sentence: Sentence, head: Word) -> bool:
    """Whether the infinitive of *head* is still to come: "is going to close", "is likely to close", "is expected to close"."""
    below = sentence.child(head, "xcomp")
    if below is None or case_lemma(sentence, below) != "to" or has_perfect(sentence, below):
        return False
    if head.text.lower() == "going":
        return True
    listed = reading.lexicon.cue(head.lemma.lower())
    predicted = listed is not None and listed.stance is Stance.PREDICTIVE
    return predicted or (head.upos == "ADJ" and is_hedge(reading.lexicon, head.lemma.lower()))
