"""The text of PDF files, as their pages show it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from claimkit.article import Article
from claimkit.errors import InputError
from claimkit.extras import load_library
from claimkit.inputs.item import Item
from claimkit.inputs.metadata import keep_text
from claimkit.inputs.printed import Line, find_pieces
from claimkit.inputs.source import Part, Source
from claimkit.inputs.weaving import weave
from claimkit.spans import Span
from claimkit.text.plain.hyphens import join_cut_words

EXTRA = "pdf"
PAGE_END = "\f"
LEAST_INDENT = 0.7  # of the height of a line
LINE_END = re.compile(r"(?<!\n)\n(?!\n)")  # within a paragraph
UNKNOWN = "(cid:"  # how pdfminer writes a letter that the font has no character for


class _Printed:
    """The text of the pages of a PDF, as it grows page by page.

    Attributes:
        text: lines, each with its end; a form feed ends each page.
        pages: the lines of each page.
        parts: the stretch of the text that each page is.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.pages: list[tuple[Line, ...]] = []
        self.parts: list[Part] = []

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def add_page(self, page: Any) -> None:
        start = self._length
        self.pages.append(tuple(chain.from_iterable(map(self._add_block, page))))
        self._add(PAGE_END)
        self.parts.append(Part(span=Span(start, self._length), page=len(self.parts) + 1))

    def _add_block(self, block: Any) -> Iterator[Line]:
        begins = True
        for line in block if hasattr(block, "get_text") else ():
            words = " ".join(line.get_text().split())
            if words:
                is_indented = line.x0 - block.x0 > LEAST_INDENT * line.height
                start = self._length
                self._add(words)
                yield Line(Span(start, self._length), line.y0, begins or is_indented)
                self._add("\n")
                begins = False

    def _add(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)


def read_pdf(data: bytes) -> Item:
    """Return the text of the PDF file *data*: without running heads and page numbers, words joined
    that are cut at the ends of lines, each paragraph on a line.

    The source is the text of the pages as pdfminer finds it, a form feed behind each; locations
    have the numbers of pages, counted from 1.

    Raises:
        InputError: *data* is no PDF, is locked by a password, or has no text.
        MissingExtraError: pdfminer.six is not installed.
    """
    library = load_library("pdfminer.high_level", extra=EXTRA, what="PDF files")
    printed, notes = _read_pages(library, data)
    if not any(printed.pages):
        raise InputError(
            "expected a PDF with text, got one of pictures or empty pages; have its text "
            "recognised first (OCR)"
        )
    text = printed.text
    table = join_cut_words(weave(text, find_pieces(text, printed.pages)))
    table = table.replaced(LINE_END, lambda match: " ")
    source = Source(table=table, parts=tuple(printed.parts))
    notes = (*notes, *_find_losses(printed))
    return Item(table.text, _read_article(data), notes=notes, source=source)


def _read_pages(library: Any, data: bytes) -> tuple[_Printed, tuple[str, ...]]:
    """Return the pages of *data*, up to one that cannot be read, and a note if there is one."""
    printed = _Printed()
    locked = load_library("pdfminer.pdfdocument", extra=EXTRA, what="PDF files")
    try:
        for page in library.extract_pages(io.BytesIO(data)):
            printed.add_page(page)
    except locked.PDFPasswordIncorrect as error:
        raise InputError("the PDF is locked by a password; save it without one") from error
    except Exception as error:  # of a damaged file it raises whatever Python does
        reason = f"{type(error).__name__}: {keep_text(str(error)) or 'no reason given'}"
        if not printed.pages:
            raise InputError(
                f"expected a PDF, got what cannot be read as one ({reason})"
            ) from error
        return printed, (f"nothing is read behind page {len(printed.pages)}: {reason}",)
    return printed, ()


def _find_losses(printed: _Printed) -> Iterator[str]:
    empty = [str(number) for number, page in enumerate(printed.pages, start=1) if not page]
    if empty:
        yield f"no text on page {', '.join(empty)}; pictures are not read"
    unknown = printed.text.count(UNKNOWN)
    if unknown:
        yield f"the fonts do not tell which characters {unknown:,} letters are"


def _read_article(data: bytes) -> Article:
    """Return title and author, which the first of the PDF's tables of information has."""
    library = load_library("pdfminer.pdfdocument", extra=EXTRA, what="PDF files")
    parsing = load_library("pdfminer.pdfparser", extra=EXTRA, what="PDF files")
    try:
        tables = library.PDFDocument(parsing.PDFParser(io.BytesIO(data))).info
    except Exception:  # as above; its pages could be read
        tables = []
    known = tables[0] if tables else {}
    return Article(title=_read_words(known.get("Title")), byline=_read_words(known.get("Author")))


def _read_words(value: object) -> str | None:
    if not isinstance(value, bytes):
        return None
    decode = load_library("pdfminer.utils", extra=EXTRA, what="PDF files").decode_text
    return keep_text(decode(value))
