"""The referents of a text: those with a name, people named together, and those that only a noun
describes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from attrs import frozen

from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.anaphora import resolve_anaphors
from claimkit.resolution.entities.coordination import coordinate, share_surnames
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.groups import NameGroup
from claimkit.resolution.entities.matching import group_names
from claimkit.resolution.entities.naming import to_named_entity
from claimkit.resolution.entities.together import resolve_plurals
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.groups import SAME_IN_PLURAL, is_demonym
from claimkit.resolution.mentions.names import find_mentions
from claimkit.resolution.mentions.nominals import NominalMention, find_nominal_mentions
from claimkit.resolution.mentions.words import load_mention_words
from claimkit.tree import Word

_LEMMA = attrgetter("lemma")


def find_entities(document: Document, lexicon: Lexicon) -> tuple[Entity, ...]:
    """Return the entities of *document*: the named ones in order of their first mention, people
    named together, and those without a name.
    """
    mentions = share_surnames(find_mentions(document, lexicon), lexicon)
    groups = group_names(document, mentions)
    nouns = attach_nouns(document, groups, lexicon)
    named = [
        to_named_entity(index, group, beside, lexicon)
        for index, (group, beside) in enumerate(zip(groups, nouns.beside, strict=True))
    ]
    resolved = resolve_anaphors(named, nouns.loose)
    coordinated = coordinate(mentions, resolved.entities)
    referring = resolve_plurals(document, coordinated.together, coordinated.named, resolved.free)
    entities = (*coordinated.named, *referring.groups)
    return (*entities, *_describe(referring.free, len(entities)))


@frozen
class AttachedNouns:
    """The nouns of a text that can speak.

    Attributes:
        beside: for each group of names, the nouns beside one of its mentions.
        loose: all others, in text order.
    """

    beside: tuple[tuple[NominalMention, ...], ...]
    loose: tuple[NominalMention, ...]


def attach_nouns(
    document: Document, groups: Sequence[NameGroup], lexicon: Lexicon
) -> AttachedNouns:
    """Return the nouns of *document* that can speak; those beside a name by the group of the
    name.
    """
    owners: dict[Word, int] = {}
    named: set[Word] = set()
    for index, group in enumerate(groups):
        for mention in group.mentions:
            named.update(mention.covered)
            owners.update(dict.fromkeys(mention.titles.nouns, index))
    roles = dict.fromkeys(_find_body_words(groups), ReferentKind.ORGANIZATION)
    roles |= dict.fromkeys((*_find_demonyms(owners), *map(_LEMMA, owners)), ReferentKind.PERSON)
    beside: list[list[NominalMention]] = [[] for _ in groups]
    loose: list[NominalMention] = []
    for noun in find_nominal_mentions(document, named, roles, lexicon):
        owner = owners.get(noun.head)
        nouns = loose if owner is None else beside[owner]
        nouns.append(noun)
    return AttachedNouns(tuple(map(tuple, beside)), tuple(loose))


def _find_body_words(groups: Iterable[NameGroup]) -> Iterator[str]:
    """Yield the last words of the longer names of bodies, by which a text may go on to call them:
    "the Oland School District … the district".
    """
    endings = load_mention_words().newspaper_endings
    for group in groups:
        word = group.longest.words[-1].lower
        if group.longest.is_organization and len(group.longest.words) > 1 and word not in endings:
            yield word


def _find_demonyms(nouns: Iterable[Word]) -> Iterator[str]:
    """Yield by which nation or party *nouns* beside names tell who somebody is: "the Italian" may
    be "Italian cyclist Ana Lee".
    """
    for noun in nouns:
        for word in noun.children("amod"):
            if is_demonym(word.lemma) and not word.lemma.endswith(SAME_IN_PLURAL):
                yield word.lemma


def _describe(nouns: Sequence[NominalMention], first: int) -> Iterator[Entity]:
    """Yield the entities that only *nouns* describe. A definite noun refers to the last entity with
    the same noun, unless it has a new modifier.

    Args:
        first: the index of the first of these entities.
    """
    rows: list[list[NominalMention]] = []
    last: dict[tuple[str, bool], list[NominalMention]] = {}
    for noun in nouns:
        key = (noun.lemma, noun.is_plural)
        row = last.get(key)
        if row is not None and noun.is_definite and noun.modifiers <= row[0].modifiers:
            row.append(noun)
            continue
        last[key] = [noun]
        rows.append(last[key])
    for index, row in enumerate(rows, start=first):
        yield _to_unnamed_entity(index, row)


def _to_unnamed_entity(index: int, nouns: Sequence[NominalMention]) -> Entity:
    words = {nouns[0].lemma}.union(*(noun.modifiers for noun in nouns))
    genders = (noun.gender for noun in nouns if noun.gender is not Gender.UNKNOWN)
    return Entity(
        index=index,
        name=None,
        kind=nouns[0].kind,
        nouns=tuple(nouns),
        is_plural=nouns[0].is_plural,
        gender=next(genders, Gender.UNKNOWN),
        described=frozenset(words),
    )
