"""The modality of a content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimkit.certainty.judges.case import Case, has_class, is_promise
from claimkit.certainty.judges.verdict import Verdict, decide
from claimkit.certainty.markers.scene import MarkerFound
from claimkit.certainty.modals.decide import decide_modal, is_modal
from claimkit.certainty.modals.shift import is_shifted
from claimkit.clauses.words import load_clause_words
from claimkit.model.scheme import HEDGES, MarkerCategory, Modality, ReportingClass
from claimkit.rules import Answered, Rule, when
from claimkit.tree import Word

EPISTEMIC_MARKERS = HEDGES | {MarkerCategory.EVIDENTIAL}


def judge_modality(case: Case) -> Verdict[Modality]:
    """Return the modality of the content's head."""
    mood = decide(MOODS, Modality.NONE, case)
    if mood.rules:
        return mood
    modal = _decide_modal(case)
    if modal is None:
        return decide(BESIDE[Modality.NONE], Modality.NONE, case)
    by_cue = decide(BESIDE.get(modal.answer, ()), modal.answer, case)
    if modal.answer is Modality.NONE:
        return Verdict(by_cue.answer, (modal.rule, *by_cue.rules))
    return by_cue if by_cue.rules else Verdict(modal.answer, (modal.rule,))


def _decide_modal(case: Case) -> Answered[Modality] | None:
    """Return what the first modal of the spine makes of the content."""
    for word, head in _find_verbs(case):
        if is_modal(word, head):
            return decide_modal(word, head, case.reading.lexicon)
    return None


def _find_verbs(case: Case) -> Iterator[tuple[Word, Word]]:
    """Yield what may be a modal on the spine, with the head of its clause."""
    modals = load_clause_words().modals
    for head in case.reading.tree.spine:
        for word in (*head.children("aux"), head):
            if word.lemma in modals and not _is_tense(word, case):
                yield word, head


def _is_tense(modal: Word, case: Case) -> bool:
    """Whether *modal* is only the past of "will"."""
    return is_shifted(modal, case.reading.content, case.reading.cue)


def _is_conditional(case: Case) -> bool:
    return case.reading.is_conditional


def _is_hedged(case: Case) -> bool:
    return any(map(_weakens, case.reading.markers))


def _is_hoped_for(case: Case) -> bool:
    """Whether it is hoped for: "hopes that", not "fears that", which says how likely it is."""
    return case.reporting_class is ReportingClass.AFFECTIVE and not case.has_level()


def _weakens(found: MarkerFound) -> bool:
    return found.weakens and found.marker.category in EPISTEMIC_MARKERS


MOODS: tuple[Rule[[Case], Modality], ...] = (
    Rule(
        "modality.question", "“Is it raining?” Lee asked.", when(Case.asks, Modality.INTERROGATIVE)
    ),
    Rule("modality.order", "“Leave at once,” Lee said.", when(Case.is_order, Modality.IMPERATIVE)),
    Rule(
        "modality.condition",
        "Lee said it closes if it rains.",
        when(_is_conditional, Modality.CONDITIONAL),
    ),
)
HOPED_FOR: Rule[[Case], Modality] = Rule(
    "modality.hoped-for", "Lee hopes to win.", when(_is_hoped_for, Modality.DESIDERATIVE)
)
# By what the modal says, NONE also where there is none, what the cue makes of the content
BESIDE: Mapping[Modality, tuple[Rule[[Case], Modality], ...]] = {
    Modality.EPISTEMIC: (HOPED_FOR,),  # "hopes that it would succeed" is no forecast
    Modality.NONE: (
        Rule(
            "modality.demand",
            "Lee urged the crew to leave.",
            when(has_class(ReportingClass.DIRECTIVE), Modality.DEONTIC),
        ),
        HOPED_FOR,
        Rule("modality.promise", "Lee swore to fight on.", when(is_promise, Modality.DESIDERATIVE)),
        Rule(
            "modality.hedge", "Lee said it is likely to rain.", when(_is_hedged, Modality.EPISTEMIC)
        ),
    ),
}
