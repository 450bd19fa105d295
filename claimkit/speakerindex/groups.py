"""Groups: appearances that count as one speaker so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter

from attrs import Factory, field, frozen

from claimkit.model.scheme import ReferentKind
from claimkit.speakerindex.aliases import Entry
from claimkit.speakerindex.appearances import Appearance
from claimkit.speakerindex.keys.names import PersonName, to_name_key

PERSON, BODY, UNKNOWN = "person", "body", "unknown"
DOMAINS: Mapping[ReferentKind, str] = {
    ReferentKind.PERSON: PERSON,
    ReferentKind.ORGANIZATION: BODY,
    ReferentKind.GROUP: BODY,
    ReferentKind.UNKNOWN: UNKNOWN,
}


def _find_domain(appearance: Appearance) -> str:
    """Return what an appearance can merge with: equal domains only, or an unknown one with any.

    Persons; organizations and groups; places that stand for the same organization; other places;
    documents.
    """
    if appearance.metonym_for is not None and appearance.kind is not ReferentKind.PERSON:
        return f"metonym for {appearance.metonym_for}"
    return _to_domain(appearance.kind)


def _to_domain(kind: ReferentKind) -> str:
    return DOMAINS.get(kind, kind.value)


@frozen(eq=False, kw_only=True)
class Group:
    """Appearances that count as one speaker so far.

    Attributes:
        domain: see :func:`_find_domain`; that of those whose kind is known.
        entry: the speaker of the user's table; *entry_name* is its name as a person's, None where
            rules must not go by it.
        split: whether the user has split it off; then it merges with no other.
        names: by their keys, without those that the table knew by role and name: there no rule goes
            by the name alone.
        persons: the parts of the names, where they are persons'.
        articles: where it appears.
    """

    members: tuple[Appearance, ...]
    domain: str
    entry: Entry | None = None
    entry_name: PersonName | None = None
    split: bool = False
    names: Mapping[str, PersonName] = field(
        init=False, default=Factory(lambda self: self._find_names(), takes_self=True)
    )
    persons: tuple[PersonName, ...] = field(
        init=False, default=Factory(lambda self: self._find_persons(), takes_self=True)
    )
    articles: frozenset[str] = field(
        init=False,
        default=Factory(lambda self: frozenset(m.article for m in self.members), takes_self=True),
    )

    def _find_names(self) -> dict[str, PersonName]:
        names = {}
        for member in self.named:
            key = member.keys.person.key if self.domain == PERSON else member.keys.other
            names[key] = member.keys.person
        if self.entry is not None and self.entry_name is not None:
            is_person = self.domain == PERSON
            key = self.entry_name.key if is_person else to_name_key(self.entry.name)
            names[key] = self.entry_name
        return names

    def _find_persons(self) -> tuple[PersonName, ...]:
        if self.domain != PERSON:
            return ()
        return tuple(map(self.names.__getitem__, sorted(self.names)))

    @property
    def named(self) -> tuple[Appearance, ...]:
        """The members whose names rules may use."""
        return tuple(member for member in self.members if not member.by_role)

    @property
    def full_names(self) -> tuple[PersonName, ...]:
        """Those of *persons* whose name can belong to one person only."""
        return tuple(filter(attrgetter("is_full"), self.persons))

    @property
    def spelling(self) -> str:
        """The name by which rules know the group, the fullest and most frequent."""
        if self.entry is not None and self.entry_name is not None:
            return self.entry.name
        return find_best_spelling(self.named or self.members)

    @property
    def kind(self) -> ReferentKind:
        """The table's, else the most frequent that is known."""
        if self.entry is not None and self.entry.kind is not None:
            return self.entry.kind
        counts = Counter(map(attrgetter("kind"), self.members))
        del counts[ReferentKind.UNKNOWN]
        kinds = filter(counts.__contains__, ReferentKind)
        return max(kinds, key=counts.__getitem__, default=ReferentKind.UNKNOWN)


def build_group(
    members: Iterable[Appearance],
    entry: Entry | None = None,
    entry_name: PersonName | None = None,
    split: bool = False,
) -> Group:
    """Return the group of *members*."""
    ordered = tuple(members)
    if entry is not None and entry.kind is not None:
        domain = _to_domain(entry.kind)
    else:
        domain = _find_shared_domain(ordered)
    return Group(members=ordered, domain=domain, entry=entry, entry_name=entry_name, split=split)


def _find_shared_domain(members: Iterable[Appearance]) -> str:
    """Return the most frequent domain that is known."""
    counts = Counter(map(_find_domain, members))
    del counts[UNKNOWN]
    return min(counts, key=lambda domain: (-counts[domain], domain), default=UNKNOWN)


def unite(groups: Sequence[Group]) -> Group:
    """Return one group of all the members of *groups*."""
    listed = next((group for group in groups if group.entry is not None), groups[0])
    members = chain.from_iterable(map(attrgetter("members"), groups))
    return build_group(members, listed.entry, listed.entry_name)


def rank_by_count(values: Iterable[str]) -> tuple[str, ...]:
    """Return *values*, each once, the most frequent first, then the longer, then in alphabetical
    order.
    """
    counts = Counter(values)
    return tuple(sorted(counts, key=lambda value: (-counts[value], -len(value), value)))


def find_best_spelling(members: Sequence[Appearance]) -> str:
    """Return the most frequent name that is neither an acronym nor a surname alone, nor in
    capitals, if there is one.
    """
    by_name = {member.name: member for member in members if member.name is not None}
    counts: Counter[str] = Counter(filter(None, map(attrgetter("name"), members)))
    acronyms = frozenset().union(*map(attrgetter("keys.acronyms"), members))

    def rank(name: str) -> tuple[bool, bool, int, int, str]:
        short = _is_short(by_name[name], acronyms)
        return short, name.isupper(), -counts[name], -len(name), name

    return min(counts, key=rank)


def _is_short(member: Appearance, acronyms: frozenset[str]) -> bool:
    if member.kind is ReferentKind.PERSON:
        return not member.keys.person.is_full
    return member.keys.other in acronyms
