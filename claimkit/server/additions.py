"""A claim that an editor adds, before anything but its content is said of it."""

from __future__ import annotations

from attrs import evolve

from claimkit.model.certainty import Certainty
from claimkit.model.claim import NO_LEMMA, Claim, Cue
from claimkit.model.scheme import Act, CueKind, Level, Polarity, ReportingClass
from claimkit.model.speaker import UNATTRIBUTED
from claimkit.server.rewording import EDITOR, UNKNOWN_HEAD, Rewording
from claimkit.spans import Spans


def make_claim(rewording: Rewording, id: str, spans: Spans) -> Claim:
    """Return a claim of nobody, by no words, and open.

    Args:
        spans: of its content, in the text of the claims that are there.

    Raises:
        InputError: they go beyond the text, or hold no words.
    """
    content = rewording.make_content(spans)
    cue = Cue(
        spans=(),
        kind=CueKind.PUNCTUATION,
        lemma=NO_LEMMA,
        sentence=rewording.place_cue(content.spans),
        head=UNKNOWN_HEAD,
        reporting_class=ReportingClass.NEUTRAL,
        act=Act.STATEMENT,
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
