"""What the user has undone, looked up by keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, product

from attrs import field, frozen

from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.speakerindex.appearances import Appearance
from claimkit.speakerindex.decisions import Basis, Decision
from claimkit.speakerindex.keys.names import split_person_name, strip_punctuation, to_name_key

Keys = frozenset[str]


@frozen
class Split:
    """Speakers that the user has split off together."""

    names: tuple[str, ...]
    articles: tuple[str, ...]


@frozen
class Undone:
    """What the user has undone, looked up by the keys of the names, so that it holds for other
    spellings and later articles.

    Attributes:
        merges: rule and keys of each merge.
        splits: by article and key of the name, which split the speaker is in.
    """

    merges: set[tuple[str, Keys]] = field(factory=set)
    splits: dict[tuple[str, str], Split] = field(factory=dict)

    @classmethod
    def of(cls, decisions: Iterable[Decision], lexicon: Lexicon) -> Undone:
        """Return the table of *decisions*."""
        undone = cls()
        for decision in decisions:
            readings = list(_read_names(decision, lexicon))
            if decision.basis is Basis.SPLIT:
                split = Split(decision.names, decision.articles)
                keys = chain.from_iterable(readings)
                undone.splits.update(dict.fromkeys(product(decision.articles, keys), split))
            else:
                undone.merges.update((decision.rule, keys) for keys in readings)
        return undone

    def has(self, rule: str, target: Iterable[str], joined: Iterable[str]) -> bool:
        """Whether the merge of two groups with these keys by *rule* has been undone."""
        if not self.merges:
            return False
        pairs = product(target, joined)
        return any((rule, frozenset(pair)) in self.merges for pair in pairs)

    def find_split(self, appearance: Appearance) -> Split | None:
        """Return the split that *appearance* is in, None for none."""
        keys = (appearance.keys.person.key, appearance.keys.other)
        splits = (self.splits.get((appearance.article, key)) for key in keys)
        return next(filter(None, splits), None)


def _read_names(decision: Decision, lexicon: Lexicon) -> Iterator[Keys]:
    """Yield the keys of the names, in both ways where the kind does not tell how names are read."""
    if decision.basis is Basis.TABLE:
        yield frozenset(map(strip_punctuation, decision.names))
        return
    persons = frozenset(split_person_name(name, lexicon).key for name in decision.names)
    others = frozenset(map(to_name_key, decision.names))
    if decision.basis is Basis.ONE_NAME:
        # one name, of which some may be of no known kind and so read in the other way
        yield from (frozenset([key]) for key in persons | others)
    elif decision.kind is ReferentKind.UNKNOWN:
        yield from (persons, others)
    else:
        yield persons if decision.kind is ReferentKind.PERSON else others
