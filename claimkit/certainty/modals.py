"""Modal verbs by sense: whether one says how likely something is, or what is allowed, demanded or possible to do."""

from __future__ import annotations

from claimkit.document import Sentence, Word
from claimkit.grammar import case_lemma, is_agentive, is_passive, own_subject
from claimkit.lexicons.schema import Lexicon

ADDRESSED = frozenset({"you"})


def is_modal(sentence: Sentence, word: Word, head: Word) -> bool:
    """Whether *word*, an auxiliary of *head* or *head* itself, is a modal here: "have" only with "to"."""
    if word is head or word.relation != "aux":
        return any(m.lemma.lower() == "to" for c in sentence.children(word, "xcomp") for m in sentence.children(c, "mark"))
    return word.lemma.lower() != "have"


def is_epistemic(sentence: Sentence, modal: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether *modal*, an auxiliary of *head*, says how likely it is."""
    lemma = modal.lemma.lower()
    if lemma == "could":
        return not _tells_ability(sentence, modal, head, lexicon)
    if lemma in {"should", "ought"}:
        return _forecasts(sentence, head, lexicon)
    if lemma == "must":
        return _concludes(sentence, head)
    if lemma == "may":
        subject = own_subject(sentence, head)
        return subject is None or subject.lemma.lower() not in ADDRESSED
    return lemma in {"might", "would"}


def _tells_ability(sentence: Sentence, modal: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether "could" is the past of "can": negated, or of perceiving by somebody ("they could hear shots")."""
    if has_perfect(sentence, head):
        return False
    if any(c.lemma.lower() in lexicon.grammar.negators for c in sentence.children(head, "advmod")):
        return True
    return head.lemma.lower() in lexicon.perceiving and not is_passive(sentence, head) and _acts(sentence, head, lexicon)


def _forecasts(sentence: Sentence, head: Word, lexicon: Lexicon) -> bool:
    """Whether "should" forecasts: of something that comes about by itself, or is brought about by a given time."""
    if head.lemma.lower() == "able":
        return True
    if head.lemma.lower() not in lexicon.coming_about or _acts(sentence, head, lexicon):
        return False
    if is_passive(sentence, head) and not any(_is_date(sentence, w, lexicon) for w in sentence.children(head, "obl")):
        return False
    return not has_perfect(sentence, head) or any(_is_by_now(w) for w in sentence.children(head, "advmod"))


def _is_date(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* says by when: "by May", "by noon", "by 2030"."""
    dated = word.lemma.lower() in lexicon.times or word.upos in {"NUM", "PROPN"}
    return dated and case_lemma(sentence, word) == "by"


def _is_by_now(word: Word) -> bool:
    return word.lemma.lower() in {"now", "already"}


def _concludes(sentence: Sentence, head: Word) -> bool:
    """Whether "must" concludes rather than obliges: "must have left", "that must be a mistake"."""
    if has_perfect(sentence, head):
        return True
    subject = own_subject(sentence, head)
    pointing = subject is not None and subject.lemma.lower() in {"it", "that", "this", "there"}
    return pointing and sentence.child(head, "cop") is not None


def has_perfect(sentence: Sentence, head: Word) -> bool:
    """Whether *head* stands in the perfect."""
    return any(a.lemma.lower() == "have" for a in sentence.children(head, "aux"))


def _acts(sentence: Sentence, head: Word, lexicon: Lexicon) -> bool:
    """Whether the subject of *head* is somebody who can act; things and "it" cannot."""
    subject = own_subject(sentence, head)
    return subject is not None and subject.lemma.lower() not in {"it", "this", "that", "which"} and is_agentive(subject, lexicon)
