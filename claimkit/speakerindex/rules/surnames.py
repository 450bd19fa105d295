"""The rule for surnames alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import chain, islice
from operator import attrgetter

from attrs import field, frozen

from claimkit.speakerindex.groups import Group
from claimkit.speakerindex.keys.names import PersonName, strip_accents, to_name_key
from claimkit.speakerindex.keys.roles import RoleKey, to_role_key
from claimkit.speakerindex.rules.proposals import TOLD_APART, Groups, Proposal

MOST_CANDIDATES = 8

Trait = tuple[str, Hashable]  # what tells one bearer of a surname from another


def propose_surnames(groups: Groups) -> Iterator[Proposal]:
    """A surname, alone or after an initial, and the one full name that it belongs to.

    Both have the same office or affiliation.
    """
    bearers = _Bearers()
    for group in groups:
        bearers.add(group)
    merged: dict[tuple[Group, str], list[Group]] = defaultdict(list)
    apart: dict[tuple[str, str], _Apart] = defaultdict(_Apart)
    for group, name in _list_surnames(groups):
        candidates = bearers.find(group, name)
        reason = _explain(group, candidates)
        if reason is None:
            merged[candidates[0], name.key].append(group)
        elif candidates or bearers.has(name):
            apart[name.key, reason].add(group, candidates)
    for (target, _), joined in merged.items():
        reason = "the surname, with the same office or affiliation"
        yield Proposal(joined=tuple(joined), target=target, reason=reason)
    for (_, reason), rows in apart.items():
        candidates = list(rows.candidates)
        yield Proposal(joined=tuple(rows.groups), candidates=tuple(candidates), reason=reason)


def _list_surnames(groups: Groups) -> Iterator[tuple[Group, PersonName]]:
    """Yield the persons that go by no full name, each with a name."""
    for group in groups:
        is_settled = group.split or group.entry is not None
        if group.persons and not is_settled and not group.full_names:
            yield group, group.persons[0]


def _explain(group: Group, candidates: list[Group]) -> str | None:
    """Return why *group* joins none of *candidates*, None if it joins the only one."""
    if not candidates:
        return "no office or affiliation that only one of the name has"
    if len(candidates) > 1:
        return "ambiguous: several of the name fit"
    return TOLD_APART if group.articles & candidates[0].articles else None


@frozen
class _Apart:
    """Groups that stay apart for one reason, and whom they might have joined."""

    groups: list[Group] = field(factory=list)
    candidates: dict[Group, None] = field(factory=dict)

    def add(self, group: Group, candidates: list[Group]) -> None:
        self.groups.append(group)
        self.candidates.update(dict.fromkeys(candidates))


@frozen
class _Bearers:
    """The full-named persons by surname and trait, and all their surnames."""

    table: dict[tuple[str, Trait], dict[Group, list[PersonName]]] = field(
        factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    surnames: set[str] = field(factory=set)

    def add(self, group: Group) -> None:
        """Add the full names of *group*."""
        traits = _find_traits(group)
        for name in group.full_names:
            surname = strip_accents(name.surname)
            self.surnames.add(surname)
            for trait in traits:
                self.table[surname, trait][group].append(name)

    def has(self, name: PersonName) -> bool:
        """Whether anybody has the surname."""
        return strip_accents(name.surname) in self.surnames

    def find(self, group: Group, name: PersonName) -> list[Group]:
        """Return those that *group* may be; if they are too many to decide, only some of them."""
        fitting: dict[Group, None] = {}
        for trait in _find_asked_traits(group):
            bearers = self.table.get((strip_accents(name.surname), trait), {})
            if len(bearers) > MOST_CANDIDATES:
                return list(islice(bearers, MOST_CANDIDATES))
            for bearer, names in bearers.items():
                if _extend_any(names, name) and not _contradict(group, bearer):
                    fitting[bearer] = None
        return list(fitting)


def _extend_any(full: list[PersonName], name: PersonName) -> bool:
    return any(_extends(longer, name) for longer in full)


def _extends(full: PersonName, name: PersonName) -> bool:
    """Whether *full* may be the whole of *name*, whose surname it has."""
    if name.suffix is not None and name.suffix != full.suffix:
        return False
    return name.given is None or (full.given or "").startswith(name.given)


def _find_traits(group: Group) -> set[Trait]:
    """Return the traits under which a full-named person is found."""
    traits = _find_affiliation_traits(group)
    for role in _find_roles(group):
        traits.add(("role", role.words))
        if role.office is not None:
            traits.add(("office", role.office))
        if role.is_bare:
            traits.add(("only", role.office))
    return traits


def _find_asked_traits(group: Group) -> set[Trait]:
    """Return the traits by which a surname asks: a longer role than the office also asks for those
    who have the office alone.
    """
    traits = _find_affiliation_traits(group)
    for role in _find_roles(group):
        if role.ranked or role.office is not None:
            traits.add(("role", role.words))
        if role.office is not None:
            traits.add(("only", role.office))
        if role.is_bare:
            traits.add(("office", role.office))
    return traits


def _find_affiliation_traits(group: Group) -> set[Trait]:
    return {("affiliation", key) for key in _find_affiliations(group)}


def _find_roles(group: Group) -> set[RoleKey]:
    return set(map(to_role_key, chain.from_iterable(map(attrgetter("roles"), group.members))))


def _find_affiliations(group: Group) -> set[str]:
    names = chain.from_iterable(map(attrgetter("affiliations"), group.members))
    return set(map(to_name_key, names))


def _contradict(group: Group, other: Group) -> bool:
    """Whether both have affiliations, and none in common."""
    ours, theirs = _find_affiliations(group), _find_affiliations(other)
    return bool(ours and theirs) and ours.isdisjoint(theirs)
