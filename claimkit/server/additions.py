"""A claim that an editor adds: its content first, then speaker and cue by corrections."""

from __future__ import annotations

from bisect import insort

from attrs import evolve

from claimkit.claimset import ClaimSet
from claimkit.errors import InputError
from claimkit.model.certainty import Certainty
from claimkit.model.claim import Claim, Content, Cue
from claimkit.model.provenance import Provenance
from claimkit.model.scheme import Act, CueKind, Level, Polarity, Quotation, ReportingClass
from claimkit.model.speaker import UNATTRIBUTED
from claimkit.outputs.wording import to_words
from claimkit.spans import Span, Spans

EDITOR = Provenance(rule="editor")
NO_LEMMA = "“”"
QUOTES = '“”"«»„'


def add_claim(found: ClaimSet, id: str, content: Spans) -> ClaimSet:
    """Return *found* with one more claim: of nobody, by no words, and open.

    Raises:
        InputError: a claim has this *id* already.
    """
    if any(claim.id == id for claim in found):
        raise InputError(f"there is a claim {id!r} already")
    claims = list(found)
    insort(claims, _make_claim(found, id, content), key=_find_start)
    return evolve(found, claims=tuple(claims))


def _find_start(claim: Claim) -> int:
    return (claim.cue.spans or claim.content.spans)[0].start


def _make_claim(found: ClaimSet, id: str, spans: Spans) -> Claim:
    words = to_words(found.plain, spans)
    cue = Cue(
        spans=(),
        kind=CueKind.PUNCTUATION,
        lemma=NO_LEMMA,
        sentence=_find_sentence(found, spans[0]),
        head=1,
        reporting_class=ReportingClass.NEUTRAL,
        act=Act.STATEMENT,
        provenance=EDITOR,
    )
    is_quoted = words[0] in QUOTES and words[-1] in QUOTES
    content = Content(
        spans=spans,
        text=words,
        quotation=Quotation.DIRECT if is_quoted else Quotation.INDIRECT,
        quoted=spans if is_quoted else (),
        provenance=EDITOR,
    )
    certainty = Certainty(
        level=Level.UNDERSPECIFIED,
        polarity=Polarity.UNKNOWN,
        reporting_class=ReportingClass.NEUTRAL,
    )
    speaker = evolve(UNATTRIBUTED, provenance=EDITOR)
    return Claim(
        id=id, cue=cue, speaker=speaker, content=content, act=Act.STATEMENT, certainty=certainty
    )


def _find_sentence(found: ClaimSet, span: Span) -> int:
    """Return the index of the sentence in which *span* begins, 0 if that is not known."""
    for index, sentence in enumerate(found.sentences):
        if span.start < sentence.end:
            return index
    return 0
