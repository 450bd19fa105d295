"""Plural nouns for people who were named together: "Ana Lee and Bo Berg came. The two senators
said …", "the couple", "both men".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from claimkit.document import Document
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.words import load_entity_words
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.nominals import NominalMention, to_nominal_mention
from claimkit.tree import Word

REACH = 4  # sentences back to where they are named together
BOTH = "both"
NUMBERS = {BOTH: 2, "two": 2, "three": 3, "four": 4, "five": 5}
DETERMINERS = frozenset({"the", "these", "those", BOTH})
# Relations of what says that others are meant than those who were named
TELLING = ("acl", "acl:relcl", "nmod:poss", "nmod", "amod", "compound")


@frozen
class ReferringNouns:
    """The groups with the nouns that refer to them, and the nouns that do not."""

    groups: tuple[Entity, ...]
    free: tuple[NominalMention, ...]


def resolve_plurals(
    document: Document,
    groups: Sequence[Entity],
    named: Sequence[Entity],
    nouns: Sequence[NominalMention],
) -> ReferringNouns:
    """Return *groups* with those plural nouns that refer to them.

    Args:
        groups: people who are named together.
        named: the entities with a name, each at its index.
        nouns: those without an antecedent, in text order. "The two" is none of them, and is found
            in *document*.
    """
    if not groups:
        return ReferringNouns((), tuple(nouns))
    taken: dict[int, list[NominalMention]] = {group.index: [] for group in groups}
    free: list[NominalMention] = []
    for noun in nouns:
        group = _find_group(noun, groups, named)
        row = free if group is None else taken[group.index]
        row.append(noun)
    for noun in _find_bare_numbers(document):
        group = _find_group(noun, groups, named)
        if group is not None:
            taken[group.index].append(noun)
    referring = (evolve(g, anaphors=tuple(_sort(taken[g.index]))) for g in groups)
    return ReferringNouns(tuple(referring), tuple(free))


def _sort(nouns: Sequence[NominalMention]) -> Sequence[NominalMention]:
    return sorted(nouns, key=lambda noun: noun.span.start)


def _find_bare_numbers(document: Document) -> Iterator[NominalMention]:
    """Yield the subjects "the two", "both"."""
    for sentence in document.sentences:
        for word in sentence.words:
            if word.lower not in NUMBERS or word.relation != "nsubj" or word.upos == "NOUN":
                continue
            if word.lower == BOTH or word.child_lemmas("det") == {"the"}:
                yield to_nominal_mention(word, word.lower, ReferentKind.GROUP)


def _find_group(
    noun: NominalMention, groups: Sequence[Entity], named: Sequence[Entity]
) -> Entity | None:
    """Return the group that *noun* refers to: the only one named before it and near it that fits,
    with nobody else near who is called so.
    """
    if not noun.is_plural or not _is_plain(noun.head):
        return None
    near = [group for group in groups if _is_near(group, noun)]
    fitting = [group for group in near if _may_be_called(group, noun, named)]
    return fitting[0] if len(fitting) == 1 else None


def _is_plain(noun: Word) -> bool:
    """Whether *noun* is definite, and nothing says that it means others."""
    if noun.lower == BOTH:
        return noun.child(*TELLING) is None
    determiner = noun.child("det")
    if determiner is None or determiner.lower not in DETERMINERS:
        return False
    return noun.child(*TELLING) is None


def _is_near(group: Entity, noun: NominalMention) -> bool:
    """Whether *group* was named in the sentences before *noun*."""
    sentences = (joined.sentence.index for joined in group.coordinations)
    return any(0 < noun.sentence.index - sentence <= REACH for sentence in sentences)


def _may_be_called(group: Entity, noun: NominalMention, named: Sequence[Entity]) -> bool:
    """Whether *group* has as many members as *noun* says, and is what it says."""
    number = _find_number(noun.head)
    if number not in {None, len(group.members)}:
        return False
    members = [named[member] for member in group.members]
    if noun.lemma in NUMBERS or noun.lemma in load_entity_words().gatherings:
        return True
    if noun.lemma in load_entity_words().people:
        return _may_be_of_gender(noun, members, is_counted=number is not None)
    if _have_title(members[0], noun):
        return True
    called = {entity.index for entity in named if _is_called_near(entity, noun)}
    if number is None:
        return called == set(group.members)
    return bool(called) and called <= set(group.members)


def _find_number(noun: Word) -> int | None:
    """Return how many *noun* says there are; None if it does not."""
    gathering = load_entity_words().gatherings.get(noun.lemma)
    said = (word.lower for word in (noun, *noun.children("nummod", "det")))
    numbers = (NUMBERS[word] for word in (*said, gathering) if word in NUMBERS)
    return next(numbers, None)


def _may_be_of_gender(noun: NominalMention, members: Sequence[Entity], *, is_counted: bool) -> bool:
    """Whether *members* may be such men or women; without a number each must be known to be."""
    if noun.gender is Gender.UNKNOWN:
        return is_counted
    genders = {member.gender for member in members}
    return genders <= {noun.gender, Gender.UNKNOWN} if is_counted else genders == {noun.gender}


def _have_title(first: Entity, noun: NominalMention) -> bool:
    """Whether the plural *noun* stands before the name of the *first* of several as the title of
    all: "Senators Ana Lee and Bo Berg".
    """
    return any(title.is_plural and title.lemma == noun.lemma for title in first.nouns)


def _is_called_near(entity: Entity, noun: NominalMention) -> bool:
    """Whether the text calls *entity* by *noun*, and names it before the noun and near it."""
    if noun.lemma not in entity.described:
        return False
    sentences = (mention.sentence.index for mention in entity.mentions)
    return any(0 <= noun.sentence.index - sentence <= REACH for sentence in sentences)
