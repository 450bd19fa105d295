"""The rules that merge speakers of different articles, in order.

Each looks names up by keys, so that the time grows with the number of speakers and not with that of
pairs, and proposes what to merge or says why it keeps apart what might be the same. A wrong merge
is worse than a missed one: what is ambiguous stays apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice

from attrs import frozen

from claimkit.model import ReferentKind
from claimkit.speakerindex.groups import BODY, PERSON, UNKNOWN, Group
from claimkit.speakerindex.names import PersonName, Role, read_office, strip_accents, to_name_key

MOST_CANDIDATES = 8
SAME_NAME = "same name"

Groups = Sequence[Group]


@frozen(kw_only=True)
class Proposal:
    """What a rule makes of some groups.

    Attributes:
        joined: the groups that join *target*, or stay apart if there is none.
        candidates: of groups that stay apart, those that they might have joined.
        key: the one that all of them share, None where they go by more than one name.
    """

    joined: tuple[Group, ...]
    target: Group | None = None
    reason: str
    candidates: tuple[Group, ...] = ()
    key: str | None = None


@frozen(kw_only=True)
class Named:
    """A speaker of an article, as examples give it."""

    name: str
    kind: ReferentKind = ReferentKind.PERSON
    role: str | None = None
    mentions: tuple[str, ...] = ()


@frozen
class Rule:
    """A rule; *example* is two speakers of two articles that it merges."""

    name: str
    example: tuple[Named, Named]
    propose: Callable[[Groups], Iterable[Proposal]]


def same_name(groups: Groups) -> Iterator[Proposal]:
    """The same full name, and kinds that go together; white space, case, titles and full stops do
    not count.

    A surname alone is no full name, nor is a common noun ("the committee"). Whoever has no kind
    joins the one kind that others of the name have. Two speakers of one article are two, whatever
    they are called.
    """
    free = [group for group in groups if not group.split]
    table: dict[tuple[str, str], list[Group]] = defaultdict(list)
    domains: dict[str, list[str]] = defaultdict(list)
    for group in free:
        for key in group.keys if group.domain != UNKNOWN else ():
            table[group.domain, key].append(group)
    for domain, key in table:
        domains[key].append(domain)
    surnames = {name.surname for group in groups for name in group.persons}
    for key, own in _of_unknown_kind(free, surnames).items():
        found = sorted(domains.get(key, []))
        if len(found) > 1:
            yield Proposal(
                joined=tuple(own),
                reason=f"ambiguous: others of the name are of the kinds {', '.join(found)}",
            )
        elif found or " " in key:
            table[found[0] if found else UNKNOWN, key] += own
    for (domain, key), own in table.items():
        yield from _of_one_name(key, [group for group in own if _is_full(group, domain)])


def _of_unknown_kind(groups: Groups, surnames: set[str]) -> dict[str, list[Group]]:
    """Return the groups of unknown kind by key, without those that a person's surname could be."""
    unknown: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for key in group.keys if group.domain == UNKNOWN else ():
            if " " in key or key not in surnames:
                unknown[key].append(group)
    return unknown


def _is_full(group: Group, domain: str) -> bool:
    """Whether a name of *group* can stand for one speaker: no person's surname alone, no common
    noun.
    """
    if domain not in {PERSON, UNKNOWN}:
        return not all(member.shared for member in group.members)
    return any(member.person.is_full for member in group.members) or any(
        name.is_full for name in group.persons
    )


def _of_one_name(key: str, groups: Groups) -> Iterator[Proposal]:
    """Yield the merge of groups with one name: those of the table's one speaker first, none that an
    article tells apart.
    """
    if len({group.entry for group in groups if group.entry is not None}) > 1:
        groups = [group for group in groups if group.entry is None]
    counts = Counter(article for group in groups for article in group.articles)
    free = [
        group
        for group in groups
        if group.entry is not None or all(counts[article] == 1 for article in group.articles)
    ]
    if len(free) > 1:
        first, *rest = sorted(free, key=lambda group: group.entry is None)
        yield Proposal(
            joined=tuple(rest),
            target=first,
            reason="the same name" + _differing_roles(free),
            key=key,
        )


def _differing_roles(groups: Groups) -> str:
    """Return a note for the reader where the roles of one name have no word in common."""
    given = {role for group in groups for member in group.members for role in member.roles}
    roles = sorted(given, key=lambda role: (role.casefold(), role))
    words = [known.words for role in roles if (known := read_office(role)).words]
    if len(words) < 2 or frozenset.intersection(*words):
        return ""
    shown = ", ".join(roles[:MOST_CANDIDATES]) + (", …" if len(roles) > MOST_CANDIDATES else "")
    return f"; roles: {shown}"


def accents(groups: Groups) -> Iterator[Proposal]:
    """The same name but for its accents, where the name has accents in one way only."""
    table: dict[tuple[str, str], dict[Group, str]] = defaultdict(dict)
    for group in groups:
        if group.domain != UNKNOWN and not group.split:
            names = (
                [name.key for name in group.persons if name.is_full]
                if group.domain == PERSON
                else group.keys
            )
            for key in names:
                table[group.domain, strip_accents(key)][group] = key
    for (_, bare), own in table.items():
        without = [group for group, key in own.items() if key == bare]
        yield from _only_one(
            without,
            [group for group, key in own.items() if key != bare],
            "the same name but for accents",
        )


def initials(groups: Groups) -> Iterator[Proposal]:
    """A middle initial and the middle name that it stands for, where only one such name is
    known.
    """
    table: dict[Hashable, dict[Group, tuple[str, ...]]] = defaultdict(dict)
    short: dict[tuple[Hashable, tuple[str, ...]], list[Group]] = defaultdict(list)
    for group, name in _full_names(groups):
        key = (*_ends(name), tuple(part[0] for part in name.middle))
        if any(len(part) == 1 for part in name.middle):
            short[key, name.middle].append(group)
        elif name.middle:
            table[key][group] = name.middle
    for (ends, middle), own in short.items():
        fitting = [
            group
            for group, full in table.get(ends, {}).items()
            if all(map(str.startswith, full, middle))
        ]
        if fitting:
            yield from _only_one(own, fitting, "initials of the same name")


def middle_names(groups: Groups) -> Iterator[Proposal]:
    """A name with and without its middle part, where only one middle part is known; Jr., Sr. and
    III keep apart.
    """
    table: dict[Hashable, tuple[dict[Group, None], dict[Group, None]]] = defaultdict(
        lambda: ({}, {})
    )
    for group, name in _full_names(groups):
        table[_ends(name)][bool(name.middle)][group] = None
    for without, with_middle in table.values():
        both = [group for group in with_middle if group not in without]
        yield from _only_one(list(without), both, "the same name but for its middle part")


def _full_names(groups: Groups) -> Iterator[tuple[Group, PersonName]]:
    return (
        (group, name)
        for group in groups
        if not group.split
        for name in group.persons
        if name.is_full
    )


def _ends(name: PersonName) -> tuple[str, str, str | None]:
    return strip_accents(name.given or ""), strip_accents(name.surname), name.suffix


def _only_one(joined: Groups, targets: Groups, reason: str) -> Iterator[Proposal]:
    """Yield the merge of one group with one other that shares no article with it; what is not one
    to one stays apart.
    """
    own = frozenset(targets)
    joined = [group for group in joined if group not in own]
    if not joined or not targets:
        return
    if len(joined) > 1 or len(targets) > 1:
        several = joined if len(joined) > 1 else targets
        yield Proposal(
            joined=tuple(joined),
            candidates=tuple(targets),
            reason=f"ambiguous: {len(several)} speakers have such a name",
        )
    elif joined[0].articles & targets[0].articles:
        yield Proposal(
            joined=tuple(joined), candidates=tuple(targets), reason="an article tells the two apart"
        )
    else:
        yield Proposal(joined=tuple(joined), target=targets[0], reason=reason)


def acronyms(groups: Groups) -> Iterator[Proposal]:
    """An acronym and the one full name for which some article itself uses it: "World Health
    Organization (WHO)".
    """
    full: dict[str, dict[Group, None]] = defaultdict(dict)
    short: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.domain in {BODY, UNKNOWN} and not group.split:
            for acronym in {
                acronym
                for member in group.members
                if not member.by_role
                for acronym in member.acronyms
            }:
                full[acronym][group] = None
            for key in {member.key for member in group.members if not member.by_role}:
                short[key].append(group)
    for acronym, found in full.items():
        own = tuple(group for group in short.get(acronym, ()) if group not in found)
        if own and len(found) > 1:
            reason = f"ambiguous: the articles use it for {len(found)} names"
            yield Proposal(joined=own, candidates=tuple(found), reason=reason)
        elif own:
            yield Proposal(
                joined=own,
                target=next(iter(found)),
                reason="an article gives both the name and the acronym",
            )


def surnames(groups: Groups) -> Iterator[Proposal]:
    """A surname alone, or behind an initial, and the one full name that has it and the same office
    or affiliation.
    """
    known = _Bearers.of(groups)
    merged: dict[tuple[Group, str], list[Group]] = defaultdict(list)
    apart: dict[tuple[str, str], list[tuple[Group, list[Group]]]] = defaultdict(list)
    for group in groups:
        if (
            group.split
            or group.entry is not None
            or not group.persons
            or any(name.is_full for name in group.persons)
        ):
            continue
        name = group.persons[0]
        found = known.fitting(group, name)
        if len(found) == 1 and not group.articles & found[0].articles:
            merged[found[0], name.key].append(group)
        elif found:
            reason = (
                "an article tells the two apart"
                if len(found) == 1
                else "ambiguous: several of the name fit"
            )
            apart[name.key, reason].append((group, found))
        elif strip_accents(name.surname) in known.surnames:
            apart[name.key, "no office or affiliation that only one of the name has"].append(
                (group, [])
            )
    for (target, _), own in merged.items():
        yield Proposal(
            joined=tuple(own),
            target=target,
            reason="the surname, with the same office or affiliation",
        )
    for (_, reason), rows in apart.items():
        candidates = dict.fromkeys(candidate for _, found in rows for candidate in found)
        yield Proposal(
            joined=tuple(group for group, _ in rows), candidates=tuple(candidates), reason=reason
        )


@frozen
class _Bearers:
    """The full-named persons by surname and one more key, and all their surnames."""

    table: dict[Hashable, dict[Group, list[PersonName]]]
    surnames: frozenset[str]

    @classmethod
    def of(cls, groups: Groups) -> _Bearers:
        table: dict[Hashable, dict[Group, list[PersonName]]] = defaultdict(
            lambda: defaultdict(list)
        )
        own = set()
        for group in groups:
            traits = _traits(group)
            for name in (name for name in group.persons if name.is_full):
                own.add(strip_accents(name.surname))
                for key in traits:
                    table[strip_accents(name.surname), *key][group].append(name)
        return cls(table, frozenset(own))

    def fitting(self, group: Group, name: PersonName) -> list[Group]:
        """Return those whom *group* may be, or so many that it does not matter who they are."""
        found: dict[Group, None] = {}
        for key in _asked(group):
            bearers = self.table.get((strip_accents(name.surname), *key), {})
            if len(bearers) > MOST_CANDIDATES:
                return list(islice(bearers, MOST_CANDIDATES))
            for bearer, names in bearers.items():
                if any(_extends(full, name) for full in names) and not _contradict(group, bearer):
                    found[bearer] = None
        return list(found)


def _extends(full: PersonName, name: PersonName) -> bool:
    given = name.given is None or (full.given or "").startswith(name.given)
    return given and (name.suffix is None or name.suffix == full.suffix)


def _traits(group: Group) -> set[tuple[str, Hashable]]:
    """Return the keys under which a full-named person is found."""
    keys: set[tuple[str, Hashable]] = {("body", body) for body in _bodies(group)}
    for role in _roles(group):
        keys.add(("role", role.words))
        if role.head is not None:
            keys.add(("head", role.head))
            if role.words == {role.head}:
                keys.add(("only", role.head))
    return keys


def _asked(group: Group) -> set[tuple[str, Hashable]]:
    """Return the keys under which a surname asks: a longer role than the office also asks for those
    who have the office alone.
    """
    keys: set[tuple[str, Hashable]] = {("body", body) for body in _bodies(group)}
    for role in _roles(group):
        if role.ranked:
            keys.add(("role", role.words))
        if role.head is not None:
            keys |= {("role", role.words), ("only", role.head)}
            if role.words == {role.head}:
                keys.add(("head", role.head))
    return keys


def _roles(group: Group) -> list[Role]:
    return [
        read_office(text) for text in {role for member in group.members for role in member.roles}
    ]


def _bodies(group: Group) -> set[str]:
    return {to_name_key(body) for member in group.members for body in member.affiliations}


def _contradict(group: Group, other: Group) -> bool:
    """Whether both have affiliations, and none in common."""
    own, others = _bodies(group), _bodies(other)
    return bool(own and others) and own.isdisjoint(others)


RULES: tuple[Rule, ...] = (
    Rule(SAME_NAME, (Named(name="Ana Lee"), Named(name="Ms. Ana  LEE")), same_name),
    Rule("accents", (Named(name="Zoë Müller"), Named(name="Zoe Muller")), accents),
    Rule("initials", (Named(name="Ana Maria Lee"), Named(name="Ana M. Lee")), initials),
    Rule("middle names", (Named(name="Ana M. Lee"), Named(name="Ana Lee")), middle_names),
    Rule(
        "acronyms",
        (
            Named(
                name="The Bridge Safety Board",
                kind=ReferentKind.ORGANIZATION,
                mentions=("Bridge Safety Board", "BSB"),
            ),
            Named(name="The BSB", kind=ReferentKind.ORGANIZATION),
        ),
        acronyms,
    ),
    Rule(
        "surnames",
        (Named(name="Ana Lee", role="mayor of Oslo"), Named(name="Lee", role="Mayor")),
        surnames,
    ),
)
