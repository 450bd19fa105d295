"""Claims before it is known who speaks and how surely: what the rules propose, what the tagger
proposes, and which of the two stands for a cue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from claimkit.contents.continuations import extended_over_following
from claimkit.contents.find import ContentMatch, content_of_words, find_content
from claimkit.cues.rules import SIGNATURE
from claimkit.document import Document
from claimkit.grammar import is_quoted
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Content, Cue, Evidence, Skipped, Speaker
from claimkit.rules import CueCandidate, SpeakerFound
from claimkit.scoring.confidence import LogisticModel
from claimkit.scoring.features import features_of
from claimkit.scoring.support import Origin, Support
from claimkit.spans import count_overlap, cover_spans, merge_spans
from claimkit.speakers.find import find_speaker
from claimkit.tagging.found import CONTENT_RULE, content_of, cue_of, speaker_of
from claimkit.tagging.protocol import Run, TaggedAttribution, Tagger


@frozen(kw_only=True)
class Draft:
    """A claim whose speaker is not resolved yet.

    Attributes:
        support: what the tagger says to it; None where there is no tagger.
        confidence: that it is right, 0 to 1.
    """

    cue: Cue
    speaker: Speaker | None
    match: ContentMatch
    support: Support | None = None
    confidence: float = 0.0


def by_rules(
    document: Document, candidates: Iterable[CueCandidate], lexicon: Lexicon
) -> tuple[list[Draft], list[Skipped]]:
    """Return a draft for each of *candidates* that the rules find a content for; the others are
    skipped.
    """
    drafts: list[Draft] = []
    skipped: list[Skipped] = []
    for candidate in candidates:
        found = find_speaker(document, candidate, lexicon)
        match = find_content(document, candidate, found, lexicon)
        if match is None:
            skipped.append(
                Skipped(span=cover_spans(w.span for w in candidate.group), reason="no content")
            )
        else:
            drafts.append(_draft(document, candidate, found, match, lexicon))
    return with_continuations(document, drafts), skipped


def weighed(document: Document, draft: Draft, model: LogisticModel) -> Draft:
    """Return *draft* with the confidence that *model* has in it."""
    features = features_of(document, draft.cue, draft.speaker, draft.match.content, draft.support)
    return evolve(draft, confidence=model.probability(features))


def with_continuations(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """Return *drafts*, quotations extended over those that go on behind them."""
    contents = extended_over_following(document, [(d.cue, d.match.content) for d in drafts])
    return [
        evolve(d, match=evolve(d.match, content=content))
        for d, content in zip(drafts, contents, strict=True)
    ]


def by_rules_and_tagger(
    document: Document,
    candidates: Sequence[CueCandidate],
    drafts: Sequence[Draft],
    tagger: Tagger,
    lexicon: Lexicon,
) -> Iterator[tuple[Draft, ...]]:
    """Yield for each cue of either what there is to choose from: the drafts of the rules, and the
    tagger's.

    Args:
        drafts: with the confidence that the rules alone have in them.
    """
    in_sentence: dict[int, list[CueCandidate]] = {}
    for candidate in candidates:
        in_sentence.setdefault(candidate.sentence.index, []).append(candidate)
    left = list(drafts)
    for tagged in tagger.tag(
        document, [Run(sentence=c.sentence, words=c.group) for c in candidates]
    ):
        words = cover_spans(w.span for w in tagged.cue.words)
        ruled = [d for d in left if any(s.overlaps(words) for s in d.cue.spans)]
        left = [d for d in left if d not in ruled]
        # the form alone tells whose quotation it is
        if any(d.cue.evidence.rule == SIGNATURE for d in ruled):
            yield tuple(ruled)
            continue
        cue = cue_of(tagged, in_sentence.get(tagged.cue.sentence.index, ()), lexicon)
        yield tuple(_alternatives(document, tagged, cue, ruled, lexicon))


def _alternatives(
    document: Document,
    tagged: TaggedAttribution,
    cue: CueCandidate,
    ruled: Sequence[Draft],
    lexicon: Lexicon,
) -> Iterator[Draft]:
    """Yield the tagger's draft, the same with the speaker that the rules find for *cue*, and the
    drafts of the rules.
    """
    speaker, other = speaker_of(tagged), find_speaker(document, cue, lexicon)
    content = _tagged_content(document, tagged, speaker)
    same_speaker = _same_speaker(speaker, other)
    probabilities = {
        "cue": tagged.cue_probability,
        "speaker": tagged.speaker_probability,
        "content": tagged.content_probability,
    }
    agreement = (
        _agreement(content, ruled[0].match.content) if content is not None and ruled else 0.0
    )
    rival = content is not None and bool(ruled)
    alone = max((draft.confidence for draft in ruled), default=None)

    def support(origin: Origin) -> Support:
        return Support(
            origin=origin,
            rival=rival,
            same_content=agreement,
            same_speaker=same_speaker,
            ruled=alone,
            **probabilities,
        )

    if content is not None:
        match = ContentMatch(content=content)
        yield evolve(_draft(document, cue, speaker, match, lexicon), support=support(Origin.TAGGER))
        if other is not None and not same_speaker and not _overlaps(other, content):
            yield evolve(_draft(document, cue, other, match, lexicon), support=support(Origin.BOTH))
    for draft in ruled:
        yield evolve(draft, support=evolve(support(Origin.RULES), ruled=draft.confidence))


def _tagged_content(
    document: Document, tagged: TaggedAttribution, speaker: SpeakerFound | None
) -> Content | None:
    runs = [(run.sentence, run.words) for run in content_of(tagged, speaker)]
    return content_of_words(document, runs, CONTENT_RULE) if runs else None


def _same_speaker(one: SpeakerFound | None, other: SpeakerFound | None) -> bool:
    if one is None or other is None:
        return one is other
    return not {w.span for w in one.words}.isdisjoint({w.span for w in other.words})


def _overlaps(speaker: SpeakerFound, content: Content) -> bool:
    return count_overlap([w.span for w in speaker.words], content.spans) > 0


def _agreement(one: Content, other: Content) -> float:
    """Return the Jaccard index, in code points."""
    common = count_overlap(one.spans, other.spans)
    return common / (sum(map(len, one.spans)) + sum(map(len, other.spans)) - common)


def _draft(
    document: Document,
    candidate: CueCandidate,
    found: SpeakerFound | None,
    match: ContentMatch,
    lexicon: Lexicon,
) -> Draft:
    speaker = _speaker(document, found) if found is not None else None
    return Draft(cue=_cue(document, candidate, match, lexicon), speaker=speaker, match=match)


def _cue(document: Document, candidate: CueCandidate, match: ContentMatch, lexicon: Lexicon) -> Cue:
    words = sorted({w.span for w in (*candidate.group, *match.cue_words)})
    spans = (cover_spans(words),) if _contiguous(candidate, match) else merge_spans(words, gap=1)
    return Cue(
        spans=spans,
        kind=candidate.kind,
        lemma=_lemma(candidate, lexicon),
        sentence=candidate.sentence.index,
        head=candidate.head.index,
        stance=candidate.entry.stance,
        act=candidate.entry.act,
        negated=candidate.negated,
        quoted=is_quoted(document, candidate.head),
        evidence=Evidence(rule=candidate.rule, spans=spans),
    )


def _contiguous(candidate: CueCandidate, match: ContentMatch) -> bool:
    indices = sorted(w.index for w in (*candidate.group, *match.cue_words))
    return indices[-1] - indices[0] + 1 == len(indices)


def _lemma(candidate: CueCandidate, lexicon: Lexicon) -> str:
    if candidate.carrier is candidate.head:
        return candidate.entry.lemma
    return f"{lexicon.base(candidate.head.lemma.lower(), candidate.head.text.lower())} {candidate.entry.lemma}"


def _speaker(document: Document, found: SpeakerFound) -> Speaker:
    span = cover_spans(w.span for w in found.words)
    return Speaker(
        spans=(span,),
        text=" ".join(span.of(document.text).split()),
        sentence=found.sentence.index,
        head=found.head.index,
        evidence=Evidence(rule=found.rule, spans=(span,)),
    )
