"""Whose quotation it is: one that stands beside a cue of its own belongs to no cue elsewhere.

“Are you ill?” a reporter asked. “I am fine,” the coach said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from claimkit.document import Document, QuotationRegion
from claimkit.draft import Draft, DraftCue
from claimkit.spans import Span
from claimkit.tree import Phrase, Sentence, Word

Quoters = Mapping[Span, Sentence]  # by quotation the sentence of the cue that it stands beside


def find_quoters(document: Document, drafts: Iterable[Draft]) -> Quoters:
    """Return which quotations stand in the sentence of a cue of *drafts* that quotes them."""
    return {
        region.span: draft.cue.sentence
        for draft in drafts
        if draft.content.goes_on and not draft.cue.quoted
        for region in _find_beside(document, draft)
    }


def _find_beside(document: Document, draft: Draft) -> Iterator[QuotationRegion]:
    """Yield the quotations in the content of *draft* that stand in its cue's sentence."""
    for span in draft.content.spans:
        for region in document.quotations_over(span):
            if region.span.overlaps(draft.cue.sentence.span):
                yield region


def leave_out_foreign(
    document: Document, content: Iterable[Phrase], cue: DraftCue, quoters: Quoters
) -> tuple[Phrase, ...]:
    """Return the runs of *content* without words of other sentences that *cue* cannot credit.

    They stand in a quotation that another cue has beside it, or outside quotation marks where the
    words beside *cue* are in them: Would he run again? “Never,” said Keane.
    """
    runs = tuple(content)
    foreign = {span for span, sentence in quoters.items() if sentence is not cue.sentence}
    is_quoting = _is_quoting(document, runs, cue)

    def may_stay(word: Word) -> bool:
        if word.sentence is cue.sentence:
            return True
        region = document.quotation_at(word.span)
        return region.span not in foreign if region is not None else not is_quoting

    return tuple(part for run in runs for part in run.where(may_stay).runs())


def _is_quoting(document: Document, runs: Iterable[Phrase], cue: DraftCue) -> bool:
    """Whether all words of *runs* in the sentence of *cue* are in quotation marks."""
    beside = [w for run in runs if run.sentence is cue.sentence for w in run.without_punctuation()]
    return bool(beside) and all(document.quotation_at(word.span) for word in beside)
