"""Whether a draft and a source credit the same speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimkit.checking.tokens import find_tokens, to_stem
from claimkit.checking.words import load_check_words
from claimkit.claimset import ClaimSet
from claimkit.model.claim import Claim
from claimkit.model.scheme import ReferentKind
from claimkit.model.speaker import Referent, Speaker
from claimkit.spans import Span
from claimkit.speakerindex.keys.names import fold_text, strip_accents, strip_punctuation

TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "prof", "professor"})
SEVERAL = frozenset({ReferentKind.GROUP, ReferentKind.ORGANIZATION})
LABEL = re.compile(r"[ \t]*[(,][ \t]*(?P<role>[^(),:\n]+)\)?[ \t]*:")
"""What stands in a transcript behind a name, and tells what its bearer is: "Ana Lee (rail union):"
"""

BODIES = frozenset({ReferentKind.ORGANIZATION, ReferentKind.GROUP, ReferentKind.PLACE})


class SpeakerNames:
    """Compares speakers of a draft and its sources, by what all of them say of each.

    Two are only different where both have a name, or both are groups that are called otherwise:
    "the mayor" may be anybody's name.
    """

    def __init__(self, texts: Iterable[ClaimSet]) -> None:
        self._roles: dict[str, set[str]] = {}
        self._labelled: set[str] = set()
        for found in texts:
            for referent in {claim.speaker.referent for claim in found}:
                if referent is not None:
                    self._learn(found.text, referent)

    def _learn(self, text: str, referent: Referent) -> None:
        if referent.name is None:
            return
        words = f"{referent.role or ''} {referent.affiliation or ''}"
        known = self._roles.setdefault(_to_surname(referent.name), set())
        known.update(_to_words(words))
        if any(_is_labelled(text, span) for span in referent.mentions):
            self._labelled.add(referent.name)

    def are_different(self, one: Speaker, other: Speaker) -> bool:
        """Whether the two cannot be the same."""
        if not one.is_given or not other.is_given:
            return False
        if one.name is None or other.name is None:
            return _are_other_groups(one, other)
        if _are_namesakes(one.name, other.name):
            return False
        return not (self._speaks_for(one, other) or self._speaks_for(other, one))

    def _speaks_for(self, person: Speaker, body: Speaker) -> bool:
        """Whether *person* may speak for the organization *body*."""
        if body.name is None or person.name is None or not self._is_body(body):
            return False
        roles = self._roles.get(_to_surname(person.name), set())
        return not roles.isdisjoint(_to_words(body.name) | load_check_words().classes["speaking"])

    def _is_body(self, speaker: Speaker) -> bool:
        """Whether *speaker* is a body by its own name, and not by what a transcript says of it."""
        return speaker.kind in BODIES and speaker.name not in self._labelled


def label_speaker(claim: Claim | None) -> str | None:
    """Return what the speaker of *claim* is called, None for nobody."""
    return claim.speaker.label if claim is not None and claim.speaker.is_given else None


def _is_labelled(text: str, name: Span) -> bool:
    """Whether *name* in *text* begins a turn of a transcript that says more than the name."""
    label = LABEL.match(text, name.end)
    is_first = name.start == 0 or text[name.start - 1] == "\n"
    return is_first and label is not None and not _is_acronym(label["role"], name.of(text))


def _are_namesakes(one: str, other: str) -> bool:
    """Whether two names may be one person's: one has all words of the other, or both the same last
    one and no two first ones.
    """
    words, others = _split(one), _split(other)
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    if not words or not others or words[-1] != others[-1]:
        return _is_acronym(one, other) or _is_acronym(other, one)
    return _fit(words[0], others[0])


def _fit(one: str, other: str) -> bool:
    """Whether two first names may be one: an initial fits its name."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter)


def _is_acronym(short: str, long: str) -> bool:
    letters = "".join(word[0] for word in long.split() if word[0].isupper())
    return len(letters) > 1 and short.replace(".", "").casefold() == letters.casefold()


def _split(name: str) -> list[str]:
    words = strip_accents(strip_punctuation(name)).split()
    return [word for word in words if word not in TITLES] or words


def _to_surname(name: str) -> str:
    """Return the last word of *name*; nothing of a name of white space, which a record may have."""
    return next(reversed(fold_text(name).split()), "")


def _to_words(text: str) -> set[str]:
    return {token.key for token in find_tokens(text, 0, len(text))}


def _are_other_groups(one: Speaker, other: Speaker) -> bool:
    """Whether two groups or bodies are called by other words ("police", "residents")."""
    labels = [_describe(speaker) for speaker in (one, other)]
    if not all(labels) or not labels[0].isdisjoint(labels[1]):
        return False
    return one.kind in SEVERAL and other.kind in SEVERAL


def _describe(speaker: Speaker) -> set[str]:
    """Return the stems of what *speaker* is called; none where that may be anybody."""
    classes = load_check_words().classes
    keys = _to_words(speaker.label)
    if not keys.isdisjoint(classes["anybody"]):
        return set()
    return {to_stem(key) for key in keys - classes["light"]}
