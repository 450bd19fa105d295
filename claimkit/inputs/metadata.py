"""Values of metadata that anybody may have written: what is none of its kind is unknown."""

from __future__ import annotations

import re

from claimkit.article import is_date

WEB = re.compile(r"https?://\S+", re.IGNORECASE)


def keep_text(value: object) -> str | None:
    """Return *value* on one line, None if it is no text or blank."""
    if not isinstance(value, str):
        return None
    return " ".join(value.split()) or None


def keep_url(value: object) -> str | None:
    """Return *value* if it is the address of a page."""
    if not isinstance(value, str) or WEB.fullmatch(value) is None:
        return None
    return value


def keep_date(value: object) -> str | None:
    """Return *value* if it is a date or a time in ISO 8601."""
    return value if isinstance(value, str) and is_date(value) else None
