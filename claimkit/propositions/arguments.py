"""What a proposition is about: the arguments of its predicate, by role."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from claimkit.clauses.tree import surround
from claimkit.draft import Draft
from claimkit.grammar import SUBJECTS, case_lemma, is_passive, own_subject, shared_subject
from claimkit.model.proposition import Argument
from claimkit.model.scheme import ArgumentRole
from claimkit.propositions.clause import Clause
from claimkit.propositions.phrases import (
    find_all_modifiers,
    find_modifiers,
    find_name,
    find_number,
    find_purpose,
    find_time,
)
from claimkit.propositions.words import load_contrast_words
from claimkit.rules import Rule, find_answer, when
from claimkit.tree import Word

OBLIQUE_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
OBJECTS = ("obj", "iobj")
PASSIVE_SUBJECT = ("nsubj:pass",)
COMPLEMENT_CLAUSES = frozenset({"xcomp", "ccomp"})


def find_arguments(clause: Clause, draft: Draft) -> tuple[Argument, ...]:
    """Return the arguments of the predicate of *clause*, the content of *draft*, in text order;
    years, months and days are none.
    """
    tree, predicate = clause.tree, clause.tree.predicate
    arguments: list[Argument] = []
    for child in tree.children(predicate):
        role = find_role(predicate, child)
        if role is not None and find_time(child) is None:
            arguments += _build_arguments(child, role, clause)
    subject = _find_subject_role(predicate)
    has_subject = any(argument.role is subject for argument in arguments)
    if not has_subject and own_subject(predicate) is None:
        arguments += _find_left_out(clause, draft, subject)
    return tuple(sorted(arguments, key=lambda argument: (argument.span, argument.role)))


def find_role(predicate: Word, child: Word) -> ArgumentRole | None:
    """Return what *child* is to *predicate*, None where it is no argument."""
    return find_answer(ROLES, predicate, child)


def _find_subject_role(predicate: Word) -> ArgumentRole:
    """Return the role of a grammatical subject: of a passive that of an object."""
    return ArgumentRole.OBJECT if is_passive(predicate) else ArgumentRole.SUBJECT


def _judge_subject(predicate: Word, child: Word) -> ArgumentRole | None:
    if child.relation in SUBJECTS:
        return _find_subject_role(predicate)
    return None


def _is_agent(predicate: Word, child: Word) -> bool:
    """Whether *child* says who does it, behind "by" or as a possessor: "stolen by Berg", "Lee's
    resignation".
    """
    if child.deprel in {"obl:agent", "nmod:poss"}:
        return True
    if (child.relation, case_lemma(child)) != ("obl", "by"):
        return False
    return is_passive(predicate)


def _is_object(predicate: Word, child: Word) -> bool:
    return child.relation in OBJECTS


def _is_complement(predicate: Word, child: Word) -> bool:
    """Whether *child* is a clause that belongs to a verb, or to an adjective or noun: "able to
    pay".
    """
    if child.relation in COMPLEMENT_CLAUSES:
        return True
    return child.deprel == "acl" and not predicate.is_verb


def _is_oblique(predicate: Word, child: Word) -> bool:
    if child.relation not in {"obl", "nmod"} or child.upos not in OBLIQUE_HEADS:
        return False
    if any(child in find_purpose(thing) for thing in predicate.children("obj")):
        return False
    return child.lemma != "all" or case_lemma(child) != "at"  # "did not pay at all"


# What a dependent is to its predicate; one of which no rule tells is no argument
ROLES: tuple[Rule[[Word, Word], ArgumentRole], ...] = (
    Rule("role.subject", "Ana Lee said the police had searched the boat.", _judge_subject),
    Rule(
        "role.agent",
        "Ana Lee said the letter was stolen by Bo Berg.",
        when(_is_agent, ArgumentRole.SUBJECT),
    ),
    Rule(
        "role.object",
        "Ana Lee said the police had searched the boat.",
        when(_is_object, ArgumentRole.OBJECT),
    ),
    Rule(
        "role.complement",
        "Ana Lee said the council wants to sell the boat.",
        when(_is_complement, ArgumentRole.COMPLEMENT),
    ),
    Rule(
        "role.oblique",
        "Ana Lee said the lorry had crossed the bridge with Berg.",
        when(_is_oblique, ArgumentRole.OBLIQUE),
    ),
)


def _build_arguments(head: Word, role: ArgumentRole, clause: Clause) -> Iterator[Argument]:
    """Yield *head* and what is joined to it ("Lee and Berg") as arguments, each with its
    possessors.
    """
    if role is ArgumentRole.COMPLEMENT:
        yield _build_argument(head, role, find_all_modifiers(head, clause.tree))
        return
    for noun in (head, *clause.tree.children(head, "conj")):
        yield _build_argument(noun, role, find_modifiers(noun, clause.tree, clause.lexicon))
        for owner in clause.tree.children(noun, "nmod:poss"):
            yield evolve(_build_argument(owner, ArgumentRole.POSSESSOR), case=noun.lemma)


def _build_argument(head: Word, role: ArgumentRole, modifiers: tuple[str, ...] = ()) -> Argument:
    described = {word.lemma for word in (head, *head.children("det", "amod"))}
    return Argument(
        role=role,
        lemma=" ".join(map(_find_lemma, find_name(head))),
        case=_find_case(head, role),
        modifiers=modifiers,
        number=find_number(head),
        definite=_is_definite(head, described),
        open=not described.isdisjoint(load_contrast_words().whatever),
        span=head.span,
        sentence=head.sentence.index,
        head=head.index,
    )


def _find_lemma(word: Word) -> str:
    """Return the lemma of *word*: that of "people" is "person", also where the parser, which varies
    in this, gives "people".
    """
    return "person" if word.lemma == "people" else word.lemma


def _find_case(head: Word, role: ArgumentRole) -> str | None:
    """Return the preposition of an oblique; None for other roles."""
    return case_lemma(head) if role is ArgumentRole.OBLIQUE else None


def _is_definite(head: Word, described: set[str]) -> bool:
    """Whether *head* is taken as known, by what it is or by the lemmas that it is *described*
    with.
    """
    if head.upos == "PROPN" or head.child("nmod:poss") is not None:
        return True
    return not described.isdisjoint(load_contrast_words().known)


def _find_left_out(clause: Clause, draft: Draft, role: ArgumentRole) -> tuple[Argument, ...]:
    """Return the subject that the predicate leaves out: one in the content, with what is joined to
    it, or the word outside that names it.
    """
    inside = find_answer(INSIDE, clause)
    if inside is not None:
        return tuple(_build_arguments(inside, role, clause))
    outside = None if _has_finite_verb(clause) else find_answer(OUTSIDE, clause, draft)
    if outside is None:
        return ()
    around = surround(outside)
    return (_build_argument(outside, role, find_modifiers(outside, around, clause.lexicon)),)


def _has_finite_verb(clause: Clause) -> bool:
    """Whether the content is a finite clause by its own words: such a clause has its subject, found
    or not.
    """
    verbs = (clause.tree.head, *clause.tree.children(clause.tree.head, "aux", "cop"))
    return any(verb.feat("VerbForm") == "Fin" for verb in verbs)


def _find_above(clause: Clause) -> Word | None:
    """Return the object, else the subject, of the nearest word above the predicate that has any."""
    for word in reversed(clause.tree.spine[:-1]):
        for relations in (OBJECTS, SUBJECTS):
            controllers = clause.tree.children(word, *relations) - clause.tree.spine
            if controllers:
                return controllers[0]
    return None


def _find_shared(clause: Clause) -> Word | None:
    """Return the subject that the content's head shares with a clause of the content."""
    shared = shared_subject(clause.tree.head)
    if shared in clause.tree.inside and shared not in clause.tree.spine:
        return shared
    return None


def _find_in_cue(clause: Clause, draft: Draft) -> Word | None:
    """Return the object of the cue, of a passive cue its subject."""
    relations = PASSIVE_SUBJECT if is_passive(draft.cue.head) else OBJECTS
    named = draft.cue.head.children(*relations)
    return next((word for word in named if word not in clause.tree.spine), None)


def _find_speaker(clause: Clause, draft: Draft) -> Word | None:
    """Return the speaker, of whom the content says something."""
    if draft.speaker is None or not clause.stated:
        return None
    return draft.speaker.head


# Whom a predicate without a subject of its own is about: a word of the content, or else one outside
INSIDE = (
    Rule("left-out.above", "Ana Lee said the court had forced Berg to pay the fine.", _find_above),
    Rule("left-out.shared", "Tor Vik is expected to resign.", _find_shared),
)
OUTSIDE = (
    Rule("left-out.cue", "The police accused Bo Berg of stealing a car.", _find_in_cue),
    Rule("left-out.speaker", "Ana Lee denied taking bribes.", _find_speaker),
)
