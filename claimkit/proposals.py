"""What may be a claim: what the rules propose for each cue, and what the tagger proposes beside
it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from attrs import evolve, frozen

from claimkit.contents.continuations import extend_quotations
from claimkit.contents.find import find_content, fit_content
from claimkit.cues.find import find_cues
from claimkit.document import Document
from claimkit.draft import Draft, DraftContent, DraftCue, DraftSpeaker, Origin, PassedOver, Support
from claimkit.lexicons.schema import Lexicon
from claimkit.scoring.confidence import ConfidenceModels
from claimkit.spans import Span, measure_agreement
from claimkit.speakers.find import find_speaker
from claimkit.tagging.found import CONTENT_RULE, find_content_words, fit_cue, fit_speaker
from claimkit.tagging.protocol import TaggedAttribution, Tagger

Rivals = tuple[Draft, ...]  # of one cue
Part = TypeVar("Part", DraftCue, Draft)


@frozen(kw_only=True)
class Proposals:
    """What there is to choose from.

    Attributes:
        rivals: for each cue its drafts, of which one at most stands.
        passed_over: cues of the rules that have no content by the rules.
    """

    rivals: tuple[Rivals, ...]
    passed_over: tuple[PassedOver, ...]


def propose(
    document: Document, lexicon: Lexicon, models: ConfidenceModels, tagger: Tagger | None
) -> Proposals:
    """Return what rules and *tagger* propose, or the rules alone where it is None, each draft with
    its confidence.
    """
    cues = find_cues(document, lexicon)
    drafts = tuple(map(models.weigh, propose_by_rules(document, cues, lexicon)))
    rivals: Iterable[Rivals] = ((draft,) for draft in drafts)
    if tagger is not None:
        rivals = propose_with_tagger(document, cues, drafts, tagger, lexicon)
    return Proposals(
        rivals=tuple(tuple(map(models.weigh, group)) for group in rivals),
        passed_over=tuple(_find_passed_over(cues, drafts)),
    )


def _find_passed_over(cues: Iterable[DraftCue], drafts: Iterable[Draft]) -> Iterator[PassedOver]:
    heads = {draft.cue.head for draft in drafts}
    for cue in cues:
        if cue.head not in heads:
            yield PassedOver(cue=cue, reason="no content")


def propose_by_rules(
    document: Document, cues: Iterable[DraftCue], lexicon: Lexicon
) -> tuple[Draft, ...]:
    """Return a draft, not weighed yet, for each of *cues* that the rules find a content for."""
    return extend_quotations(document, tuple(_find_drafts(document, cues, lexicon)))


def _find_drafts(document: Document, cues: Iterable[DraftCue], lexicon: Lexicon) -> Iterator[Draft]:
    for cue in cues:
        speaker = find_speaker(document, cue, lexicon)
        content = find_content(document, cue, speaker, lexicon)
        if content is not None:
            yield _make_draft(cue, speaker, content)


def _make_draft(cue: DraftCue, speaker: DraftSpeaker | None, content: DraftContent) -> Draft:
    """Return the draft of these parts; the cue gets the words that the content's frame adds to
    it.
    """
    if content.cue_words:
        cue = evolve(cue, words=cue.words | content.cue_words)
    return Draft(cue=cue, speaker=speaker, content=content)


def propose_with_tagger(
    document: Document,
    cues: Sequence[DraftCue],
    drafts: Iterable[Draft],
    tagger: Tagger,
    lexicon: Lexicon,
) -> Iterator[Rivals]:
    """Yield for each cue that *tagger* sees, and each of *cues*, what there is to choose from: the
    drafts of the rules, and the tagger's, these not weighed yet.

    Args:
        cues: what the cue rules found.
        drafts: those of the rules, with the confidence that the rules alone have in them.
    """
    cues_in: defaultdict[int, list[DraftCue]] = defaultdict(list)
    for cue in cues:
        cues_in[cue.sentence.index].append(cue)
    left: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        left[draft.cue.sentence.index].append(draft)
    for tagged in tagger.tag(document, [cue.words for cue in cues]):
        index = tagged.cue.sentence.index
        ruled = _take_out(left[index], tagged.cue.span)
        if any(draft.cue.by_form for draft in ruled):
            yield ruled
        else:
            yield tuple(_find_rivals(_see(document, tagged, cues_in[index], lexicon), ruled))


def _take_out(drafts: list[Draft], cue: Span) -> Rivals:
    """Take from *drafts* those whose cue overlaps *cue*, and return them."""
    taken = tuple(draft for draft in drafts if draft.cue.overlaps(cue))
    drafts[:] = [draft for draft in drafts if not draft.cue.overlaps(cue)]
    return taken


@frozen(kw_only=True)
class Seen:
    """What the tagger sees, in parts of a draft, and the speaker that the rules find for its
    cue.
    """

    tagged: TaggedAttribution
    cue: DraftCue
    speaker: DraftSpeaker | None
    content: DraftContent | None
    ruled_speaker: DraftSpeaker | None

    @property
    def has_same_speaker(self) -> bool:
        """Whether tagger and rules see the same speaker, or both none."""
        if self.speaker is None or self.ruled_speaker is None:
            return self.speaker is self.ruled_speaker
        return any(self.speaker.overlaps(word.span) for word in self.ruled_speaker.words)


def _see(
    document: Document, tagged: TaggedAttribution, cues: Sequence[DraftCue], lexicon: Lexicon
) -> Seen:
    """Return what *tagged* sees, its borders fitted to the tree.

    Args:
        cues: what the cue rules found in the sentence of its cue.
    """
    cue, speaker = fit_cue(document, tagged, cues, lexicon), fit_speaker(tagged)
    words = find_content_words(tagged, speaker)
    return Seen(
        tagged=tagged,
        cue=cue,
        speaker=speaker,
        content=fit_content(document, words, CONTENT_RULE) if words else None,
        ruled_speaker=find_speaker(document, cue, lexicon),
    )


def _find_rivals(seen: Seen, ruled: Rivals) -> Iterator[Draft]:
    """Yield the tagger's draft, the same with the speaker that the rules find for its cue, and the
    drafts of the rules.
    """
    support = _find_support(seen, ruled)
    if seen.content is not None:
        draft = _make_draft(seen.cue, seen.speaker, seen.content)
        yield evolve(draft, support=support)
        if _may_take_speaker(seen, seen.content):
            other = evolve(support, origin=Origin.BOTH)
            yield evolve(draft, speaker=seen.ruled_speaker, support=other)
    for draft in ruled:
        own = evolve(support, origin=Origin.RULES, ruled=draft.confidence)
        yield evolve(draft, support=own)


def _may_take_speaker(seen: Seen, content: DraftContent) -> bool:
    """Whether the rules see another speaker than the tagger, one outside its *content*."""
    if seen.ruled_speaker is None or seen.has_same_speaker:
        return False
    return not content.overlaps(seen.ruled_speaker.span)


def _measure_agreement(content: DraftContent | None, ruled: Rivals) -> float:
    """Return the Jaccard index of *content* and that of the first of *ruled*, 0 if one lacks."""
    if content is None or not ruled:
        return 0.0
    return measure_agreement(content.spans, ruled[0].content.spans)


def _find_support(seen: Seen, ruled: Rivals) -> Support:
    """Return what speaks for the tagger's draft."""
    return Support(
        origin=Origin.TAGGER,
        cue=seen.tagged.cue_probability,
        speaker=seen.tagged.speaker_probability,
        content=seen.tagged.content_probability,
        rival=seen.content is not None and bool(ruled),
        same_content=_measure_agreement(seen.content, ruled),
        ruled=max((draft.confidence for draft in ruled), default=None),
        same_speaker=seen.has_same_speaker,
    )
