"""Pages of HTML: the body of the article, without menus, teasers and comments."""

from __future__ import annotations

import re
from typing import Any

from claimkit.article import Article
from claimkit.errors import InputError
from claimkit.extras import load_library
from claimkit.inputs.alignment import align
from claimkit.inputs.encodings import check_length, read_characters
from claimkit.inputs.fragments import read_fragment
from claimkit.inputs.item import Item
from claimkit.inputs.metadata import keep_date, keep_text, keep_url
from claimkit.inputs.source import Source
from claimkit.text.plain.controls import drop_invisible
from claimkit.text.plain.letters import compose_accents
from claimkit.text.plain.markup import drop_markup
from claimkit.text.plain.plaintext import PlainText

EXTRA = "html"
LANGUAGE = re.compile(
    r"<html\b[^<>]{0,400}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)"
)
LINE_END, PARAGRAPH_BREAK = "\n", "\n\n"  # of trafilatura: it has a line for each paragraph
# A date that may be of anything on the page is worse than none
DATES = {"original_date": True, "extensive_search": False}


def read_html(page: str | bytes, *, url: str | None = None) -> Item:
    """Return the text of the article on *page*; what is known of it is in ``item.article``.

    A page in which no article is found, such as a few paragraphs, is read as a whole, and a note
    says so.

    Args:
        url: of the page, if it does not say so itself.

    Raises:
        InputError: *page* has no text.
        InputTooLargeError: it has more than 20 million characters.
        MissingExtraError: trafilatura is not installed.
    """
    decoded = read_characters(page)
    given, notes = decoded.text, decoded.notes
    check_length(given)
    found = _extract(given, url)
    if found is not None and found.text and found.text.strip():
        text = _drop_unseen(PlainText.of(found.text)).text.replace(LINE_END, PARAGRAPH_BREAK)
        table = align(text, _drop_unseen(drop_markup(PlainText.of(given))))
    else:
        table = read_fragment(given)
        notes = (*notes, "no article was found in the page, so all of it is read")
    if not table.text.strip():
        raise InputError(
            "expected a page with text, found none; if scripts write it, save it from a browser"
        )
    source = Source(table=table, encoding=decoded.encoding)
    return Item(table.text, _read_article(found, given, url), notes=notes, source=source)


def _drop_unseen(plain: PlainText) -> PlainText:
    """Return *plain* without what trafilatura may leave out or write otherwise: soft hyphens, and
    accents that stand behind their letters.
    """
    return drop_invisible(compose_accents(plain))


def _extract(page: str, url: str | None) -> Any:
    """Return what trafilatura finds in *page*, None for nothing."""
    library = load_library("trafilatura", extra=EXTRA, what="pages")
    try:
        return library.bare_extraction(
            page,
            url=url,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=DATES,
        )
    except Exception:  # of a damaged page it may raise whatever Python does
        return None


def _read_article(found: Any, page: str, url: str | None) -> Article:
    language = LANGUAGE.search(page)
    tag = None if language is None else language[1]
    if found is None:
        return Article(url=url, language=tag)
    return Article(
        url=keep_url(found.url) or url,
        title=keep_text(found.title),
        byline=keep_text(found.author),
        publisher=keep_text(found.sitename),
        published=keep_date(found.date),
        section=keep_text(next(iter(found.categories or ()), None)),
        language=tag,
    )
