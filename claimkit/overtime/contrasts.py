"""Claims of different articles that cannot both be true: what somebody said in May and denied in
June.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.model.claim import Claim
from claimkit.model.proposition import Argument, Proposition
from claimkit.overtime.dates import resolve_times
from claimkit.propositions.contrasts import Contrast, find_contrasts
from claimkit.speakerindex import SpeakerIndex
from claimkit.speakerindex.keys.names import strip_punctuation

Referents = Mapping[tuple[str, str], int]  # numbers of speakers by article and id of the referent


@frozen(kw_only=True)
class DatedContrast:
    """Two claims of different articles that cannot both be true.

    Attributes:
        contrast: the claims and how they differ. Their spans, ids and referents are those of their
            articles.
        first, second: all claims of their articles; the first article is the earlier one.
        speakers: what the two speakers are called over all articles.
        same_speaker: whether they are one.
    """

    contrast: Contrast
    first: ClaimSet = field(repr=False)
    second: ClaimSet = field(repr=False)
    speakers: tuple[str, str]
    same_speaker: bool

    @property
    def articles(self) -> tuple[Article, Article]:
        """The two articles, with their dates."""
        return self.first.article, self.second.article

    def explain(self) -> str:
        """Return one line: who said what when, and how it differs.

        "Ana Lee: 2024-05-03 said “…”, 2024-06-09 denied “…” (polarity: ‘close’ of bridge)"
        """
        contrast = self.contrast
        first, second = _tell(self.first, contrast.first), _tell(self.second, contrast.second)
        shared = ", ".join(contrast.shared)
        how = f"({contrast.kind}: ‘{contrast.predicate}’ of {shared})"
        if self.same_speaker:
            return f"{self.speakers[0]}: {first}, {second} {how}"
        return f"{self.speakers[0]}: {first}; {self.speakers[1]}: {second} {how}"


@frozen(kw_only=True)
class _Said:
    """A claim as it can be compared with those of other articles.

    Attributes:
        claim: with ids that no claim, speaker or referent of another article has.
        original: as it is in its article.
        speaker: number in the index, None for nobody.
    """

    claim: Claim
    original: Claim
    found: ClaimSet = field(repr=False)
    speaker: int | None


def find_dated_contrasts(
    articles: Sequence[ClaimSet], index: SpeakerIndex, *, same_speaker: bool = True
) -> tuple[DatedContrast, ...]:
    """Return the pairs of claims of different *articles* that cannot both be true, by date.

    Who is the same is said by *index*. A claim is compared with the nearest earlier ones that say
    the like of the same, as in one text, so that the work is linear in the number of claims.

    Args:
        articles: each with an id of its own.
        same_speaker: whether only claims of one speaker are compared. Those of two are mostly of
            two bridges where both say "the bridge".

    Raises:
        MissingExtraError: a claim names a day, and the library that knows dates is not installed.
    """
    ordered = sorted(articles, key=_rank)
    said = list(_list_said(ordered, index))
    labels = [speaker.name or speaker.text for speaker in index]
    order = {own.claim.id: number for number, own in enumerate(said)}
    by_id = {own.claim.id: own for own in said}
    contrasts: list[tuple[tuple[int, int], DatedContrast]] = []
    for group in _group(said, same_speaker=same_speaker):
        for contrast in find_contrasts([own.claim for own in group]):
            first, second = by_id[contrast.first.id], by_id[contrast.second.id]
            if first.found is not second.found:
                place = (order[first.claim.id], order[second.claim.id])
                contrasts.append((place, _date(contrast, first, second, labels)))
    return tuple(dated for _, dated in sorted(contrasts, key=lambda pair: pair[0]))


def _group(said: Iterable[_Said], *, same_speaker: bool) -> list[list[_Said]]:
    """Return what is compared: of each speaker all, or of all speakers."""
    if not same_speaker:
        return [list(said)]
    groups: dict[int, list[_Said]] = {}
    for own in said:
        if own.speaker is not None:
            groups.setdefault(own.speaker, []).append(own)
    return list(groups.values())


def _date(contrast: Contrast, first: _Said, second: _Said, labels: Sequence[str]) -> DatedContrast:
    return DatedContrast(
        contrast=evolve(contrast, first=first.original, second=second.original),
        first=first.found,
        second=second.found,
        speakers=(_label(first, labels), _label(second, labels)),
        same_speaker=first.speaker is not None and first.speaker == second.speaker,
    )


def _label(said: _Said, labels: Sequence[str]) -> str:
    """Return what the speaker is called over all articles, else in this one."""
    return said.original.speaker.label if said.speaker is None else labels[said.speaker]


def _rank(found: ClaimSet) -> tuple[bool, str]:
    """Return what articles are sorted by: the day; those without one come last."""
    day = found.article.day
    return day is None, "" if day is None else day.isoformat()


def _list_said(articles: Sequence[ClaimSet], index: SpeakerIndex) -> Iterator[_Said]:
    """Yield all claims of *articles*, in order."""
    numbers = _number_referents(index)
    for place, found in enumerate(articles):
        reader = _Reader(found=found, place=place, numbers=numbers, index=index)
        for claim in found:
            yield reader.read(claim)


def _number_referents(index: SpeakerIndex) -> Referents:
    numbers: dict[tuple[str, str], int] = {}
    for number, speaker in enumerate(index):
        for article, claim in speaker.claims:
            if claim.speaker.referent is not None:
                numbers[article, claim.speaker.referent.id] = number
    return numbers


@frozen(kw_only=True)
class _Reader:
    """Reads the claims of one article as those of many.

    Attributes:
        place: of the article among all.
    """

    found: ClaimSet
    place: int
    numbers: Referents
    index: SpeakerIndex

    def read(self, claim: Claim) -> _Said:
        referent = claim.speaker.referent
        number = None if referent is None else self._find_number(referent.id)
        speaker = claim.speaker
        if referent is not None:
            speaker = evolve(speaker, referent=evolve(referent, id=self._to_id(referent.id)))
        proposition = claim.proposition
        renamed = evolve(
            claim,
            id=f"{self.place} {claim.id}",
            within=None if claim.within is None else f"{self.place} {claim.within}",
            speaker=speaker,
            proposition=None if proposition is None else self._read_proposition(claim, proposition),
        )
        return _Said(claim=renamed, original=claim, found=self.found, speaker=number)

    def _find_number(self, referent: str) -> int | None:
        return self.numbers.get((str(self.found.article.id), referent))

    def _to_id(self, referent: str) -> str:
        """Return the id of the speaker over all articles, else one of this article alone."""
        number = self._find_number(referent)
        return f"{self.place} {referent}" if number is None else f"speaker {number}"

    def _read_proposition(self, claim: Claim, proposition: Proposition) -> Proposition:
        return evolve(
            proposition,
            arguments=tuple(map(self._read_argument, proposition.arguments)),
            times=self._read_times(claim, proposition.times),
        )

    def _read_times(self, claim: Claim, times: tuple[str, ...]) -> tuple[str, ...]:
        day = self.found.article.day
        if day is None:  # nobody knows which Monday is meant
            return tuple(f"{self.place} {time}" for time in times)
        return resolve_times(claim, times, day)

    def _read_argument(self, argument: Argument) -> Argument:
        """Return *argument* with the referent over all articles: that of a speaker, else of the
        name; one without a name goes by its words, as a word that the text has only once.
        """
        if argument.referent is None:
            return argument
        if self._find_number(argument.referent) is not None:
            return evolve(argument, referent=self._to_id(argument.referent))
        if argument.name is None:
            return evolve(argument, referent=None)
        return evolve(argument, referent=self._name_referent(argument.name))

    def _name_referent(self, name: str) -> str:
        """Return the id of the one speaker of that *name*, else one that the name makes."""
        speakers = self.index.find(name)
        numbers = {self._number_speaker(own.claims) for own in speakers}
        if len(numbers) == 1 and None not in numbers:
            return f"speaker {numbers.pop()}"
        return f"name {strip_punctuation(name)}"

    def _number_speaker(self, claims: Iterable[tuple[str, Claim]]) -> int | None:
        for article, claim in claims:
            if claim.speaker.referent is not None:
                return self.numbers.get((article, claim.speaker.referent.id))
        return None


def _tell(found: ClaimSet, claim: Claim) -> str:
    """Return when and how a claim was made."""
    words = " ".join(map(found.plain.read, claim.cue.spans)) or claim.cue.lemma
    day = found.article.day
    when = "(no date)" if day is None else day.isoformat()
    return f"{when} {words} “{claim.content.text}”"
