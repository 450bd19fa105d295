"""What is to be shown, in the order in which it stands."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.outputs.marked.marks import mark_claims
from claimkit.outputs.marked.paragraphs import cut_text
from claimkit.outputs.marked.voices import Voice, number_voices
from claimkit.outputs.wording import (
    replace_unshowable,
    to_certainty_label,
    to_certainty_words,
    to_words,
)

if TYPE_CHECKING:
    from jinja2 import Environment

FRAGMENT, PAGE = "fragment.html", "page.html"
HEADING = "Claims"  # of the page of an article without a title
LONGEST_TITLE = 80
KEY = 8  # hexadecimal digits; enough for the sets of one notebook


@frozen
class Row:
    """A claim in the table."""

    id: str
    voice: Voice
    role: str
    cue: str
    content: str
    certainty: str
    explained: str
    quotation: str
    has_place: bool


@frozen
class Passed:
    """Words that gave no claim, and why."""

    words: str
    start: int
    reason: str


def to_html(found: Extraction, *, page: bool = False) -> str:
    """Return the text of *found* with its claims marked, and a table of them, as HTML: a fragment,
    or a *page* of its own.

    Nothing is loaded from elsewhere, and there is no script. Everything is escaped; a lone
    surrogate or NUL becomes U+FFFD.
    """
    voices = number_voices(found.claims)
    return (
        _load_templates()
        .get_template(PAGE if page else FRAGMENT)
        .render(
            key=_make_key(found),
            title=_make_title(found),
            heading=replace_unshowable(found.article.title or HEADING),
            language=found.article.language or "en",
            warnings=[replace_unshowable(warning.message) for warning in found.warnings],
            voices=list(voices.values()),
            paragraphs=cut_text(found.text, mark_claims(found.claims, voices)),
            rows=[_make_row(found, claim, voices[claim.speaker.key]) for claim in found.claims],
            skipped=[
                Passed(
                    replace_unshowable(found.plain.read(word.span)),
                    word.span.start,
                    replace_unshowable(word.reason),
                )
                for word in found.skipped
            ],
        )
    )


def _make_row(found: Extraction, claim: Claim, voice: Voice) -> Row:
    return Row(
        id=claim.id,
        voice=voice,
        role=replace_unshowable(claim.speaker.role or ""),
        cue=replace_unshowable(to_words(found.plain, claim.cue.spans)),
        content=replace_unshowable(claim.content.text),
        certainty=to_certainty_words(claim),
        explained=to_certainty_label(claim),
        quotation=claim.content.quotation.value,
        has_place=bool(claim.content.spans),
    )


def _make_key(found: Extraction) -> str:
    """Return what the links of *found* begin with, so that those of two sets on one page do not
    lead to each other.
    """
    ids = "\n".join(claim.id for claim in found.claims)
    whole = f"{found.article.id}\n{ids}\n{found.text}".encode("utf-8", "surrogatepass")
    return f"claimkit-{hashlib.sha256(whole).hexdigest()[:KEY]}"


def _make_title(found: Extraction) -> str:
    first = next(filter(None, map(str.strip, found.text.splitlines())), "")
    title = replace_unshowable(found.article.title or first or HEADING)
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…"


@cache
def _load_templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = FileSystemLoader(Path(__file__).parent)
    return Environment(
        autoescape=True,
        loader=folder,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
