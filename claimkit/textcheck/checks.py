"""What a text may look like that is no English prose, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimkit.model.extraction import TextWarning
from claimkit.rules import Rule, answers
from claimkit.spans import Span
from claimkit.text.plain.controls import CONTROL, TERMINAL_CODE, WINDOWS
from claimkit.text.plain.furniture import find_furniture
from claimkit.text.plain.hyphens import CUT_WORD, is_hyphenated
from claimkit.text.plain.letters import ACCENT, compose_accents
from claimkit.text.plain.markup import find_entities, find_tags
from claimkit.text.plain.mojibake import MOJIBAKE_START, find_mojibake
from claimkit.text.plain.plaintext import PlainText
from claimkit.textcheck.language import find_other_language

LOST = re.compile("[\ufffd\ud800-\udfff]")
NUL = "\x00"
WIDE_SHARE = 0.2  # NULs among the characters of a text of two bytes a character
FEWEST_LETTERS, LEAST_CAPITALS = 200, 0.8
FEWEST_WORDS, WORDS_A_MARK, WORDS_A_LINE = 80, 40, 20
PRINTED = "read a PDF with claimkit.inputs.read_pdf, which knows where its pages and lines end"
TIMES = re.compile(r"^[ \t]*[\d:.,]{5,16}[ \t]*--?>[ \t]*[\d:.,]{5,16}", re.MULTILINE)
FILE_NAME = re.compile(
    r"[^\s.][^\n]{0,250}\.(?:txt|md|html?|pdf|xml|rss|atom|jsonl?|csv|srt|vtt|docx?|rtf|odt)",
    re.IGNORECASE,
)
WORDS_OF_A_NAME = 4
MARKS = ".,;:!?…"
USUAL_SMALL = "aeinorst"  # the letters that most texts have most of


def find_warnings(plain: PlainText) -> tuple[TextWarning, ...]:
    """Return what makes the claims of a text less reliable, one warning for each kind; none for
    English prose. Spans count in the text as it was given.
    """
    return tuple(answer.answer for answer in answers(CHECKS, plain))


def _warn(code: str, spans: Iterable[Span], what: str, advice: str) -> TextWarning | None:
    """Return a warning about *spans*, with their number and the first of them; None without any."""
    first: Span | None = None
    count = 0
    for span in spans:
        first = first or span
        count += 1
    if first is None:
        return None
    places = "1 place" if count == 1 else f"{count:,} places"
    return TextWarning(code=code, message=f"{places} with {what}; {advice}", span=first)


def _find_spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in pattern.finditer(text))


def _check_language(plain: PlainText) -> TextWarning | None:
    language = find_other_language(plain.text)
    if language is None:
        return None
    return TextWarning(
        code="other-language",
        message=f"the text seems to be in {language}; claims are found in English only, so "
        "translate it",
    )


def _check_file_name(plain: PlainText) -> TextWarning | None:
    """Warn of a text that looks like a file's name; whether there is such a file is not looked up,
    for a text can come from anybody.
    """
    text = plain.text.strip()
    if len(text.split()) > WORDS_OF_A_NAME or not FILE_NAME.fullmatch(text):
        return None
    return TextWarning(
        code="file-name",
        message="the text looks like the name of a file, and names are not opened; read the file "
        "with claimkit.inputs.read",
    )


def _check_markup(plain: PlainText) -> TextWarning | None:
    text = plain.given
    if "<" not in text and "&" not in text:
        return None
    spans = [Span(edit.start, edit.end) for edit in find_tags(text)]
    spans += [Span(*match.span()) for match in find_entities(text)]
    return _warn(
        "markup",
        sorted(spans),
        "tags or entities of HTML or XML, which were left out or read",
        "read a page with claimkit.inputs.read_html, which leaves out menus and captions, a feed "
        "with read_feed",
    )


def _check_mojibake(plain: PlainText) -> TextWarning | None:
    if not any(map(plain.was_given, (MOJIBAKE_START, ACCENT, WINDOWS))):
        return None
    spans = [*_find_mojibake(plain.given), *_find_spans(WINDOWS, plain.given)]
    return _warn(
        "mojibake",
        sorted(spans),
        "characters that were decoded wrongly, which were read as far as possible",
        "read the file with claimkit.inputs.read, which finds its encoding",
    )


def _find_mojibake(text: str) -> Iterator[Span]:
    """Yield where *text* has mojibake, also such as was taken apart into letters and accents."""
    composed = compose_accents(PlainText.of(text))
    return map(composed.find_given, find_mojibake(composed.text))


def _check_lost(plain: PlainText) -> TextWarning | None:
    if not plain.was_given(LOST):
        return None
    return _warn(
        "lost-characters",
        _find_spans(LOST, plain.given),
        "characters that were lost when the text was decoded (U+FFFD or lone surrogates)",
        "read the file with claimkit.inputs.read, which finds its encoding",
    )


def _check_wide(plain: PlainText) -> TextWarning | None:
    if not _is_wide(plain.given):
        return None
    return TextWarning(
        code="utf-16",
        message="the text looks like UTF-16 read as UTF-8: NULs stand between its letters; read "
        "the file with claimkit.inputs.read, which finds its encoding",
        span=Span(plain.given.index(NUL), plain.given.index(NUL) + 1),
    )


def _is_wide(text: str) -> bool:
    return NUL in text and text.count(NUL) >= WIDE_SHARE * len(text)


def _check_terminal_codes(plain: PlainText) -> TextWarning | None:
    return _warn(
        "terminal-codes",
        _find_spans(TERMINAL_CODE, plain.given),
        "codes for the colours of a terminal, which were left out",
        "write the text without colours",
    )


def _check_controls(plain: PlainText) -> TextWarning | None:
    if _is_wide(plain.given) or not plain.was_given(CONTROL):
        return None
    codes = {span.start for span in _find_spans(TERMINAL_CODE, plain.given)}
    windows = {span.start for span in _find_spans(WINDOWS, plain.given)}
    spoilt = {start for s in _find_mojibake(plain.given) for start in range(s.start, s.end)}
    known = codes | windows | spoilt
    return _warn(
        "control-characters",
        (span for span in _find_spans(CONTROL, plain.given) if span.start not in known),
        "control characters, which were left out",
        "look where the text comes from, it may have lost something",
    )


def _check_cut_words(plain: PlainText) -> TextWarning | None:
    if not is_hyphenated(plain.given):
        return None
    return _warn(
        "cut-words",
        _find_spans(CUT_WORD, plain.given),
        "words that a hyphen cuts at the end of a line, which were joined",
        PRINTED,
    )


def _check_furniture(plain: PlainText) -> TextWarning | None:
    return _warn(
        "page-furniture",
        find_furniture(plain.given),
        "a page number or a running head, which were left out",
        PRINTED,
    )


def _check_captions(plain: PlainText) -> TextWarning | None:
    if "->" not in plain.given:
        return None
    return _warn(
        "captions",
        _find_spans(TIMES, plain.given),
        "times of captions between the words",
        "read them with claimkit.inputs.read_srt or read_vtt, which keep when each word is said",
    )


def _check_capitals(plain: PlainText) -> TextWarning | None:
    most = len(plain.text) - sum(map(plain.text.count, USUAL_SMALL))
    if most < LEAST_CAPITALS * len(plain.text):  # so it is of nearly every text
        return None
    small = sum(map(str.islower, plain.text))
    capitals = sum(map(str.isupper, plain.text))
    letters = capitals + small
    if letters < FEWEST_LETTERS or capitals < LEAST_CAPITALS * letters:
        return None
    return TextWarning(
        code="capitals",
        message=f"{capitals / letters:.0%} of the letters are capitals, so that names cannot be "
        "told from other words; give the text in usual spelling",
    )


def _check_punctuation(plain: PlainText) -> TextWarning | None:
    words = len(plain.text.split())
    if words < FEWEST_WORDS or words < WORDS_A_LINE * (1 + plain.text.count("\n")):
        return None
    marks = sum(map(plain.text.count, MARKS))
    if marks * WORDS_A_MARK > words:
        return None
    return TextWarning(
        code="no-punctuation",
        message=f"{marks:,} stops and commas in {words:,} words, so that sentences run into each "
        "other; give the text with punctuation",
    )


SPANISH = (
    "El alcalde dijo que el puente de la ciudad es seguro y que no se va a cerrar por las obras. "
    "La empresa ha negado que los trabajos de este año fueran un peligro para la gente del barrio."
)
PAGES = "Lee told the council that the repair of\n12\nthe pillar was paid for."
CUT = "Lee told every-\nbody in the coun-\ncil that it rained."

CHECKS: tuple[Rule[[PlainText], TextWarning], ...] = (
    Rule("text.other-language", SPANISH, _check_language),
    Rule("text.file-name", "articles/harbour.txt", _check_file_name),
    Rule("text.markup", "<p>Ana <b>Lee</b> said that it rained.</p>", _check_markup),
    Rule("text.mojibake", "â€œIt rained,â€\x9d Ana Lee said.", _check_mojibake),
    Rule("text.lost-characters", "\ufffdIt rained,\ufffd Ana Lee said.", _check_lost),
    Rule("text.utf-16", "\x00".join("Ana Lee said that it rained."), _check_wide),
    Rule(
        "text.terminal-codes", "\x1b[31mAna Lee\x1b[0m said that it rained.", _check_terminal_codes
    ),
    Rule("text.control-characters", "Ana Lee sa\x00id that it rained.", _check_controls),
    Rule("text.cut-words", CUT, _check_cut_words),
    Rule("text.page-furniture", PAGES, _check_furniture),
    Rule(
        "text.captions", "00:00:01,000 --> 00:00:02,000\nIt rained, Ana Lee said.", _check_captions
    ),
    Rule("text.capitals", "ANA LEE SAID THAT IT RAINED. " * 10, _check_capitals),
    Rule("text.no-punctuation", "ana lee said that it rained " * 20, _check_punctuation),
)
