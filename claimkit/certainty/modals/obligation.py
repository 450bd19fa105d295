"""Whether "should" is a forecast, "must" a conclusion, "need not" a possibility: no obligations."""

from __future__ import annotations

from claimkit.certainty.modals.clause import ModalClause
from claimkit.certainty.words import load_certainty_words
from claimkit.clauses.forms import is_infinitive, opens_question
from claimkit.grammar import case_lemma
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Modality
from claimkit.rules import Rule, all_of, any_of, when
from claimkit.tree import Word

# Words beside "take" that say how long it takes, or that it is in force: "should take effect"
DURATIONS = frozenset({"long", "longer", "time", "effect", "place"})
BY_NOW = frozenset({"now", "already"})
# Pronouns that point at what was said
POINTING = frozenset({"it", "that", "this", "there"})


def _is_of_able(clause: ModalClause) -> bool:
    return clause.head.lemma == "able"


def _is_of_take(clause: ModalClause) -> bool:
    return clause.head.lemma == "take"


def _has_duration(clause: ModalClause) -> bool:
    """Whether it is said how long something takes: "should take a week", "should not take long"; or
    that it "takes effect".
    """
    lengths = clause.lexicon.times | load_certainty_words().senses.amounts | DURATIONS
    return not lengths.isdisjoint(clause.head.child_lemmas("obj", "obl", "advmod"))


def _is_of_all(clause: ModalClause) -> bool:
    """Whether something is said of a whole kind."""
    subject = clause.subject
    if subject is None:
        return False
    return subject.feat("PronType") in {"Tot", "Ind"} or _is_bare_plural(subject)


def _is_bare_plural(noun: Word) -> bool:
    if noun.child("det", "nmod:poss") is not None:
        return False
    return noun.upos == "NOUN" and noun.feat("Number") == "Plur"


def _is_timed(clause: ModalClause) -> bool:
    """Whether a time is given for it or its infinitive: "should be able to leave tomorrow"."""
    for verb in (clause.head, *clause.head.children("xcomp")):
        if any(w.lemma in clause.lexicon.times for w in verb.children("obl", "advmod")):
            return True
    return False


def _has_date(clause: ModalClause) -> bool:
    """Whether it is said by when: "by May", "by noon", "by 2030"."""
    adjuncts = (word for word in clause.head.children("obl") if case_lemma(word) == "by")
    return any(_is_date(word, clause.lexicon) for word in adjuncts)


def _is_date(word: Word, lexicon: Lexicon) -> bool:
    return word.upos in {"NUM", "PROPN"} or word.lemma in lexicon.times


def _is_by_now(clause: ModalClause) -> bool:
    return not BY_NOW.isdisjoint(clause.head.child_lemmas("advmod", "obl"))


def _is_demanded(clause: ModalClause) -> bool:
    return clause.head.lower in load_certainty_words().modals.demanded


def _is_concluded(clause: ModalClause) -> bool:
    return clause.head.lemma in load_certainty_words().modals.concluded


def _points_back(clause: ModalClause) -> bool:
    """Whether it is said of something that was told."""
    return clause.subject_lemma in POINTING


def _is_stative(clause: ModalClause) -> bool:
    return clause.head.lemma in load_certainty_words().modals.states


def _is_right(clause: ModalClause) -> bool:
    """Whether it says what would be right: "the aim should be to close it", "how it should happen",
    "should not end there".
    """
    if is_infinitive(clause.head):
        return True
    if opens_question(clause.head):
        return True
    return clause.is_denied() and not TAKING_ITS_TIME(clause)


def _comes_about(clause: ModalClause) -> bool:
    if not clause.is_of_itself():
        return False
    if clause.acts():
        return False
    if _is_of_take(clause):
        return _has_duration(clause)
    return not _is_of_able(clause)


def _lacks_time(clause: ModalClause) -> bool:
    """Whether no time is given for what is brought about by somebody, or has come about; it is a
    forecast only with its time.
    """
    if clause.is_passive() and not _has_date(clause):
        return True
    return clause.is_perfect() and not _is_by_now(clause)


def _is_expected_ability(clause: ModalClause) -> bool:
    """Whether it forecasts who is able; of a whole kind it is a right, save at a given time:
    "everyone should be able to choose".
    """
    if not _is_of_able(clause):
        return False
    if _is_right(clause):
        return False
    return _is_timed(clause) or not _is_of_all(clause)


def _is_expected(clause: ModalClause) -> bool:
    """Whether it forecasts what comes about by itself."""
    if _is_right(clause) or _lacks_time(clause):
        return False
    return _comes_about(clause)


def _is_conclusion(clause: ModalClause) -> bool:
    return _is_concluded(clause) and not clause.is_passive()


def _may_be_otherwise(clause: ModalClause) -> bool:
    """Whether it is denied of a thing that it has to be so: "need not be bad"."""
    if clause.acts():
        return False
    return clause.is_denied() and IS_NO_DUTY(clause)


TAKING_ITS_TIME = all_of(_is_of_take, _has_duration)
# Whether it tells a state or what comes about, which nobody has to do
IS_NO_DUTY = any_of(ModalClause.has_copula, _is_stative, ModalClause.is_of_itself)
OF_SHOULD: tuple[Rule[[ModalClause], Modality], ...] = (
    Rule(
        "modal.should-condition",
        "“Should it rain, the match will be off,” Lee said.",
        when(ModalClause.is_inverted, Modality.CONDITIONAL),
    ),
    Rule(
        "modal.should-be-able",
        "Lee said the team should be able to play tomorrow.",
        when(_is_expected_ability, Modality.EPISTEMIC),
    ),
    Rule(
        "modal.should-come-about",
        "Lee said the work should end in May.",
        when(_is_expected, Modality.EPISTEMIC),
    ),
)
OF_MUST: tuple[Rule[[ModalClause], Modality], ...] = (
    Rule(
        "modal.must-have",
        "Lee said the driver must have left.",
        when(ModalClause.is_perfect, Modality.EPISTEMIC),
    ),
    Rule(
        "modal.must-demand",
        "Lee said that must be the priority.",
        when(_is_demanded, Modality.DEONTIC),
    ),
    Rule(
        "modal.must-go-on",
        "Lee said the mayor must be joking.",
        when(ModalClause.is_progressive, Modality.EPISTEMIC),
    ),
    Rule(
        "modal.must-conclude",
        "Lee said the mayor must be mistaken.",
        when(_is_conclusion, Modality.EPISTEMIC),
    ),
    Rule(
        "modal.must-point",
        "Lee said that must be a mistake.",
        when(all_of(_points_back, ModalClause.has_copula), Modality.EPISTEMIC),
    ),
)
OF_NEED: tuple[Rule[[ModalClause], Modality], ...] = (
    Rule(
        "modal.need-not-be",  # it may be otherwise; "need not pay" obliges nobody
        "Lee said the news need not be bad.",
        when(_may_be_otherwise, Modality.EPISTEMIC),
    ),
)
