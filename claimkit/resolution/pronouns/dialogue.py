"""Who answers whom: "… his face, Lee suggested. “I know what I saw,” she replied." is another woman
than Lee.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.resolution.pronouns.comparison import find_fitting
from claimkit.resolution.pronouns.find import Pronoun, PronounKind
from claimkit.resolution.pronouns.history import EntityHistory, Spoke

ANSWERING = frozenset({"answer", "reply", "respond", "retort"})
DENYING = frozenset({"deny", "dispute", "reject"})
SAID_BEFORE = frozenset({"it", "that", "this"})
ASKING = frozenset({"ask", "press", "challenge", "question"})  # she who was asked may go on
NEAR = 3  # sentences back to where the other spoke


def drop_answered(
    pronoun: Pronoun, near: Sequence[EntityHistory], spoke_last: Spoke | None
) -> list[EntityHistory]:
    """Return those of *near* whom *pronoun* may mean if its verb says that it answers: not the one
    who spoke last in its paragraph, if another fits who spoke shortly before.
    """
    everybody = list(near)
    if spoke_last is None or not _does_answer(pronoun):
        return everybody
    if spoke_last.paragraph != pronoun.sentence.paragraph:
        return everybody
    others = [other for other in near if other.entity.index != spoke_last.entity]
    fitting = set(find_fitting(pronoun, others))
    is_partner = _was_accused if _does_deny(pronoun) else _spoke
    has_partner = any(is_partner(h, pronoun) for h in others if h.entity.index in fitting)
    return others if has_partner else everybody


def _does_answer(pronoun: Pronoun) -> bool:
    verb = pronoun.word.parent if pronoun.word.deprel == "nsubj" else None
    if verb is None or pronoun.kind is not PronounKind.PERSON:
        return False
    if verb.lemma not in ANSWERING:
        return _does_deny(pronoun)
    return not any(clause.lemma in ASKING for clause in verb.children("advcl"))


def _does_deny(pronoun: Pronoun) -> bool:
    """Whether it denies what was just said: "He denies it"."""
    verb = pronoun.word.parent if pronoun.word.deprel == "nsubj" else None
    if verb is None or verb.lemma not in DENYING:
        return False
    denied = verb.child("obj")
    return denied is not None and denied.lower in SAID_BEFORE


def _was_accused(history: EntityHistory, pronoun: Pronoun) -> bool:
    """Whether the sentence before names the one of *history*."""
    return pronoun.sentence.index - history.last.sentence == 1


def _spoke(history: EntityHistory, pronoun: Pronoun) -> bool:
    here = pronoun.told if history.is_told else pronoun.sentence.index
    return history.last_report is not None and here - history.last_report <= NEAR
