"""A claim and the parts that are neither speaker nor certainty."""

from __future__ import annotations

from attrs import frozen

from claimkit.model.certainty import Certainty
from claimkit.model.proposition import Proposition
from claimkit.model.provenance import Provenance
from claimkit.model.scheme import Act, CueKind, Quotation, ReportingClass
from claimkit.model.speaker import UNATTRIBUTED, Speaker
from claimkit.spans import Span, Spans

NO_LEMMA = "“”"
"""The lemma of the cue of a quotation to which no words attribute it."""

_LONGEST_SHOWN = 72


@frozen(kw_only=True)
class Cue:
    """The words that attribute.

    Attributes:
        spans: the cue group: auxiliaries, negation, verb, particle, the noun of a light verb; none
            if a quotation stands without a cue ("floating").
        sentence: index in ``Document.sentences``, from 0. Of a cue by an editor that stands in no
            sentence, 0: it says nothing.
        head: index of its head word in that sentence, from 1. Of a cue by an editor, which nothing
            has parsed, 1: it says nothing.
        lemma: lexicon lemma (``"say"``, ``"call for"``, ``"according to"``, ``"express hope"``);
            ``"“”"`` without words.
        negated: whether the attribution itself is negated ("did not say that").
        quoted: whether the attribution itself stands in a quotation (“She said no,” he recalled:
            the first one).
    """

    spans: Spans
    kind: CueKind
    lemma: str
    sentence: int
    head: int
    reporting_class: ReportingClass
    act: Act
    negated: bool = False
    quoted: bool = False
    provenance: Provenance


@frozen(kw_only=True)
class Content:
    """What is credited to the speaker.

    Attributes:
        spans: sorted and disjoint; a content can come in pieces ("A," he said. "B.").
        text: the pieces, joined by " … ".
        sentence: where the word that carries its proposition stands, counted as that of a Cue;
            None if it has no word.
        head: likewise.
        quoted: the parts in quotation marks.
    """

    spans: Spans
    text: str
    quotation: Quotation
    quoted: Spans = ()
    sentence: int | None = None
    head: int | None = None
    provenance: Provenance


@frozen(kw_only=True)
class Circumstances:
    """Who was told, when, on what occasion and where; empty if the text does not say."""

    audience: Spans = ()
    said_when: Spans = ()
    occasion: Spans = ()
    place: Spans = ()


@frozen(kw_only=True, repr=False)
class Claim:
    """Who claimed what, and how certain it is.

    Attributes:
        id: "c1", "c2", … in text order of the cues.
        speaker: one without words where the text credits nobody ("is expected to …"); never None.
        proposition: None where the content has no word that could carry one.
        confidence: estimate that the claim is right, 0 to 1.
        within: id of the claim in whose content it is made, None for an outermost one.
    """

    id: str
    cue: Cue
    speaker: Speaker = UNATTRIBUTED
    content: Content
    act: Act
    certainty: Certainty
    proposition: Proposition | None = None
    circumstances: Circumstances = Circumstances()
    confidence: float = 1.0
    within: str | None = None

    def __repr__(self) -> str:
        parts = (
            f"{_show(self.id)}: {_show(self.speaker.label)}",
            _show(self.cue.lemma),
            _show(self.content.text),
            f"{self.certainty.level}, {self.certainty.polarity}",
        )
        return f"Claim({' | '.join(parts)})"


@frozen(kw_only=True)
class Skipped:
    """A word that looked like a cue but gave no claim, or furniture of the page, and why."""

    span: Span
    reason: str


def to_place(claim: Claim) -> tuple[int, int, str]:
    """Return what claims are sorted by: where the cue begins, or without its words the content; of
    one place, by number of the id.
    """
    spans = claim.cue.spans or claim.content.spans
    return spans[0].start if spans else 0, len(claim.id), claim.id


def _show(text: str) -> str:
    """Return the beginning of *text* on one line, cut between words where that keeps half of it.

    What cannot be printed becomes U+FFFD.
    """
    line = " ".join(text.split())
    shown = line
    if len(line) > _LONGEST_SHOWN:
        cut = line[: _LONGEST_SHOWN - 1]
        words = cut.rpartition(" ")[0]
        shown = f"{words} …" if len(words) > len(cut) // 2 else f"{cut}…"
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in shown)
