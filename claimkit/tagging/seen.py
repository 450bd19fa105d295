"""Whether a tagger saw for a speaker what is none, where the rules see one."""

from __future__ import annotations

from collections.abc import Iterable

from claimkit.draft import DraftCue, DraftSpeaker
from claimkit.grammar import is_relative_pronoun, own_subject
from claimkit.model.scheme import CueKind
from claimkit.tagging.protocol import TaggedAttribution


def has_seen_other(
    tagged: TaggedAttribution,
    cue: DraftCue,
    speaker: DraftSpeaker | None,
    ruled: DraftSpeaker,
    cues: Iterable[DraftCue],
) -> bool:
    """Whether what the tagger saw as *speaker* is a part of the *ruled* one, stands in its cue,
    speaks by another one of *cues*, or stands before a clause that is inserted.
    """
    if _is_in_cue(tagged, cue, ruled) or _is_article_of(speaker, ruled):
        return True
    if speaker is None:
        return False
    if _is_before_inserted(cue, speaker, ruled):
        return True
    return _is_subject_of_other(cue, speaker, ruled, cues)


def _is_before_inserted(cue: DraftCue, speaker: DraftSpeaker, ruled: DraftSpeaker) -> bool:
    """Whether a mark parts *speaker* from *cue*, and the *ruled* one stands right behind it: "The
    mill, says Kim, has stopped".
    """
    if ruled.words[0].before is not cue.words[-1]:
        return False
    mark = cue.words[0].before
    return mark is not None and mark.is_punctuation and mark.before is speaker.words[-1]


def _is_subject_of_other(
    cue: DraftCue, speaker: DraftSpeaker, ruled: DraftSpeaker, cues: Iterable[DraftCue]
) -> bool:
    """Whether *speaker* is the subject of another one of *cues*, while that of *cue* is the *ruled*
    one.
    """
    if own_subject(cue.head) is not ruled.head or ruled.head.index > cue.head.index:
        return False
    others = (own_subject(other.head) for other in cues if other.head is not cue.head)
    return any(other in speaker.words for other in others) and ruled.head not in speaker.words


def _is_in_cue(tagged: TaggedAttribution, cue: DraftCue, speaker: DraftSpeaker) -> bool:
    """Whether the tagger took the *speaker* of a fixed phrase, or a relative pronoun, for a part of
    its *cue*: "according to Kim", "found a note which said".
    """
    if speaker.head not in tagged.cue:
        return False
    return cue.kind is CueKind.PHRASE or is_relative_pronoun(speaker.head)


def _is_article_of(speaker: DraftSpeaker | None, ruled: DraftSpeaker) -> bool:
    """Whether the tagger saw no more of the *ruled* speaker than an article."""
    if speaker is None or speaker.head.upos != "DET" or len(speaker.words) > 1:
        return False
    return speaker.head.parent in ruled.words
