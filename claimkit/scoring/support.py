"""What speaks for a draft beside the rules."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class Origin(StrEnum):
    """Whose draft it is."""

    RULES = "rules"
    TAGGER = "tagger"
    BOTH = "tagger, speaker by rules"


@frozen(kw_only=True)
class Support:
    """What the tagger says to a draft, and what another draft of the same cue does.

    Attributes:
        origin: whose draft it is.
        cue, speaker, content: the tagger's probabilities of its own attribution; see
            ``TaggedAttribution``.
        rival: whether rules and tagger both have found a content.
        same_content: Jaccard index of these two contents, in code points; 0 without a rival.
        ruled: the confidence of the rules in the draft that they have, whatever the tagger says;
            None without one.
        same_speaker: whether rules and tagger see the same speaker, or both none.
    """

    origin: Origin
    cue: float
    speaker: float
    content: float
    rival: bool
    same_content: float
    ruled: float | None
    same_speaker: bool
