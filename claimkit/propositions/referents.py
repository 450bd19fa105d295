"""Who the arguments of propositions are, asked of a resolver together with the speakers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from claimkit.document import Document
from claimkit.model.proposition import Argument, Proposition
from claimkit.model.scheme import ArgumentRole
from claimkit.model.speaker import Referent
from claimkit.resolution.protocol import ReferenceQuery

REFERRING = frozenset({"NOUN", "PROPN", "PRON"})
# Words of which the text seldom says whom they mean beside the speaker
VAGUE = frozenset({"we", "us", "our", "you", "your"})


def find_queries(document: Document, proposition: Proposition) -> tuple[ReferenceQuery | None, ...]:
    """Return for each argument the query that asks who it is, None for one that can be nobody."""
    return tuple(_to_query(document, argument) for argument in proposition.arguments)


def name_arguments(
    proposition: Proposition,
    queries: Sequence[ReferenceQuery | None],
    referents: Mapping[ReferenceQuery, Referent],
) -> Proposition:
    """Return *proposition* with the referents of its arguments.

    Args:
        queries: what :func:`find_queries` returns for *proposition*.
        referents: the answers to them.
    """
    arguments: list[Argument] = []
    for argument, query in zip(proposition.arguments, queries, strict=True):
        named = argument if query is None else _name_argument(argument, referents[query])
        arguments.append(named)
    return evolve(proposition, arguments=tuple(arguments))


def _to_query(document: Document, argument: Argument) -> ReferenceQuery | None:
    """Return the query that asks who *argument* is; None where it can be nobody, or the text seldom
    says whom such a word means.
    """
    word = document.sentences[argument.sentence].word(argument.head)
    may_refer = argument.role is not ArgumentRole.COMPLEMENT and word.upos in REFERRING
    if not may_refer or word.lower in VAGUE:
        return None
    return ReferenceQuery(word=word, spans=(argument.span,))


def _name_argument(argument: Argument, referent: Referent) -> Argument:
    """Return *argument* with its referent, if that has a name or the text mentions it again."""
    if referent.name is None and len(referent.mentions) < 2:
        return argument
    return evolve(argument, referent=referent.id, name=referent.name)
