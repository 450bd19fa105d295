"""Articles for tests of the speaker index: claims of speakers that are given by name, kind, role
and affiliation.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve

from claimkit.claimset import ClaimSet
from claimkit.model.claim import Claim
from claimkit.model.scheme import ReferentKind
from claimkit.model.speaker import Referent
from claimkit.spans import Span
from claimkit.speakerindex import SpeakerIndex
from tests.support.builders import build_claim, build_referent, build_speaker

PER, ORG, LOC, UNK = (
    ReferentKind.PERSON,
    ReferentKind.ORGANIZATION,
    ReferentKind.PLACE,
    ReferentKind.UNKNOWN,
)

Speaking = tuple[Any, ...]
"""Name, and as far as given kind, role, affiliation, other mentions and the body that a metonym
stands for.
"""


def article(*speaking: Speaking, unnamed: tuple[str, ...] = ()) -> ClaimSet:
    """Return the claims of an article in which each speaker says one thing; *unnamed* are the words
    for further ones.
    """
    rows = [_row(number, *speaker) for number, speaker in enumerate(speaking, start=1)]
    rows += [
        _row(len(rows) + number, words, named=False)
        for number, words in enumerate(unnamed, start=1)
    ]
    text = "\n".join(line for line, _ in rows)
    return ClaimSet(
        text,
        tuple(
            _claim(text, number, line, referent)
            for number, (line, referent) in enumerate(rows, start=1)
        ),
    )


def _row(
    number: int,
    name: str,
    kind: ReferentKind = PER,
    role: str | None = None,
    affiliation: str | None = None,
    mentions: tuple[str, ...] = (),
    metonym_for: str | None = None,
    named: bool = True,
) -> tuple[str, Referent]:
    line = f"{number}. {name} or {' or '.join(mentions)} said so."
    fields = {
        "kind": kind if named else ReferentKind.ANONYMOUS,
        "role": role,
        "affiliation": affiliation,
    }
    referent = build_referent(
        f"r{number}", name if named else None, metonym_for=metonym_for, **fields
    )
    return line, referent


def _claim(text: str, number: int, line: str, referent: Referent) -> Claim:
    start = text.index(line)
    words = line.removeprefix(f"{number}. ").removesuffix(" said so.").split(" or ")
    places = [start + line.index(word, len(f"{number}. ")) for word in words if word]
    mentions = tuple(
        sorted(
            {
                Span(place, place + len(word))
                for place, word in zip(places, filter(None, words), strict=True)
            }
        )
    )
    return build_claim(
        text,
        f"c{number}",
        "said",
        "so",
        build_speaker(text, words[0], evolve(referent, mentions=mentions)),
    )


def index_of(*articles: Speaking | tuple[Speaking, ...], **options: Any) -> SpeakerIndex:
    """Return the index of articles a, b, c, …, each with one speaker or with a tuple of them."""
    sets = (article(*(own if isinstance(own[0], tuple) else (own,))) for own in articles)
    return SpeakerIndex.of(zip("abcdefghijklmnopqrstuvwxyz", sets, strict=False), **options)


def together(index: SpeakerIndex) -> set[str]:
    """Return which articles' speakers are one, as "ab", "c", …"""
    return {"".join(sorted(speaker.articles)) for speaker in index}
