"""What the candidates for one pronoun or description have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.names import PERSONAL
from claimkit.resolution.pronouns.find import Pronoun
from claimkit.resolution.pronouns.functions import find_top
from claimkit.resolution.pronouns.history import EntityHistory, Spoke


@frozen(kw_only=True)
class CandidateSet:
    """What the candidates for one pronoun have in common, for comparisons.

    Attributes:
        most: the largest number of mentions so far; most_in_text: the same for names and nouns in
            the whole text.
        leader: index of the one that has at least twice as many in the whole text as any other.
        first: index of the entity that is the first in the text.
        last_antecedent: index of the antecedent of the last pronoun of this form.
        spoke_last: whose words the text reported last; None if that is not known.
        fitting: indices of the persons of whom nothing suggests another gender than the pronoun.
        called: how many of them the text calls by the noun, if there is one.
        rows: indices of those that were last mentioned in a row with another that fits.
    """

    size: int
    most: int
    most_in_text: int
    leader: int | None
    first: int | None
    last_antecedent: int | None
    spoke_last: Spoke | None
    fitting: frozenset[int] = frozenset()
    called: int = 0
    rows: frozenset[int] = frozenset()


def compare_candidates(
    candidates: Sequence[EntityHistory],
    last_antecedent: int | None,
    spoke_last: Spoke | None,
    *,
    fitting: Iterable[int] = (),
    called: int = 0,
    rows: Iterable[int] = (),
) -> CandidateSet:
    """Return what the *candidates* have in common."""
    entities = [candidate.entity for candidate in candidates]
    opening = min(entities, key=lambda entity: entity.start, default=None)
    return CandidateSet(
        size=len(candidates),
        most=max([candidate.count for candidate in candidates], default=0),
        most_in_text=max([entity.total for entity in entities], default=0),
        leader=_find_leader(entities),
        first=None if opening is None else opening.index,
        last_antecedent=last_antecedent,
        spoke_last=spoke_last,
        fitting=frozenset(fitting),
        called=called,
        rows=frozenset(rows),
    )


def _find_leader(entities: Sequence[Entity]) -> int | None:
    """Return the index of the one that the text names at least twice as often as any other."""
    first, second = 0, 0
    leader: int | None = None
    for entity in entities:
        if entity.total > first:
            first, second, leader = entity.total, first, entity.index
        elif entity.total > second:
            second = entity.total
    return leader if first >= 2 * second else None


def find_fitting(pronoun: Pronoun, candidates: Iterable[EntityHistory]) -> Iterator[int]:
    """Yield the indices of the persons of whom nothing suggests another gender than *pronoun*."""
    for candidate in candidates:
        entity = candidate.entity
        suggests_nothing = entity.gender is Gender.UNKNOWN
        if (suggests_nothing or entity.gender is pronoun.gender) and entity.kind in PERSONAL:
            yield entity.index


def find_rows(candidates: Iterable[EntityHistory]) -> Iterator[int]:
    """Yield the indices of those of *candidates* that were last mentioned in a row with another:
    "Ana Lee and Bo Berg".
    """
    rows: dict[tuple[int, int], list[int]] = defaultdict(list)
    for candidate in candidates:
        last = candidate.last
        rows[last.sentence, find_top(last.head).index].append(candidate.entity.index)
    for row in rows.values():
        if len(row) > 1:
            yield from row
