"""HTML, by the templates beside this module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimkit.model.extraction import Extraction
from claimkit.outputs.items import Item
from claimkit.outputs.marked.marks import describe_look, describe_marks
from claimkit.outputs.marked.views import View
from claimkit.outputs.wording import replace_unshowable

if TYPE_CHECKING:
    from jinja2 import Environment

FRAGMENT, PAGE = "fragment.html", "page.html"
HEADING = "Claims"  # of the page of an article without a title
LONGEST_TITLE = 80


def to_html(found: Extraction, *, page: bool = False) -> str:
    """Return the text of *found* with its claims marked, and a table of them, as HTML: a fragment,
    or a *page* of its own.

    Nothing is loaded from elsewhere, and there is no script. Everything is escaped; a lone
    surrogate or NUL becomes U+FFFD.
    """
    view = View.of(found)
    if not page:
        return _load_templates().get_template(FRAGMENT).render(view=view)
    title = _make_title(found)
    return "".join(_write_page([view], title, found.article.title, found.article.language))


def write_page(items: Iterable[Item], several: bool) -> Iterator[str]:
    """Yield one page with all *items*, each under its name if there are several."""
    views = (View.of(item.found, item.name if several else None) for item in items)
    yield from _write_page(views, HEADING)


def _write_page(
    views: Iterable[View], title: str, heading: str | None = None, language: str | None = None
) -> Iterator[str]:
    template = _load_templates().get_template(PAGE)
    yield from template.generate(
        views=views,
        title=title,
        heading=replace_unshowable(heading or HEADING),
        language=language or "en",
    )
    yield "\n"


def _make_title(found: Extraction) -> str:
    first = next(filter(None, map(str.strip, found.text.splitlines())), "")
    title = replace_unshowable(found.article.title or first or HEADING)
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…"


@cache
def _load_templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(Path(__file__).parent),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals |= {"describe_look": describe_look, "describe_marks": describe_marks}
    return environment
