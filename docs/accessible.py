"""What the built pages lack for screen readers and the keyboard, as axe-core finds it.

Sphinx, its theme and pandas write what is on the left; each page has what is on the right.
"""

from __future__ import annotations

import re
from pathlib import Path

from sphinx.application import Sphinx

MENDED = [
    # Captions of the table of contents are headings of a level
    (r'<p class="caption" role="heading">', '<p class="caption" role="heading" aria-level="2">'),
    # Two asides need names to tell them apart
    (r'<aside class="sidebar-drawer">', '<aside class="sidebar-drawer" aria-label="All pages">'),
    (r'<aside class="toc-drawer', '<aside aria-label="On this page" class="toc-drawer'),
    # What scrolls must be reached by keys
    (r"<pre>", '<pre tabindex="0">'),
    (r'<div class="(table-wrapper|output text_html)', r'<div tabindex="0" class="\1'),
    # An empty cell is no heading of a column
    (r"<th[^>]*>(?:<p></p>)?</th>", "<td></td>"),
    # The parameters of a signature are no list of definitions
    (r'<dd>(<em class="sig-param">.*?)</dd>\n', r'<span class="sig-line">\1</span>'),
    (r'<dl>\n(<span class="sig-line">.*?)</dl>', r"\1"),
    # The page of results has a heading only with its script
    (r"(<article [^>]*>\s*)(<noscript>)", r"\1<h1>Search</h1>\n\2"),
]


def mend_pages(app: Sphinx, error: Exception | None) -> None:
    """Mend all pages, once the site has been written as HTML."""
    if error is None and app.builder.name == "html":
        for page in Path(app.outdir).rglob("*.html"):
            mend(page)


def mend(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for pattern, replacement in MENDED:
        text = re.sub(pattern, replacement, text)
    page.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("build-finished", mend_pages)
    return {"parallel_read_safe": True}
