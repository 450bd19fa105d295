"""Which names are the same: sieves from the surest to the least sure, each asked of every name that
none before it settled.

After the name-matching passes of the multi-pass sieve (Raghunathan et al. 2010; Lee et al. 2013).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import define, field, frozen

from claimkit.document import Document
from claimkit.model import ReferentKind
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.names import Mention

PERSONAL = frozenset({ReferentKind.PERSON, ReferentKind.UNKNOWN})
SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "&"})


@define
class Group:
    """The mentions of one name, gathered in the order in which they are settled."""

    kind: ReferentKind
    longest: Mention
    mentions: list[Mention] = field(factory=list)
    starts: list[int] = field(factory=list)  # of the mentions in the text, sorted
    cores: set[tuple[str, ...]] = field(factory=set)  # the names themselves, folded
    suffixes: set[str] = field(factory=set)
    is_kin: bool = False  # whether a noun of kinship stands beside it
    gender: Gender = Gender.UNKNOWN

    def add(self, mention: Mention) -> None:
        """Put *mention* into the group."""
        self.mentions.append(mention)
        insort(self.starts, mention.span.start)
        self.cores.add(folded(mention))
        self.suffixes |= {mention.suffix} - {""}
        self.is_kin = self.is_kin or mention.is_kin
        self.longest = max(self.longest, mention, key=lambda m: (len(m.core), -m.span.start))
        if self.gender is Gender.UNKNOWN:
            self.gender = mention.gender


@define
class Groups:
    """All groups so far, with what the sieves look up."""

    document: Document
    order: list[Group] = field(factory=list)
    by_name: dict[tuple[str, ...], list[Group]] = field(factory=lambda: defaultdict(list))
    by_last: dict[str, list[Group]] = field(factory=lambda: defaultdict(list))
    by_first: dict[str, list[Group]] = field(factory=lambda: defaultdict(list))
    by_initials: dict[str, list[Group]] = field(factory=lambda: defaultdict(list))
    by_end: dict[int, Group] = field(factory=dict)  # where a mention ends in the text

    def add(self, mention: Mention, group: Group | None) -> None:
        """Put *mention* into *group*, or into a new one."""
        if group is None:
            group = Group(kind=mention.kind, longest=mention)
            self.order.append(group)
        group.add(mention)
        core = folded(mention)
        for table, key in ((self.by_last, core[-1]), (self.by_first, core[0])):
            _put(table[key], group)
        _put(self.by_name[core], group)
        _put(self.by_initials["".join(w[0] for w in core if w not in SMALL_WORDS)], group)
        self.by_end[mention.span.end] = group


def _put(groups: list[Group], group: Group) -> None:
    if all(group is not other for other in groups):
        groups.append(group)


def folded(mention: Mention) -> tuple[str, ...]:
    """Return the words of the name without accents."""
    return tuple(_folded(word) for word in mention.core)


def _folded(word: str) -> str:
    if word.isascii():
        return word
    return (
        "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        or word
    )


def _nearest(mention: Mention, groups: Iterable[Group]) -> Group | None:
    """Return the one of *groups* mentioned last before *mention*, else first behind it."""
    candidates = list(groups)
    start = mention.span.start
    places = [
        (group.starts[at - 1], group)
        for group in candidates
        if (at := bisect_right(group.starts, start))
    ]
    if places:
        return max(places, key=lambda pair: pair[0])[1]
    return min(candidates, key=lambda group: group.starts[0], default=None)


def same_name(mention: Mention, groups: Groups) -> Group | None:
    """The same words: "Ana Lee … Ana Lee"; Jr. and Sr. keep apart, and so do two kinds."""
    if (
        len(mention.core) == 1
        and (mention.kind in PERSONAL or mention.in_heading)
        and (_bearers(mention, groups.by_last) or _bearers(mention, groups.by_first))
    ):
        return None  # which bearer of the name it is, the sieves for surnames and given names tell
    fitting = _with_suffix(mention, groups.by_name.get(folded(mention), ()))
    return _nearest(
        mention, [g for g in fitting if len(mention.core) > 1 or _kinds_fit(mention, g)]
    )


def middle_name(mention: Mention, groups: Groups) -> Group | None:
    """First and last word the same, what is between left out or shortened: "Robert Frost", "Robert
    L. Frost".
    """
    core = folded(mention)
    if len(core) < 2 or mention.kind not in PERSONAL:
        return None
    known = [g for g in groups.by_last.get(core[-1], ()) if g.kind in PERSONAL]
    return _nearest(
        mention,
        _with_suffix(
            mention, [g for g in known if any(_middles_fit(core, own) for own in g.cores)]
        ),
    )


def part_of_longer(mention: Mention, groups: Groups) -> Group | None:
    """Several words that end a longer name, or begin that of a body: "Hoop Scheffer", "the
    Protection Agency".
    """
    core = folded(mention)
    if len(core) < 2:
        return None
    tails = [
        g
        for g in groups.by_last.get(core[-1], ())
        if any(other[-len(core) :] == core for other in g.cores)
    ]
    heads = [
        g
        for g in groups.by_first.get(core[0], ())
        if g.kind is ReferentKind.ORGANIZATION
        and any(other[: len(core)] == core for other in g.cores)
    ]
    return _nearest(
        mention, _with_suffix(mention, [g for g in (*tails, *heads) if _kinds_fit(mention, g)])
    )


def acronym(mention: Mention, groups: Groups) -> Group | None:
    """Capitals in brackets behind the name, or its initials: "World Health Organization (WHO)"."""
    word = mention.words[0].text
    if len(mention.core) > 1 or not word.isupper() or len(word) < 2:
        return None
    text, start = groups.document.text, mention.span.start
    if text[start - 1 : start] == "(":
        beside = groups.by_end.get(start - 1) or groups.by_end.get(start - 2)
        if beside is not None and beside.kind is not ReferentKind.PERSON:
            return beside
    fitting = [
        g for g in groups.by_initials.get(word.lower(), ()) if g.kind is ReferentKind.ORGANIZATION
    ]
    return _nearest(mention, fitting)


def surname(mention: Mention, groups: Groups) -> Group | None:
    """The last word of a person's name: "Ana Lee … Lee". Of two with one surname, the one whose
    title fits, then the nearest.
    """
    if len(mention.core) > 1 or not _may_be_persons(mention):
        return None
    bearers = _bearers(mention, groups.by_last)
    if mention.standing.titles and mention.gender is not Gender.UNKNOWN:
        known = [g for g in bearers if g.gender is mention.gender]
        bearers = known or [g for g in bearers if g.gender is Gender.UNKNOWN] or bearers
    # "her daughter Chelsea Clinton" does not make "Clinton" the daughter.
    return _nearest(mention, [g for g in bearers if not g.is_kin] or bearers)


def given_name(mention: Mention, groups: Groups) -> Group | None:
    """The first word of a person's name, which is the surname in some languages: "Ana", "Xi". Only
    a headline has it before the full name.
    """
    if len(mention.core) > 1 or not _may_be_persons(mention):
        return None
    bearers = _bearers(mention, groups.by_first)
    return _nearest(
        mention, [g for g in bearers if mention.in_heading or g.starts[0] <= mention.span.start]
    )


def _may_be_persons(mention: Mention) -> bool:
    """Whether the one word of *mention* may be a person's name; labels of headlines err, and are
    not asked.
    """
    return mention.in_heading or mention.kind not in {ReferentKind.PLACE, ReferentKind.GROUP}


def _bearers(mention: Mention, table: Mapping[str, Sequence[Group]]) -> list[Group]:
    """Return the persons with a longer name that begins or ends with the one word of *mention*, by
    the *table* of either.
    """
    groups = table.get(folded(mention)[0], ())
    return [g for g in groups if g.kind is ReferentKind.PERSON and len(g.longest.core) > 1]


def short_body_name(mention: Mention, groups: Groups) -> Group | None:
    """The first word of a body's name: "Renault" for "Renault Group"."""
    if len(mention.core) > 1 or mention.standing.role is not None or mention.standing.titles:
        return None
    own = folded(mention)[0]
    return _nearest(
        mention, [g for g in groups.by_first.get(own, ()) if g.kind is ReferentKind.ORGANIZATION]
    )


@frozen
class NameSieve:
    """A way in which a name is one that was there before; *example* is a text whose names it
    joins.
    """

    name: str
    example: str
    find: Callable[[Mention, Groups], Group | None]


NAME_SIEVES = (
    NameSieve("same name", "Ana Lee came. Ana Lee said it rained.", same_name),
    NameSieve("middle name", "Robert Frost came. Robert L. Frost said it rained.", middle_name),
    NameSieve(
        "part of a longer name",
        "Jaap de Hoop Scheffer came. Hoop Scheffer said it rained.",
        part_of_longer,
    ),
    NameSieve(
        "acronym", "The World Health Organization (WHO) met. The WHO said it rained.", acronym
    ),
    NameSieve("surname", "Ana Lee came. Lee said it rained.", surname),
    NameSieve("given name", "Ana Lee came. Ana said it rained.", given_name),
    NameSieve(
        "short name of a body", "Renault Trucks grew. Renault said it rained.", short_body_name
    ),
)


def groups_of(document: Document, mentions: Sequence[Mention]) -> tuple[Group, ...]:
    """Return *mentions* as groups of the same name. Longer names go first, wherever in the text
    they stand: a headline may use the short one before the full one.
    """
    groups = Groups(document=document)
    for mention in sorted(mentions, key=lambda m: (-len(m.core), m.span.start)):
        found = next(
            (g for sieve in NAME_SIEVES if (g := sieve.find(mention, groups)) is not None), None
        )
        groups.add(mention, found)
    return tuple(groups.order)


def _with_suffix(mention: Mention, groups: Iterable[Group]) -> list[Group]:
    """Return those of *groups* whose Jr. and the like allows that *mention* is of them: of several
    those that have its own.
    """
    fitting = [g for g in groups if _suffix_fits(mention, g)]
    return [g for g in fitting if mention.suffix in g.suffixes] or fitting


def _suffix_fits(mention: Mention, group: Group) -> bool:
    kin = mention.is_kin if group.suffixes else group.is_kin
    # "his father, Hugh Carrow" beside Hugh Carrow Jr.
    if kin and bool(mention.suffix) is not bool(group.suffixes):
        return False
    return not mention.suffix or not group.suffixes or mention.suffix in group.suffixes


def _kinds_fit(mention: Mention, group: Group) -> bool:
    kinds = {mention.kind, group.kind}
    return len(kinds) == 1 or ReferentKind.PERSON not in kinds or ReferentKind.UNKNOWN in kinds


def _middles_fit(one: Sequence[str], other: Sequence[str]) -> bool:
    if len(other) < 2 or one[0] != other[0] or one[-1] != other[-1]:
        return False
    mine, theirs = (" ".join(name[1:-1]).replace(".", "") for name in (one, other))
    return not mine or not theirs or mine.startswith(theirs) or theirs.startswith(mine)
