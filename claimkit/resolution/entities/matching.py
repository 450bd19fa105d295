"""Which names are the same: sieves, from the most to the least certain. Each is asked about the
names that no sieve before it has resolved.

After the passes for names in the multi-pass sieve (Raghunathan et al. 2010; Lee et al. 2013).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimkit.document import Document
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.groups import GroupTable, NameGroup, NameGroups
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.names import PERSONAL, Mention
from claimkit.resolution.mentions.titles import Titles
from claimkit.resolution.mentions.words import is_acronym
from claimkit.rules import Rule, first

# Characters: of two with one surname, who was not named for so long is not meant
LONG = 4000
NO_PERSONS = frozenset({ReferentKind.PLACE, ReferentKind.GROUP})


def group_names(document: Document, mentions: Sequence[Mention]) -> tuple[NameGroup, ...]:
    """Return *mentions* as groups of the same name, in the order of their first mention.

    Longer names are decided first, wherever they are in the text: a headline may have the short
    form before the full one.
    """
    groups = NameGroups(document=document)
    for mention in sorted(mentions, key=lambda m: (-len(m.core), m.span.start)):
        matched = first(NAME_SIEVES, mention, groups)
        groups.add(mention, None if matched is None else matched.answer)
    return tuple(sorted(groups.order, key=lambda group: group.starts[0]))


def find_same_name(mention: Mention, groups: NameGroups) -> NameGroup | None:
    """The same words: "Ana Lee … Ana Lee". Jr. and Sr. are different, and so are two kinds."""
    fitting = _keep_suffixes(mention, groups.by_name.find(mention.key))
    if len(mention.core) > 1:
        return _find_nearest(mention, fitting)
    if _is_of_bearer(mention, groups):
        return None  # the sieves for surnames and given names say which bearer it is
    return _find_nearest(mention, _keep_kinds(mention, fitting))


def _is_of_bearer(mention: Mention, groups: NameGroups) -> bool:
    """Whether *mention*, of one word, may be short for the longer name of a person."""
    if mention.kind not in PERSONAL and not mention.in_heading:
        return False
    return any(_find_bearers(mention, table) for table in (groups.by_last, groups.by_first))


def find_middle_name(mention: Mention, groups: NameGroups) -> NameGroup | None:
    """The same first and last word; the middle is left out or shortened: "Robert Frost", "Robert L.
    Frost".
    """
    if len(mention.core) < 2 or mention.kind not in PERSONAL:
        return None
    ends = mention.key[0], mention.key[-1]
    fitting = _find_with_middle(mention, groups.by_first_and_last.find(ends))
    return _find_nearest(mention, _keep_suffixes(mention, fitting))


def _find_with_middle(mention: Mention, groups: Iterable[NameGroup]) -> Iterator[NameGroup]:
    personal = (group for group in groups if group.kind in PERSONAL)
    for group in personal:
        if any(_do_middles_fit(mention.key, key) for key in group.keys):
            yield group


def find_longer_name(mention: Mention, groups: NameGroups) -> NameGroup | None:
    """Several words that end a longer name, begin that of an organization or are inside a person's:
    "Hoop Scheffer", "the Protection Agency", "De la Cruz" for "Inés de la Cruz Moya".
    """
    if len(mention.core) < 2:
        return None
    longer = [*_find_ending(mention, groups), *_find_beginning(mention, groups)]
    longer += [] if longer else _find_surrounding(mention, groups)
    return _find_nearest(mention, _keep_suffixes(mention, _keep_kinds(mention, longer)))


def _find_ending(mention: Mention, groups: NameGroups) -> Iterator[NameGroup]:
    """Yield the groups with a name that ends with that of *mention*."""
    words = mention.key
    for group in groups.by_last_two.find(words[-2:]):
        if any(key[-len(words) :] == words for key in group.keys):
            yield group


def _find_surrounding(mention: Mention, groups: NameGroups) -> Iterator[NameGroup]:
    """Yield the persons whose name has that of *mention* behind the given name, and more."""
    words = mention.key
    if mention.kind not in PERSONAL:
        return
    for group in _find_persons(groups.by_inner_two.find(words[:2])):
        if any(_is_inside(words, key) for key in group.keys):
            yield group


def _is_inside(words: Sequence[str], name: Sequence[str]) -> bool:
    starts = range(1, len(name) - len(words))
    return any(tuple(name[start : start + len(words)]) == tuple(words) for start in starts)


def _find_beginning(mention: Mention, groups: NameGroups) -> Iterator[NameGroup]:
    """Yield the organizations with a name that begins with that of *mention*; a country is none of
    its bodies.
    """
    if mention.kind is ReferentKind.PLACE:
        return
    words = mention.key
    for group in _find_organizations(groups.by_first_two.find(words[:2])):
        if any(key[: len(words)] == words for key in group.keys):
            yield group


def find_acronym(mention: Mention, groups: NameGroups) -> NameGroup | None:
    """Capitals in brackets after the name, or its initials: "World Health Organization (WHO)"."""
    acronym = mention.words[0].text
    if len(mention.core) > 1 or not is_acronym(acronym):
        return None
    explained = _find_before_bracket(mention, groups)
    if explained is not None and explained.kind is not ReferentKind.PERSON:
        return explained
    initials = groups.by_initials.find((acronym.lower(),))
    return _find_nearest(mention, _find_organizations(initials))


def _find_before_bracket(mention: Mention, groups: NameGroups) -> NameGroup | None:
    """Return the name that ends right before the bracket around *mention*."""
    bracket = mention.span.start - 1
    if bracket < 0 or groups.document.text[bracket] != "(":
        return None
    return groups.by_end.get(bracket) or groups.by_end.get(bracket - 1)


def find_surname(mention: Mention, groups: NameGroups) -> NameGroup | None:
    """The last word of a person's name: "Ana Lee … Lee". If several have the surname, the one whose
    title fits, then who is alive if the bearer speaks, then whom the text named first: of others it
    says the full name again.
    """
    if not _may_be_part_of_name(mention):
        return None
    bearers = _find_bearers(mention, groups.by_last)
    if mention.titled_gender is not Gender.UNKNOWN:
        bearers = _keep_gender(mention.titled_gender, bearers)
    if mention.speaks:
        bearers = [group for group in bearers if not group.is_dead] or bearers
    return _find_first_named(_keep_recent(mention, _keep_titled(mention, bearers)))


def _keep_recent(mention: Mention, groups: list[NameGroup]) -> list[NameGroup]:
    """Return those of *groups* that the text named not long before *mention*; all if there are
    none.
    """
    start = mention.span.start
    before = [group for group in groups if group.starts[0] <= start]
    recent = [group for group in before if group.find_last_start(start) > start - LONG]
    return recent or groups


def _find_first_named(groups: Sequence[NameGroup]) -> NameGroup | None:
    """Return the one of *groups* that running text named first, and not as the kin of somebody:
    after "her daughter Mia Lee", "Lee" is still the mother.
    """
    introductions = sorted(
        ((group.find_introduction(), group) for group in groups),
        key=lambda pair: (pair[0].in_heading, pair[0].span.start),
    )
    others = [group for mention, group in introductions if not mention.is_kin]
    everybody = [group for _, group in introductions]
    return next(iter(others or everybody), None)


def _keep_titled(mention: Mention, groups: list[NameGroup]) -> list[NameGroup]:
    """Return those of *groups* that the text calls by a title of *mention*; all if there are
    none.
    """
    titles = set(mention.titles.words)
    return [group for group in groups if not titles.isdisjoint(group.titles)] or groups


def _keep_gender(gender: Gender, groups: list[NameGroup]) -> list[NameGroup]:
    """Return those of *groups* with this *gender*. If there are none, those without a gender, or
    else all.
    """
    for wanted in (gender, Gender.UNKNOWN):
        fitting = [group for group in groups if group.gender is wanted]
        if fitting:
            return fitting
    return groups


def find_given_name(mention: Mention, groups: NameGroups) -> NameGroup | None:
    """The first word of a person's name, which in some languages is the surname: "Ana", "Xi". Only
    a headline has it before the full name.
    """
    if not _may_be_part_of_name(mention):
        return None
    bearers = _find_bearers(mention, groups.by_first)
    if not mention.in_heading:
        bearers = [group for group in bearers if group.starts[0] <= mention.span.start]
    return _find_nearest(mention, bearers)


def _may_be_part_of_name(mention: Mention) -> bool:
    """Whether *mention* has one word that may be part of a person's name. In headlines labels are
    often wrong, and are ignored.
    """
    if len(mention.core) > 1:
        return False
    return mention.in_heading or mention.kind not in NO_PERSONS


def _find_bearers(mention: Mention, table: GroupTable) -> list[NameGroup]:
    """Return the persons whose longer name *table* has for the one word of *mention*."""
    persons = _find_persons(table.find(mention.key[:1]))
    return [person for person in persons if len(person.longest.core) > 1]


def _has_title(titles: Titles) -> bool:
    return bool(titles.words) or titles.role is not None


def find_short_organization(mention: Mention, groups: NameGroups) -> NameGroup | None:
    """The first word of an organization's name, or with an article the last: "Renault" for "Renault
    Group", "the Post" for "the Northern Post".
    """
    if len(mention.core) > 1 or _has_title(mention.titles):
        return None
    longer = _find_organizations(groups.by_first.find(mention.key))
    if not longer and mention.name.startswith("The "):
        longer = _find_organizations(groups.by_last.find(mention.key))
    return _find_nearest(mention, [group for group in longer if not _has_number(group)])


def _has_number(group: NameGroup) -> bool:
    """Whether the name of *group* has a number, as that of a flight or a bill has."""
    return any(letter.isdigit() for letter in group.longest.name)


def _find_persons(groups: Iterable[NameGroup]) -> list[NameGroup]:
    return [group for group in groups if group.kind is ReferentKind.PERSON]


def _find_organizations(groups: Iterable[NameGroup]) -> list[NameGroup]:
    return [group for group in groups if group.kind is ReferentKind.ORGANIZATION]


def _find_nearest(mention: Mention, groups: Sequence[NameGroup]) -> NameGroup | None:
    """Return the group mentioned last before *mention*; if none, the first after it."""
    start = mention.span.start
    before = [group for group in groups if group.starts[0] <= start]
    if before:
        return max(before, key=lambda group: group.find_last_start(start))
    return min(groups, key=lambda group: group.starts[0], default=None)


def _keep_suffixes(mention: Mention, groups: Iterable[NameGroup]) -> list[NameGroup]:
    """Return those of *groups* that *mention* may belong to by its Jr. or the like. If some have
    the same suffix, only these.
    """
    fitting = [group for group in groups if _does_suffix_fit(mention, group)]
    return [group for group in fitting if mention.suffix in group.suffixes] or fitting


def _does_suffix_fit(mention: Mention, group: NameGroup) -> bool:
    has_kin = mention.is_kin if group.suffixes else group.is_kin
    # "his father, Hugh Carrow" beside Hugh Carrow Jr.
    if has_kin and (mention.suffix is None) is bool(group.suffixes):
        return False
    if mention.suffix is None or not group.suffixes:
        return True
    return mention.suffix in group.suffixes


def _keep_kinds(mention: Mention, groups: Iterable[NameGroup]) -> list[NameGroup]:
    """Return those of *groups* that *mention* may belong to by its kind."""
    return [group for group in groups if _do_kinds_fit(mention.kind, group.kind)]


def _do_kinds_fit(one: ReferentKind, other: ReferentKind) -> bool:
    """Whether the two are equal, one is unknown, or neither is a person."""
    kinds = {one, other}
    return len(kinds) == 1 or ReferentKind.UNKNOWN in kinds or ReferentKind.PERSON not in kinds


def _do_middles_fit(name: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names have the same first and last word, and the middle of one is left out or
    shortened in the other.
    """
    if len(other) < 2 or (name[0], name[-1]) != (other[0], other[-1]):
        return False
    middle, others = _spell_middle(name), _spell_middle(other)
    shorter, longer = sorted((middle, others), key=len)
    return longer.startswith(shorter)  # an empty middle begins every other


def _spell_middle(name: Sequence[str]) -> str:
    return " ".join(name[1:-1]).replace(".", "")


NAME_SIEVES = (
    Rule("same name", "Ana Lee came. Ana Lee said it rained.", find_same_name),
    Rule("middle name", "Robert Frost came. Robert L. Frost said it rained.", find_middle_name),
    Rule(
        "part of a longer name",
        "Jaap de Hoop Scheffer came. Hoop Scheffer said it rained.",
        find_longer_name,
    ),
    Rule(
        "acronym", "The World Health Organization (WHO) met. The WHO said it rained.", find_acronym
    ),
    Rule("surname", "Ana Lee came. Lee said it rained.", find_surname),
    Rule("given name", "Ana Lee came. Ana said it rained.", find_given_name),
    Rule(
        "short name of a body",
        "Renault Trucks grew. Renault said it rained.",
        find_short_organization,
    ),
)
