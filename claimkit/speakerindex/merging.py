"""Merging: first the user's table, then the rules in order, without what the user has undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from attrs import evolve, field, frozen

from claimkit.lexicons.schema import Lexicon
from claimkit.speakerindex.aliases import Aliases, Entry
from claimkit.speakerindex.appearances import Appearance
from claimkit.speakerindex.decisions import Decision, Outcome
from claimkit.speakerindex.groups import Group, build_group, rank_by_count, unite
from claimkit.speakerindex.rules.order import RULES
from claimkit.speakerindex.rules.proposals import MOST_SHOWN, IndexRule, Proposal
from claimkit.speakerindex.table import sort_by_table
from claimkit.speakerindex.undone import Undone


@frozen
class Merged:
    """The speakers of all articles, and the decisions that led to them."""

    groups: tuple[Group, ...]
    decisions: tuple[Decision, ...]


def merge(
    appearances: Iterable[Appearance],
    aliases: Aliases,
    undone: Iterable[Decision],
    lexicon: Lexicon,
) -> Merged:
    """Return the speakers and the decisions, the same for any order of *appearances*. Speakers
    without a name are never merged.
    """
    table = Undone.of(undone, lexicon)
    ordered = sorted(appearances, key=lambda a: (a.name or "", a.article, a.text))
    named = [appearance for appearance in ordered if appearance.name is not None]
    nameless = [build_group([a]) for a in ordered if a.name is None]
    by_table = sort_by_table(named, aliases, table)
    groups = list(by_table.to_groups(lexicon))
    decisions = sorted(by_table.to_decisions(), key=_rank)
    for rule in RULES:
        merged = _merge_by_rule(rule, groups, table)
        groups = list(merged.groups)
        decisions += sorted(merged.decisions, key=_rank)
    return Merged((*groups, *nameless), tuple(decisions))


def _rank(decision: Decision) -> tuple[object, ...]:
    folded = tuple(map(str.casefold, decision.names))
    return folded, decision.names, decision.reason, decision.articles


def _merge_by_rule(rule: IndexRule, groups: Sequence[Group], undone: Undone) -> Merged:
    """Return the groups after *rule*, and what it decided."""
    forest = _Forest()
    decisions: list[Decision] = []
    for proposal in rule.find(groups) or ():
        for settled in _settle(rule, proposal, forest, undone):
            decisions.append(_to_decision(rule, settled))
    members: dict[Group, list[Group]] = defaultdict(list)
    for group in groups:
        members[forest.find_root(group)].append(group)
    united = (unite(tree) if len(tree) > 1 else tree[0] for tree in members.values())
    return Merged(tuple(united), tuple(decisions))


def _settle(
    rule: IndexRule, proposal: Proposal, forest: _Forest, undone: Undone
) -> Iterator[Proposal]:
    """Merge what *proposal* merges and the user allows; yield what was merged and what was not."""
    target = proposal.target
    if target is None:
        yield proposal
        return
    joined: list[Group] = []
    told_apart: list[Group] = []
    for group in proposal.joined:
        if not undone.has(rule.name, *_find_keys(proposal, target, group)):
            (joined if forest.join(group, target) else told_apart).append(group)
    if joined:
        yield evolve(proposal, joined=tuple(joined))
    if told_apart:
        reason = "the user tells them apart"
        yield Proposal(joined=tuple(told_apart), candidates=(target,), reason=reason)


@frozen
class _Forest:
    """Which groups one rule has joined, and the user's entry of each tree, kept at its root."""

    parents: dict[Group, Group] = field(factory=dict)
    entries: dict[Group, Entry] = field(factory=dict)

    def find_root(self, group: Group) -> Group:
        while group in self.parents:
            group = self.parents[group]
        return group

    def join(self, group: Group, target: Group) -> bool:
        """Join the trees of *group* and *target*, unless the user has split them.

        Return whether they are one now.
        """
        low, high = self.find_root(group), self.find_root(target)
        lower, higher = (self.entries.get(root, root.entry) for root in (low, high))
        are_split = group.split or target.split
        if are_split or _name_two_speakers(lower, higher):
            return False
        if low is not high:
            self.parents[low] = high
            if lower is not None:
                self.entries[high] = lower
        return True


def _name_two_speakers(one: Entry | None, other: Entry | None) -> bool:
    return None not in (one, other) and one != other


def _find_keys(
    proposal: Proposal, target: Group, joined: Group
) -> tuple[Iterable[str], Iterable[str]]:
    """Return the keys by which *proposal* joins the two."""
    if proposal.key is None:
        return target.names, joined.names
    return [proposal.key], [proposal.key]


def _to_decision(rule: IndexRule, proposal: Proposal) -> Decision:
    target = proposal.target
    if target is None:
        names, concerned = _list_names(proposal, proposal.candidates), proposal.joined
    elif proposal.key is None:
        names, concerned = _list_names(proposal, (target,)), proposal.joined
    else:
        concerned = (target, *proposal.joined)
        names = rank_by_count(_list_spellings(proposal.key, concerned))
    return Decision(
        rule=rule.name,
        names=names,
        articles=tuple(sorted(frozenset().union(*map(attrgetter("articles"), concerned)))),
        reason=proposal.reason,
        kind=(target or proposal.joined[0]).kind,
        outcome=Outcome.APART if target is None else Outcome.MERGED,
    )


def _list_names(proposal: Proposal, others: Iterable[Group]) -> tuple[str, ...]:
    """Return the names of those that join, or do not, and then of the *others*."""
    joined = rank_by_count(map(attrgetter("spelling"), proposal.joined))
    candidates = sorted(map(attrgetter("spelling"), others))[:MOST_SHOWN]
    return tuple(dict.fromkeys((*joined, *candidates)))


def _list_spellings(key: str, groups: Iterable[Group]) -> Iterator[str]:
    """Yield the names of all members of *groups* whose key is *key*."""
    for group in groups:
        for member in group.named:
            if key in {member.keys.other, member.keys.person.key}:
                yield member.name or ""
