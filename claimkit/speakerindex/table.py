"""The user's table and the user's splits: the groups with which the rules begin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter

from attrs import evolve, frozen

from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.speakerindex.aliases import Aliases, Entry
from claimkit.speakerindex.appearances import Appearance
from claimkit.speakerindex.decisions import TABLE, Decision
from claimkit.speakerindex.groups import Group, build_group, rank_by_count
from claimkit.speakerindex.keys.names import split_person_name, strip_punctuation
from claimkit.speakerindex.undone import Split, Undone


@frozen
class Listed:
    """An appearance that the user's table knows.

    Attributes:
        alias: the words under which the table has it.
    """

    appearance: Appearance
    alias: str
    entry: Entry


@frozen
class Sorted:
    """Appearances, grouped as the user's table and splits say.

    Attributes:
        listed: by their speaker in the user's table.
        split_off: by the user's split.
        others: the rest.
    """

    listed: dict[Entry, list[Listed]]
    split_off: dict[Split, list[Appearance]]
    others: list[Appearance]

    def to_groups(self, lexicon: Lexicon) -> Iterator[Group]:
        """Yield those split off and those of the table in one group for each speaker, and the
        others one by one.
        """
        for appearance in self.others:
            yield build_group([appearance])
        for entry, rows in self.listed.items():
            # "Ana Lee (mayor)" is there to tell one Ana Lee from another: no rule may go by it
            name = None if "(" in entry.name else split_person_name(entry.name, lexicon)
            yield build_group(map(attrgetter("appearance"), rows), entry, name)
        for members in self.split_off.values():
            yield build_group(members, split=True)

    def to_decisions(self) -> Iterator[Decision]:
        """Yield the decisions of the table: one for each alias."""
        for entry, rows in self.listed.items():
            kind = build_group(map(attrgetter("appearance"), rows), entry).kind
            by_alias: dict[str, list[Listed]] = defaultdict(list)
            for row in rows:
                by_alias[strip_punctuation(row.alias)].append(row)
            for key, aliases in by_alias.items():
                if len(rows) > 1 or key != strip_punctuation(entry.name):
                    yield _to_decision(entry, aliases, kind)


def sort_by_table(appearances: Sequence[Appearance], aliases: Aliases, undone: Undone) -> Sorted:
    """Return *appearances*, grouped as the user's table and splits say."""
    sorted_ = Sorted(defaultdict(list), defaultdict(list), [])
    for appearance in appearances:
        split = undone.find_split(appearance)
        listed = _look_up(appearance, aliases, undone)
        if split is not None:
            sorted_.split_off[split].append(appearance)
        elif listed is not None:
            sorted_.listed[listed.entry].append(listed)
        else:
            sorted_.others.append(appearance)
    return sorted_


def _look_up(appearance: Appearance, aliases: Aliases, undone: Undone) -> Listed | None:
    """Return what the table has under role and name, or under the name alone."""
    if not len(aliases):
        return None
    name = appearance.name or ""
    for text in (*(f"{role} {name}" for role in appearance.roles), name):
        entry = aliases.find(text)
        if entry is not None and not _is_undone(text, entry, undone):
            return Listed(evolve(appearance, by_role=text != name), text, entry)
    return None


def _is_undone(alias: str, entry: Entry, undone: Undone) -> bool:
    return undone.has(TABLE, [strip_punctuation(alias)], [strip_punctuation(entry.name)])


def _to_decision(entry: Entry, rows: Sequence[Listed], kind: ReferentKind) -> Decision:
    alias = rank_by_count(map(attrgetter("alias"), rows))[0]
    is_name = strip_punctuation(alias) == strip_punctuation(entry.name)
    return Decision(
        rule=TABLE,
        names=(alias,) if is_name else (alias, entry.name),
        articles=tuple(sorted(frozenset(map(attrgetter("appearance.article"), rows)))),
        reason="the user's table",
        kind=kind,
    )
