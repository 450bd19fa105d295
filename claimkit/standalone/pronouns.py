"""What stands in the place of pronouns and of "there"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from claimkit.model.claim import Claim
from claimkit.model.reference import Reference
from claimkit.model.scheme import CueKind, NoName, ReferentKind, Standing
from claimkit.spans import Span, Spans
from claimkit.standalone.background import Background
from claimkit.standalone.naming import make_possessive
from claimkit.standalone.result import Change, Left, Replacement
from claimkit.standalone.words import load_standalone_words

# Of bodies and groups only the speaker is meant surely enough, as read in real news
UNSURE_WORDS = frozenset({"it", "its", "they", "them", "their", "theirs"})
OF_OTHERS = 0.1  # how much surer "he" in reported words must be where it is not the speaker
FIRST = frozenset({Standing.SPEAKER, Standing.SPEAKERS})
REASONS = {
    NoName.NO_ANTECEDENT: "the text does not say clearly enough what is meant",
    NoName.AMBIGUOUS: "several may be meant",
    NoName.AUTHOR: "the author of the text is meant",
    NoName.OUTSIDE: "the text does not say who is spoken to, or who speaks",
}
UNNAMED = "the text gives no name"
UNSURE = "{name} may be meant, but that is not sure enough"
OTHERS_TOO = "others than the speaker may be meant too"
REFLEXIVE = "it points back to a word that was replaced"
_WORD_BEFORE = re.compile(r"([\w’']+)\s*$")


@frozen(kw_only=True)
class PronounReader:
    """Reads the references of a text.

    Attributes:
        claim: the claim of the sentence.
        least: confidence below which words stay.
    """

    background: Background
    claim: Claim
    least: float

    def read(self, reference: Reference) -> Iterator[Replacement | Left]:
        """Yield what stands for the words of *reference*, and for the verbs that go with it; or
        that they stay; nothing for a word that is clear as it is.
        """
        if self._is_clear(reference):
            return
        reason = self._find_reason(reference)
        if reason is not None:
            yield Left(span=reference.span, words=self._read(reference.span), reason=reason)
            return
        yield self._replace(reference)
        for verb in reference.verbs:
            yield Replacement(
                span=verb.span,
                words=self._read(verb.span),
                text=self._match_case(verb.text, verb.span),
                change=Change.VERB,
                confidence=reference.confidence,
            )

    def _find_reason(self, reference: Reference) -> str | None:
        """Return why the words of *reference* stay; None if they do not."""
        if reference.name is None:
            return _explain(reference)
        is_body = reference.kind is ReferentKind.ORGANIZATION
        if reference.standing is Standing.SPEAKERS and not is_body:
            return OTHERS_TOO
        if reference.reflexive:
            return REFLEXIVE
        if reference.confidence < self.least or not self._fits(reference):
            return UNSURE.format(name=reference.name)
        return None

    def _is_clear(self, reference: Reference) -> bool:
        """Whether the sentence names before it whom *reference* means."""
        if reference.standing not in {Standing.OTHER, Standing.PLACE}:
            return False
        return reference.reflexive or self._is_named_before(reference)

    def _is_named_before(self, reference: Reference) -> bool:
        if reference.name is None:
            return False
        words = [word for word in reference.name.split() if word[0].isupper()]
        piece = next((p for p in self.claim.content.spans if p.covers(reference.span)), None)
        if piece is None or not words or piece.start == reference.span.start:
            return False
        before = self._read(Span(piece.start, reference.span.start))
        sentence = re.split(r"[.!?][”\"’]?\s", before)[-1]
        return re.search(rf"\b{re.escape(words[-1])}\b", sentence) is not None

    def _fits(self, reference: Reference) -> bool:
        """Whether *reference* may mean whom it is said to mean: "I" the speaker of each claim
        around it, a quoted "he" somebody else.
        """
        around = self.background.around[reference.span]
        if reference.standing in FIRST:
            said_by = {_find_speaker(claim) for claim in around}
            return said_by == {reference.referent} and all(map(self._is_sure, around))
        if self._is_speaker(reference) or reference.standing is Standing.PLACE:
            return True
        innermost = min(around, key=_measure, default=self.claim)
        is_same = _find_speaker(innermost) == reference.referent
        if _covers(innermost.content.quoted, reference.span):
            return not is_same and self._read(reference.span).lower() not in UNSURE_WORDS
        return self._fits_reported(reference, innermost, is_same)

    def _fits_reported(self, reference: Reference, claim: Claim, is_same: bool) -> bool:
        """Whether a word of *claim*, which is not quoted, may mean its speaker, or another."""
        if is_same:  # "according to Lee, he fled" is seldom Lee
            return claim.cue.kind is not CueKind.PHRASE and self._is_sure(claim)
        if self._read(reference.span).lower() in UNSURE_WORDS:
            return False
        return reference.confidence >= min(1, self.least + OF_OTHERS)

    def _is_sure(self, claim: Claim) -> bool:
        """Whether it is sure who speaks in *claim*: of a word for the speaker nothing is surer."""
        referent = claim.speaker.referent
        return referent is not None and referent.confidence >= self.least

    def _replace(self, reference: Reference) -> Replacement:
        is_place = reference.standing is Standing.PLACE
        name = self._name_place(reference) if is_place else self._name(reference)
        return Replacement(
            span=reference.span,
            words=self._read(reference.span),
            text=self._match_case(name, reference.span),
            change=self._judge_change(reference),
            confidence=reference.confidence,
            referent=reference.referent,
        )

    def _name(self, reference: Reference) -> str:
        name = str(reference.name)
        in_content = _holds(self.claim, reference.span)
        is_named = in_content and name == self.claim.speaker.name
        names = self.background.names
        call = names.shorten if is_named else names.write
        called = call(name, reference.kind)
        return make_possessive(called) if reference.possessive else called

    def _judge_change(self, reference: Reference) -> Change:
        if reference.standing is Standing.PLACE:
            return Change.PLACE
        return Change.SPEAKER if self._is_speaker(reference) else Change.REFERENT

    def _is_speaker(self, reference: Reference) -> bool:
        """Whether the words of *reference* are those for the speaker."""
        return self.claim.speaker.spans == (reference.span,)

    def _name_place(self, reference: Reference) -> str:
        """Return the place, with a preposition where none stands before the word."""
        start = reference.span.start
        before = _WORD_BEFORE.search(self.background.found.plain.given[max(0, start - 30) : start])
        word = before[1].lower() if before is not None else ""
        words = load_standalone_words()
        if word in words.placing:
            return str(reference.name)
        return f"to {reference.name}" if word in words.going else f"in {reference.name}"

    def _match_case(self, text: str, span: Span) -> str:
        """Return *text* with a capital where the words at *span* begin a sentence with one."""
        words = self._read(span)
        begins = words[:1].isupper() and words != "I"
        return text[0].upper() + text[1:] if begins else text

    def _read(self, span: Span) -> str:
        return self.background.found.plain.read(span)


def _explain(reference: Reference) -> str:
    if reference.standing is Standing.MATTER or reference.why_unnamed is None:
        return REASONS[NoName.NO_ANTECEDENT]
    return REASONS.get(reference.why_unnamed, UNNAMED)


def _find_speaker(claim: Claim) -> str | None:
    """Return the id of the referent who speaks in *claim*."""
    referent = claim.speaker.referent
    return None if referent is None else referent.id


def _holds(claim: Claim, span: Span) -> bool:
    return _covers(claim.content.spans, span)


def _covers(spans: Spans, span: Span) -> bool:
    return any(piece.covers(span) for piece in spans)


def _measure(claim: Claim) -> int:
    return sum(len(piece) for piece in claim.content.spans)
