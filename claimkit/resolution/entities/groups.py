"""Names that are the same as groups, and where a sieve looks them up."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Collection

from attrs import define, field

from claimkit.document import Document
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.names import Mention

SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "&"})


@define
class NameGroup:
    """The mentions of one name, in the order in which they were added.

    Attributes:
        longest: the mention with the most words, of several the first in the text.
        starts: where the mentions begin in the text, sorted.
        keys: of the mentions.
        titles: words of titles before them.
        is_kin: whether a noun of kinship is beside one of them.
        is_dead: whether the text says, at one of them, that the bearer died.
    """

    kind: ReferentKind
    longest: Mention
    mentions: list[Mention] = field(factory=list)
    starts: list[int] = field(factory=list)
    keys: set[tuple[str, ...]] = field(factory=set)
    suffixes: set[str] = field(factory=set)
    titles: set[str] = field(factory=set)
    is_kin: bool = False
    is_dead: bool = False
    gender: Gender = Gender.UNKNOWN

    def add(self, mention: Mention) -> None:
        """Put *mention* into the group."""
        self.mentions.append(mention)
        insort(self.starts, mention.span.start)
        self.keys.add(mention.key)
        if mention.suffix is not None:
            self.suffixes.add(mention.suffix)
        self.titles.update(mention.titles.words)
        self.is_kin |= mention.is_kin
        self.is_dead |= mention.dies
        self.longest = max(self.longest, mention, key=lambda m: (len(m.core), -m.span.start))
        if self.gender is Gender.UNKNOWN:
            self.gender = mention.gender

    def find_introduction(self) -> Mention:
        """Return the first mention in running text; without any, the first."""
        return min(self.mentions, key=lambda mention: (mention.in_heading, mention.span.start))

    def find_last_start(self, start: int) -> int:
        """Return where the last mention begins that begins at *start* or before it."""
        return self.starts[bisect_right(self.starts, start) - 1]


@define
class GroupTable:
    """Groups looked up by words of their names; of one look-up each group once."""

    _groups: defaultdict[tuple[str, ...], dict[int, NameGroup]] = field(
        init=False, factory=lambda: defaultdict(dict)
    )

    def put(self, words: tuple[str, ...], group: NameGroup) -> None:
        """Let *group* be found by *words*."""
        self._groups[words][id(group)] = group

    def find(self, words: tuple[str, ...]) -> Collection[NameGroup]:
        """Return the groups that *words* find."""
        return self._groups[words].values() if words in self._groups else ()


@define
class NameGroups:
    """All groups so far, with tables for the sieves: groups by their names, by the first and the
    last words of a name, by two words inside it, by initials, and by where a mention ends in the
    text.

    Many people may share a surname, so that who has more than one word is looked up by two.
    """

    document: Document
    order: list[NameGroup] = field(factory=list)
    by_name: GroupTable = field(factory=GroupTable)
    by_last: GroupTable = field(factory=GroupTable)
    by_first: GroupTable = field(factory=GroupTable)
    by_last_two: GroupTable = field(factory=GroupTable)
    by_first_two: GroupTable = field(factory=GroupTable)
    by_first_and_last: GroupTable = field(factory=GroupTable)
    by_inner_two: GroupTable = field(factory=GroupTable)
    by_initials: GroupTable = field(factory=GroupTable)
    by_end: dict[int, NameGroup] = field(factory=dict)

    def add(self, mention: Mention, group: NameGroup | None) -> None:
        """Put *mention* into *group*, or into a new one."""
        if group is None:
            group = NameGroup(kind=mention.kind, longest=mention)
            self.order.append(group)
        group.add(mention)
        words = mention.key
        self.by_name.put(words, group)
        self.by_last.put(words[-1:], group)
        self.by_first.put(words[:1], group)
        self.by_last_two.put(words[-2:], group)
        self.by_first_two.put(words[:2], group)
        self.by_first_and_last.put((words[0], words[-1]), group)
        for start in range(1, len(words) - 2):
            self.by_inner_two.put(words[start : start + 2], group)
        initials = "".join(word[0] for word in words if word not in SMALL_WORDS)
        self.by_initials.put((initials,), group)
        self.by_end[mention.span.end] = group
