"""Dashes: the characters and words that writers set off with, or sign a quotation behind."""

from __future__ import annotations

DASH_CHARACTERS = "-‒–—―"
DASHES = frozenset({*DASH_CHARACTERS, "--", "---"})
LONG_DASHES = DASHES - {"-"}
