"""Judges the quotations of a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from claimkit.checking.alignment import Edit, Match
from claimkit.checking.context import Frame, find_holding, find_left_out, turns_around
from claimkit.checking.locating import Located, locate
from claimkit.checking.pieces import Piece, find_pieces
from claimkit.checking.result import (
    Allowance,
    Checked,
    Difference,
    Finding,
    Place,
    Verdict,
    describe_change,
)
from claimkit.checking.shingles import ShingleIndex
from claimkit.checking.speakers import SpeakerNames, label_speaker
from claimkit.checking.texts import CheckedText
from claimkit.checking.tokens import Token, find_tokens
from claimkit.checking.weights import Weight
from claimkit.document import QuotationRegion
from claimkit.model.claim import Claim
from claimkit.model.speaker import UNATTRIBUTED, Speaker

LEAST_WHOLE = 0.75  # of the words of a content that a quotation is, to be all of it
LEAST_OF_OTHER = 0.8  # share of the words by which altered words are those of somebody else
CONFIDENCE = {
    Verdict.VERBATIM: 0.95,
    Verdict.ALTERED: 0.85,
    Verdict.SPLICED: 0.85,
    Verdict.OTHER_SPEAKER: 0.8,
    Verdict.OUT_OF_CONTEXT: 0.75,
    Verdict.NOT_FOUND: 0.85,
}
# The best of several readings of one quotation
RANKS = (
    Verdict.VERBATIM, Verdict.OUT_OF_CONTEXT, Verdict.OTHER_SPEAKER, Verdict.ALTERED,
    Verdict.SPLICED, Verdict.NOT_FOUND,
)  # fmt: skip
SHORT = 3  # words that may stand somewhere by chance


@frozen(kw_only=True)
class _Reading:
    """A verdict, by one of the places where a quotation may stand."""

    verdict: Verdict
    located: Located
    left_out: frozenset[Weight] = frozenset()


@frozen
class QuotationJudge:
    """Judges the quotations of *draft* by what is in *index*."""

    draft: CheckedText
    index: ShingleIndex
    names: SpeakerNames

    def judge(self) -> Iterator[Finding]:
        """Yield a finding for each quotation of the draft, in order."""
        for region in self.draft.regions:
            if region.inner is None:
                continue
            pieces = find_pieces(self.draft.plain.text, region.inner.start, region.inner.end)
            if pieces:
                yield self._judge_region(region, pieces)

    def _judge_region(self, region: QuotationRegion, pieces: Sequence[Piece]) -> Finding:
        frame = self._find_frame(region)
        readings = [self._read(located, frame) for located in locate(pieces, self.index)]
        best = min(readings, key=_rank, default=None)
        verdict = Verdict.NOT_FOUND if best is None else best.verdict
        span = self.draft.plain.find_given(region.span)
        return Finding(
            kind=Checked.QUOTATION,
            verdict=verdict,
            spans=(span,),
            text=self.draft.read([span]),
            speaker=label_speaker(frame.claim),
            claim=frame.claim,
            places=() if best is None else tuple(map(_to_place, best.located.matches)),
            differences=() if best is None else self._list_differences(best),
            allowances=() if best is None else _list_allowances(best.located),
            reason=_explain(verdict, best),
            confidence=_estimate(verdict, best, pieces),
        )

    def _find_frame(self, region: QuotationRegion) -> Frame:
        """Return what the draft has around a quotation."""
        first, behind = self.draft.find_words_read(region.span)
        words = tuple(
            self.draft.words[index]
            for index in range(*self.draft.find_around(first, behind))
            if index not in self.draft.quoted_set
        )
        claim = next(iter(find_holding(self.draft, first, behind)), None)
        return Frame(
            words=words,
            claim=claim,
            is_part=claim is None or not self._is_whole(claim, behind - first),
            asks="?" in region.span.of(self.draft.plain.text),
        )

    def _is_whole(self, claim: Claim, words: int) -> bool:
        """Whether so many words are the content of *claim*."""
        ranges = map(self.draft.find_words, claim.content.spans)
        return words >= LEAST_WHOLE * sum(behind - first for first, behind in ranges)

    def _read(self, located: Located, frame: Frame) -> _Reading:
        if located.is_spliced:
            return _Reading(verdict=Verdict.SPLICED, located=located)
        speaker = UNATTRIBUTED if frame.claim is None else frame.claim.speaker
        is_other = self.names.are_different(speaker, _find_speakers(located)[0])
        if not located.is_exact:
            if is_other and located.share < LEAST_OF_OTHER:
                return _Reading(verdict=Verdict.NOT_FOUND, located=located)
            return _Reading(verdict=Verdict.ALTERED, located=located)
        if is_other:
            return _Reading(verdict=Verdict.OTHER_SPEAKER, located=located)
        left_out = self._find_left_out(located, frame)
        verdict = Verdict.OUT_OF_CONTEXT if left_out else Verdict.VERBATIM
        return _Reading(verdict=verdict, located=located, left_out=left_out)

    def _find_left_out(self, located: Located, frame: Frame) -> frozenset[Weight]:
        """Return what the source says of the words and the draft does not, or the other way
        round.
        """
        inner, outer = _find_speakers(located)
        speaker = UNATTRIBUTED if frame.claim is None else frame.claim.speaker
        left_out = find_left_out(located, frame)
        if not self._is_of_outer(speaker, inner, outer) or _names_voice(frame, inner):
            left_out -= {Weight.VOICE}
        if turns_around(located, frame):
            left_out |= {Weight.NEGATION}
        return left_out

    def _is_of_outer(self, speaker: Speaker, inner: Speaker, outer: Speaker) -> bool:
        """Whether the draft gives to who reported it what another one said."""
        if speaker.name is None or outer.name is None or inner.key == outer.key:
            return False
        return inner.name is None and not self.names.are_different(speaker, outer)

    def _list_differences(self, reading: _Reading) -> tuple[Difference, ...]:
        if reading.verdict is not Verdict.ALTERED:
            return ()
        edits = (edit for match in reading.located.matches for edit in match.edits)
        return tuple(map(self._to_difference, edits))

    def _to_difference(self, edit: Edit) -> Difference:
        span = None
        if edit.draft:
            first = self.draft.find_word_at(edit.draft[0].start)
            span = self.draft.to_span(first, first + len(edit.draft))
        return Difference(draft=_join(edit.draft), source=_join(edit.source), span=span)


def _names_voice(frame: Frame, inner: Speaker) -> bool:
    """Whether the words around a quotation tell who said it first."""
    told = f"{inner.role or ''} {inner.label}"
    words = {token.key for token in find_tokens(told, 0, len(told))}
    return not words.isdisjoint(word.key for word in frame.words)


def _rank(reading: _Reading) -> tuple[int, int, float]:
    return RANKS.index(reading.verdict), reading.located.changed, -reading.located.share


def _find_speakers(located: Located) -> tuple[Speaker, Speaker]:
    """Return whom the source credits with the words, and who reports that; nobody where no claim
    holds them.
    """
    first, last = located.matches[0], located.matches[-1]
    claims = find_holding(first.source, first.start, last.end)
    claims = claims or find_holding(first.source, first.start, first.end)
    if not claims:
        return UNATTRIBUTED, UNATTRIBUTED
    return claims[0].speaker, claims[-1].speaker


def _to_place(match: Match) -> Place:
    source = match.source
    spans = tuple(source.to_span(first, behind) for first, behind in match.ranges)
    claims = find_holding(source, match.start, match.end)
    return Place(
        source=source.number,
        id=source.found.article.id,
        spans=spans,
        text=source.read(spans),
        speaker=label_speaker(next(iter(claims), None)),
    )


def _list_allowances(located: Located) -> tuple[Allowance, ...]:
    used = {allowance for match in located.matches for allowance in match.allowances}
    if any(one.end < other.start for one, other in pairwise(located.matches)):
        used.add(Allowance.ELLIPSIS)
    return tuple(allowance for allowance in Allowance if allowance in used)


def _join(words: Sequence[Token]) -> str:
    return " ".join(word.form for word in words)


def _explain(verdict: Verdict, reading: _Reading | None) -> str:
    if reading is None or verdict is Verdict.NOT_FOUND:
        return "no source has these words"
    return EXPLANATIONS[verdict](reading)


def _explain_altered(reading: _Reading) -> str:
    edits = (edit for match in reading.located.matches for edit in match.edits)
    return "; ".join(describe_change(_join(edit.draft), _join(edit.source)) for edit in edits)


def _explain_spliced(reading: _Reading) -> str:
    return f"put together from {len(reading.located.matches)} places"


def _explain_other(reading: _Reading) -> str:
    return f"the source has it from {_find_speakers(reading.located)[0].label}"


def _explain_context(reading: _Reading) -> str:
    return f"left out: {', '.join(sorted(reading.left_out))}"


def _explain_verbatim(reading: _Reading) -> str:
    used = _list_allowances(reading.located)
    return f"word for word, but for {', '.join(used)}" if used else "word for word"


EXPLANATIONS: Mapping[Verdict, Callable[[_Reading], str]] = {
    Verdict.ALTERED: _explain_altered,
    Verdict.SPLICED: _explain_spliced,
    Verdict.OTHER_SPEAKER: _explain_other,
    Verdict.OUT_OF_CONTEXT: _explain_context,
    Verdict.VERBATIM: _explain_verbatim,
}


def _estimate(verdict: Verdict, reading: _Reading | None, pieces: Sequence[Piece]) -> float:
    """Return how sure the verdict is: less so where few words may stand somewhere by chance."""
    words = sum(len(piece.words) for piece in pieces)
    sure = CONFIDENCE[verdict] - (0.15 if words < SHORT else 0)
    if reading is not None and verdict is Verdict.ALTERED:
        return sure * reading.located.share
    return sure
