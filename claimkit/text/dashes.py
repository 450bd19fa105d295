"""The dashes that set off a remark, or stand before the name under a quotation."""

from __future__ import annotations

DASH_CHARACTERS = "-‒–—―"
DASHES = frozenset({*DASH_CHARACTERS, "--", "---"})
LONG_DASHES = DASHES - {"-"}
