"""Merging: the user's table first, then the rules in order, less what the user has undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import evolve, field, frozen

from claimkit.lexicons.schema import Lexicon
from claimkit.model import ReferentKind
from claimkit.speakerindex.aliases import Aliases, Entry
from claimkit.speakerindex.appearances import Appearance
from claimkit.speakerindex.decisions import SPLIT, Decision, Outcome
from claimkit.speakerindex.groups import Group, build_group, rank_by_count, unite
from claimkit.speakerindex.names import split_person_name, strip_punctuation, to_name_key
from claimkit.speakerindex.rules import MOST_CANDIDATES, RULES, SAME_NAME, Proposal, Rule

TABLE = "aliases"

Split = tuple[tuple[str, ...], tuple[str, ...]]  # names and articles


@frozen
class Undone:
    """What the user has undone, looked up by the keys of the names, so that it holds for other
    spellings and later articles.

    Attributes:
        merges: rule and keys of each merge.
        splits: by article and key of the name, which split the speaker is in.
    """

    merges: frozenset[tuple[str, frozenset[str]]]
    splits: dict[tuple[str, str], Split]

    @classmethod
    def of(cls, decisions: Iterable[Decision], lexicon: Lexicon) -> Undone:
        """Return the table of *decisions*."""
        merges: set[tuple[str, frozenset[str]]] = set()
        splits: dict[tuple[str, str], Split] = {}
        for decision in decisions:
            readings = _readings(decision, lexicon)
            if decision.rule != SPLIT:
                merges |= {(decision.rule, keys) for keys in readings}
            for article in decision.articles if decision.rule == SPLIT else ():
                splits |= {
                    (article, key): (decision.names, decision.articles)
                    for keys in readings
                    for key in keys
                }
        return cls(frozenset(merges), splits)

    def has(self, rule: str, target: Iterable[str], joined: Iterable[str]) -> bool:
        """Whether the merge of two groups with these keys by *rule* has been undone."""
        return bool(self.merges) and any(
            (rule, frozenset((a, b))) in self.merges for a in target for b in joined
        )

    def split_of(self, appearance: Appearance) -> Split | None:
        """Return the split that *appearance* is in, None for none."""
        own = (
            self.splits.get((appearance.article, key))
            for key in (appearance.person.key, appearance.key)
        )
        return next((split for split in own if split is not None), None)


def _readings(decision: Decision, lexicon: Lexicon) -> list[frozenset[str]]:
    """Return the keys of the names, in both ways where the kind does not tell how names are
    read.
    """
    if decision.rule == TABLE:
        return [frozenset(strip_punctuation(name) for name in decision.names)]
    persons = frozenset(split_person_name(name, lexicon).key for name in decision.names)
    others = frozenset(to_name_key(name) for name in decision.names)
    # one name, of which some may be of no known kind and so read in the other way
    if decision.rule == SAME_NAME:
        return [frozenset([key]) for key in persons | others]
    if decision.kind is ReferentKind.UNKNOWN:
        return [persons, others]
    return [persons if decision.kind is ReferentKind.PERSON else others]


def merge(
    appearances: Iterable[Appearance],
    aliases: Aliases,
    undone: Iterable[Decision],
    lexicon: Lexicon,
) -> tuple[tuple[Group, ...], tuple[Decision, ...]]:
    """Return the speakers and the decisions, the same for any order of *appearances*; the nameless
    stay by themselves.
    """
    refused = Undone.of(undone, lexicon)
    own = sorted(appearances, key=lambda a: (a.name or "", a.article, a.text))
    groups, made = _by_table([a for a in own if a.name is not None], aliases, refused, lexicon)
    decisions = sorted(made, key=_order)
    for rule in RULES:
        groups, made = _by_rule(rule, groups, refused)
        decisions += sorted(made, key=_order)
    return (*groups, *(build_group([a]) for a in own if a.name is None)), tuple(decisions)


def _order(decision: Decision) -> tuple[object, ...]:
    return (
        tuple(name.casefold() for name in decision.names),
        decision.names,
        decision.reason,
        decision.articles,
    )


def _by_table(
    appearances: Sequence[Appearance], aliases: Aliases, undone: Undone, lexicon: Lexicon
) -> tuple[list[Group], list[Decision]]:
    """Return the appearances that the user has split off and those that the user's table knows in
    one group for each speaker, and the others one by one.
    """
    known: dict[Entry, list[Appearance]] = defaultdict(list)
    called: dict[tuple[Entry, str], list[tuple[str, str]]] = defaultdict(list)
    split_off: dict[Split, list[Appearance]] = defaultdict(list)
    groups = []
    for appearance in appearances:
        split = undone.split_of(appearance)
        alias, entry = _looked_up(appearance, aliases, undone)
        if split is not None:
            split_off[split].append(appearance)
        elif entry is None:
            groups.append(build_group([appearance]))
        else:
            known[entry].append(evolve(appearance, by_role=alias != appearance.name))
            called[entry, strip_punctuation(alias)].append((alias, appearance.article))
    for entry, members in known.items():
        # "Ana Lee (mayor)" is there to tell one Ana Lee from another, so that no rule may go by it.
        name = None if "(" in entry.name else split_person_name(entry.name, lexicon)
        groups.append(build_group(members, entry, name))
    groups += [build_group(members, split=True) for members in split_off.values()]
    decisions = [
        _table_decision(entry, rows, build_group(known[entry], entry).kind)
        for (entry, key), rows in called.items()
        if len(known[entry]) > 1 or key != strip_punctuation(entry.name)
    ]
    return groups, decisions


def _looked_up(
    appearance: Appearance, aliases: Aliases, undone: Undone
) -> tuple[str, Entry | None]:
    """Return the words under which the table has the speaker, role and name or the name alone, and
    its entry there.
    """
    name = appearance.name or ""
    for text in (*(f"{role} {name}" for role in appearance.roles), name) if len(aliases) else ():
        entry = aliases.find(text)
        if entry is not None and not undone.has(
            TABLE, [strip_punctuation(text)], [strip_punctuation(entry.name)]
        ):
            return text, entry
    return name, None


def _table_decision(entry: Entry, rows: Sequence[tuple[str, str]], kind: ReferentKind) -> Decision:
    alias = rank_by_count(text for text, _ in rows)[0]
    names = (
        (alias,)
        if strip_punctuation(alias) == strip_punctuation(entry.name)
        else (alias, entry.name)
    )
    articles = tuple(sorted({article for _, article in rows}))
    return Decision(
        rule=TABLE, names=names, articles=articles, reason="the user's table", kind=kind
    )


def _by_rule(
    rule: Rule, groups: Sequence[Group], undone: Undone
) -> tuple[list[Group], list[Decision]]:
    """Return the groups after *rule*, and what it decided."""
    forest = _Forest()
    decisions = []
    for proposal in rule.propose(groups):
        target = proposal.target
        if target is None:
            decisions.append(_decision(rule, proposal))
            continue
        wanted = [
            group
            for group in proposal.joined
            if not undone.has(rule.name, *_keys(proposal, target, group))
        ]
        told = [group for group in wanted if not forest.join(group, target)]
        apart = frozenset(told)
        joined = [group for group in wanted if group not in apart]
        if joined:
            decisions.append(_decision(rule, evolve(proposal, joined=tuple(joined))))
        if told:
            reason = "the user tells them apart"
            decisions.append(
                _decision(rule, Proposal(joined=tuple(told), candidates=(target,), reason=reason))
            )
    members: dict[Group, list[Group]] = defaultdict(list)
    for group in groups:
        members[forest.root(group)].append(group)
    return [unite(own) if len(own) > 1 else own[0] for own in members.values()], decisions


@frozen
class _Forest:
    """Which groups one rule has joined, and the user's entry of each tree, kept at its root."""

    parents: dict[Group, Group] = field(factory=dict)
    entries: dict[Group, Entry] = field(factory=dict)

    def root(self, group: Group) -> Group:
        while group in self.parents:
            group = self.parents[group]
        return group

    def join(self, group: Group, target: Group) -> bool:
        """Join the trees of *group* and *target*, unless the user tells them apart; return whether
        they are one now.
        """
        low, high = self.root(group), self.root(target)
        own, other = (self.entries.get(root, root.entry) for root in (low, high))
        if group.split or target.split or (own is not None and other is not None and own != other):
            return False
        if low is not high:
            self.parents[low] = high
            if own is not None:
                self.entries[high] = own
        return True


def _keys(proposal: Proposal, target: Group, joined: Group) -> tuple[Iterable[str], Iterable[str]]:
    """Return the keys by which *proposal* joins the two."""
    return (target.keys, joined.keys) if proposal.key is None else ([proposal.key], [proposal.key])


def _decision(rule: Rule, proposal: Proposal) -> Decision:
    target, others = (
        proposal.target,
        proposal.candidates if proposal.target is None else (proposal.target,),
    )
    if target is not None and proposal.key is not None:
        names, concerned = (
            _names_with(proposal.key, (target, *proposal.joined)),
            (target, *proposal.joined),
        )
    else:
        own = rank_by_count(group.spelling for group in proposal.joined)
        names = tuple(
            dict.fromkeys((*own, *sorted(group.spelling for group in others)[:MOST_CANDIDATES]))
        )
        concerned = proposal.joined
    return Decision(
        rule=rule.name,
        names=names,
        articles=tuple(sorted(frozenset().union(*(g.articles for g in concerned)))),
        reason=proposal.reason,
        kind=(target or proposal.joined[0]).kind,
        outcome=Outcome.APART if target is None else Outcome.MERGED,
    )


def _names_with(key: str, groups: Sequence[Group]) -> tuple[str, ...]:
    """Return the spellings of one name."""
    return rank_by_count(
        member.name or ""
        for group in groups
        for member in group.members
        if not member.by_role and key in {member.key, member.person.key}
    )
