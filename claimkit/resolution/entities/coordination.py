"""People who are named together: "Colin and Bev Tate" share a surname, "the Tates" are both, and
"they" may be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from claimkit.document import Document, Word
from claimkit.lexicons.schema import Lexicon
from claimkit.model import ReferentKind
from claimkit.resolution.entities.entity import Coordination, Entity, join_names
from claimkit.resolution.mentions.names import PERSONAL, Mention

JOINTS = frozenset({"and", "&", ""})  # what stands between two names, commas aside
LONGEST_JOINT = len(" , and ")

Members = tuple[int, ...]  # indices of the entities that are named together


@frozen
class Coordinated:
    """The entities with a name, those that turn out to be several people among them, and the people
    named together, who come behind these.
    """

    named: tuple[Entity, ...]
    together: tuple[Entity, ...]


def coordinate(
    document: Document, mentions: Sequence[Mention], named: Sequence[Entity]
) -> Coordinated:
    """Return the people named together, once each. The plural of a surname ("the Harlows") is a
    group, and names those together who share it.

    Args:
        mentions: of all entities, in text order.
        named: each of them stands at its index.
    """
    phrases = _gather_phrases(document, mentions, named)
    surnames = _gather_surnames(named)
    plurals: dict[Members, list[Mention]] = defaultdict(list)
    entities: list[Entity] = []
    for entity in named:
        bearers = _find_bearers(entity, surnames)
        if bearers is not None:
            entity = evolve(entity, kind=ReferentKind.GROUP, is_plural=True)
            together = next((members for members in phrases if bearers.issuperset(members)), None)
            if together is not None:
                plurals[together] += entity.mentions
        entities.append(entity)
    groups: list[Entity] = []
    for members, coordinations in phrases.items():
        group = Entity(
            index=len(named) + len(groups),
            name=_spell_names([named[member].name or "" for member in members]),
            kind=ReferentKind.GROUP,
            mentions=tuple(plurals[members]),
            coordinations=tuple(coordinations),
            is_plural=True,
            members=members,
        )
        groups.append(group)
    return Coordinated(tuple(entities), tuple(groups))


def _gather_phrases(
    document: Document, mentions: Sequence[Mention], named: Sequence[Entity]
) -> dict[Members, list[Coordination]]:
    """Return where people are named together, by who they are."""
    owners = {mention.words[0]: entity.index for entity in named for mention in entity.mentions}
    phrases: dict[Members, list[Coordination]] = defaultdict(list)
    for coordination in find_coordinations(document, mentions):
        indices = (owners[mention.words[0]] for mention in coordination.members)
        members = tuple(dict.fromkeys(indices))
        if len(members) > 1:
            phrases[members].append(coordination)
    return phrases


def _gather_surnames(named: Sequence[Entity]) -> dict[str, set[int]]:
    """Return the indices of the persons with a full name by their surname."""
    surnames: dict[str, set[int]] = defaultdict(set)
    for entity in named:
        opening = entity.mentions[0]
        if entity.kind is ReferentKind.PERSON and len(opening.core) > 1:
            surnames[opening.surname].add(entity.index)
    return surnames


def _find_bearers(entity: Entity, surnames: Mapping[str, set[int]]) -> set[int] | None:
    """Return those who bear the surname whose plural *entity* is ("the Harlows"), None if it is
    none.
    """
    longest = max(entity.mentions, key=lambda mention: len(mention.name))
    if len(longest.core) > 1 or not longest.name.lower().startswith("the "):
        return None
    plural = longest.core[-1]
    if not plural.endswith("s"):
        return None
    return surnames.get(plural[:-1]) or surnames.get(plural[:-2])


def _spell_names(names: Sequence[str]) -> str:
    """Return *names* joined by "and", a surname that all share only once."""
    shared = {name.split()[-1] for name in names}
    if len(shared) > 1 or any(len(name.split()) < 2 for name in names):
        return join_names(names)
    given = [name.rsplit(maxsplit=1)[0] for name in names[:-1]]
    return join_names([*given, names[-1]])


def share_surnames(
    document: Document, mentions: Sequence[Mention], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Return *mentions*, a given name before "and" with the surname of the name behind ("Colin and
    Bev Tate").
    """
    shared = list(mentions)
    for position, (mention, following) in enumerate(pairwise(mentions)):
        may_share = _is_given_name(mention, lexicon) and _may_lend_surname(following)
        if may_share and _are_joined(document, mention, following, mention.head):
            shared[position] = _take_surname(mention, following)
    return tuple(shared)


def _is_given_name(mention: Mention, lexicon: Lexicon) -> bool:
    if len(mention.core) > 1 or mention.kind not in PERSONAL:
        return False
    return mention.words[0].text in lexicon.names.given_names


def _may_lend_surname(mention: Mention) -> bool:
    return len(mention.core) > 1 and mention.kind in PERSONAL


def _take_surname(mention: Mention, lender: Mention) -> Mention:
    surname = lender.name.split()[-1]
    return evolve(
        mention,
        core=(*mention.core, lender.surname),
        name=f"{mention.name} {surname}",
        kind=ReferentKind.PERSON,
    )


def find_coordinations(document: Document, mentions: Sequence[Mention]) -> Iterator[Coordination]:
    """Yield the persons that stand joined by commas and "and", as one phrase."""
    row: list[Mention] = []
    for mention in mentions:
        if row and not _are_joined(document, row[-1], mention, row[0].head):
            yield from _coordinate(row)
            row = []
        row = [*row, mention] if mention.kind in PERSONAL else []
    yield from _coordinate(row)


def _coordinate(row: Sequence[Mention]) -> Iterator[Coordination]:
    if len(row) > 1:
        yield Coordination(members=tuple(row))


def _are_joined(document: Document, before: Mention, behind: Mention, head: Word) -> bool:
    """Whether *behind* follows *before* in a row of names, as a conjunct of *head*, the first of
    the row.
    """
    if behind.head.relation != "conj" or behind.head.parent != head:
        return False
    start, end = before.span.end, behind.span.start
    joint = document.text[start:end].strip(" ,").lower()
    return joint in JOINTS and end - start <= LONGEST_JOINT
