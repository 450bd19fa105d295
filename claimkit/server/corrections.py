"""What an editor changes in claims: who speaks, and which words are whose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import whitespace

from attrs import evolve

from claimkit.claimset import ClaimSet
from claimkit.errors import InputError
from claimkit.model.claim import Claim, Content, Cue
from claimkit.model.scheme import CueKind, Quotation
from claimkit.model.speaker import UNATTRIBUTED, Referent, Speaker
from claimkit.outputs.wording import to_words
from claimkit.server.additions import EDITOR, NO_LEMMA, add_claim
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


def correct_claims(found: ClaimSet, corrections: Iterable[Correction]) -> ClaimSet:
    """Return *found* with *corrections*, one after the other.

    Raises:
        InputError: one is of a claim, a referent or words that there are not, or leaves no words.
    """
    for correction in corrections:
        found = _correct(found, correction)
    return found


def _correct(found: ClaimSet, correction: Correction) -> ClaimSet:
    if correction.added:
        return add_claim(found, correction.claim, _trim(found, correction.content or (), "content"))
    changed: list[Claim] = []
    hits = 0
    for claim in found:
        is_meant = claim.id == correction.claim
        hits += is_meant
        if not is_meant:
            changed.append(claim)
        elif not correction.removed:
            changed.append(_correct_claim(found, claim, correction))
    if not hits:
        raise InputError(f"there is no claim {correction.claim!r} to correct")
    return evolve(found, claims=_put_within(changed))


def _correct_claim(found: ClaimSet, claim: Claim, correction: Correction) -> Claim:
    claim = _correct_words(found, claim, correction)
    if correction.nobody:
        return evolve(claim, speaker=evolve(UNATTRIBUTED, provenance=EDITOR))
    referent = _find_referent(found, claim, correction)
    if referent is None:
        return claim
    speaker = claim.speaker
    text = speaker.text or referent.name or ""
    return evolve(claim, speaker=evolve(speaker, text=text, referent=referent, provenance=EDITOR))


def _find_referent(found: ClaimSet, claim: Claim, correction: Correction) -> Referent | None:
    """Return who the editor says speaks, None if nothing is said of that.

    Raises:
        InputError: nobody is called so.
    """
    known = {own.speaker.referent.id: own.speaker.referent for own in found if own.speaker.referent}
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


def _correct_words(found: ClaimSet, claim: Claim, correction: Correction) -> Claim:
    """Return *claim* with other words; the content has none of speaker and cue."""
    if correction.speaker is not None:
        spans = _trim(found, correction.speaker, "speaker")
        claim = evolve(claim, speaker=_move_speaker(found, claim.speaker, spans))
    if correction.cue is not None:
        spans = _trim(found, correction.cue, "cue")
        claim = evolve(claim, cue=_move_cue(found, claim.cue, spans))
    is_moved = (correction.speaker, correction.cue) != (None, None)
    if is_moved and intersect_spans(claim.speaker.spans, claim.cue.spans):
        raise InputError("expected speaker and cue to have no word in common")
    wanted = correction.content or claim.content.spans
    bare = subtract_spans(wanted, (*claim.speaker.spans, *claim.cue.spans))
    spans = _trim(found, bare, "content")
    if spans == claim.content.spans:
        return claim
    return evolve(claim, content=_move_content(found, claim.content, spans))


def _move_speaker(found: ClaimSet, speaker: Speaker, spans: Spans) -> Speaker:
    words = to_words(found.plain, spans)
    return evolve(
        speaker,
        spans=spans,
        text=words,
        description=words,
        sentence=_find_sentence(found, spans),
        head=None,
        provenance=EDITOR,
    )


def _move_cue(found: ClaimSet, cue: Cue, spans: Spans) -> Cue:
    """Return *cue* with other words; one that had none is taken for a verb."""
    if cue.lemma == NO_LEMMA:
        words = to_words(found.plain, spans).lower()
        cue = evolve(cue, kind=CueKind.VERB, lemma=words)
    sentence = _find_sentence(found, spans)
    place = cue.sentence if sentence is None else sentence
    return evolve(cue, spans=spans, sentence=place, provenance=EDITOR)


def _move_content(found: ClaimSet, content: Content, spans: Spans) -> Content:
    words = to_words(found.plain, spans)
    quoted = tuple(span for span in content.quoted if CoverIndex.of(spans).covers(span))
    return evolve(
        content,
        spans=spans,
        text=words,
        quoted=quoted,
        quotation=content.quotation if quoted else Quotation.INDIRECT,
        sentence=None,
        head=None,
        provenance=EDITOR,
    )


def _find_sentence(found: ClaimSet, spans: Spans) -> int | None:
    """Return the index of the sentence in which *spans* begin, None if they stand in none."""
    first, behind = SpanIndex.of(found.sentences).find_over(spans[0])
    return first if first < behind else None


def _trim(found: ClaimSet, spans: Spans, part: str) -> Spans:
    """Return *spans* sorted, without blanks at their ends; a piece without a letter or digit is
    dropped.

    Raises:
        InputError: they go beyond the text, or hold no words.
    """
    if any(span.end > len(found.text) for span in spans):
        raise InputError(f"expected the words of the {part} in the text, got some behind its end")
    merged = merge_spans(spans)
    trimmed = [trim_span(found.text, span, whitespace) for span in merged]
    kept = tuple(span for span in trimmed if span is not None and _has_words(found, span))
    if not kept:
        raise InputError(f"expected words of the {part}, and none are left")
    return kept


def _has_words(found: ClaimSet, span: Span) -> bool:
    return any(map(str.isalnum, span.of(found.text)))


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
