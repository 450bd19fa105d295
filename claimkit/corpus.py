"""Corpus: the claims of many articles, with one table and one list of speakers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack, overload

from attrs import evolve, field, frozen

from claimkit.articles import Articles, name_articles
from claimkit.auditing import Audit, audit_groups
from claimkit.claimset import ClaimSet
from claimkit.errors import RecordError
from claimkit.exports import save_items
from claimkit.groups import SpeakerGroups, number_labels
from claimkit.model.claim import Claim
from claimkit.model.speaker import NO_SPEAKER
from claimkit.outputs import frames
from claimkit.queries import Conditions
from claimkit.speakerindex import IndexedSpeaker, SpeakerIndex

if TYPE_CHECKING:
    import pandas

    from claimkit.overtime import DatedContrast
    from claimkit.search import Archive, Finding
    from claimkit.search.terms import Day


def _name_articles(articles: Articles) -> tuple[ClaimSet, ...]:
    """Return *articles*, each of which has an id of its own."""
    return tuple(
        evolve(found, article=evolve(found.article, id=id)) for id, found in name_articles(articles)
    )


@frozen(repr=False)
class Corpus(Sequence[ClaimSet]):
    """The claim sets of many articles, in order; each article has its own id.

    A position gives a set, the id of an article too (``corpus["a-17"]``); a slice gives a corpus.

    Attributes:
        articles: the claims of each article; one without an id is called by its place, "1", "2", …,
            or by the next number that is free.

    Raises:
        TypeError: something is no ClaimSet, or *articles* is itself one.
        ValueError: two articles have one id.
    """

    articles: tuple[ClaimSet, ...] = field(default=(), converter=_name_articles)

    @classmethod
    def of(cls, articles: Articles) -> Corpus:
        """Return the corpus of *articles*.

        They are claim sets, or pairs of an id and a claim set, or a dict of them. A set whose
        article has no id gets its place as id: "1", "2", …

        Raises:
            TypeError: *articles* holds something else, or is the claims of one article.
            ValueError: two articles have one id.
        """
        return cls(articles)

    def __len__(self) -> int:
        return len(self.articles)

    def __iter__(self) -> Iterator[ClaimSet]:
        return iter(self.articles)

    @overload
    def __getitem__(self, key: int | str) -> ClaimSet: ...

    @overload
    def __getitem__(self, key: slice) -> Corpus: ...

    def __getitem__(self, key: int | str | slice) -> ClaimSet | Corpus:
        """Return the claims of the article at a position or with an id, or the corpus of a slice.

        Raises:
            IndexError: there is no such position.
            KeyError: no article has the id.
        """
        if isinstance(key, slice):
            return Corpus(self.articles[key])
        if not isinstance(key, str):
            return self.articles[key]
        if key not in self._by_id:
            raise KeyError(f"no article {key!r} among {len(self)}")
        return self._by_id[key]

    def __repr__(self) -> str:
        return f"Corpus({len(self)} articles, {len(self.claims)} claims)"

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of all articles, in order."""
        return tuple(claim for found in self for claim in found)

    def where(self, **conditions: Unpack[Conditions]) -> Corpus:
        """Return the corpus of the claims that meet all given conditions; all articles are kept.

        The conditions are those of :meth:`ClaimSet.where`.

        Raises:
            TypeError, ValueError: as there.
        """
        return Corpus(tuple(found.where(**conditions) for found in self))

    def by_speaker(self) -> SpeakerGroups[Corpus]:
        """Return the claims of each speaker over all articles, those with most claims first.

        Claims without a speaker come last. Each corpus has only the articles in which the speaker
        has a claim.

        Who is the same in two articles is said by a :class:`SpeakerIndex`; for its decisions, and a
        table of your own, use :meth:`index_speakers`. Keys are as those of
        :meth:`ClaimSet.by_speaker`.
        """
        speakers = list(self.index_speakers())
        labels = number_labels(speaker.name or speaker.text for speaker in speakers)
        kept = (self._keep(_group_claims(speaker)) for speaker in speakers)
        groups = dict(zip(labels, kept, strict=True))
        if nobody := self._keep(self._find_unattributed()):
            groups[NO_SPEAKER] = nobody
        return SpeakerGroups(groups, self._find_by_speaker)

    def audit(self) -> Audit:
        """Return who is quoted in all articles, and how; see :meth:`ClaimSet.audit`.

        Who is the same source in two articles is told as in :meth:`by_speaker`, whose keys are what
        sources are called.
        """
        return audit_groups(self.articles, self.by_speaker().items())

    def index_speakers(self) -> SpeakerIndex:
        """Return the speakers, merged over the articles."""
        return SpeakerIndex.of(self)

    def find(
        self,
        *,
        speaker: str | None = None,
        words: str | None = None,
        since: Day = None,
        until: Day = None,
        limit: int | None = None,
    ) -> tuple[Finding, ...]:
        """Return all that a speaker said on something in a time, by date of the articles.

        The conditions are those of :meth:`claimkit.search.Archive.find`. The words of all articles
        are indexed, in memory, when this is asked for the first time; an
        :class:`~claimkit.search.Archive` keeps them in a file.

        Raises:
            SearchError: there is no word in *words*, or a day is none.
        """
        asked = self._archive.find(
            speaker=speaker, words=words, since=since, until=until, limit=limit
        )
        return tuple(asked)

    def contrasts(
        self, index: SpeakerIndex | None = None, *, same_speaker: bool = True
    ) -> tuple[DatedContrast, ...]:
        """Return the pairs of claims of different articles that cannot both be true, by date:
        what somebody said in one and denied in another. Those of one article are found by
        :meth:`ClaimSet.contrasts`.

        Days that a content names ("on Monday") are those of the date of its article; that needs
        the extra ``dates``.

        Args:
            index: the speakers of this corpus, where you have them, with your table.
            same_speaker: whether only claims of one speaker are compared.

        Raises:
            MissingExtraError: a claim names a day, and the extra is not installed.
        """
        from claimkit.overtime import find_dated_contrasts  # to extract claims takes none of it

        speakers = self.index_speakers() if index is None else index
        return find_dated_contrasts(self.articles, speakers, same_speaker=same_speaker)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat dict per claim, as :meth:`ClaimSet.to_dicts`.

        "article" is the id of the article.
        """
        return [row for found in self for row in found.to_dicts()]

    def to_dataframe(self, *, escape_formulas: bool = False) -> pandas.DataFrame:
        """Return one row per claim, as :meth:`ClaimSet.to_dataframe`; needs pandas."""
        return frames.to_dataframe(self, escape_formulas=escape_formulas)

    def save(self, path: str | Path, format: str | None = None) -> None:
        """Write the claims of all articles to one file or folder, as :meth:`ClaimSet.save`.

        Raises:
            ValueError, MissingExtraError, OSError: as there.
        """
        save_items(list(self), path, format)

    def to_jsonl(self) -> str:
        """Return the complete record of each article as ASCII JSON, one per line."""
        return "".join(f"{found.to_json()}\n" for found in self)

    @classmethod
    def from_jsonl(cls, data: str | bytes) -> Corpus:
        """Return the corpus that :meth:`to_jsonl` wrote, equal to the original.

        Raises:
            RecordError: a line is no record; the message gives its number and the JSON path. Or two
                articles have one id.
        """
        lines = data.split(b"\n") if isinstance(data, bytes) else data.split("\n")
        articles = list(_read_lines(lines))
        try:
            return cls(articles)
        except ValueError as error:
            raise RecordError(str(error)) from error

    @cached_property
    def _by_id(self) -> Mapping[str | None, ClaimSet]:
        return {found.article.id: found for found in self}

    @cached_property
    def _archive(self) -> Archive:
        from claimkit.search import Archive  # late, as above

        archive = Archive()
        archive.add(self)
        return archive

    def _find_by_speaker(self, speaker: str) -> Corpus:
        """Return the corpus of the articles in which *speaker* has a claim."""
        return Corpus(tuple(filter(len, self.where(speaker=speaker))))

    def _keep(self, kept: Mapping[str, Sequence[Claim]]) -> Corpus:
        """Return the corpus of the claims *kept*, by article."""
        return Corpus(
            tuple(evolve(self[article], claims=tuple(claims)) for article, claims in kept.items())
        )

    def _find_unattributed(self) -> dict[str, list[Claim]]:
        nobody: dict[str, list[Claim]] = {}
        for found in self:
            for claim in found:
                if not claim.speaker.is_given:
                    nobody.setdefault(str(found.article.id), []).append(claim)
        return nobody


def _read_lines(lines: Iterable[str | bytes]) -> Iterator[ClaimSet]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield ClaimSet.from_json(line)
        except RecordError as error:
            raise RecordError(f"line {number}: {error}") from error


def _group_claims(speaker: IndexedSpeaker) -> dict[str, list[Claim]]:
    by_article: dict[str, list[Claim]] = {}
    for article, claim in speaker.claims:
        by_article.setdefault(article, []).append(claim)
    return by_article
