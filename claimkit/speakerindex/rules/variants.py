"""The rules for names that are written in two ways: accents, initials, middle names, acronyms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from operator import attrgetter

from attrs import field, frozen

from claimkit.speakerindex.appearances import Appearance
from claimkit.speakerindex.groups import BODY, PERSON, UNKNOWN, Group
from claimkit.speakerindex.keys.names import PersonName, strip_accents
from claimkit.speakerindex.rules.proposals import Groups, Proposal, propose_only_one


def propose_accents(groups: Groups) -> Iterator[Proposal]:
    """The same name with and without accents, if all accents are in the same places."""
    table: dict[tuple[str, str], dict[Group, str]] = defaultdict(dict)
    for group in groups:
        for key in _list_keys(group):
            table[group.domain, strip_accents(key)][group] = key
    for (_, bare), spellings in table.items():
        without = [group for group, key in spellings.items() if key == bare]
        accented = [group for group, key in spellings.items() if key != bare]
        yield from propose_only_one(without, accented, "the same name but for accents")


def _list_keys(group: Group) -> list[str]:
    """Return the keys of names that may differ by accents only."""
    if group.split or group.domain == UNKNOWN:
        return []
    if group.domain == PERSON:
        return list(map(attrgetter("key"), group.full_names))
    return list(group.names)


def propose_initials(groups: Groups) -> Iterator[Proposal]:
    """A middle initial and its middle name, if only one such name is known."""
    full: dict[Hashable, dict[Group, tuple[str, ...]]] = defaultdict(dict)
    short: dict[tuple[Hashable, tuple[str, ...]], list[Group]] = defaultdict(list)
    for group, name in _list_full_names(groups):
        key = (_to_ends(name), tuple(part[0] for part in name.middle))
        if 1 in map(len, name.middle):
            short[key, name.middle].append(group)
        elif name.middle:
            full[key][group] = name.middle
    for (initials, middle), joined in short.items():
        candidates = full.get(initials, {}).items()
        fitting = [group for group, names in candidates if _fit(names, middle)]
        yield from propose_only_one(joined, fitting, "initials of the same name")


def _fit(names: tuple[str, ...], initials: tuple[str, ...]) -> bool:
    return all(map(str.startswith, names, initials))


@frozen
class _ByLength:
    """Groups with one first and last name: those without a middle part, and those with one."""

    shorter: dict[Group, None] = field(factory=dict)
    longer: dict[Group, None] = field(factory=dict)


def propose_middle_names(groups: Groups) -> Iterator[Proposal]:
    """A name with and without its middle part, where only one middle part is known; Jr., Sr. and
    III keep apart.
    """
    table: dict[Hashable, _ByLength] = defaultdict(_ByLength)
    for group, name in _list_full_names(groups):
        row = table[_to_ends(name)]
        groups_of_length = row.longer if name.middle else row.shorter
        groups_of_length[group] = None
    for row in table.values():
        longer = [group for group in row.longer if group not in row.shorter]
        reason = "the same name but for its middle part"
        yield from propose_only_one(list(row.shorter), longer, reason)


def _list_full_names(groups: Groups) -> Iterator[tuple[Group, PersonName]]:
    for group in groups:
        if not group.split:
            for name in group.full_names:
                yield group, name


def _to_ends(name: PersonName) -> tuple[str, str, str | None]:
    """Return the key of a name without its middle part."""
    return strip_accents(name.given or ""), strip_accents(name.surname), name.suffix


def propose_acronyms(groups: Groups) -> Iterator[Proposal]:
    """An acronym and the one full name for which some article itself uses it: "World Health
    Organization (WHO)".
    """
    full: dict[str, dict[Group, None]] = defaultdict(dict)
    short: dict[str, dict[Group, None]] = defaultdict(dict)
    for group, member in _list_organizations(groups):
        short[member.keys.other][group] = None
        for acronym in member.keys.acronyms:
            full[acronym][group] = None
    for acronym, targets in full.items():
        joined = tuple(group for group in short.get(acronym, ()) if group not in targets)
        if joined:
            yield _propose_acronym(joined, tuple(targets))


def _list_organizations(groups: Groups) -> Iterator[tuple[Group, Appearance]]:
    """Yield the members of groups that may be organizations, each with its group."""
    for group in groups:
        if group.domain in {BODY, UNKNOWN} and not group.split:
            for member in group.named:
                yield group, member


def _propose_acronym(joined: tuple[Group, ...], targets: tuple[Group, ...]) -> Proposal:
    if len(targets) > 1:
        reason = f"ambiguous: the articles use it for {len(targets)} names"
        return Proposal(joined=joined, candidates=targets, reason=reason)
    reason = "an article gives both the name and the acronym"
    return Proposal(joined=joined, target=targets[0], reason=reason)
