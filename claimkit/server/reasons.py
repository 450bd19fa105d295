"""Why a claim is as it is: for each part what was found, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from attrs import frozen

from claimkit.claimset import ClaimSet
from claimkit.model.certainty import Marker
from claimkit.model.claim import Claim
from claimkit.model.speaker import Referent
from claimkit.outputs.wording import replace_unshowable, to_words
from claimkit.spans import Span

MOST_MENTIONS = 12
CIRCUMSTANCES = {
    "audience": "Told to",
    "said_when": "Said when",
    "occasion": "Occasion",
    "place": "Place",
}


@frozen
class Reason:
    """One line of the reasons.

    Attributes:
        term: what it is about.
        text: what was found.
        rules: that found it.
    """

    term: str
    text: str
    rules: tuple[str, ...] = ()


@frozen
class Mention:
    """Words that mean the speaker.

    Attributes:
        is_here: whether they are the words of this claim.
    """

    words: str
    start: int
    is_here: bool


def list_reasons(found: ClaimSet, claim: Claim) -> list[Reason]:
    """Return the reasons of *claim*, in the order in which they are read."""
    return list(_list_reasons(found, claim))


def _list_reasons(found: ClaimSet, claim: Claim) -> Iterator[Reason]:
    speaker, cue, content = claim.speaker, claim.cue, claim.content
    words = _quote(speaker.text) if speaker.text else "the text credits nobody"
    yield Reason("Speaker’s words", words, (speaker.provenance.rule,))
    if speaker.referent is not None:
        yield Reason("Who that is", _explain_referent(speaker.referent), (speaker.referent.method,))
    said = _quote(to_words(found.plain, cue.spans)) if cue.spans else "no words, a quotation alone"
    negated = ", negated" if cue.negated else ""
    yield Reason(
        "Cue",
        f"{said} ({cue.lemma}: {_spell(cue.reporting_class)}{negated})",
        (cue.provenance.rule,),
    )
    yield Reason(
        "Content",
        f"{content.quotation} speech, {_spell(claim.certainty.claim_type)}",
        (content.provenance.rule,),
    )
    yield Reason("Certainty", replace_unshowable(claim.certainty.explain()), claim.certainty.rules)
    for marker in claim.certainty.markers:
        yield Reason("Marker", _explain_marker(marker))
    yield Reason("Rests on", _spell(claim.certainty.evidentiality))
    for name, term in CIRCUMSTANCES.items():
        spans = getattr(claim.circumstances, name)
        if spans:
            yield Reason(term, _quote(to_words(found.plain, spans)))
    if claim.within is not None:
        yield Reason("Said inside", claim.within)


def _explain_referent(referent: Referent) -> str:
    who = replace_unshowable(referent.name or f"no name: {referent.why_unnamed}")
    parts = [who, str(referent.kind)]
    if referent.affiliation:
        parts.append(f"of {replace_unshowable(referent.affiliation)}")
    if referent.distance is not None:
        parts.append(_count_sentences(referent.distance))
    return f"{', '.join(parts)}; {100 * referent.confidence:.0f} % sure"


def _count_sentences(distance: int) -> str:
    if distance == 0:
        return "named in the same sentence"
    return f"named {distance} sentence{'s' if distance > 1 else ''} away"


def _explain_marker(marker: Marker) -> str:
    whose = f"{marker.holder}’s, about the {marker.scope}"
    return f"{_quote(marker.text)}: {_spell(marker.category)}, {whose}"


def list_mentions(found: ClaimSet, claim: Claim) -> list[Mention]:
    """Return the words that mean the speaker of *claim*, from the first on: the chain by which the
    name was found.
    """
    if claim.speaker.referent is None:
        return []
    spans = islice(claim.speaker.referent.mentions, MOST_MENTIONS)
    return [_to_mention(found, claim, span) for span in spans]


def _to_mention(found: ClaimSet, claim: Claim, span: Span) -> Mention:
    words = replace_unshowable(" ".join(found.plain.read(span).split()))
    return Mention(words, span.start, any(map(span.overlaps, claim.speaker.spans)))


def _quote(words: str) -> str:
    return f"“{replace_unshowable(' '.join(words.split()))}”"


def _spell(value: str) -> str:
    """Return the value of an enum as people write it."""
    return value.replace("_", " ")
