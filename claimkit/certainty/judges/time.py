"""When a content is said to be true, seen from the time of the utterance."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from claimkit.certainty.judges.case import Case, has_act, has_class, is_listed_as
from claimkit.certainty.judges.finite import FiniteClause, judge_finite
from claimkit.certainty.judges.verdict import Verdict, decide
from claimkit.model.scheme import Act, ReportingClass, Time
from claimkit.rules import Rule, all_of, any_of, when
from claimkit.tree import Word


def judge_time(case: Case) -> Verdict[Time]:
    """Return when the content is said to be true, seen from the time of the utterance."""
    tree = case.reading.tree
    if tree.is_order:
        return decide(OF_ORDER, Time.UNSPECIFIED, case)
    if tree.is_nominal:
        return decide(OF_PHRASE, Time.UNSPECIFIED, case)
    if tree.finite_head is None:
        return decide(OF_INFINITE, Time.UNSPECIFIED, case)
    return judge_finite(FiniteClause(case=case, head=tree.finite_head))


def _is_attached_to_cue(case: Case) -> bool:
    return case.reading.tree.head.relation in {"xcomp", "obl", "advcl"}


def _has_gerund(case: Case) -> bool:
    """Whether the noun phrase is the one of whom a gerund behind it tells: "accused the firm of
    hiding it".
    """
    return any(map(case.reading.covers, _find_gerunds(case.reading.tree.head)))


def _find_gerunds(noun: Word) -> Iterator[Word]:
    """Yield the gerunds below *noun*, or a noun joined to it, and those below the word above it."""
    joined = noun.children("conj", "nmod", "appos")
    for word in (*islice(noun.lineage(), 2), *joined):
        for clause in word.children("acl", "advcl", "xcomp"):
            if clause.xpos == "VBG":
                yield clause


def _is_gerund(case: Case) -> bool:
    head = case.reading.tree.head
    return any(word.xpos == "VBG" for word in (head, *head.children("cop")))


def _is_taken_for(case: Case) -> bool:
    """Whether the cue only says what it takes something for: "considers it unclean", "sees him as a
    rival".
    """
    if case.reporting_class is ReportingClass.DOXASTIC and _is_attached_to_cue(case):
        return True
    return case.reading.takes_as


def _is_predicted(case: Case) -> bool:
    """Whether it is predicted; "was cautious about the plan" looks at no future."""
    predicts = case.reading.reporting_class is ReportingClass.PREDICTIVE
    return predicts and not case.has_level()


def _is_recalled(case: Case) -> bool:
    """Whether the cue looks back at its gerund."""
    if not _is_gerund(case):
        return False
    return LOOKING_BACK(case) or RECALLING(case)


# Whether the gerund of a cue looks back: "accused him of taking bribes", "praised them for waiting"
LOOKING_BACK = has_class(
    ReportingClass.ACCUSATION,
    ReportingClass.DENIAL,
    ReportingClass.CONCESSION,
    ReportingClass.EXPRESSIVE_POS,
    ReportingClass.EXPRESSIVE_NEG,
)
RECALLING = all_of(has_class(ReportingClass.COGNITIVE_FACTIVE), has_act(Act.BELIEF))
WANTING = any_of(
    is_listed_as(ReportingClass.COMMISSIVE),
    has_act(Act.INTENTION),
    has_class(ReportingClass.DIRECTIVE),
)
OF_ORDER: tuple[Rule[[Case], Time], ...] = (
    Rule("time.order", "“Leave at once,” Lee said.", when(Case.is_order, Time.FUTURE)),
)
# A noun phrase, which has no time but what the cue gives it
OF_PHRASE: tuple[Rule[[Case], Time], ...] = (
    Rule("time.taken-as", "Lee sees him as a rival.", when(_is_taken_for, Time.PRESENT)),
    Rule(
        "time.gerund-behind",
        "Lee accused the owners of the firm of hiding it.",
        when(all_of(LOOKING_BACK, _has_gerund), Time.PAST),
    ),
    Rule(
        "time.agreement",
        "Lee agreed with the plan.",
        when(has_class(ReportingClass.AGREEMENT), Time.UNSPECIFIED),
    ),
    Rule("time.wanted", "Lee called for calm.", when(WANTING, Time.FUTURE)),
    Rule(
        "time.predicted",
        "Lee predicted a flood.",
        when(_is_predicted, Time.FUTURE),
    ),
)
# An infinitive or a gerund
OF_INFINITE: tuple[Rule[[Case], Time], ...] = (
    Rule("time.perfect", "Lee claimed to have won.", when(Case.is_perfect, Time.PAST)),
    Rule(
        "time.intended",
        "Lee plans to leave.",
        when(
            any_of(has_act(Act.INTENTION, Act.DIRECTIVE), has_class(ReportingClass.DIRECTIVE)),
            Time.FUTURE,
        ),
    ),
    Rule(
        "time.hoped-for",
        "Lee hopes to win.",
        when(all_of(has_class(ReportingClass.AFFECTIVE), Case.is_infinitive), Time.FUTURE),
    ),
    Rule(
        "time.expected",
        "Lee expects to win.",
        when(is_listed_as(ReportingClass.COMMISSIVE, ReportingClass.PREDICTIVE), Time.FUTURE),
    ),
    Rule("time.taken-for", "Lee considers it unsafe.", when(_is_taken_for, Time.PRESENT)),
    Rule(
        "time.claimed",
        "Lee claims to own it.",
        when(all_of(has_class(ReportingClass.DOUBTFUL), Case.is_infinitive), Time.PRESENT),
    ),
    Rule(
        "time.gerund",
        "Lee denied taking bribes.",
        when(_is_recalled, Time.PAST),
    ),
)
