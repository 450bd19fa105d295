"""What is chosen for a pronoun or a description, and among what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from claimkit.resolution.pronouns.order import Anaphor


@frozen(kw_only=True)
class Candidate:
    """An entity that may be the antecedent of a pronoun.

    Attributes:
        entity: its index.
        features: by which it is compared with others.
    """

    entity: int
    features: tuple[str, ...]


@frozen(kw_only=True)
class AntecedentChoice:
    """The antecedent that was chosen for a pronoun.

    Attributes:
        entity: index of the entity; None if no entity of the text was chosen.
        probability: that the choice is right, 0 to 1.
        has_rival: whether another entity was nearly as likely.
        is_doubtful: whether name or title of the entity suggest another gender than the pronoun,
            and somebody else may be meant.
    """

    entity: int | None
    probability: float
    has_rival: bool = False
    is_doubtful: bool = False


# Takes the anaphor, its candidates, and the features of there being no antecedent.
ChooseAntecedent = Callable[[Anaphor, Sequence[Candidate], Sequence[str]], AntecedentChoice]
