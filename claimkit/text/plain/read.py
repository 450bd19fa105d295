"""The one reader of texts: from what was given to what a person reads."""

from __future__ import annotations

from claimkit.text.plain.controls import drop_controls, drop_invisible
from claimkit.text.plain.furniture import drop_furniture
from claimkit.text.plain.hyphens import join_hyphenated
from claimkit.text.plain.letters import compose_accents, read_look_alikes
from claimkit.text.plain.marks import read_marks
from claimkit.text.plain.markup import drop_markup
from claimkit.text.plain.mojibake import undo_mojibake
from claimkit.text.plain.plaintext import PlainText

# The order matters: accents may part what belongs to mojibake, mojibake holds control characters,
# these may stand in tags, and entities stand for invisible characters and letters.
STEPS = (
    compose_accents,
    undo_mojibake,
    drop_controls,
    drop_markup,
    drop_invisible,
    read_look_alikes,
    read_marks,
    drop_furniture,
    join_hyphenated,
)


def read_plain(text: str) -> PlainText:
    """Return *text* as a person reads it; a text that is nothing but prose as it is."""
    plain = PlainText.of(text)
    for step in STEPS:
        plain = step(plain)
    return plain
