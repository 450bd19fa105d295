"""Whether arguments of two propositions are the same."""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.model.proposition import Argument
from claimkit.model.scheme import ArgumentRole
from claimkit.propositions.words import load_contrast_words

# Roles of arguments that are compared, but do not tell what both claims are about
UNNAMED = frozenset({ArgumentRole.COMPLEMENT, ArgumentRole.POSSESSOR})
# Words for any organization or place that the speaker belongs to
COLLECTIVE = frozenset({"we", "our"})

Arguments = Sequence[Argument]


def find_shared(inner: Arguments, outer: Arguments) -> tuple[str, ...]:
    """Return the names of what is in both, sorted; empty where *inner* has something that *outer*
    has not.
    """
    names: set[str] = set()
    for argument in inner:
        rivals = [rival for rival in outer if _has_place_of(rival, argument)]
        same = next((rival for rival in rivals if _is_same(argument, rival)), None)
        if same is None:
            if not _may_be_same(argument, rivals):
                return ()
        elif argument.role not in UNNAMED:
            names.add(_choose_name(argument, same))
    return tuple(sorted(names - load_contrast_words().nameless))


def find_shared_by_both(first: Arguments, second: Arguments) -> tuple[str, ...]:
    """Return the names of what is in both, sorted; empty where either has something that the other
    has not.
    """
    there, back = find_shared(first, second), find_shared(second, first)
    if not there or not back:
        return ()
    return tuple(sorted({*there, *back}))


def _has_place_of(rival: Argument, argument: Argument) -> bool:
    """Whether both have the same role, by the same preposition if any."""
    return (rival.role, rival.case) == (argument.role, argument.case)


def _choose_name(first: Argument, second: Argument) -> str:
    """Return the name of the referent, else the longer lemma, of two arguments for the same."""
    names = filter(None, (first.name, second.name))
    return next(names, max(first.lemma, second.lemma, key=len))


def _is_same(inner: Argument, outer: Argument) -> bool:
    """Whether *inner* stands for what *outer* does, or for more."""
    if inner.referent is not None and inner.referent == outer.referent:
        return True
    if _name_two_referents(inner, outer) or _are_called_otherwise(inner, outer):
        return False
    if any(map(is_nameless, (inner, outer))):
        return False
    return not (_is_counted_otherwise(inner, outer) or _is_narrower(inner, outer))


def _name_two_referents(inner: Argument, outer: Argument) -> bool:
    """Whether both have names; those of one referent have been taken for the same before."""
    return inner.name is not None and outer.name is not None


def _are_called_otherwise(inner: Argument, outer: Argument) -> bool:
    """Whether they are neither one noun, nor a name and its last words ("ana lee" and "lee", not
    "ana lee" and "ana berg").
    """
    shorter, longer = sorted((inner.lemma, outer.lemma), key=len)
    return not f" {longer}".endswith(f" {shorter}")


def _is_counted_otherwise(inner: Argument, outer: Argument) -> bool:
    """Whether *inner* comes with a number that *outer* does not have."""
    return inner.number is not None and inner.number != outer.number


def _is_narrower(inner: Argument, outer: Argument) -> bool:
    """Whether a word narrows *inner* that does not narrow *outer*; of what both take as known
    either may be put briefly.
    """
    if set(inner.modifiers) <= set(outer.modifiers):
        return False
    if not set(outer.modifiers) <= set(inner.modifiers):
        return True
    return not _are_known(inner, outer)


def _are_known(inner: Argument, outer: Argument) -> bool:
    """Whether both are taken as known, and are no clauses."""
    if inner.role is ArgumentRole.COMPLEMENT:
        return False
    return inner.definite and outer.definite


def _may_be_same(argument: Argument, rivals: Arguments) -> bool:
    """Whether *argument* may stand for the same as one of its *rivals*, though no words say so."""
    if argument.role is ArgumentRole.POSSESSOR:
        return _may_be_anybodys(argument, rivals)
    if argument.role is ArgumentRole.SUBJECT:
        return _may_be_any_organization(argument, rivals)
    return _may_be_whatever(argument, rivals)


def _may_be_anybodys(argument: Argument, rivals: Arguments) -> bool:
    """Whether a possessor or one of its rivals is somebody unknown."""
    return not rivals or any(map(is_nameless, (argument, *rivals)))


def _may_be_any_organization(argument: Argument, rivals: Arguments) -> bool:
    """Whether a subject or one of its rivals may be any organization that the speaker belongs to
    ("we").
    """
    return bool(rivals) and any(map(_is_collective, (argument, *rivals)))


def _may_be_whatever(argument: Argument, rivals: Arguments) -> bool:
    """Whether *argument* stands for whatever there is, without more words ("any bribes")."""
    if not argument.open or argument.modifiers:
        return False
    return not rivals or is_nameless(argument)


def is_nameless(argument: Argument) -> bool:
    """Whether *argument* is a word that names nobody by itself, and nobody knows whom it means."""
    return argument.referent is None and argument.lemma in load_contrast_words().nameless


def _is_collective(argument: Argument) -> bool:
    """Whether *argument* is a word for any organization ("we"), and nobody knows which."""
    return argument.referent is None and argument.lemma in COLLECTIVE
