"""Who speaks in the lines of captions: voices, labels, dashes and chevrons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from claimkit.spans import Span, trim_span

TAG = re.compile(r"<[^<>\n]*>|\{\\[^{}\n]*\}")  # the second is of SRT: {\an8}
VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+(?P<name>[^<>]+)>")
VOICE_END = "</v>"
CHANGE = re.compile(r"(?:>>|&gt;&gt;)[>:\s]*+|[-–—][ \t]*+(?=[“\"'\[(]?[A-Z])")  # of the speaker
LABEL = re.compile(r"(?P<who>[^\W\d_][^\n:“”\"?!]{0,59}):(?=\s|\Z)")
LONGEST_NAME = 5  # words
BLANKS = " \t"
SAME_WORD, SAME_TURN, NEW_TURN = "", " ", "\n\n"


@frozen
class Voice:
    """Who speaks, by a tag.

    Attributes:
        span: of the name in the tag.
    """

    span: Span
    name: str


@frozen
class Run:
    """Words without a tag between them.

    Attributes:
        before: what parts it from the run before: nothing, a blank, or the end of a paragraph.
        voice: None where no tag says who speaks.
    """

    span: Span
    before: str
    voice: Voice | None

    @property
    def name(self) -> str | None:
        return None if self.voice is None else self.voice.name


def find_runs(text: str, lines: Iterable[Span]) -> Iterator[Run]:
    """Yield the words in *lines* of one caption, in order."""
    voice: Voice | None = None
    for line in lines:
        before = SAME_TURN
        for part in _split_at_tags(text, line):
            if isinstance(part, Span):
                run = _read_run(text, part, before, voice)
                if run is not None:
                    yield run
                    before = SAME_WORD
            elif VOICE.match(part.group()) is not None:
                voice, before = _read_voice(text, part), SAME_TURN
            elif part.group() == VOICE_END:
                voice = None


def _read_voice(text: str, tag: re.Match[str]) -> Voice | None:
    """Return the voice of *tag*, None if it has no name."""
    named = VOICE.match(text, tag.start(), tag.end())
    span = named and trim_span(text, Span(*named.span("name")), BLANKS)
    return Voice(span, span.of(text)) if span else None


def _split_at_tags(text: str, line: Span) -> Iterator[Span | re.Match[str]]:
    at = line.start
    for tag in TAG.finditer(text, line.start, line.end):
        if at < tag.start():
            yield Span(at, tag.start())
        yield tag
        at = tag.end()
    if at < line.end:
        yield Span(at, line.end)


def _read_run(text: str, span: Span, before: str, voice: Voice | None) -> Run | None:
    """Return *span* as a run; None if it is blank, or only says that somebody else speaks."""
    start = span.start
    if before == SAME_TURN:
        trimmed = trim_span(text, span, BLANKS)
        if trimmed is None:
            return None
        start = trimmed.start
        changed = CHANGE.match(text, start, span.end)
        if changed is not None or _has_label(span.of(text)):
            before = NEW_TURN
        if changed is not None:
            start = changed.end()
    return Run(Span(start, span.end), before, voice) if start < span.end else None


def _has_label(words: str) -> bool:
    """Whether *words* begin with a name and a colon."""
    label = LABEL.match(words.lstrip())
    if label is None:
        return False
    name = label["who"].split()
    return len(name) <= LONGEST_NAME and not any(word[0].islower() for word in name)
