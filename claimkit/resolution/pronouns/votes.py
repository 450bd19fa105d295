"""What the pronouns of a text that was read once say about the gender of an entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import cast

from attrs import evolve, field, frozen

from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.pronouns.choice import AntecedentChoice, Candidate
from claimkit.resolution.pronouns.find import Pronoun, PronounKind, find_form
from claimkit.tree import Word

SURE = 0.6  # probability of a link from which its pronoun says something about gender


@frozen
class GenderVotes:
    """How the pronouns of a text, when they were read once, speak for the gender of an entity.

    Attributes:
        chosen: the index of the sure antecedent of a pronoun.
        counts: by the index of an entity, how many pronouns of each gender refer to it.
    """

    chosen: Mapping[Word, int] = field(factory=dict)
    counts: Mapping[int, Counter[Gender]] = field(factory=dict)

    @classmethod
    def count(cls, choices: Mapping[Word, AntecedentChoice]) -> GenderVotes:
        """Return the votes of the surer ones of *choices*."""
        chosen: dict[Word, int] = {}
        counts: dict[int, Counter[Gender]] = defaultdict(Counter)
        for word, choice in choices.items():
            form = find_form(word)
            is_sure = choice.entity is not None and choice.probability >= SURE
            if is_sure and form is not None and form.gender is not Gender.UNKNOWN:
                chosen[word] = cast(int, choice.entity)
                counts[chosen[word]][form.gender] += 1
        return cls(chosen, counts)

    def tell(self, entities: Sequence[Entity]) -> bool:
        """Whether they say of any of *entities* what its names and nouns do not."""
        return any(set(votes) != {entities[index].gender} for index, votes in self.counts.items())

    def add_to(self, pronoun: Pronoun, candidate: Candidate, told: Gender) -> Candidate:
        """Return *candidate* with the feature of what they say about its gender, if its names and
        nouns have not *told* the same.
        """
        if candidate.entity not in self.counts or pronoun.kind is not PronounKind.PERSON:
            return candidate
        gender = self._judge(pronoun, candidate.entity)
        if gender in {Gender.UNKNOWN, told}:
            return candidate
        feature = f"pronouns elsewhere: {'same' if gender is pronoun.gender else 'other'}"
        return evolve(candidate, features=(*candidate.features, feature))

    def _judge(self, pronoun: Pronoun, entity: int) -> Gender:
        """Return the gender that most pronouns which refer to *entity* have, *pronoun* itself left
        out.
        """
        counts = self.counts.get(entity)
        if counts is None:
            return Gender.UNKNOWN
        is_own = self.chosen.get(pronoun.word) == entity
        same = counts[pronoun.gender] - is_own
        others = counts.total() - counts[pronoun.gender]
        if same == others:
            return Gender.UNKNOWN
        opposite = Gender.MALE if pronoun.gender is Gender.FEMALE else Gender.FEMALE
        return pronoun.gender if same > others else opposite
