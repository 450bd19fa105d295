"""What an editor changes in claims: who speaks, and which words are whose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import whitespace

from attrs import evolve, frozen

from claimkit.claimset import ClaimSet
from claimkit.errors import InputError
from claimkit.model.claim import NO_LEMMA, Claim, Content, Cue, to_place
from claimkit.model.scheme import CueKind, Quotation
from claimkit.model.speaker import UNATTRIBUTED, Referent, Speaker
from claimkit.outputs.wording import to_words
from claimkit.server.additions import EDITOR, UNPARSED, make_claim
from claimkit.server.problems import ProblemError, make_fault, make_invalid
from claimkit.server.requests import Correction
from claimkit.spans import (
    CoverIndex,
    Span,
    SpanIndex,
    Spans,
    intersect_spans,
    merge_spans,
    subtract_spans,
    trim_span,
)

METHOD = "editor"


@frozen
class _Desk:
    """What is worked on.

    Attributes:
        found: the claims before.
        claims: as they are now, by id.
        referents: who has been a speaker, by id.
        sentences: of the text.
    """

    found: ClaimSet
    claims: dict[str, Claim]
    referents: dict[str, Referent]
    sentences: SpanIndex

    @classmethod
    def of(cls, found: ClaimSet) -> _Desk:
        referents = [claim.speaker.referent for claim in found]
        by_id = {referent.id: referent for referent in referents if referent is not None}
        claims = {claim.id: claim for claim in found}
        return cls(found, claims, by_id, SpanIndex.of(found.sentences))

    def find_sentence(self, spans: Spans) -> int | None:
        """Return the index of the sentence in which *spans* begin, None if they stand in none."""
        first, behind = self.sentences.find_over(spans[0])
        return first if first < behind else None


def correct_claims(found: ClaimSet, corrections: Iterable[Correction]) -> ClaimSet:
    """Return *found* with *corrections*, one after the other.

    Raises:
        ProblemError: one is of a claim, a referent or words that there are not, or leaves no words,
            or adds what there is already; its field says which.
    """
    desk = _Desk.of(found)
    for number, correction in enumerate(corrections):
        try:
            _correct(desk, correction)
        except InputError as error:
            fault = make_fault(str(error), f"corrections[{number}]")
            raise ProblemError(make_invalid([fault])) from error
    return evolve(found, claims=_put_within(sorted(desk.claims.values(), key=to_place)))


def _correct(desk: _Desk, correction: Correction) -> None:
    id = correction.claim
    if correction.added:
        desk.claims[id] = _add_claim(desk, correction)
    elif id not in desk.claims:
        raise InputError(f"there is no claim {id!r} to correct")
    elif correction.removed:
        del desk.claims[id]
    else:
        desk.claims[id] = _correct_claim(desk, desk.claims[id], correction)


def _add_claim(desk: _Desk, correction: Correction) -> Claim:
    """Return the claim that is added; its speaker and cue may come with it, or be said later."""
    if correction.claim in desk.claims:
        raise InputError(f"there is a claim {correction.claim!r} already")
    spans = _trim(desk, correction.content or (), "content")
    added = make_claim(desk.found, correction.claim, spans, desk.find_sentence(spans) or 0)
    claim = _correct_claim(desk, added, correction)
    for other in desk.claims.values():
        if other.content.spans == claim.content.spans:
            raise InputError(f"the claim {other.id!r} has the same content")
    return claim


def _correct_claim(desk: _Desk, claim: Claim, correction: Correction) -> Claim:
    claim = _correct_words(desk, claim, correction)
    if correction.nobody:
        return evolve(claim, speaker=evolve(UNATTRIBUTED, provenance=EDITOR))
    referent = _find_referent(desk.referents, correction)
    if referent is None:
        return claim
    desk.referents[referent.id] = referent
    speaker = claim.speaker
    text = speaker.text or referent.name or ""
    return evolve(claim, speaker=evolve(speaker, text=text, referent=referent, provenance=EDITOR))


def _find_referent(known: Mapping[str, Referent], correction: Correction) -> Referent | None:
    """Return who the editor says speaks, None if nothing is said of that.

    Raises:
        InputError: nobody is called so.
    """
    if correction.referent is not None:
        if correction.referent not in known:
            raise InputError(f"there is no referent {correction.referent!r} among the speakers")
        return _resolve_to(known[correction.referent])
    if correction.name is None:
        return None
    name = " ".join(correction.name.split())
    if not name:
        raise InputError("expected a name, got a blank one")
    named = (referent for referent in known.values() if referent.name == name)
    return _resolve_to(next(named, None) or _make_referent(name, known))


def _make_referent(name: str, known: Mapping[str, Referent]) -> Referent:
    number = len(known) + 1
    while f"e{number}" in known:
        number += 1
    return Referent(id=f"e{number}", name=name, method=METHOD)


def _resolve_to(referent: Referent) -> Referent:
    return evolve(referent, method=METHOD, distance=None, confidence=1.0)


def _correct_words(desk: _Desk, claim: Claim, correction: Correction) -> Claim:
    """Return *claim* with other words; the content has none of speaker and cue."""
    if correction.speaker is not None:
        spans = _trim(desk, correction.speaker, "speaker")
        claim = evolve(claim, speaker=_move_speaker(desk, claim.speaker, spans))
    if correction.cue is not None:
        spans = _trim(desk, correction.cue, "cue")
        claim = evolve(claim, cue=_move_cue(desk, claim.cue, spans))
    is_moved = (correction.speaker, correction.cue) != (None, None)
    if is_moved and intersect_spans(claim.speaker.spans, claim.cue.spans):
        raise InputError("expected speaker and cue to have no word in common")
    wanted = correction.content or claim.content.spans
    bare = subtract_spans(wanted, (*claim.speaker.spans, *claim.cue.spans))
    spans = _trim(desk, bare, "content")
    if spans == claim.content.spans:
        return claim
    return evolve(claim, content=_move_content(desk, claim.content, spans))


def _move_speaker(desk: _Desk, speaker: Speaker, spans: Spans) -> Speaker:
    words = to_words(desk.found.plain, spans)
    return evolve(
        speaker,
        spans=spans,
        text=words,
        description=words,
        sentence=desk.find_sentence(spans),
        head=None,
        provenance=EDITOR,
    )


def _move_cue(desk: _Desk, cue: Cue, spans: Spans) -> Cue:
    """Return *cue* with other words; one that had none is taken for a verb."""
    if cue.lemma == NO_LEMMA:
        words = to_words(desk.found.plain, spans).lower()
        cue = evolve(cue, kind=CueKind.VERB, lemma=words)
    sentence = desk.find_sentence(spans)
    return evolve(
        cue,
        spans=spans,
        sentence=cue.sentence if sentence is None else sentence,
        head=UNPARSED,
        provenance=EDITOR,
    )


def _move_content(desk: _Desk, content: Content, spans: Spans) -> Content:
    cover = CoverIndex.of(spans)
    quoted = tuple(span for span in content.quoted if cover.covers(span))
    return evolve(
        content,
        spans=spans,
        text=to_words(desk.found.plain, spans),
        quoted=quoted,
        quotation=content.quotation if quoted else Quotation.INDIRECT,
        sentence=None,
        head=None,
        provenance=EDITOR,
    )


def _trim(desk: _Desk, spans: Spans, part: str) -> Spans:
    """Return *spans* sorted, without blanks at their ends; a piece without a letter or digit is
    dropped.

    Raises:
        InputError: they go beyond the text, or hold no words.
    """
    text = desk.found.text
    if any(span.end > len(text) for span in spans):
        raise InputError(f"expected the words of the {part} in the text, got some behind its end")
    trimmed = [trim_span(text, span, whitespace) for span in merge_spans(spans)]
    kept = tuple(span for span in trimmed if span is not None and _has_words(text, span))
    if not kept:
        raise InputError(f"expected words of the {part}, and none are left")
    return kept


def _has_words(text: str, span: Span) -> bool:
    return any(map(str.isalnum, span.of(text)))


def _put_within(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return *claims*, none within one that is gone, or whose content does not hold it now."""
    listed = tuple(claims)
    covers = {claim.id: CoverIndex.of(claim.content.spans) for claim in listed}
    within: list[Claim] = []
    for claim in listed:
        around = None if claim.within is None else covers.get(claim.within)
        held = (*claim.cue.spans, *claim.content.spans)
        if around is None or not all(map(around.covers, held)):
            claim = evolve(claim, within=None)
        within.append(claim)
    return tuple(within)
