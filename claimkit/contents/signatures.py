"""Names that sign a quotation: the line right behind it says only who has spoken.

“The bridge should have been saved.”
Kim Lee, historian
"""

from __future__ import annotations

from attrs import define, field, frozen

from claimkit.document import Document
from claimkit.draft import DraftSpeaker
from claimkit.grammar import is_finite_verb
from claimkit.spans import Span
from claimkit.text.dashes import DASH_CHARACTERS
from claimkit.tree import Phrase

RULE = "speaker.signed"
LONGEST = 16  # words of a signature
NAME_STARTS = "B-PER"
NO_SIGNATURE_ENDS = (":", "?", "!", ";")


@frozen
class _Line:
    """A line, or what a quotation leaves of it, without the white space around it.

    Attributes:
        breaks: line breaks between it and the quotation.
    """

    span: Span
    breaks: int


@define
class Signatures:
    """The lines of a document that sign its quotations, as far as these are read, in text order.

    Attributes:
        signed: where those begin that sign one.
    """

    document: Document
    signed: set[int] = field(init=False, factory=set)

    def find_signatory(self, quotation: Span) -> DraftSpeaker | None:
        """Return who signs *quotation* on the line behind it, None if nobody does."""
        line = _find_line_behind(self.document.text, quotation.end)
        if line is None:
            return None
        name = _find_name(self.document, line)
        if name is None or self._is_headed(quotation, line):
            return None
        self.signed.add(line.span.start)
        return name

    def _is_headed(self, quotation: Span, behind: _Line) -> bool:
        """Whether a name stands over *quotation* as near as that behind it, which then is over the
        next one.
        """
        before = _find_line_before(self.document.text, quotation.start)
        if before is None or before.breaks not in range(1, behind.breaks + 1):
            return False
        if before.span.start in self.signed:
            return False
        return _find_name(self.document, before) is not None


def _find_line_behind(text: str, offset: int) -> _Line | None:
    """Return what follows *offset* on its line, or the next line that is not blank."""
    start = offset
    while start < len(text) and text[start].isspace():
        start += 1
    if start == len(text):
        return None
    line = text[start : _find_break(text, start)].rstrip()
    return _Line(Span(start, start + len(line)), text.count("\n", offset, start))


def _find_break(text: str, start: int) -> int:
    """Return where the line ends that *start* stands in."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _find_line_before(text: str, offset: int) -> _Line | None:
    """Return what stands before *offset* on its line, or the last line before that is not blank."""
    end = offset
    while end and text[end - 1].isspace():
        end -= 1
    if not end:
        return None
    line = text[text.rfind("\n", 0, end) + 1 : end].lstrip()
    return _Line(Span(end - len(line), end), text.count("\n", end, offset))


def _find_name(document: Document, line: _Line) -> DraftSpeaker | None:
    """Return the person whom *line* names, where it says nothing else but who that is.

    On the quotation's own line a dash must stand before the name.
    """
    text = line.span.of(document.text)
    if not (line.breaks or text.startswith(tuple(DASH_CHARACTERS))):
        return None
    if text.endswith(NO_SIGNATURE_ENDS):
        return None
    words = _find_words(document, line.span)
    if len(words) not in range(1, LONGEST + 1):
        return None
    if words[0].entity != NAME_STARTS:
        return None
    if any(map(is_finite_verb, words)):
        return None
    return DraftSpeaker(words=words, head=words.tops[0], rule=RULE)


def _find_words(document: Document, line: Span) -> Phrase:
    """Return the words of *line* but marks around them, none where it has more than one sentence or
    a quotation.
    """
    runs = [sentence.words_in(line).trimmed() for sentence in document.sentences_over(line)]
    runs = [run for run in runs if run.has_letter]
    if len(runs) != 1:
        return Phrase()
    if document.quotations_over(line):
        return Phrase()
    return runs[0]
