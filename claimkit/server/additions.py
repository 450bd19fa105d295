"""A claim that an editor adds, before anything but its content is said of it."""

from __future__ import annotations

from attrs import evolve

from claimkit.claimset import ClaimSet
from claimkit.model.certainty import Certainty
from claimkit.model.claim import NO_LEMMA, Claim, Content, Cue
from claimkit.model.provenance import Provenance
from claimkit.model.scheme import Act, CueKind, Level, Polarity, Quotation, ReportingClass
from claimkit.model.speaker import UNATTRIBUTED
from claimkit.outputs.wording import to_words
from claimkit.punctuation import DOUBLE_CLOSING, DOUBLE_OPENING, LOW_MARK
from claimkit.spans import Spans

EDITOR = Provenance(rule="editor")
UNPARSED = 1  # the head of words in which nothing has looked for one
OPENING = f"{DOUBLE_OPENING}«{LOW_MARK}"
CLOSING = f"{DOUBLE_CLOSING}»“"  # the last one closes what a low mark opens


def make_claim(found: ClaimSet, id: str, spans: Spans, sentence: int) -> Claim:
    """Return a claim of nobody, by no words, and open.

    Args:
        spans: of its content, in the text of *found*.
        sentence: in which they begin.
    """
    words = to_words(found.plain, spans)
    cue = Cue(
        spans=(),
        kind=CueKind.PUNCTUATION,
        lemma=NO_LEMMA,
        sentence=sentence,
        head=UNPARSED,
        reporting_class=ReportingClass.NEUTRAL,
        act=Act.STATEMENT,
        provenance=EDITOR,
    )
    is_quoted = words[0] in OPENING and words[-1] in CLOSING
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
