"""The rule for speakers of one name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter

from claimkit.speakerindex.groups import PERSON, UNKNOWN, Group
from claimkit.speakerindex.keys.roles import to_role_key
from claimkit.speakerindex.rules.proposals import MOST_SHOWN, Groups, Proposal


def propose_same_name(groups: Groups) -> Iterator[Proposal]:
    """The same full name, and kinds that can be the same.

    White space, case, titles and full stops do not count.

    A surname alone is no full name, nor is a common noun ("the committee"). Whoever has no kind
    joins the one kind that others of the name have. Two speakers of one article are two, whatever
    they are called.
    """
    free = [group for group in groups if not group.split]
    namesakes = _sort_by_name(free)
    domains = _list_domains(namesakes)
    for key, unknown in _find_unknown(free, _list_surnames(groups)).items():
        candidates = sorted(domains.get(key, ()))
        if len(candidates) > 1:
            reason = f"ambiguous: others of the name are of the kinds {', '.join(candidates)}"
            yield Proposal(joined=tuple(unknown), reason=reason)
        elif candidates:
            namesakes[candidates[0], key] += unknown
        elif " " in key:
            namesakes[UNKNOWN, key] += unknown
    for (domain, key), members in namesakes.items():
        yield from _propose_namesakes(key, [g for g in members if _has_full_name(g, domain)])


def _list_surnames(groups: Groups) -> frozenset[str]:
    persons = chain.from_iterable(map(attrgetter("persons"), groups))
    return frozenset(map(attrgetter("surname"), persons))


def _sort_by_name(groups: Groups) -> dict[tuple[str, str], list[Group]]:
    """Return the groups of known kind by domain and key."""
    table: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        if group.domain != UNKNOWN:
            for key in group.names:
                table[group.domain, key].append(group)
    return table


def _list_domains(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the domains of each key."""
    domains: dict[str, list[str]] = defaultdict(list)
    for domain, key in names:
        domains[key].append(domain)
    return domains


def _find_unknown(groups: Groups, surnames: frozenset[str]) -> dict[str, list[Group]]:
    """Return the groups of unknown kind by key, without those that a person's surname could be."""
    table: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.domain == UNKNOWN:
            for key in group.names:
                if " " in key or key not in surnames:
                    table[key].append(group)
    return table


def _has_full_name(group: Group, domain: str) -> bool:
    """Whether a name of *group* can stand for one speaker: no person's surname alone, no common
    noun.
    """
    if domain not in {PERSON, UNKNOWN}:
        return not all(map(attrgetter("keys.shared"), group.members))
    names = (*group.persons, *map(attrgetter("keys.person"), group.members))
    return any(map(attrgetter("is_full"), names))


def _propose_namesakes(key: str, groups: Groups) -> Iterator[Proposal]:
    """Yield the merge of groups with one name: those of the table's one speaker first, none that an
    article tells apart.
    """
    single = _drop_told_apart(groups)
    if len(single) > 1:
        first, *rest = single
        reason = "the same name" + _describe_roles(single)
        yield Proposal(joined=tuple(rest), target=first, reason=reason, key=key)


def _drop_told_apart(groups: Groups) -> Groups:
    """Return *groups* without those that share an article, the table's one speaker first."""
    listed: list[Group] = []
    others: list[Group] = []
    for group in groups:
        (others if group.entry is None else listed).append(group)
    if len(frozenset(map(attrgetter("entry"), listed))) > 1:
        listed = []
    counts = Counter(chain.from_iterable(map(attrgetter("articles"), (*listed, *others))))
    return [*listed, *(group for group in others if _is_alone(group, counts))]


def _is_alone(group: Group, counts: Counter[str]) -> bool:
    return all(counts[article] == 1 for article in group.articles)


def _describe_roles(groups: Groups) -> str:
    """Return a note for the reader where the roles of one name have no word in common."""
    roles = sorted(frozenset(_list_roles(groups)), key=lambda role: (role.casefold(), role))
    words = [key.words for key in map(to_role_key, roles) if key.words]
    if len(words) < 2 or frozenset.intersection(*words):
        return ""
    shown = ", ".join(roles[:MOST_SHOWN])
    return f"; roles: {shown}, …" if len(roles) > MOST_SHOWN else f"; roles: {shown}"


def _list_roles(groups: Groups) -> Iterator[str]:
    for group in groups:
        for member in group.members:
            yield from member.roles
