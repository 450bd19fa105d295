"""What a content says in the end; claims are compared by it."""

from __future__ import annotations

from attrs import frozen

from claimkit.model.scheme import ArgumentRole
from claimkit.spans import Span


@frozen(kw_only=True)
class Argument:
    """An argument of a predicate: who or what it is about.

    Attributes:
        lemma: of its head; of a name all words ("ana lee").
        case: the preposition of an oblique, None where there is none.
        modifiers: lemmas of the words that narrow it ("old" of "the old bridge"), of a clause all
            its words; sorted, numbers apart.
        number: how many there are of it (300 of "300 people"), None where no figure or numeral says
            so.
        definite: whether it is a name or an article, demonstrative or possessor says that it is
            known.
        open: whether it stands for whatever there is ("any bribes", "anything").
        span: of its head; of a subject that is left out, of the word that gives it ("Lee denied
            taking bribes").
        sentence, head: where its head stands, counted as those of a Cue.
        referent: id of the referent it stands for, as ``Referent.id`` of the speakers; None where
            the text mentions it only once or nobody knows.
        name: the referent's fullest name, None where it has none.
    """

    role: ArgumentRole
    lemma: str
    case: str | None = None
    modifiers: tuple[str, ...] = ()
    number: float | None = None
    definite: bool = False
    open: bool = False
    span: Span
    sentence: int
    head: int
    referent: str | None = None
    name: str | None = None


@frozen(kw_only=True)
class Proposition:
    """What a content says in the end: a predicate and its arguments.

    Level and polarity are about it, and claims are compared by it.

    Attributes:
        predicate: lemma of its main predicate ("close" in "is unlikely to close"), with its
            particle ("shut down").
        arguments: what depends on the predicate or on the words above it, in text order.
        modifiers: lemmas of the words that narrow the predicate ("good" of "is no good friend"),
            sorted.
        opposites: lemmas of predicates that cannot be so at once ("closed" of "open"), sorted.
        times: years, months and days that the content names, in lower case, sorted; months by their
            first three letters.
        stated: whether the content says that something is so or not so; a noun phrase does where
            the cue is of that kind ("denied wrongdoing", not "dismissed the plan").
    """

    predicate: str
    arguments: tuple[Argument, ...] = ()
    modifiers: tuple[str, ...] = ()
    opposites: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    stated: bool = True
