"""Whether "should" forecasts, "must" concludes and "need not" leaves open, rather than oblige."""

from __future__ import annotations

from claimkit.certainty.modalclause import ModalClause, is_inverted
from claimkit.certainty.words import certainty_words
from claimkit.clauses.forms import has_perfect, has_progressive, is_infinitive, opens_question
from claimkit.document import Word
from claimkit.grammar import case_lemma
from claimkit.lexicons.schema import Lexicon

TAKE = "take"
BY_NOW = frozenset({"now", "already"})
# Pronouns that point at what was said
POINTING = frozenset({"it", "that", "this", "there"})


def opens_condition(clause: ModalClause) -> bool:
    return is_inverted(clause.modal, clause.head)


def will_be_able(clause: ModalClause) -> bool:
    """Whether it is forecast what somebody will be able to do; of a whole kind it is a right, save
    at a given time ("pupils should be able to choose", "everyone should").
    """
    if clause.head.lemma != "able" or _asks_what_is_right(clause):
        return False
    return not _is_of_all(clause) or _is_timed(clause)


def comes_about(clause: ModalClause) -> bool:
    """Whether it is forecast what comes about by itself, or is brought about by a given time."""
    head = clause.head
    if head.lemma == "able" or _asks_what_is_right(clause) or not _is_of_itself(clause):
        return False
    if clause.is_passive and not any(_is_date(w, clause.lexicon) for w in head.children("obl")):
        return False
    # "should have arrived by now"
    return not has_perfect(head) or any(w.lemma in BY_NOW for w in head.children("advmod", "obl"))


def _asks_what_is_right(clause: ModalClause) -> bool:
    """Whether no forecast is meant: "the aim should be to close it", "how it should happen",
    "should not end there".
    """
    head = clause.head
    if is_infinitive(head) or opens_question(head):
        return True
    return clause.is_denied and not _takes_its_time(clause)


def _is_of_itself(clause: ModalClause) -> bool:
    if not clause.comes_about or clause.acts:
        return False
    return clause.head.lemma != TAKE or _takes_its_time(clause)


def _takes_its_time(clause: ModalClause) -> bool:
    """Whether it is said how long something takes: "should take a week", "should not take long"; or
    that it "takes effect".
    """
    if clause.head.lemma != TAKE:
        return False
    words = certainty_words()
    lengths = clause.lexicon.times | words.senses.amounts | words.modals.durations
    return any(w.lemma in lengths for w in clause.head.children("obj", "obl", "advmod"))


def _is_of_all(clause: ModalClause) -> bool:
    """Whether something is said of a whole kind."""
    subject = clause.subject
    if subject is None:
        return False
    if subject.feat("PronType") in {"Tot", "Ind"}:
        return True
    plural = subject.upos == "NOUN" and subject.feat("Number") == "Plur"
    return plural and subject.child("det", "nmod:poss") is None


def _is_timed(clause: ModalClause) -> bool:
    """Whether a time is given for it or its infinitive: "should be able to leave tomorrow"."""
    for verb in (clause.head, *clause.head.children("xcomp")):
        if any(w.lemma in clause.lexicon.times for w in verb.children("obl", "advmod")):
            return True
    return False


def _is_date(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* says by when: "by May", "by noon", "by 2030"."""
    dated = word.lemma in lexicon.times or word.upos in {"NUM", "PROPN"}
    return dated and case_lemma(word) == "by"


def looks_back(clause: ModalClause) -> bool:
    """Whether it stands in the perfect: "must have left"."""
    return has_perfect(clause.head)


def is_demanded(clause: ModalClause) -> bool:
    """Whether it obliges by what it says: "that must be our priority"."""
    return clause.head.lower in certainty_words().modals.demanded


def goes_on(clause: ModalClause) -> bool:
    """Whether it stands in the progressive: "must be joking"."""
    return has_progressive(clause.head)


def is_concluded(clause: ModalClause) -> bool:
    """Whether one can only conclude it: "must be mistaken"."""
    return clause.head.lemma in certainty_words().modals.concluded and not clause.is_passive


def points_back(clause: ModalClause) -> bool:
    """Whether it says what something that was told must be: "that must be a mistake"."""
    subject = clause.subject
    return subject is not None and subject.lemma in POINTING and clause.has_copula


def is_contingent(clause: ModalClause) -> bool:
    """Whether "need not" says that it may be otherwise ("need not be bad") rather than that nobody
    has to ("need not pay").
    """
    if clause.acts or not clause.is_denied:
        return False
    lasting = clause.head.lemma in certainty_words().modals.states
    return clause.has_copula or lasting or clause.comes_about
