"""In what mode the content stands."""

from __future__ import annotations

from claimkit.certainty.level import is_conditional
from claimkit.certainty.modals import is_modal, modality_of
from claimkit.certainty.reading import Reading
from claimkit.model import MarkerCategory, Modality, Stance

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
    weakened = any(
        m.on_content and m.level is not None and m.marker.category in EPISTEMIC
        for m in reading.markers
    )
    return Modality.EPISTEMIC if weakened else Modality.NONE


def _of_modals(reading: Reading) -> Modality:
    """Return what the first modal of the spine makes of the content."""
    for head in reading.tree.spine if reading.tree is not None else ():
        for word in (*head.children("aux"), head):
            if word.lemma in reading.lexicon.modals and is_modal(
                head.sentence, word, head, reading.lexicon
            ):
                return modality_of(head.sentence, word, head, reading.lexicon)
    return Modality.NONE
