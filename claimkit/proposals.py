"""Propose what may be a claim: the drafts of the rules for each cue, and those of the tagger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from attrs import Factory, evolve, field, frozen

from claimkit.clauses.spine import is_asked_for
from claimkit.contents.acts import is_act
from claimkit.contents.beside import leave_out_beside
from claimkit.contents.borders import give_back_to_speaker
from claimkit.contents.continuations import extend_quotations, find_following, list_starts
from claimkit.contents.edges import reach_end
from claimkit.contents.find import find_content, fit_content
from claimkit.contents.ownership import Quotations, leave_out_foreign, leave_out_other_turn
from claimkit.contents.possible import may_be_said
from claimkit.contents.reporting import separate
from claimkit.contents.scene import Scene
from claimkit.contents.topics import ends_topic
from claimkit.contents.torn import mend_torn
from claimkit.cues.find import find_cues
from claimkit.cues.sayings import is_idle
from claimkit.document import Document
from claimkit.draft import (
    TAGGED_CONTENT,
    Draft,
    DraftContent,
    DraftCue,
    DraftSpeaker,
    Origin,
    PassedOver,
    Support,
    WeighedDraft,
    list_frame,
)
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Quotation
from claimkit.scoring.confidence import ConfidenceModels
from claimkit.spans import Span, Spans, measure_agreement
from claimkit.speakers.find import find_speaker
from claimkit.speakers.patients import has_own_cue, is_only_done_to, is_only_told
from claimkit.speakers.roles import is_surely_speaker, may_speak
from claimkit.tagging.fit import (
    find_content_words,
    fit_cue,
    fit_speaker,
    give_back_gerund,
    keep_in_heading,
)
from claimkit.tagging.protocol import TaggedAttribution, Tagger
from claimkit.tagging.seen import has_seen_other
from claimkit.tree import Word

Rivals = tuple[WeighedDraft, ...]  # of one cue


@frozen(kw_only=True)
class Proposals:
    """The drafts that are proposed, before one is chosen for each cue.

    Attributes:
        rivals: the drafts, those of one cue together; at most one of these becomes a claim.
        passed_over: cues for which the rules find no content.
    """

    rivals: tuple[Rivals, ...]
    passed_over: tuple[PassedOver, ...]


def _list_outer(cues: Iterable[DraftCue]) -> Sequence[int]:
    """Return where those of *cues* begin that stand in no quotation, sorted."""
    return list_starts(cue for cue in cues if not cue.quoted)


@frozen(kw_only=True)
class RuledCues:
    """The cues that the rules find in a document, and the speakers that they find for cues.

    Attributes:
        cue_starts: where those begin that stand in no quotation, sorted.
    """

    document: Document
    lexicon: Lexicon
    cues: tuple[DraftCue, ...]
    cue_starts: Sequence[int] = field(
        init=False, default=Factory(lambda self: _list_outer(self.cues), takes_self=True)
    )
    _speakers: dict[tuple[Word, frozenset[int]], DraftSpeaker | None] = field(
        init=False, factory=dict
    )

    @classmethod
    def of(cls, document: Document, lexicon: Lexicon) -> RuledCues:
        """Return the cues of *document*."""
        return cls(document=document, lexicon=lexicon, cues=find_cues(document, lexicon))

    def find_speaker(self, cue: DraftCue) -> DraftSpeaker | None:
        """Return the speaker of *cue* by the rules, None where they find nobody.

        *cue* may be the tagger's. Head and words tell which cue it is: no two cues share a head.
        """
        key = cue.head, cue.words.indices
        if key not in self._speakers:
            self._speakers[key] = find_speaker(self.document, cue, self.lexicon)
        return self._speakers[key]


def propose(
    document: Document, lexicon: Lexicon, models: ConfidenceModels, tagger: Tagger | None
) -> Proposals:
    """Return what the rules and *tagger* propose, each draft with its confidence; without a tagger
    what the rules alone propose.
    """
    ruled = RuledCues.of(document, lexicon)
    drafts = tuple(map(models.weigh, propose_by_rules(ruled)))
    rivals: Iterable[Rivals] = ((draft,) for draft in drafts)
    if tagger is not None:
        groups = propose_with_tagger(ruled, drafts, tagger)
        rivals = (tuple(map(models.weigh, group)) for group in groups)
    return Proposals(rivals=tuple(rivals), passed_over=tuple(_find_passed_over(ruled.cues, drafts)))


def _find_passed_over(cues: Iterable[DraftCue], drafts: Iterable[Draft]) -> Iterator[PassedOver]:
    """Yield those of *cues* that none of *drafts* has."""
    heads = {draft.cue.head for draft in drafts}
    for cue in cues:
        if cue.head not in heads:
            yield PassedOver(cue=cue, reason="no content")


def propose_by_rules(ruled: RuledCues) -> tuple[Draft, ...]:
    """Return a draft for each cue of *ruled* for which the rules find a content."""
    drafts = separate(tuple(_find_drafts(ruled)), partial(_find_outside, ruled))
    whole = (give_back_to_speaker(ruled.document, draft) for draft in drafts if draft is not None)
    return extend_quotations(ruled.document, tuple(whole))


def _find_drafts(ruled: RuledCues) -> Iterator[Draft]:
    for cue in ruled.cues:
        speaker = ruled.find_speaker(cue)
        content = find_content(ruled.document, cue, speaker, ruled.lexicon)
        if content is not None and may_be_said(ruled.document, cue, speaker, content):
            yield _make_draft(cue, speaker, content)


def _find_outside(ruled: RuledCues, draft: Draft, keep_out: Spans) -> Draft | None:
    """Return *draft* with the content that the rules find for its cue outside the spans *keep_out*;
    None where they find none.
    """
    content = find_content(
        ruled.document, draft.cue, draft.speaker, ruled.lexicon, keep_out=keep_out
    )
    return None if content is None else _make_draft(draft.cue, draft.speaker, content)


def _make_draft(cue: DraftCue, speaker: DraftSpeaker | None, content: DraftContent) -> Draft:
    """Return the draft of these parts. The cue gets the words that the content's frame adds."""
    if content.cue_words:
        cue = evolve(cue, words=cue.words | content.cue_words)
    return Draft(cue=cue, speaker=speaker, content=content)


def propose_with_tagger(
    ruled: RuledCues, drafts: Sequence[WeighedDraft], tagger: Tagger
) -> Iterator[tuple[Draft, ...]]:
    """Yield the drafts for each cue that *tagger* sees, and for each cue of *ruled*: those of the
    rules, and those of the tagger. They are still to be weighed with what the tagger says.

    Args:
        drafts: those of the rules, with the confidence that the rules alone have in them.
    """
    cues_in: defaultdict[int, list[DraftCue]] = defaultdict(list)
    for cue in ruled.cues:
        cues_in[cue.sentence.index].append(cue)
    left: defaultdict[int, list[WeighedDraft]] = defaultdict(list)
    for draft in drafts:
        left[draft.cue.sentence.index].append(draft)
    quotations = Quotations.of(ruled.document, drafts)
    for tagged in tagger.tag(ruled.document, [cue.words for cue in ruled.cues]):
        index = tagged.cue.sentence.index
        by_rules = _take_out(left[index], tagged.cue.span)
        if any(draft.cue.by_form for draft in by_rules):
            yield by_rules
        elif any(is_idle(word, ruled.lexicon) for word in tagged.cue):
            continue
        else:
            seen = _see(ruled, tagged, cues_in[index], quotations, by_rules)
            rivals = _find_rivals(ruled.document, seen, by_rules, cues_in[index])
            yield tuple(give_back_to_speaker(ruled.document, draft) for draft in rivals)


def _take_out(drafts: list[WeighedDraft], cue: Span) -> Rivals:
    """Take from *drafts* those whose cue overlaps *cue*, and return them."""
    taken = tuple(draft for draft in drafts if draft.cue.overlaps(cue))
    drafts[:] = [draft for draft in drafts if not draft.cue.overlaps(cue)]
    return taken


@frozen(kw_only=True)
class Seen:
    """What the tagger sees as parts of a draft, and the speaker that the rules find for its cue."""

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
    ruled: RuledCues,
    tagged: TaggedAttribution,
    cues: Sequence[DraftCue],
    quotations: Quotations,
    by_rules: Rivals,
) -> Seen:
    """Return what *tagged* sees, its borders fitted to the tree.

    Args:
        cues: those of *ruled* in the sentence of its cue.
        quotations: whose they are by the rules.
        by_rules: the drafts of the rules whose cue overlaps its cue.
    """
    tagged = give_back_gerund(tagged, cues)
    cue = fit_cue(ruled.document, tagged, cues, ruled.lexicon)
    ruled_speaker = ruled.find_speaker(cue)
    speaker = _choose_speaker(ruled, tagged, cue, ruled_speaker, cues)
    contents = (draft.content for draft in by_rules if draft.cue.head is cue.head)
    content = _fit_content(ruled, tagged, cue, speaker, quotations, next(contents, None))
    return Seen(
        tagged=tagged,
        cue=cue,
        speaker=speaker,
        content=content if content and _is_said(ruled, content, cue, speaker, cues) else None,
        ruled_speaker=ruled_speaker,
    )


def _choose_speaker(
    ruled: RuledCues,
    tagged: TaggedAttribution,
    cue: DraftCue,
    ruled_speaker: DraftSpeaker | None,
    cues: Iterable[DraftCue],
) -> DraftSpeaker | None:
    """Return the speaker that *tagged* sees; that of the rules where it sees one who cannot speak,
    or that of another one of *cues*, or none although a noun tells what it says itself.
    """
    speaker = fit_speaker(tagged, cue)
    if ruled_speaker is not None and has_seen_other(tagged, cue, speaker, ruled_speaker, cues):
        return ruled_speaker
    if speaker is not None and may_speak(cue, speaker, ruled.lexicon):
        return speaker
    if ruled_speaker is None or any(ruled_speaker.head in run for run in tagged.content):
        return None
    is_sure = speaker is not None or is_surely_speaker(ruled_speaker.head, cue, ruled.lexicon)
    return ruled_speaker if is_sure else None


def _fit_content(
    ruled: RuledCues,
    tagged: TaggedAttribution,
    cue: DraftCue,
    speaker: DraftSpeaker | None,
    quotations: Quotations,
    by_rules: DraftContent | None,
) -> DraftContent | None:
    """Return the content that *tagged* sees, without quotations that cannot be the cue's.

    Args:
        by_rules: the content that the rules find for the same cue.
    """
    document, belongs_to_other = ruled.document, quotations.belong_to_other(cue)
    frame = list_frame(cue, speaker)
    scene = Scene(document=document, lexicon=ruled.lexicon, cue=cue, speaker=speaker)
    seen = keep_in_heading(cue, find_content_words(document, tagged, speaker))
    seen = leave_out_other_turn(quotations, seen, cue)
    words = mend_torn(scene, leave_out_beside(scene, seen), by_rules)
    beside = tuple(run for run in words if run.sentence is cue.sentence)
    quoted = fit_content(document, beside, TAGGED_CONTENT, frame=frame) if beside else None
    if len(beside) == len(words):
        return quoted
    reached: Spans = ()
    if quoted is not None and quoted.goes_on:
        reached = find_following(document, cue, quoted, belongs_to_other, ruled.cue_starts)
    words = leave_out_foreign(document, words, cue, belongs_to_other, frozenset(reached))
    return fit_content(document, words, TAGGED_CONTENT, frame=frame) if words else None


def _is_said(
    ruled: RuledCues,
    content: DraftContent,
    cue: DraftCue,
    speaker: DraftSpeaker | None,
    cues: Sequence[DraftCue],
) -> bool:
    """Whether *content* is what *cue* says, not what another cue says or somebody does, and *cue*
    stands behind a speaker, not behind a topic.
    """
    if not may_be_said(ruled.document, cue, speaker, content):
        return False
    if has_own_cue(content, cue, cues, ruled.lexicon) or ends_topic(ruled.document, cue):
        return False
    if is_only_done_to(content, cue, ruled.lexicon) or is_only_told(content, cue):
        return False
    if is_asked_for(cue.head, ruled.lexicon):
        return False
    if content.quotation is not Quotation.INDIRECT or content.head is None:
        return True
    return not is_act(cue, content.head, ruled.lexicon)


def _find_rivals(
    document: Document, seen: Seen, ruled: Rivals, cues: Iterable[DraftCue]
) -> Iterator[Draft]:
    """Yield the tagger's draft, the same with the rules' speaker for its cue, and the drafts of the
    rules.

    Args:
        cues: those in the sentence of the cue.
    """
    support = _find_support(seen, ruled)
    if seen.content is not None:
        draft = _make_draft(seen.cue, seen.speaker, seen.content)
        yield draft.with_support(support)
        if _may_take_speaker(seen, seen.content):
            support_by_both = evolve(support, origin=Origin.BOTH)
            yield evolve(draft, speaker=seen.ruled_speaker, support=support_by_both)
    for draft in ruled:
        further = _find_further(document, seen, draft, cues)
        support_by_rules = evolve(
            support, origin=Origin.RULES, ruled=draft.confidence, further=further
        )
        yield draft.with_support(support_by_rules)


def _find_further(
    document: Document, seen: Seen, ruled: Draft, cues: Iterable[DraftCue]
) -> DraftContent | None:
    """Return the content of the draft *ruled* up to the end of what was *seen* for the same cue;
    None if its speaker, whom the tagger may not have seen, stands in that.
    """
    if seen.content is None or seen.cue.head is not ruled.cue.head:
        return None
    further = reach_end(document, ruled.cue, ruled.content, seen.content, cues)
    if further is None or ruled.speaker is None:
        return further
    return None if further.overlaps(ruled.speaker.span) else further


def _may_take_speaker(seen: Seen, content: DraftContent) -> bool:
    """Whether the rules find a speaker that the tagger does not see, and its words are not in the
    *content* that the tagger sees.
    """
    if seen.ruled_speaker is None or seen.has_same_speaker:
        return False
    return not content.overlaps(seen.ruled_speaker.span)


def _measure_agreement(content: DraftContent | None, ruled: Rivals) -> float:
    """Return the Jaccard index of *content* and that of the first of *ruled*, 0 if either is
    missing.
    """
    if content is None or not ruled:
        return 0.0
    return measure_agreement(content.spans, ruled[0].content.spans)


def _find_support(seen: Seen, ruled: Rivals) -> Support:
    """Return the support of the tagger's draft; *ruled* are the rules' drafts of its cue."""
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
