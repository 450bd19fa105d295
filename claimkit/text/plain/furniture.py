"""What the pages of a printed text leave in it: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from claimkit.spans import Span
from claimkit.text.plain.plaintext import Edit, PlainText

LINE = re.compile(r"[^\n]+\n?")
PAGE_NUMBER = re.compile(
    r"(?:page )?[-–—\[(]? ?\d{1,4} ?[-–—\])]?(?: (?:of|/) ?\d{1,4})?", re.IGNORECASE
)
NUMBERS = re.compile(r"\d+")
SENTENCE_END = re.compile(r"[.!?:;][\"'”’»)\]]*$")
SHORTEST_HEAD, LONGEST_HEAD = 4, 120  # characters


def drop_furniture(plain: PlainText) -> PlainText:
    """Return *plain* without page numbers and running heads."""
    return plain.edited(Edit(line.start, line.end, "") for line in find_furniture(plain.text))


def find_furniture(text: str) -> list[Span]:
    """Return the page numbers and running heads of *text*.

    They are lines that interrupt a sentence, and are a number or come again and again, but for
    numbers in them; and the same lines elsewhere.
    """
    if not any(map(_goes_on, text.split("\n"))):
        return []
    lines = [Span(*match.span()) for match in LINE.finditer(text) if not match.group().isspace()]
    forms = [_to_form(line.of(text)) for line in lines]
    interrupting = _find_interrupting(text, lines, forms)
    heads = {forms[index] for index in interrupting if not _is_page_number(forms[index])}
    elsewhere = {index for index, form in enumerate(forms) if form in heads}
    return [lines[index] for index in sorted(interrupting | elsewhere)]


def _find_interrupting(text: str, lines: Sequence[Span], forms: Sequence[str]) -> set[int]:
    """Return the indices of the *lines* that interrupt a sentence and may be furniture."""
    suspected = _find_suspects(forms)
    runs = _find_runs([form in suspected for form in forms])
    return set(chain.from_iterable(run for run in runs if _interrupts(text, lines, run)))


def _find_suspects(forms: Sequence[str]) -> set[str]:
    """Return those of *forms* that may be furniture."""
    counts = Counter(forms)
    return {form for form, count in counts.items() if form and (count > 1 or _is_page_number(form))}


def _to_form(line: str) -> str:
    """Return *line* with all numbers alike; "" if it is too short or too long for a head."""
    form = NUMBERS.sub("0", " ".join(line.split()))
    if _is_page_number(form):
        return form
    return form if SHORTEST_HEAD <= len(form) <= LONGEST_HEAD else ""


def _is_page_number(form: str) -> bool:
    return PAGE_NUMBER.fullmatch(form) is not None


def _find_runs(marked: Sequence[bool]) -> Iterator[range]:
    """Yield the indices of each run that is *marked*."""
    first = None
    for index, is_marked in enumerate((*marked, False)):
        if is_marked and first is None:
            first = index
        elif not is_marked and first is not None:
            yield range(first, index)
            first = None


def _interrupts(text: str, lines: Sequence[Span], run: range) -> bool:
    """Whether a sentence goes on from the line before *run* to the line behind it."""
    if run.start == 0 or run.stop == len(lines):
        return False
    before = lines[run.start - 1].of(text).rstrip()
    return SENTENCE_END.search(before[-4:]) is None and _goes_on(lines[run.stop].of(text))


def _goes_on(line: str) -> bool:
    """Whether a sentence may go on in *line*."""
    return line.lstrip()[:1].islower()
