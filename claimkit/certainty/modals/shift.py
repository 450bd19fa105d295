"""Whether "would" is only the past of "will", as a paraphrase shifts it."""

from __future__ import annotations

from claimkit.certainty.modals.habit import WOULD
from claimkit.clauses.forms import has_perfect
from claimkit.draft import DraftContent, DraftCue
from claimkit.model.scheme import Quotation
from claimkit.punctuation import OPENING_MARKS
from claimkit.tree import Word


def is_shifted(modal: Word, content: DraftContent, cue: DraftCue) -> bool:
    """Whether *modal* is the "will" of the speaker: "said it would rain".

    Not so in the speaker's own words, under a cue in the present ("says it would rain"), and of
    what might have been ("said it would have rained").
    """
    if modal.lemma != WOULD or _is_in_own_words(content, cue):
        return False
    if modal.parent is not None and has_perfect(modal.parent):
        return False
    return not _is_present(cue.head)


def _is_in_own_words(content: DraftContent, cue: DraftCue) -> bool:
    """Whether *content* is quoted by *cue*, not paraphrased in a quotation: “He said he’d go”."""
    if content.quotation is not Quotation.DIRECT:
        return False
    return not cue.quoted or content.text.startswith(tuple(OPENING_MARKS))


def _is_present(head: Word) -> bool:
    """Whether the cue at *head* is a present tense, and no perfect ("has said it would rain")."""
    if has_perfect(head):
        return False
    verbs = (head, *head.children("aux", "cop"))
    return any((v.feat("Tense"), v.feat("VerbForm")) == ("Pres", "Fin") for v in verbs)
