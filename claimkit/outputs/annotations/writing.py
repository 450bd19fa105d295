"""JSON of one item, or of several."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from claimkit.model.extraction import Extraction
from claimkit.outputs.items import Item
from claimkit.outputs.plainjson import write_array, write_one
from claimkit.outputs.wording import replace_unshowable

ToValue = Callable[[Extraction], Any]
ToValues = Callable[[Extraction], Iterable[Any]]


def write_value(to_value: ToValue, items: Iterable[Item], several: bool) -> Iterator[str]:
    """Yield what *to_value* makes of the one item; of several, or of none, an array."""
    if several:
        yield from write_array(_dump(to_value(item.found)) for item in items)
    else:
        yield from write_one(_dump(to_value(item.found), indent=1) for item in items)


def write_values(to_values: ToValues, items: Iterable[Item], several: bool) -> Iterator[str]:
    """Yield one array of all that *to_values* makes of the items."""
    values = chain.from_iterable(to_values(item.found) for item in items)
    yield from write_array(map(_dump, values))


def write_line(to_value: ToValue, items: Iterable[Item], several: bool) -> Iterator[str]:
    """Yield a line of JSON for each item."""
    for item in items:
        yield _dump(to_value(item.found)) + "\n"


def _dump(value: object, indent: int | None = None) -> str:
    """Return *value* as ASCII JSON. A lone surrogate, which other readers refuse, becomes U+FFFD;
    that is one code point and one UTF-16 unit as well, so no offset moves.
    """
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return json.dumps(json.loads(replace_unshowable(written)), indent=indent)
