"""Subtitles and transcripts with times: SRT and WebVTT.

Libraries for them give the words of each caption, but not where these stand in the file; so the
lines with times are looked for here. Both formats are read by the same rules: what one of them
does not have is found in files that call themselves so all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from attrs import frozen

from claimkit.errors import InputError
from claimkit.inputs.encodings import check_length, read_characters
from claimkit.inputs.item import Item
from claimkit.inputs.source import Part, Source
from claimkit.inputs.voices import NEW_TURN, find_runs
from claimkit.inputs.weaving import Piece, weave
from claimkit.spans import Span, trim_span
from claimkit.text.plain.markup import read_entities

TIME = r"(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
TIMES = re.compile(rf"^[ \t]*(?P<begin>{TIME})[ \t]*--?>[ \t]*(?P<end>{TIME})[^\n]*$", re.MULTILINE)
NUMBER = re.compile(
    r"(?:\A|\n)[ \t]*\d+[ \t]*\r?\n?\Z"
)  # of a caption, on the line before its times
IDENTIFIER = re.compile(r"(?:\A|\n)[ \t]*\r?\n[^\n]+\n?\Z")  # behind an empty line, in WebVTT
EMPTY_LINE = re.compile(r"\n[ \t]*\r?(?:\n|\Z)")
BLANKS = " \t\r\n\ufeff"
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\Z")
PAUSE = timedelta(seconds=2)  # longer than any within a paragraph that somebody speaks
LABEL_END = ": "
FIRST_LABEL_END = " (speaking): "  # a remark shows that this is no title or the like, but a label
EXTRA_BLANKS = re.compile(r"[ \t]+(?=[ \t\n])|(?<=\n)[ \t]+")
ROLLING_GAP = timedelta(milliseconds=300)
MOST_LINES = 4  # that a caption shows
LEAST_ROLLING = 0.3  # of the captions: those that repeat a line of the one before


@frozen
class Caption:
    """What is shown at one time.

    Attributes:
        lines: its lines that are read, as spans of the file; those of captions that roll up are
            read once.
    """

    begin: timedelta
    end: timedelta
    lines: tuple[Span, ...]


def read_srt(data: str | bytes) -> Item:
    """Return what is said in the SRT captions *data*; see :func:`read_captions`.

    Raises:
        InputError: as of it.
    """
    return read_captions(data, NUMBER)


def read_vtt(data: str | bytes) -> Item:
    """Return what is said in the WebVTT captions *data*, without notes and styles; see
    :func:`read_captions`.

    Raises:
        InputError: as of it.
    """
    return read_captions(data, IDENTIFIER)


def read_captions(data: str | bytes, header: re.Pattern[str]) -> Item:
    """Return what is said in the captions *data*, as running text.

    A paragraph ends where somebody else speaks; without voices also where a sentence is over and
    nothing is said for two seconds. A voice (``<v Ana Lee>``) becomes a label: ``Ana Lee: …``, the
    first one with a remark: ``Ana Lee (speaking): …``.

    Args:
        header: what stands before the line with times, at the end of the caption before.

    Raises:
        InputError: there is no line with times, or bytes are no text.
        InputTooLargeError: they have more than 20 million characters.
    """
    decoded = read_characters(data)
    text = decoded.text
    check_length(text)
    captions = _drop_repeated(text, list(_find_captions(text, header)))
    if not captions:
        raise InputError(
            "expected captions with times such as 00:01:02,500 --> 00:01:05,000, found none"
        )
    table = read_entities(weave(text, _find_pieces(text, captions)))
    table = table.replaced(EXTRA_BLANKS, lambda match: "")
    parts = tuple(_to_part(caption) for caption in captions if caption.lines)
    source = Source(table=table, parts=parts, encoding=decoded.encoding)
    return Item(table.text, notes=decoded.notes, source=source)


def _find_captions(text: str, header: re.Pattern[str]) -> Iterator[Caption]:
    times = [*TIMES.finditer(text)]
    borders = (*(match.start() for match in times[1:]), len(text))
    for match, border in zip(times, borders, strict=False):  # without times none ends either
        behind = text[match.end() : border]
        if border < len(text) and (found := header.search(behind)):
            behind = behind[: found.start()]
        if header is IDENTIFIER and (empty := EMPTY_LINE.search(behind)):
            behind = behind[: empty.start()]
        lines = tuple(_find_lines(text, match.end(), match.end() + len(behind)))
        yield Caption(_to_time(match["begin"]), _to_time(match["end"]), lines)


def _find_lines(text: str, start: int, end: int) -> Iterator[Span]:
    for line in re.compile(r"[^\n]+").finditer(text, start, end):
        trimmed = trim_span(text, Span(*line.span()), BLANKS)
        if trimmed is not None:
            yield trimmed


def _to_time(words: str) -> timedelta:
    clock, _, fraction = words.replace(",", ".").partition(".")
    seconds = 0
    for number in clock.split(":"):
        seconds = 60 * seconds + int(number)
    return timedelta(seconds=seconds, milliseconds=int(fraction.ljust(3, "0")))


def _to_part(caption: Caption) -> Part:
    span = Span(caption.lines[0].start, caption.lines[-1].end)
    return Part(span=span, begin=caption.begin, end=caption.end)


def _drop_repeated(text: str, captions: Sequence[Caption]) -> list[Caption]:
    """Return *captions*; where lines roll up, each line is kept only in the caption in which it
    first appears.
    """
    repeated = [0, *(_count_repeated(text, *pair) for pair in pairwise(captions))]
    if sum(map(bool, repeated)) < LEAST_ROLLING * len(captions):
        return [*captions]
    return [
        Caption(caption.begin, caption.end, caption.lines[count:])
        for caption, count in zip(captions, repeated, strict=False)
    ]


def _count_repeated(text: str, before: Caption, caption: Caption) -> int:
    """Return how many lines *caption* has from the end of that shown just *before* it."""
    if abs(caption.begin - before.end) > ROLLING_GAP:
        return 0
    old, new = ([_strip_tags(line.of(text)) for line in shown.lines] for shown in (before, caption))
    for count in range(min(len(old), len(new), MOST_LINES), 0, -1):
        if old[-count:] == new[:count]:
            return count
    return 0


def _strip_tags(line: str) -> str:
    return re.sub(r"<[^<>]*>", "", line).strip()


def _find_pieces(text: str, captions: Iterable[Caption]) -> Iterator[Piece]:
    """Yield what is said, and before it the name of each voice that begins to speak."""
    voice, last, ended = None, "", timedelta()
    label_end = FIRST_LABEL_END
    for caption in captions:
        is_over = SENTENCE_END.search(last) is not None and caption.begin - ended >= PAUSE
        for run in find_runs(text, caption.lines):
            before = run.before
            if run.name != voice or (voice is None and is_over):
                before = NEW_TURN
            if run.voice is not None and run.name != voice:
                yield Piece(run.voice.span, before)
                before, label_end = label_end, LABEL_END
            yield Piece(run.span, before)
            voice, last, is_over = run.name, run.span.of(text), False
        ended = caption.end
