"""Who said what: the frame around the content of a claim, by what sort of cue it has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from attrs import frozen

from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.scheme import CueKind, Quotation, Scope
from claimkit.spans import Span, cover_spans
from claimkit.standalone.editing import Editor
from claimkit.standalone.words import load_standalone_words

LONGEST_GAP = 40  # code points between speaker and cue that are kept
LONGEST_MIDDLE = 150  # between cue and content
LONGEST_ING = 6  # letters of verbs with "ing" in their lemma: bring, string
GAP_MARKS = frozenset({",", "—", "–"})  # they close what stands behind a name
JOINED = frozenset({",", ":", ";"})  # no blank before them
SAID = "said"
NOBODY = "It was said"


@frozen(kw_only=True)
class Frame:
    """What a sentence is made of.

    Attributes:
        speaker: who said it, as the sentence names them; None for nobody.
    """

    found: Extraction
    claim: Claim
    editor: Editor
    speaker: str | None

    @property
    def text(self) -> str:
        return self.found.text

    @property
    def cue(self) -> Span | None:
        """The smallest span that covers the words of the cue."""
        spans = self.claim.cue.spans
        return cover_spans(spans) if spans else None

    @property
    def content(self) -> Span:
        """The smallest span that covers the content."""
        return cover_spans(self.claim.content.spans)

    @property
    def said(self) -> Span | None:
        """The words for the speaker."""
        spans = self.claim.speaker.spans
        return cover_spans(spans) if spans else None

    def write_content(self) -> str:
        """Return the content; where the clause that it is said in parts it, in one piece."""
        return self.editor.write_all(self.claim.content.spans)

    def write_cue(self) -> str:
        return " ".join(self.editor.write(span) for span in self.claim.cue.spans)


def write_sentence(frame: Frame) -> str:
    """Return the sentence of *frame*, without the stop at its end."""
    writers = WRITERS.get(frame.claim.cue.kind, (write_subject_first,))
    written = next(filter(None, (write(frame) for write in writers)), None)
    return written or write_plainly(frame)


def write_subject_first(frame: Frame) -> str | None:
    """Lee said that it rained: also where the text has it the other way round."""
    if frame.speaker is None or frame.cue is None or _is_agent(frame):
        return None
    subject = frame.speaker + _write_gap(frame)
    begins_behind = frame.content.start >= frame.cue.end
    middle = _find_middle(frame) if begins_behind else None
    if middle is not None:
        content = frame.write_content()
        return f"{subject} {_write_verb(frame)}{middle}{content}"
    beside = " ".join(map(frame.editor.write, _find_beside(frame)))
    verb = " ".join(filter(None, (subject, _write_verb(frame), beside)))
    return f"{verb}{_join_content(frame)}"


def write_according(frame: Frame) -> str | None:
    """According to Lee, it rained."""
    if frame.speaker is None or frame.cue is None:
        return None
    cue = frame.write_cue().lower()
    return f"{cue} {frame.speaker}, {lower_small(frame.write_content()).rstrip(',')}"


def write_noun(frame: Frame) -> str | None:
    """There was a fear that it rained."""
    if frame.cue is None or frame.content.start < frame.cue.end:
        return None
    words = frame.write_cue()
    middle = _find_middle(frame)
    if middle is None or " " in words:
        return write_subject_first(frame)
    is_plural = words.lower() != frame.claim.cue.lemma and words.endswith("s")
    begin = f"there were {words}" if is_plural else f"there was {_add_article(words)}"
    by = "" if frame.speaker is None else f" by {_strip_possessive(frame.speaker)}"
    return f"{begin}{by}{middle}{frame.write_content()}"


def write_unspoken(frame: Frame) -> str | None:
    """It is alleged that it rained: the words as they stand, from the first to the last."""
    if frame.cue is None:
        return None
    covered = cover_spans((frame.cue, *frame.claim.content.spans, *filter(None, (frame.said,))))
    if len(covered) > _measure(frame) + LONGEST_MIDDLE:
        return None
    before = re.search(r"\b(?:[Ii]t|[Tt]here|[Tt]hey)\s+$", frame.text[: covered.start][-10:])
    start = covered.start - len(before[0]) if before is not None else covered.start
    return frame.editor.write(Span(start, covered.end))


def write_plainly(frame: Frame) -> str:
    """Lee said: it rained."""
    begin = NOBODY if frame.speaker is None else f"{frame.speaker} {SAID}"
    if frame.claim.cue.spans and frame.speaker is not None:
        begin = f"{frame.speaker} {_write_verb(frame)}"
    return f"{begin}: {frame.write_content()}"


def write_floating(frame: Frame) -> str:
    """Lee said: “It rained.”"""
    return (
        f"{NOBODY if frame.speaker is None else f'{frame.speaker} {SAID}'}: {frame.write_content()}"
    )


WRITERS: dict[CueKind, tuple[Callable[[Frame], str | None], ...]] = {
    CueKind.VERB: (write_subject_first, write_unspoken),
    CueKind.ADJECTIVE: (write_subject_first, write_unspoken),
    CueKind.PHRASE: (write_according, write_unspoken),
    CueKind.NOUN: (write_noun, write_unspoken),
    CueKind.ADVERB: (write_unspoken,),
    CueKind.PUNCTUATION: (write_floating,),
}


def _measure(frame: Frame) -> int:
    return sum(len(span) for span in (*frame.claim.content.spans, *frame.claim.cue.spans))


def _is_agent(frame: Frame) -> bool:
    """Whether the speaker stands behind "by": "was told by Lee"."""
    said = frame.said
    if said is None or frame.cue is None or said.start < frame.cue.end:
        return False
    return re.search(r"\bby\s+$", frame.text[: said.start][-6:]) is not None


def _write_gap(frame: Frame) -> str:
    """Return the words between speaker and cue, a blank before them: all of a few, else those that
    show certainty; of a comma alone the comma.
    """
    said, cue = frame.said, frame.cue
    if said is None or cue is None or said.end >= cue.start:
        return "," if _ends_in_apposition(frame.speaker or "") else ""
    gap = Span(said.end, cue.start)
    words = frame.text[gap.start : gap.end]
    if words.strip() in GAP_MARKS:
        return words.rstrip()
    if len(gap) <= LONGEST_GAP and re.fullmatch(r"[\s\w'’-]*", words):
        return f" {frame.editor.write(gap)}".rstrip()
    return "".join(f" {frame.editor.write(span)}" for span in _find_markers(frame, gap))


def _ends_in_apposition(speaker: str) -> bool:
    """Whether *speaker* is a name with words behind a comma, and no row: "Ana Lee, the mayor"."""
    name, _, behind = speaker.partition(", ")
    return bool(behind) and " and " not in name and ", " not in behind.partition(" and ")[0][:1]


def _find_markers(frame: Frame, gap: Span) -> Iterator[Span]:
    """Yield the words in *gap* that bear on the report ("reportedly", "never")."""
    for marker in frame.claim.certainty.markers:
        if marker.scope is Scope.REPORT and gap.covers(marker.span):
            yield marker.span


def _find_middle(frame: Frame) -> str | None:
    """Return the words from the cue to the content behind it; None where they are too many."""
    assert frame.cue is not None
    if frame.content.start == frame.cue.end:
        return "" if frame.text[frame.content.start] in JOINED else " "
    middle = Span(frame.cue.end, frame.content.start)
    words = frame.text[middle.start : middle.end]
    said = frame.said
    has_speaker = said is not None and middle.overlaps(said)
    if has_speaker or len(middle) > LONGEST_MIDDLE or re.search(r"[.!?]\s|\n", words):
        return None
    written = frame.editor.write(middle)
    glue = "" if written[:1] in JOINED else " "
    behind = "" if words[-1:] in set("([") else " "
    return f"{glue}{written}{behind}" if written else " "


def _find_beside(frame: Frame) -> Iterator[Span]:
    """Yield who was told and when, in text order, where it stands outside the content."""
    told = frame.claim.circumstances
    for span in sorted((*told.audience, *told.said_when)):
        outside = not any(piece.overlaps(span) for piece in frame.claim.content.spans)
        if outside and frame.cue is not None and not frame.cue.overlaps(span):
            yield span


def _join_content(frame: Frame) -> str:
    """Return the content as it stands behind the verb: behind a colon, or a "that"."""
    content = frame.write_content().rstrip(",").rstrip()
    first = content.split(" ")[0]
    if frame.claim.content.quotation is Quotation.DIRECT:
        return f": {content}"
    if first.lower() == "that":
        return f" {lower_small(content)}"
    if first.lower() in load_standalone_words().small:
        return f" that {lower_small(content)}"
    return f": {content}"


def lower_small(content: str) -> str:
    """Return *content* with its first word in lower case, if that is no name."""
    first = content.split(" ")[0]
    return (
        content[0].lower() + content[1:]
        if first.lower() in load_standalone_words().small
        else content
    )


def _write_verb(frame: Frame) -> str:
    """Return the cue as a verb behind its subject: "[said]" for "saying"."""
    words = frame.write_cue().removeprefix("to ")
    first, _, rest = words.partition(" ")
    is_finite = not first.endswith("ing") and words == frame.write_cue()
    if is_finite or _write_gap(frame).strip(" ,"):  # "tried to win by saying"
        return frame.write_cue()
    return f"[{_find_past(frame.claim.cue.lemma.partition(' ')[0])}] {rest}".rstrip()


def _find_past(lemma: str) -> str:
    """Return the past of a verb; a parser that takes "warning" for a noun makes it the lemma."""
    verb = lemma.removesuffix("ing") if len(lemma) > LONGEST_ING else lemma
    return load_standalone_words().past.get(verb) or _add_ed(verb)


def _add_ed(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}ed"


def _add_article(noun: str) -> str:
    return f"an {noun}" if noun[:1].lower() in "aeiou" else f"a {noun}"


def _strip_possessive(speaker: str) -> str:
    """Return who owns: "Lee" of "Lee's"."""
    return re.sub(r"[’']s?(?=\]?$)", "", speaker)
