"""Who the arguments of propositions are, asked of a resolver together with the speakers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import evolve

from claimkit.document import Document
from claimkit.model import Argument, Proposition, Referent, Role
from claimkit.resolution.protocol import ReferenceQuery

REFERRING = frozenset({"NOUN", "PROPN", "PRON"})
Vague = Collection[str]


def queries_of(
    document: Document, propositions: Iterable[Proposition | None], vague: Vague
) -> tuple[ReferenceQuery, ...]:
    """Return for each argument that may stand for somebody the query that asks who it is.

    Args:
        vague: words of whom the text seldom says whom they mean; nothing is asked of these.
    """
    arguments = (
        argument
        for proposition in propositions
        for argument in referring(document, proposition, vague)
    )
    return tuple(_query(document, argument) for argument in arguments)


def referring(
    document: Document, proposition: Proposition | None, vague: Vague
) -> Iterator[Argument]:
    """Yield the arguments of *proposition* that may stand for somebody, in order."""
    for argument in proposition.arguments if proposition is not None else ():
        word = document.sentences[argument.sentence].word(argument.head)
        if (
            argument.role is not Role.COMPLEMENT
            and word.upos in REFERRING
            and word.text.lower() not in vague
        ):
            yield argument


def with_referents(
    document: Document,
    propositions: Sequence[Proposition | None],
    referents: Sequence[Referent],
    vague: Vague,
) -> tuple[Proposition | None, ...]:
    """Return *propositions* with the *referents* that a resolver gave for :func:`queries_of`
    them.
    """
    left = iter(referents)
    return tuple(
        _with_referents(document, proposition, left, vague) for proposition in propositions
    )


def _with_referents(
    document: Document, proposition: Proposition | None, referents: Iterator[Referent], vague: Vague
) -> Proposition | None:
    if proposition is None:
        return None
    asked = set(referring(document, proposition, vague))
    return evolve(
        proposition,
        arguments=tuple(
            _with(a, next(referents)) if a in asked else a for a in proposition.arguments
        ),
    )


def _with(argument: Argument, referent: Referent) -> Argument:
    known = referent.name is not None or len(referent.mentions) > 1
    return evolve(argument, referent=referent.id, name=referent.name) if known else argument


def _query(document: Document, argument: Argument) -> ReferenceQuery:
    word = document.sentences[argument.sentence].word(argument.head)
    return ReferenceQuery(word=word, spans=(argument.span,))
