"""A word in a content that means somebody or something named elsewhere."""

from __future__ import annotations

from attrs import frozen

from claimkit.model.scheme import NoName, ReferentKind, Standing, Time
from claimkit.spans import Span


@frozen(kw_only=True)
class Agreement:
    """A verb that goes with a pronoun, and its form behind a name: "am", "is".

    Attributes:
        span: of the verb.
        text: the other form, in lower case.
    """

    span: Span
    text: str


@frozen(kw_only=True)
class Reference:
    """A word in a content that cannot be understood alone, and whom it means.

    Attributes:
        possessive: whether it says whose something is ("his", "my").
        reflexive: whether it points back in its own clause ("himself").
        referent: id, as ``Referent.id`` of the speakers; None for a place, or where nothing is
            known.
        name: the referent's fullest name; None where it has none or it is not clear who is meant.
        why_unnamed: why there is no name.
        verbs: those that have another form behind a name; none if all have the same.
        time: of a word for a day, when what happens on it does, as far as the tense says.
        confidence: that the name, or that there is none, is right, 0 to 1.
    """

    span: Span
    standing: Standing
    possessive: bool = False
    reflexive: bool = False
    referent: str | None = None
    name: str | None = None
    kind: ReferentKind = ReferentKind.UNKNOWN
    why_unnamed: NoName | None = None
    verbs: tuple[Agreement, ...] = ()
    time: Time = Time.UNSPECIFIED
    confidence: float = 1.0
