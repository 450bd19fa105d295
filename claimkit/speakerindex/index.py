"""SpeakerIndex: the speakers of many articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from claimkit.articles import Articles, find_free_number, name_articles
from claimkit.claimset import ClaimSet
from claimkit.lexicons.loader import load
from claimkit.lexicons.schema import Lexicon
from claimkit.model.claim import Claim
from claimkit.model.scheme import ReferentKind
from claimkit.outputs import frames
from claimkit.speakerindex.aliases import Aliases
from claimkit.speakerindex.appearances import Appearance, find_appearances
from claimkit.speakerindex.decisions import SPLIT, Decision, Decisions, Outcome
from claimkit.speakerindex.files import read_index, write_index
from claimkit.speakerindex.groups import Group, find_best_spelling, rank_by_count
from claimkit.speakerindex.keys.names import strip_punctuation
from claimkit.speakerindex.merging import merge
from claimkit.speakerindex.shelf import Entry, Shelf

if TYPE_CHECKING:
    import pandas

LANGUAGE = "en"
COLUMNS = (
    "name", "text", "kind", "role", "affiliation", "metonym_for", "id", "names", "articles",
    "claims",
)  # fmt: skip


@frozen(kw_only=True)
class IndexedSpeaker:
    """One speaker of the index.

    Attributes:
        name: the user's table's, else the most frequent full name; None for a speaker without a
            name.
        text: the words of the first claim for the speaker.
        kind: the most frequent that is known.
        roles, affiliations: all that the articles give, those of most articles first.
        id: the user's table's, None without one.
        names: as the articles have them, the most frequent first.
        articles: where the speaker appears, in the order in which they were added.
        claims: the speaker's claims, each with its article, in that order; none in an index that
            was loaded from a file, where *count* alone says how many there are.
        appearances: the speaker as each article has it, in that order.
    """

    name: str | None
    text: str
    kind: ReferentKind
    roles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    metonym_for: str | None = None
    id: str | None = None
    names: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    claims: tuple[tuple[str, Claim], ...] = field(default=(), repr=False)
    appearances: tuple[Appearance, ...] = field(default=(), repr=False, eq=False)

    @property
    def count(self) -> int:
        """How many claims the speaker has."""
        return sum(map(attrgetter("count"), self.appearances)) or len(self.claims)

    @property
    def role(self) -> str | None:
        """The role that most articles give."""
        return self.roles[0] if self.roles else None

    @property
    def affiliation(self) -> str | None:
        """The affiliation that most articles give."""
        return self.affiliations[0] if self.affiliations else None

    def to_dict(self) -> dict[str, Any]:
        """Return the speaker as plain JSON types, with keys in the order of ``COLUMNS``.

        Articles and claims are counted.
        """
        return {
            "name": self.name,
            "text": self.text,
            "kind": self.kind.value,
            "role": self.role,
            "affiliation": self.affiliation,
            "metonym_for": self.metonym_for,
            "id": self.id,
            "names": list(self.names),
            "articles": len(self.articles),
            "claims": self.count,
        }


@frozen
class _Contents:
    """The result of merging."""

    speakers: tuple[IndexedSpeaker, ...]
    decisions: Decisions


@frozen(repr=False)
class SpeakerIndex:
    """Speakers merged over articles, those with most claims first.

    It is a value: adding, undoing and splitting give a new index.

    Who is merged depends on the articles, the table and what was undone, and not on their order.
    The merging is done when it is first asked for, in time that grows about linearly with the
    number of speakers.

    Attributes:
        aliases: the user's table.
        undone: merges that were undone, and splits; give them to :meth:`of` to have them in a later
            run.
    """

    _shelf: Shelf = field(factory=Shelf, eq=tuple)
    aliases: Aliases = field(factory=Aliases)
    undone: Decisions = field(factory=Decisions)

    @classmethod
    def of(
        cls,
        articles: Articles,
        *,
        aliases: Aliases | None = None,
        undo: Iterable[Decision] = (),
    ) -> SpeakerIndex:
        """Return the index of *articles*.

        They are claim sets, or pairs of an article's name and its claims, or a dict of them.

        A set without a name goes by the id of its article, without one by its place, "1", "2", …,
        or by the next number that is free. Splits, and the user's own bookkeeping, need real names.

        Raises:
            TypeError: *articles* holds something else, or is the claims of one article.
            ValueError: two articles have the same name.
        """
        lexicon = load(LANGUAGE)
        named = name_articles(articles)
        shelf = Shelf.of(_to_entry(name, claims, lexicon) for name, claims in named)
        return cls(shelf, aliases or Aliases(), Decisions.of(undo))

    @classmethod
    def of_appearances(
        cls, appearances: Iterable[Appearance], *, aliases: Aliases | None = None
    ) -> SpeakerIndex:
        """Return the index of articles of which only the *appearances* of speakers are known."""
        by_article: dict[str, list[Appearance]] = {}
        for appearance in appearances:
            by_article.setdefault(appearance.article, []).append(appearance)
        entries = (Entry(article, tuple(rows)) for article, rows in by_article.items())
        return cls(Shelf.of(entries), aliases or Aliases())

    def save(self, path: str | Path) -> None:
        """Write the speakers of all articles, and what was undone, to *path*, as JSON lines. The
        claims and the user's table are not in it.

        Raises:
            OSError: it cannot be written.
        """
        write_index(Path(path), self._shelf, self.undone)

    @classmethod
    def load(cls, path: str | Path, *, aliases: Aliases | None = None) -> SpeakerIndex:
        """Return the index that :meth:`save` wrote; its speakers have no claims, and know how many
        they had.

        Raises:
            OSError: it cannot be read.
            RecordError: it is something else, cut off, or damaged; the message gives the line.
        """
        saved = read_index(Path(path), load(LANGUAGE))
        return cls(saved.shelf, aliases or Aliases(), saved.undone)

    def add(self, claims: ClaimSet, article: str | None = None) -> SpeakerIndex:
        """Return the index with one more article; nothing is copied.

        Raises:
            ValueError: there is an article of that name.
        """
        name = article or claims.article.id
        if not name:
            name = str(find_free_number(self._shelf, len(self._shelf) + 1))
        elif name in self._shelf:
            raise ValueError(f"expected an id of its own for each article, got {name!r} twice")
        return evolve(self, shelf=self._shelf.add(_to_entry(name, claims, load(LANGUAGE))))

    @property
    def articles(self) -> tuple[str, ...]:
        """Names of the articles, in the order in which they were added."""
        return tuple(map(attrgetter("article"), self._shelf))

    @property
    def appearances(self) -> tuple[Appearance, ...]:
        """The speakers of each article."""
        return tuple(chain.from_iterable(map(attrgetter("appearances"), self._shelf)))

    @cached_property
    def _contents(self) -> _Contents:
        merged = merge(self.appearances, self.aliases, self.undone, load(LANGUAGE))
        order = {name: number for number, name in enumerate(self.articles)}
        speakers = (_to_speaker(group, order) for group in merged.groups)
        return _Contents(tuple(sorted(speakers, key=_rank)), Decisions(merged.decisions))

    @property
    def decisions(self) -> Decisions:
        """What was merged, and what was kept apart though it might be the same speaker.

        In the order of the rules.
        """
        return self._contents.decisions

    def __iter__(self) -> Iterator[IndexedSpeaker]:
        return iter(self._contents.speakers)

    def __len__(self) -> int:
        return len(self._contents.speakers)

    def __contains__(self, speaker: object) -> bool:
        if isinstance(speaker, str):
            return bool(self.find(speaker))
        return speaker in self._contents.speakers

    def __getitem__(self, name: str) -> IndexedSpeaker:
        """Return the one speaker called *name*; see :meth:`find`.

        Raises:
            KeyError: nobody or more than one is called so.
        """
        speakers = self.find(name)
        if len(speakers) == 1:
            return speakers[0]
        if not speakers:
            raise KeyError(f"no speaker is called {name!r}")
        raise KeyError(
            f"{len(speakers)} speakers are called {name!r}; take one of index.find({name!r})"
        )

    def find(self, name: str) -> tuple[IndexedSpeaker, ...]:
        """Return all speakers who have *name* as a name, or as a name or id in the user's table.

        Upper and lower case do not matter.
        """
        return self._by_name.get(strip_punctuation(name), ())

    @cached_property
    def _by_name(self) -> dict[str, tuple[IndexedSpeaker, ...]]:
        table: dict[str, list[IndexedSpeaker]] = defaultdict(list)
        for speaker in self:
            names = filter(None, (speaker.name, speaker.id, *speaker.names))
            for key in dict.fromkeys(map(strip_punctuation, names)):
                table[key].append(speaker)
        return {key: tuple(speakers) for key, speakers in table.items()}

    def __repr__(self) -> str:
        named = sum(speaker.name is not None for speaker in self)
        articles = len(self._shelf)
        return f"SpeakerIndex({len(self)} speakers, {named} of them named, of {articles} articles)"

    def without(self, decision: Decision) -> SpeakerIndex:
        """Return the index without *decision*, also for articles that are added later.

        If *decision* is a split, the split is undone.

        Raises:
            ValueError: *decision* is neither a merge of this index nor one of its splits.
        """
        if decision in self.undone:
            kept = tuple(other for other in self.undone if other != decision)
            return evolve(self, undone=Decisions(kept))
        if decision.outcome is Outcome.APART or decision not in self.decisions:
            raise ValueError(
                "expected a merge from this index's decisions, or a split from index.undone; "
                f"got {decision!r}"
            )
        return evolve(self, undone=Decisions.of((*self.undone, decision)))

    def split(
        self,
        speaker: str | IndexedSpeaker,
        articles: str | Iterable[str],
        reason: str = "the user's split",
    ) -> SpeakerIndex:
        """Return the index in which *speaker* is a different person in *articles*.

        *speaker* may also be a name. The new person is merged with nobody outside of these
        articles. The split is in ``undone``.

        Raises:
            KeyError: nobody or more than one is called so.
            ValueError: the speaker has no name, does not appear in one of *articles*, or in no
                others.
        """
        whole = self[speaker] if isinstance(speaker, str) else speaker
        named = frozenset((articles,) if isinstance(articles, str) else articles)
        _check_split(whole, named)
        parts = (part for part in whole.appearances if part.article in named)
        decision = Decision(
            rule=SPLIT,
            names=_rank_values("name", parts),
            articles=tuple(sorted(named)),
            reason=reason,
            kind=whole.kind,
            outcome=Outcome.APART,
        )
        return evolve(self, undone=Decisions.of((*self.undone, decision)))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat dict per speaker; see :meth:`IndexedSpeaker.to_dict`."""
        return list(map(IndexedSpeaker.to_dict, self))

    def to_dataframe(self, *, escape_formulas: bool = False) -> pandas.DataFrame:
        """Return one row per speaker, with the columns of :meth:`to_dicts`; needs pandas.

        Args:
            escape_formulas: as of :meth:`ClaimSet.to_dataframe`.
        """
        return frames.speakers_to_dataframe(
            self.to_dicts(), COLUMNS, escape_formulas=escape_formulas
        )


def _to_entry(article: str, claims: ClaimSet, lexicon: Lexicon) -> Entry:
    return Entry(article, tuple(find_appearances(article, claims, lexicon)))


def _check_split(speaker: IndexedSpeaker, articles: frozenset[str]) -> None:
    """Make sure that *speaker* can be split into *articles* and others."""
    if wrong := sorted(articles.difference(speaker.articles)):
        names = ", ".join(map(repr, wrong))
        raise ValueError(f"expected articles in which {speaker.name} appears, got {names}")
    has_parts = 0 < len(articles) < len(speaker.articles)
    if speaker.name is None or not has_parts:
        raise ValueError(
            f"expected some of the {len(speaker.articles)} articles of a speaker with a name, got "
            f"{len(articles)}"
        )


def _to_speaker(group: Group, order: Mapping[str, int]) -> IndexedSpeaker:
    """Return the speaker that *group* is; *order* numbers the articles."""
    members = sorted(group.members, key=lambda member: order[member.article])
    metonyms = _rank_values("metonym_for", members)
    return IndexedSpeaker(
        name=_find_name(group, members),
        text=members[0].text,
        kind=group.kind,
        id=group.entry.id if group.entry is not None else None,
        roles=rank_by_count(chain.from_iterable(map(attrgetter("roles"), members))),
        affiliations=rank_by_count(chain.from_iterable(map(attrgetter("affiliations"), members))),
        metonym_for=metonyms[0] if metonyms else None,
        names=_rank_values("name", members),
        articles=tuple(dict.fromkeys(map(attrgetter("article"), members))),
        claims=tuple(_list_claims(members)),
        appearances=tuple(members),
    )


def _rank_values(field: str, members: Iterable[Appearance]) -> tuple[str, ...]:
    """Return what *members* have in *field*, the most frequent first."""
    return rank_by_count(filter(None, map(attrgetter(field), members)))


def _find_name(group: Group, members: Sequence[Appearance]) -> str | None:
    if group.entry is not None:
        return group.entry.name
    return find_best_spelling(members) if members[0].name is not None else None


def _list_claims(members: Iterable[Appearance]) -> Iterator[tuple[str, Claim]]:
    for member in members:
        for claim in member.claims:
            yield member.article, claim


def _rank(speaker: IndexedSpeaker) -> tuple[object, ...]:
    """Return the sort key: most claims first; then those with a name, in alphabetical order."""
    name = speaker.name or speaker.text
    articles = sorted(speaker.articles)
    return -speaker.count, speaker.name is None, name.casefold(), name, articles
