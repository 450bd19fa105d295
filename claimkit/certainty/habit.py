"""Whether "would" tells what somebody used to do."""

from __future__ import annotations

from claimkit.certainty.modalclause import ModalClause
from claimkit.certainty.words import certainty_words
from claimkit.clauses.forms import has_perfect
from claimkit.document import Word

QUOTES = frozenset("“”\"'‘’«»")
WOULD = "would"
EACH = frozenset({"every", "each"})


def is_habit(clause: ModalClause) -> bool:
    """Whether "would" tells what somebody used to do ("would often walk home"); under a cue in the
    past it may as well be what was to come ("said he would often call").
    """
    if not _recurs(clause) or not clause.acts or clause.is_passive:
        return False
    return not (has_perfect(clause.head) or _is_of_past_cue(clause.head) or clause.has_condition)


def _is_of_past_cue(head: Word) -> bool:
    """Whether *head* is reported in a paraphrase by a verb in the past."""
    above = head.parent
    if above is None or head.relation != "ccomp" or above.feat("Tense") != "Past":
        return False
    return QUOTES.isdisjoint("".join(mark.text for mark in head.children("punct")))


def _recurs(clause: ModalClause) -> bool:
    """Whether it is said to happen again and again: "often", "every morning"."""
    head = clause.head
    if any(map(_is_frequency, head.children("advmod"))):
        return True
    times = [w for w in head.children("obl") if w.lemma in clause.lexicon.times]
    return any(map(_is_each, times))


def _is_frequency(adverb: Word) -> bool:
    """Whether *adverb* says how often, alone: not "more often than not"."""
    return adverb.lemma in certainty_words().modals.recurring and not adverb.children()


def _is_each(time: Word) -> bool:
    return any(word.lemma in EACH for word in time.children("det"))
