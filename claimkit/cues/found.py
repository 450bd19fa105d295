"""What cue rules return."""

from __future__ import annotations

from attrs import Factory, field, frozen

from claimkit.lexicons.entries import CueEntry
from claimkit.model.scheme import CueKind
from claimkit.tree import Phrase, Word


@frozen(kw_only=True)
class CueFound:
    """What a cue rule found in a sentence; see ``DraftCue``."""

    head: Word
    words: Phrase
    entry: CueEntry
    kind: CueKind
    negated: bool = False
    by_form: bool = False
    carrier: Word = field(default=Factory(lambda found: found.head, takes_self=True))
