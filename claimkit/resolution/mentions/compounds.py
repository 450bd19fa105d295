"""Nouns of several words for one person: "father-of-two", "passer-by", "world number one"."""

from __future__ import annotations

from claimkit.punctuation import HYPHENS
from claimkit.resolution.mentions.joints import is_glued
from claimkit.tree import Word


def find_end_of_compound(noun: Word) -> Word:
    """Return the last word of what hyphens and the tree make one with *noun*; *noun* itself if
    there is nothing.
    """
    end = noun
    while end.after is not None and _goes_on(end, end.after, noun):
        end = end.after
    return end


def _goes_on(end: Word, following: Word, noun: Word) -> bool:
    """Whether *following*, behind *end*, is one with *noun*."""
    if following.text in HYPHENS or end.text in HYPHENS:
        return is_glued(following)
    return following.upos != "PROPN" and (following.head, following.relation) == (
        noun.index,
        "flat",
    )


def find_start_of_compound(last: Word) -> Word:
    """Return the first word of what hyphens make one with *last*: "father" for the "two" of
    "father-of-two"; *last* itself if it stands alone.
    """
    first = last
    while (
        first.before is not None and HYPHENS & {first.text, first.before.text} and is_glued(first)
    ):
        first = first.before
    return first
