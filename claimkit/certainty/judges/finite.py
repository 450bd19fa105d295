"""When a finite clause is said to be true, by its verbs and their neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from attrs import Factory, field, frozen

from claimkit.certainty.judges.case import Case
from claimkit.certainty.judges.verdict import Verdict, decide
from claimkit.certainty.modals.ability import COULD
from claimkit.certainty.modals.decide import judge_modal
from claimkit.certainty.modals.habit import WOULD
from claimkit.certainty.modals.negation import is_compared
from claimkit.certainty.words import load_certainty_words
from claimkit.clauses.forms import has_perfect, has_progressive, is_finite, is_unchanged_past
from claimkit.clauses.spine import is_hedge
from claimkit.grammar import case_lemma
from claimkit.model.scheme import CueKind, Modality, Quotation, ReportingClass, Time
from claimkit.rules import Rule, any_of, only_if, when
from claimkit.tree import Word
from claimkit.years import is_year

COMING = frozenset({"will", "shall", "'ll"})
# Words whose infinitive is still to come: "is going to close", "is set to close"
PROSPECTIVE = frozenset({"going", "set", "due", "about"})


@frozen(kw_only=True)
class FiniteClause:
    """The finite clause of a content; its methods are conditions.

    Attributes:
        verbs: its auxiliaries, its copula and its head.
    """

    case: Case
    head: Word
    verbs: tuple[Word, ...] = field(
        init=False, default=Factory(lambda clause: _find_verbs(clause.head), takes_self=True)
    )

    def is_demanded(self) -> bool:
        """Whether the cue demands it: "demanded that they leave"."""
        return self.case.reporting_class is ReportingClass.DIRECTIVE

    def has_perfect_below(self) -> bool:
        """Whether an infinitive on the spine looks back: "appears to have left"."""
        infinite = (word for word in self.case.reading.tree.spine if not is_finite(word))
        return any(map(has_perfect, infinite))

    def has_perfect(self) -> bool:
        """Whether it is a perfect."""
        return has_perfect(self.head)

    def has_progressive(self) -> bool:
        """Whether it is a progressive."""
        return has_progressive(self.head)

    def has_past(self) -> bool:
        """Whether it is a past tense."""
        return any(map(_is_past, self.verbs)) or is_unchanged_past(self.head)

    def has_modal(self) -> bool:
        """Whether it has a modal verb."""
        return any(verb.xpos == "MD" for verb in self.verbs)

    def has_copula(self) -> bool:
        """Whether its head has a copula."""
        return self.head.child("cop") is not None

    def is_habit(self) -> bool:
        """Whether "would" expresses a habit."""
        modals = (helper for helper in self.head.children("aux") if helper.lemma == WOULD)
        return any(self._judge(modal) is Modality.NONE for modal in modals)

    def find_ability(self) -> Time | None:
        """Return the time of an ability that a modal expresses, None if it expresses none."""
        for modal in self.head.children("aux"):
            if self._judge(modal) is Modality.DYNAMIC:
                return Time.PAST if modal.lemma == COULD else Time.PRESENT
        return None

    def _judge(self, modal: Word) -> Modality:
        return judge_modal(modal, self.head, self.case.reading.lexicon)

    def is_state(self) -> bool:
        """Whether it is a state, or goes on: "may know", "may be waiting".

        A state may be true now; an event would be in the future.
        """
        if self.head.upos != "VERB" or self.is_stative():
            return True
        return self.head.feat("VerbForm") == "Ger" or self.has_progressive()

    def is_stative(self) -> bool:
        """Whether its verb is listed as one for a state."""
        return self.head.lemma in load_certainty_words().modals.states

    def is_prospective(self) -> bool:
        """Whether its infinitive is still to come by its form: "is going to close"."""
        return self.head.lower in PROSPECTIVE

    def has_infinitive(self) -> bool:
        """Whether it has an infinitive with "to" that does not look back."""
        clauses = self.head.children("xcomp", "advcl", "csubj")
        below = next((clause for clause in clauses if case_lemma(clause) == "to"), None)
        return below is not None and not has_perfect(below)

    def is_compared(self) -> bool:
        """Whether its head is compared: "more likely than men to vote"."""
        return is_compared(self.head)

    def is_forecast(self) -> bool:
        """Whether its head is itself a cue of predicting, or an adjective that hedges: "is expected
        to close", "is likely to close".
        """
        lexicon = self.case.reading.lexicon
        entry = lexicon.cue(self.head.lemma)
        if entry is not None and entry.reporting_class is ReportingClass.PREDICTIVE:
            return True
        return self.head.upos == "ADJ" and is_hedge(self.head.lemma, lexicon)

    def is_hoped_for(self) -> bool:
        """Whether somebody hopes that it happens: "hopes that she wins", not "that she knows"."""
        if self.case.reporting_class is not ReportingClass.AFFECTIVE or self.case.has_level():
            return False
        return self.head.upos == "VERB" and not self.is_stative()

    def is_paraphrased(self) -> bool:
        """Whether a verb of its sentence reports it in the journalist's words."""
        cue, content = self.case.reading.cue, self.case.reading.content
        if cue.kind is not CueKind.VERB or cue.sentence is not self.head.sentence:
            return False
        if content.quotation is Quotation.DIRECT:
            return False
        return not any(span.covers(self.head.span) for span in content.quoted)

    def has_past_cue(self) -> bool:
        """Whether its cue is a past tense."""
        return any(map(_is_past, _find_verbs(self.case.reading.cue.head)))

    def is_dated(self) -> bool:
        """Whether a word says that it was in the past."""
        times = self.case.reading.lexicon.times
        words = load_certainty_words().times
        dates = words.past | (times - words.of_speech)
        adjuncts = self.head.children("obl", "advmod", "advcl")
        adverbials = _find_adverbials(adjuncts, times)
        return any(word.lemma in dates or is_year(word) for word in adverbials)


def judge_finite(clause: FiniteClause) -> Verdict[Time]:
    """Return when *clause* is said to be true."""
    verdict = decide(RULES, Time.PRESENT, clause)
    reported = decide(REPORTED.get(verdict.answer, ()), verdict.answer, clause)
    return reported if reported.rules else verdict


def _find_verbs(head: Word) -> tuple[Word, ...]:
    return (*head.children("aux", "cop"), head)


def _is_past(verb: Word) -> bool:
    return (verb.feat("Tense"), verb.feat("VerbForm")) == ("Past", "Fin")


def _has_verb(lemmas: frozenset[str]) -> Callable[[FiniteClause], bool]:
    """Return the condition that one of the verbs is among *lemmas*."""
    return lambda clause: any(verb.lemma in lemmas for verb in clause.verbs)


def _find_adverbials(adjuncts: Iterable[Word], times: frozenset[str]) -> Iterator[Word]:
    """Yield *adjuncts* and the words right below them; prepositions only of *times* ("before
    Monday").
    """
    for adjunct in adjuncts:
        yield adjunct
        for word in adjunct.children():
            if word.relation != "case" or adjunct.lemma in times:
                yield word


def _looks_ahead(clause: FiniteClause) -> bool:
    """Whether its infinitive is still to come: "is going to close", "is likely to close"."""
    if not clause.has_infinitive():
        return False
    if clause.is_prospective():
        return True
    return clause.is_forecast() and not clause.is_compared()


def _has_modal_perfect(clause: FiniteClause) -> bool:
    """Whether a modal looks back: "may have left", not "will have left"."""
    if HAS_COMING(clause):
        return False
    return clause.has_modal() and clause.has_perfect()


def _has_modal_state(clause: FiniteClause) -> bool:
    """Whether a modal says what may hold now: "may know", "may be waiting"."""
    return clause.has_modal() and clause.is_state()


def _is_shifted(clause: FiniteClause) -> bool:
    """Whether its past tense only follows that of its cue."""
    if not LASTING(clause) or not _follows_cue(clause):
        return False
    return not _is_set_apart(clause)


def _follows_cue(clause: FiniteClause) -> bool:
    """Whether the clause and the cue that reports it both stand in the past tense."""
    if not clause.is_paraphrased():
        return False
    return clause.has_past_cue() and clause.has_past()


def _is_set_apart(clause: FiniteClause) -> bool:
    """Whether a perfect or a date sets it apart as past: "said it was safe in May"."""
    return clause.has_perfect() or clause.is_dated()


HAS_COMING = _has_verb(COMING)
LASTING = any_of(FiniteClause.is_stative, FiniteClause.has_copula, FiniteClause.has_progressive)
RULES: tuple[Rule[[FiniteClause], Time], ...] = (
    Rule(
        "time.demand",
        "Lee demanded that they leave.",
        when(FiniteClause.is_demanded, Time.FUTURE),
    ),
    Rule(
        "time.perfect-infinitive",
        "Lee said he appears to have left.",
        when(FiniteClause.has_perfect_below, Time.PAST),
    ),
    Rule(
        "time.modal-perfect",
        "Lee said he may have left.",
        when(_has_modal_perfect, Time.PAST),
    ),
    Rule(
        "time.habit",
        "“She would often walk home,” Lee said.",
        when(FiniteClause.is_habit, Time.PAST),
    ),
    Rule(
        "time.future",
        "Lee said it will rain.",
        when(_has_verb(COMING | {WOULD}), Time.FUTURE),
    ),
    Rule(
        "time.prospective",
        "Lee said it is going to rain.",
        when(_looks_ahead, Time.FUTURE),
    ),
    Rule(
        "time.ability",
        "Lee said the team could not find the path.",
        only_if(FiniteClause.has_modal)(FiniteClause.find_ability),
    ),
    Rule(
        "time.modal-state",
        "Lee said he may know.",
        when(_has_modal_state, Time.UNSPECIFIED),
    ),
    Rule(
        "time.modal-event",
        "Lee said he may leave.",
        when(FiniteClause.has_modal, Time.FUTURE),
    ),
    Rule(
        "time.past",
        "Lee said the bridge had closed.",
        when(any_of(FiniteClause.has_perfect, FiniteClause.has_past), Time.PAST),
    ),
)
# By the time that a clause has by itself, what the cue makes of it
REPORTED: Mapping[Time, tuple[Rule[[FiniteClause], Time], ...]] = {
    Time.PRESENT: (
        Rule(
            "time.hope",
            "Lee hopes that she wins.",
            when(FiniteClause.is_hoped_for, Time.FUTURE),
        ),
    ),
    # A past tense that only follows that of its cue, of what lasts: "said that it was safe", "said
    # he was waiting"; not what a word sets apart as past ("said it was safe in May"). After Comrie
    # (1986).
    Time.PAST: (
        Rule(
            "time.shifted",
            "Lee said that it was safe.",
            when(_is_shifted, Time.PRESENT),
        ),
    ),
}
