"""Proposals: what a rule would merge, or what it keeps apart and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from claimkit.rules import Rule
from claimkit.speakerindex.groups import Group

TOLD_APART = "an article tells the two apart"
MOST_SHOWN = 8  # names of candidates, and roles in a reason

Groups = Sequence[Group]


@frozen(kw_only=True)
class Proposal:
    """What a rule says about some groups.

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


IndexRule = Rule[[Groups], Iterator[Proposal]]


def propose_only_one(joined: Groups, targets: Groups, reason: str) -> Iterator[Proposal]:
    """Yield the merge of one group with one other that shares no article with it.

    Groups that do not match one to one stay apart.
    """
    others = frozenset(targets)
    joining = tuple(group for group in joined if group not in others)
    if not joining or not targets:
        return
    count = len(joining) if len(joining) > 1 else len(targets)
    if count > 1:
        ambiguous = f"ambiguous: {count} speakers have such a name"
        yield Proposal(joined=joining, candidates=tuple(targets), reason=ambiguous)
    elif joining[0].articles & targets[0].articles:
        yield Proposal(joined=joining, candidates=tuple(targets), reason=TOLD_APART)
    else:
        yield Proposal(joined=joining, target=targets[0], reason=reason)
