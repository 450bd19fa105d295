"""Groups: appearances taken for one speaker so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from attrs import field, frozen

from claimkit.model import ReferentKind
from claimkit.speakerindex.aliases import Entry
from claimkit.speakerindex.appearances import Appearance
from claimkit.speakerindex.names import PersonName, to_name_key

PERSON, BODY, UNKNOWN = "person", "body", "unknown"
DOMAINS = {
    ReferentKind.PERSON: PERSON, ReferentKind.ORGANIZATION: BODY, ReferentKind.GROUP: BODY, ReferentKind.UNKNOWN: UNKNOWN,
}  # fmt: skip


def find_domain(appearance: Appearance) -> str:
    """Return what an appearance can merge with: equal domains only, or an unknown one with any.

    Persons; organizations and groups; places that stand for the same body; other places; documents.
    """
    if appearance.metonym_for is not None and appearance.kind is not ReferentKind.PERSON:
        return f"metonym for {appearance.metonym_for}"
    return DOMAINS.get(appearance.kind, appearance.kind.value)


def find_key(appearance: Appearance, domain: str) -> str:
    """Return the key of the name in *domain*."""
    return appearance.person.key if domain == PERSON else appearance.key


@frozen(eq=False, kw_only=True)
class Group:
    """Appearances taken for one speaker.

    Attributes:
        domain: see :func:`find_domain`; that of those whose kind is known.
        entry: the speaker of the user's table; *entry_name* is its name as a person's, None where
            rules must not go by it.
        split: whether the user has split it off; then it merges with no other.
        keys: of the names, without those that the table knew by role and name: there no rule goes
            by the name alone.
        persons: the parts of the names, where they are persons'.
    """

    members: tuple[Appearance, ...]
    domain: str
    entry: Entry | None = None
    entry_name: PersonName | None = None
    split: bool = False
    keys: frozenset[str] = field(init=False)
    persons: tuple[PersonName, ...] = field(init=False)
    articles: frozenset[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        own = {
            find_key(member, self.domain): member.person
            for member in self.members
            if not member.by_role
        }
        if self.entry is not None and self.entry_name is not None:
            own[self.entry_name.key if self.domain == PERSON else to_name_key(self.entry.name)] = (
                self.entry_name
            )
        object.__setattr__(self, "keys", frozenset(own))
        object.__setattr__(
            self, "persons", tuple(own[key] for key in sorted(own)) if self.domain == PERSON else ()
        )
        object.__setattr__(self, "articles", frozenset(member.article for member in self.members))

    @property
    def spelling(self) -> str:
        """The name by which rules know the group, the fullest and most frequent."""
        if self.entry is not None and self.entry_name is not None:
            return self.entry.name
        return find_best_spelling(
            [member for member in self.members if not member.by_role] or self.members
        )

    @property
    def kind(self) -> ReferentKind:
        """The table's, else the most frequent that is known."""
        if self.entry is not None and self.entry.kind is not None:
            return self.entry.kind
        kinds = Counter(member.kind for member in self.members)
        known = [
            kind for kind in ReferentKind if kind in kinds and kind is not ReferentKind.UNKNOWN
        ]
        return max(known, key=lambda kind: kinds[kind], default=ReferentKind.UNKNOWN)


def build_group(
    members: Iterable[Appearance],
    entry: Entry | None = None,
    entry_name: PersonName | None = None,
    split: bool = False,
) -> Group:
    """Return the group of *members*."""
    ordered = tuple(members)
    domains = Counter(find_domain(member) for member in ordered)
    known = [domain for domain in domains if domain != UNKNOWN] or [UNKNOWN]
    domain = min(known, key=lambda domain: (-domains[domain], domain))
    if entry is not None and entry.kind is not None:
        domain = DOMAINS.get(entry.kind, entry.kind.value)
    return Group(members=ordered, domain=domain, entry=entry, entry_name=entry_name, split=split)


def unite(groups: Sequence[Group]) -> Group:
    """Return one group of all the members of *groups*."""
    own = next((group for group in groups if group.entry is not None), groups[0])
    members = chain.from_iterable(group.members for group in groups)
    return build_group(members, own.entry, own.entry_name)


def rank_by_count(values: Iterable[str]) -> tuple[str, ...]:
    """Return *values*, each once, the most frequent first, then the longer, then in alphabetical
    order.
    """
    counts = Counter(values)
    return tuple(sorted(counts, key=lambda value: (-counts[value], -len(value), value)))


def find_best_spelling(members: Iterable[Appearance]) -> str:
    """Return the most frequent name that is neither an acronym nor a surname alone, nor in
    capitals, if there is one.
    """
    own = [member for member in members if member.name is not None]
    acronyms = frozenset().union(*(member.acronyms for member in own))
    counts = Counter(member.name or "" for member in own)
    by_name = {member.name or "": member for member in own}

    def rank(name: str) -> tuple[bool, bool, int, int, str]:
        member = by_name[name]
        short = (
            not member.person.is_full
            if member.kind is ReferentKind.PERSON
            else to_name_key(name) in acronyms
        )
        return short, name.isupper(), -counts[name], -len(name), name

    return min(counts, key=rank)
