"""People who are named together.

"Colin and Bev Tate" share a surname, "the Tates" are both, and "they" may be both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Coordination, Entity, join_names
from claimkit.resolution.mentions.names import PERSONAL, Mention
from claimkit.tree import Word

JOINTS = frozenset({"and", "&", ","})
BESIDE = ("appos", "acl", "acl:relcl")
LONGEST_ASIDE = 15  # words between two names that are joined, titles and appositions too

Members = tuple[int, ...]  # indices of the entities that are named together


@frozen
class Coordinated:
    """The result of :func:`coordinate`.

    Attributes:
        named: the entities with a name; a plural of a surname is a group now.
        together: the people who are named together; their indices follow those of *named*.
    """

    named: tuple[Entity, ...]
    together: tuple[Entity, ...]


def coordinate(mentions: Sequence[Mention], named: Sequence[Entity]) -> Coordinated:
    """Return the people who are named together, each group once. The plural of a surname ("the
    Harlows") is a group, and a mention of those named together who have the surname.

    Args:
        mentions: of all entities, in text order.
        named: each is at its index.
    """
    phrases = _gather_phrases(mentions, named)
    families = _find_families(named)
    entities = list(named)
    plurals: dict[Members, list[Mention]] = defaultdict(list)
    for index, family in families.items():
        entities[index] = evolve(named[index], kind=ReferentKind.GROUP, is_plural=True)
        for members in filter(family.issuperset, phrases):
            plurals[members] += named[index].mentions
            break
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
    mentions: Sequence[Mention], named: Sequence[Entity]
) -> dict[Members, list[Coordination]]:
    """Return where people are named together, by the indices of their entities."""
    owners: dict[Word, int] = {}
    for entity in named:
        owners.update((mention.words[0], entity.index) for mention in entity.mentions)
    phrases: dict[Members, list[Coordination]] = defaultdict(list)
    for coordination in find_coordinations(mentions):
        indices = (owners[mention.words[0]] for mention in coordination.members)
        members = tuple(dict.fromkeys(indices))
        if len(members) > 1:
            phrases[members].append(coordination)
    return phrases


def _find_families(named: Sequence[Entity]) -> dict[int, set[int]]:
    """Return, for each entity that is the plural of a surname ("the Harlows"), the indices of those
    who have the surname.
    """
    surnames = _gather_surnames(named)
    families: dict[int, set[int]] = {}
    for entity in named:
        for surname in _find_singulars(entity):
            if surname in surnames:
                families[entity.index] = surnames[surname]
                break
    return families


def _gather_surnames(named: Sequence[Entity]) -> dict[str, set[int]]:
    """Return the indices of the persons with a full name, by surname."""
    surnames: dict[str, set[int]] = defaultdict(set)
    for entity in named:
        opening = entity.mentions[0]
        if entity.kind is ReferentKind.PERSON and len(opening.core) > 1:
            surnames[opening.surname].add(entity.index)
    return surnames


def _find_singulars(entity: Entity) -> Iterator[str]:
    """Yield the surnames of which the name of *entity* may be the plural: "the Harlows", "the
    Lees".
    """
    longest = max(entity.mentions, key=lambda mention: len(mention.name))
    plural = longest.core[-1]
    if len(longest.core) > 1 or not plural.endswith("s"):
        return
    if longest.name.lower().startswith("the "):
        yield plural[:-1]
        yield plural[:-2]


def _spell_names(names: Sequence[str]) -> str:
    """Return *names* joined by "and". A surname that all have is written once."""
    given, surnames = zip(*(_split_name(name) for name in names), strict=True)
    if len(set(surnames)) > 1 or not all(given):
        return join_names(names)
    return join_names([*given[:-1], names[-1]])


def _split_name(name: str) -> tuple[str, str]:
    """Return *name* without its last word, and the last word."""
    *given, surname = name.split()
    return " ".join(given), surname


def share_surnames(mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return *mentions*, in which a given name before "and" has the surname of the next name
    ("Colin and Bev Tate").
    """
    shared = list(mentions)
    for position, (mention, following) in enumerate(pairwise(mentions)):
        may_share = _may_share_surname(mention, following, lexicon)
        if may_share and _stand_together(mention, following):
            shared[position] = _take_surname(mention, following)
    return tuple(shared)


def _may_share_surname(mention: Mention, following: Mention, lexicon: Lexicon) -> bool:
    """Whether *mention* is only a given name, and *following* may be a person's full name."""
    if len(mention.core) > 1 or len(following.core) == 1:
        return False
    if not PERSONAL.issuperset({mention.kind, following.kind}):
        return False
    return mention.words[0].text in lexicon.names.given_names


def _take_surname(mention: Mention, lender: Mention) -> Mention:
    surname = lender.name.split()[-1]
    return evolve(
        mention,
        core=(*mention.core, lender.surname),
        name=f"{mention.name} {surname}",
        kind=ReferentKind.PERSON,
    )


def find_coordinations(mentions: Sequence[Mention]) -> Iterator[Coordination]:
    """Yield the persons that commas and "and" join to one phrase."""
    row: list[Mention] = []
    inner: list[Mention] = []  # names in what is said beside one of a row
    for mention in mentions:
        if row and mention.head in _list_beside(row[-1]):
            inner.append(mention)
            continue
        if row and not _are_joined(row, mention):
            yield from _coordinate(row)
            row = []
        row = [*row, mention] if mention.kind in PERSONAL else []
    yield from _coordinate(row)
    if inner:
        yield from find_coordinations(inner)


def _coordinate(row: Sequence[Mention]) -> Iterator[Coordination]:
    if len(row) > 1:
        yield Coordination(members=tuple(row))


def _are_joined(row: Sequence[Mention], behind: Mention) -> bool:
    """Whether *behind* goes on a *row* of names as a conjunct of one of them, with nothing before
    it but its title and what is said beside the last of them: "Mr. Lee, a senator, and Ms. Berg".
    """
    top = _find_top(behind)
    if top.relation != "conj" or top.parent not in [_find_top(mention) for mention in row]:
        return False
    between = _list_between(row[-1], behind)
    allowed = {*_list_beside(row[-1]), *_list_titles(top)}
    return len(between) <= LONGEST_ASIDE and all(
        word.lower in JOINTS or word.upos == "NUM" or word in allowed for word in between
    )


def _find_top(mention: Mention) -> Word:
    """Return the head of the name of *mention*, of the title on which its name hangs, or of the
    noun that is joined to another name: "Bo Berg and his wife, Ana Lee".
    """
    top = mention.head
    while top.relation == "flat" and top.parent is not None:
        top = top.parent
    noun = top.parent_as("appos")
    is_joined = noun is not None and noun.relation == "conj" and noun in mention.titles.nouns
    return noun if noun is not None and is_joined and noun.index < top.index else top


def _list_beside(mention: Mention) -> Iterator[Word]:
    """Yield the words of appositions and clauses that say more of the bearer of the name."""
    for child in _find_top(mention).children(*BESIDE):
        yield from child.subtree()


def _list_between(before: Mention, behind: Mention) -> Sequence[Word]:
    words = before.sentence.words
    return words[before.words[-1].index : behind.words[0].index - 1]


def _list_titles(top: Word) -> Iterator[Word]:
    """Yield the words of the phrase of *top*, a name, without those that join it to another."""
    yield top
    for child in top.children():
        if child.relation not in {"cc", "conj"}:
            yield from child.subtree()


def _stand_together(before: Mention, behind: Mention) -> bool:
    """Whether nothing but "and" or a comma is between the names of two that are joined."""
    between = _list_between(before, behind)
    return _are_joined([before], behind) and JOINTS.issuperset(word.lower for word in between)
