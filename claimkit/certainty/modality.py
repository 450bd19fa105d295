"""In what mode the content stands."""

from __future__ import annotations

from claimkit.certainty.markers import MarkerFound
from claimkit.certainty.modals import decide_modal, is_modal
from claimkit.certainty.reading import Reading
from claimkit.certainty.verdict import Verdict, decide
from claimkit.clauses.words import clause_words
from claimkit.model import MarkerCategory, Modality, Stance
from claimkit.rules import Answered, Rule, first, when

WEAKENING = frozenset(
    {
        MarkerCategory.HEDGE_MODAL,
        MarkerCategory.HEDGE_ADVERB,
        MarkerCategory.HEDGE_ADJECTIVE,
        MarkerCategory.HEDGE_VERB,
        MarkerCategory.HEDGE_NOUN,
        MarkerCategory.EVIDENTIAL,
    }
)
HOPED_FOR = "modality.hoped-for"


def judge_modality(reading: Reading, stance: Stance) -> Verdict[Modality]:
    """Return the modality of the content's head."""
    mood = first(MOODS, reading)
    if mood is not None:
        return Verdict(mood.answer, (mood.rule,))
    modal = _decide_modal(reading)
    if modal is None or modal.answer is Modality.NONE:
        return decide(WITHOUT_MODAL, Modality.NONE, reading, stance)
    if modal.answer is Modality.EPISTEMIC and _is_hoped_for(reading, stance):
        # "hope that it would succeed" is no forecast
        return Verdict(Modality.DESIDERATIVE, (HOPED_FOR,))
    return Verdict(modal.answer, (modal.rule,))


def _decide_modal(reading: Reading) -> Answered[Modality] | None:
    """Return what the first modal of the spine makes of the content."""
    for head in reading.tree.spine:
        for word in (*head.children("aux"), head):
            if word.lemma in clause_words().modals and is_modal(word, head):
                return decide_modal(word, head, reading.lexicon)
    return None


def _asks(reading: Reading) -> bool:
    return reading.asks


def _is_order(reading: Reading) -> bool:
    return reading.tree.is_order


def _is_conditional(reading: Reading) -> bool:
    return reading.is_conditional


def _is_demanded(reading: Reading, stance: Stance) -> bool:
    return stance is Stance.DIRECTIVE


def _is_hoped_for(reading: Reading, stance: Stance) -> bool:
    return stance is Stance.AFFECTIVE and reading.level is None


def _is_promised(reading: Reading, stance: Stance) -> bool:
    return stance is Stance.COMMISSIVE and not reading.tree.is_finite


def _is_hedged(reading: Reading, stance: Stance) -> bool:
    return any(map(_weakens, reading.markers))


def _weakens(found: MarkerFound) -> bool:
    return found.on_content and found.level is not None and found.marker.category in WEAKENING


MOODS = (
    Rule("modality.question", "“Will it rain?” Lee asked.", when(_asks, Modality.INTERROGATIVE)),
    Rule("modality.order", "“Leave at once,” Lee said.", when(_is_order, Modality.IMPERATIVE)),
    Rule(
        "modality.condition",
        "Lee said it closes if it rains.",
        when(_is_conditional, Modality.CONDITIONAL),
    ),
)
WITHOUT_MODAL = (
    Rule("modality.demand", "Lee urged the crew to leave.", when(_is_demanded, Modality.DEONTIC)),
    Rule(HOPED_FOR, "Lee hopes to win.", when(_is_hoped_for, Modality.DESIDERATIVE)),
    Rule("modality.promise", "Lee swore to fight on.", when(_is_promised, Modality.DESIDERATIVE)),
    Rule("modality.hedge", "Lee said it is likely to rain.", when(_is_hedged, Modality.EPISTEMIC)),
)
