"""Whose quotation it is: one that stands beside a cue of its own belongs to no cue elsewhere.

“Are you ill?” a reporter asked. “I am fine,” the coach said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from itertools import chain

from attrs import Factory, field, frozen

from claimkit.document import Document, QuotationRegion
from claimkit.draft import Draft, DraftCue
from claimkit.grammar import is_speech
from claimkit.punctuation import SPEECH_ENDS
from claimkit.spans import Span
from claimkit.tree import Phrase, Sentence, Word


@frozen
class Quotations:
    """The quotations of a document that stand beside a cue which quotes them.

    Attributes:
        quoters: by quotation the heads of its cues.
    """

    document: Document
    quoters: Mapping[Span, tuple[Word, ...]]
    _heads: Set[Word] = field(
        init=False,
        default=Factory(lambda q: set(chain.from_iterable(q.quoters.values())), takes_self=True),
    )

    @classmethod
    def of(cls, document: Document, drafts: Iterable[Draft]) -> Quotations:
        """Return the quotations in the contents of *drafts* that stand beside their cues."""
        quoters: dict[Span, tuple[Word, ...]] = {}
        for draft in drafts:
            if draft.content.goes_on and not draft.cue.quoted:
                for region in _find_beside(document, draft):
                    quoters[region.span] = (*quoters.get(region.span, ()), draft.cue.head)
        return cls(document, quoters)

    def belong_to_other(self, cue: DraftCue) -> Callable[[Span], bool]:
        """Return the condition that a quotation belongs to a cue in another sentence than *cue*."""

        def is_foreign(span: Span) -> bool:
            heads = self.quoters.get(span)
            return heads is not None and heads[-1].sentence is not cue.sentence

        return is_foreign

    def has_quoter(self, cue: DraftCue) -> bool:
        """Whether *cue* quotes any of them."""
        return cue.head in self._heads

    def list_quoters(self, region: QuotationRegion) -> tuple[Word, ...]:
        """Return the heads of the cues that quote *region*."""
        return self.quoters.get(region.span, ())


def _find_beside(document: Document, draft: Draft) -> Iterator[QuotationRegion]:
    """Yield the quotations in the content of *draft* that stand in its cue's sentence."""
    for span in draft.content.spans:
        for region in document.quotations_over(span):
            if region.span.overlaps(draft.cue.sentence.span):
                yield region


def leave_out_foreign(
    document: Document,
    content: Iterable[Phrase],
    cue: DraftCue,
    belongs_to_other: Callable[[Span], bool],
    reached: Set[Span],
) -> tuple[Phrase, ...]:
    """Return the runs of *content* without words of other sentences that *cue* cannot credit.

    They stand in a quotation that another cue has beside it. Or words stand beside *cue*, and these
    are not quoted (Would he run again? “Never,” said Keane.), or are in a quotation that does not
    go on with those. Or *cue* reports in other words, and these are a quotation of their own (Keane
    said that he was ill. “I cannot sleep.”).

    Args:
        belongs_to_other: whether a quotation is another cue's.
        reached: the quotations behind *cue* that go on with the one beside it.
    """
    runs = tuple(content)
    near = _Near.of(document, runs, cue)

    def may_stay(word: Word) -> bool:
        if word.sentence is cue.sentence:
            return True
        region = document.quotation_at(word.span)
        if region is None:
            return _may_be_reported(document, word.sentence, cue, alone=not near.quotations)
        if region.span in near.quotations:
            return True
        if near.is_reported and is_speech(document, region):
            return False
        if belongs_to_other(region.span):
            return False
        return region.span in reached or near.may_go_on_with(document, region)

    return tuple(part for run in runs for part in run.where(may_stay).runs())


@frozen(kw_only=True)
class _Near:
    """What of a content stands in the sentence of its cue.

    Attributes:
        quotations: those in which words of it stand; None among them is for words outside any.
        is_reported: whether these words, not all of them quoted, are all that the cue reports.
    """

    quotations: Set[Span | None]
    is_reported: bool

    @classmethod
    def of(cls, document: Document, runs: Iterable[Phrase], cue: DraftCue) -> _Near:
        quotations = _find_beside_cue(document, runs, cue)
        is_reported = None in quotations and _is_reported(runs, cue, quotations)
        return cls(quotations=quotations, is_reported=is_reported)

    def may_go_on_with(self, document: Document, region: QuotationRegion) -> bool:
        """Whether *region*, in another sentence, may belong to the same content."""
        if not self.quotations or None in self.quotations:
            return True
        return _leads_to(document, region, self.quotations)


def leave_out_other_turn(
    quotations: Quotations, content: Iterable[Phrase], cue: DraftCue
) -> tuple[Phrase, ...]:
    """Return the runs of *content* without quotations of another who talks; all if nothing is left,
    or *cue* has no quotation beside it.

    One is right before that of *cue*, on the same line: “Is it safe?” “It is not,” she answered. Or
    a cue of its own stands beside it: “Is it?” asked Lee. “It is not,” she answered.
    """
    runs = tuple(content)
    if cue.quoted or not quotations.has_quoter(cue):
        return runs
    words = set(chain.from_iterable(runs))
    document = quotations.document
    start = _find_start(document, cue)

    def may_stay(word: Word) -> bool:
        if word.sentence is cue.sentence and word.index < start:
            return False
        region = document.quotation_at(word.span)
        if region is None:
            return True
        quoters = quotations.list_quoters(region)
        if quoters and cue.head not in quoters and words.isdisjoint(quoters):
            return False
        return not _is_answered(document, region, cue)

    kept = tuple(part for run in runs for part in run.where(may_stay).runs())
    return kept if any(run.has_letter for run in kept) else runs


def _find_start(document: Document, cue: DraftCue) -> int:
    """Return the index of the first word behind the last full stop before *cue*, 1 if there is
    none: the parser took two sentences for one.
    """
    stops = (word for word in cue.head.preceding() if word.text == ".")
    stop = next((word for word in stops if document.quotation_at(word.span) is None), None)
    return 1 if stop is None else stop.index + 1


def _is_answered(document: Document, region: QuotationRegion, cue: DraftCue) -> bool:
    """Whether *region* is a sentence, and a quotation follows it at once that stands before
    *cue*.
    """
    if region.inner is None or not region.inner.of(document.text).endswith(SPEECH_ENDS):
        return False
    following = next(document.quotations_from(region.span.end), None)
    if following is None or following.span.end > cue.span.start:
        return False
    between = document.text[region.span.end : following.span.start]
    return between.isspace() and "\n" not in between


def _may_be_reported(document: Document, sentence: Sentence, cue: DraftCue, *, alone: bool) -> bool:
    """Whether *cue* may report words of another *sentence* that stand in no quotation: it announces
    them by a colon, or the sentences are parts of one that was torn. Where the words are *alone*,
    for none stand beside the cue, they may be of its paragraph.
    """
    if cue.sentence.index < sentence.index and cue.sentence.words[-1].text == ":":
        return True
    if alone and sentence.paragraph == cue.sentence.paragraph:
        return True
    first, last = sorted((sentence.index, cue.sentence.index))
    return all(document.is_torn(part) for part in document.sentences[first:last])


def _is_reported(runs: Iterable[Phrase], cue: DraftCue, beside: Set[Span | None]) -> bool:
    """Whether the words *beside* the cue, not all of them quoted, are all that it reports: none of
    them is quoted, or they stand behind it.

    “Prices fell” in May, Lee said. “They will rise.” may be one content.
    """
    first = next(run for run in runs if run.sentence is cue.sentence)
    if beside == {None}:
        return True
    return first[0].index > cue.head.index


def _find_beside_cue(document: Document, runs: Iterable[Phrase], cue: DraftCue) -> Set[Span | None]:
    """Return the quotations of *runs* in the sentence of *cue*, with None if words there stand
    outside quotation marks.
    """
    regions: set[Span | None] = set()
    for run in runs:
        if run.sentence is cue.sentence:
            for word in run.without_punctuation():
                region = document.quotation_at(word.span)
                regions.add(None if region is None else region.span)
    return regions


def _leads_to(document: Document, region: QuotationRegion, beside: Set[Span | None]) -> bool:
    """Whether *region* is one of *beside*, or nothing stands between it and one of them but other
    quotations.
    """
    end = region.span.start
    for following in document.quotations_from(region.span.start):
        if document.text[end : following.span.start].strip():
            return False
        if following.span in beside:
            return True
        end = following.span.end
    return False
