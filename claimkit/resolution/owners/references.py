"""Which named entity a word refers to, as far as names, descriptions and pronouns tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.pronouns.choice import AntecedentChoice
from claimkit.tree import Word

SURE = 0.5  # probability of the antecedent of a word from which what is his goes by his name


@frozen(kw_only=True)
class References:
    """The entities of a text, and the words that refer to them by their indices.

    Attributes:
        named: words of names; described: nouns beside a name; anaphors: definite nouns for one who
            is named elsewhere; organizations: nouns such as "the company".
        choices: the antecedents of pronouns and descriptions.
        owned: the names of nouns that were found to go by the name of another, as they are found.
    """

    entities: Sequence[Entity]
    named: Mapping[Word, int]
    described: Mapping[Word, int]
    anaphors: Mapping[Word, int]
    organizations: Mapping[Word, int]
    choices: Mapping[Word, AntecedentChoice]
    lexicon: Lexicon
    owned: dict[Word, str] = field(factory=dict)

    def find_name(self, word: Word, *kinds: ReferentKind) -> str | None:
        """Return the name of whom or what *word* refers to: an entity of one of *kinds*, or one
        that goes by the name of another.
        """
        if word in self.owned:
            return self.owned[word]
        entity = self.find_kind(word, *kinds)
        return None if entity is None else entity.name

    def find(self, word: Word) -> Entity | None:
        """Return the named entity that *word* refers to."""
        index = self._find_index(word)
        if index is None or self.entities[index].name is None:
            return None
        return self.entities[index]

    def find_kind(self, word: Word, *kinds: ReferentKind) -> Entity | None:
        """Return the named entity that *word* refers to, if it is one of *kinds*."""
        entity = self.find(word)
        return entity if entity is not None and entity.kind in kinds else None

    def is_beside_name(self, noun: Word) -> bool:
        """Whether *noun* describes somebody who is named beside it."""
        index = self.described.get(noun)
        return index is not None and self.entities[index].name is not None

    def _find_index(self, word: Word) -> int | None:
        for indices in (self.named, self.anaphors):
            if word in indices:
                return indices[word]
        if self.is_beside_name(word):
            return self.described[word]
        return self._find_antecedent(word)

    def _find_antecedent(self, word: Word) -> int | None:
        choice = self.choices.get(word)
        if choice is None or choice.entity is None or choice.probability < SURE:
            return self.organizations.get(word)
        return choice.entity
