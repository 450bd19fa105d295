"""People who are named together: "Colin and Bev Tate" share a surname, "the Tates" are both, and
"they" may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from claimkit.document import Document, Word
from claimkit.lexicons.schema import Lexicon
from claimkit.model import ReferentKind
from claimkit.resolution.mentions.names import Mention
from claimkit.spans import Span, cover_spans

PERSONAL = frozenset({ReferentKind.PERSON, ReferentKind.UNKNOWN})


@frozen(kw_only=True)
class Company:
    """People named together.

    Attributes:
        members: their mentions; head: the word of the first that the sentence hangs them on.
    """

    members: tuple[Mention, ...]

    @property
    def head(self) -> Word:
        return self.members[0].head

    @property
    def span(self) -> Span:
        return cover_spans(m.span for m in self.members)


def with_shared_surnames(
    document: Document, mentions: Sequence[Mention], lexicon: Lexicon
) -> list[Mention]:
    """Return *mentions*, a given name before "and" with the surname of the name behind ("Colin and
    Bev Tate").
    """
    found = list(mentions)
    for place in range(len(found) - 1):
        first, second = found[place], found[place + 1]
        shares = (
            len(first.core) == 1
            and len(second.core) > 1
            and first.words[0].text in lexicon.given_names
        )
        if shares and _joined(document, first, second) and {first.kind, second.kind} <= PERSONAL:
            surname = second.name.split()[-1]
            found[place] = evolve(
                first,
                core=(*first.core, second.surname),
                name=f"{first.name} {surname}",
                kind=ReferentKind.PERSON,
            )
    return found


def companies(document: Document, mentions: Sequence[Mention]) -> Iterator[Company]:
    """Yield the persons that stand joined by commas and "and", as one phrase."""
    row: list[Mention] = []
    for mention in mentions:
        if row and not _joined(document, row[-1], mention, first=row[0]):
            if len(row) > 1:
                yield Company(members=tuple(row))
            row = []
        row = [*row, mention] if mention.kind in PERSONAL else []
    if len(row) > 1:
        yield Company(members=tuple(row))


def _joined(document: Document, one: Mention, other: Mention, first: Mention | None = None) -> bool:
    """Whether *other* follows *one* behind "and", in the phrase of *first* (of *one*, if there is
    no other).
    """
    if (
        one.sentence != other.sentence
        or other.head.relation != "conj"
        or other.head.head != (first or one).head.index
    ):
        return False
    between = document.text[one.span.end : other.span.start].strip(" ,").lower()
    return between in {"and", "&", ""} and other.span.start - one.span.end <= len(" , and ")


def plural_surname(
    mentions: Sequence[Mention], surnames: Mapping[str, Sequence[int]]
) -> str | None:
    """Return the surname whose plural *mentions* are ("the Harlows"), None if they are none."""
    mention = max(mentions, key=lambda m: len(m.name))
    word = mention.core[-1]
    if not mention.name.lower().startswith("the "):
        return None
    if len(mention.core) > 1:
        return None
    return next(
        (own for own in (word[:-1], word[:-2]) if word.endswith("s") and own in surnames), None
    )
