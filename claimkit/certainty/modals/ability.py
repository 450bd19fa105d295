"""Whether "can" and "could" express ability or degree, or conclude that something is not so."""

from __future__ import annotations

from claimkit.certainty.modals.clause import ModalClause
from claimkit.certainty.modals.negation import is_denied
from claimkit.certainty.words import load_certainty_words
from claimkit.grammar import case_lemma
from claimkit.model.scheme import Modality, ReferentKind
from claimkit.rules import Rule, when
from claimkit.tree import Word

CAN, COULD = "can", "could"
ABLE = frozenset({CAN, COULD})
# What has no senses
SENSELESS = frozenset({ReferentKind.ORGANIZATION, ReferentKind.PLACE, ReferentKind.DOCUMENT})


def is_utmost(head: Word) -> bool:
    """Whether *head* is a comparative with "could not", which means the highest degree.

    An example is "could not be clearer".
    """
    if head.upos != "ADJ" or ABLE.isdisjoint(head.child_lemmas("aux")):
        return False
    return _is_comparative(head)


def _is_comparative(adjective: Word) -> bool:
    if adjective.feat("Degree") == "Cmp":
        return True
    return any(map(_is_bare_more, adjective.children("advmod")))


def _is_bare_more(word: Word) -> bool:
    return word.lower == "more" and not word.children()


def is_ruled_out(modal: Word, head: Word) -> bool:
    """Whether *modal* says that *head* is not possible: "could not have known"."""
    return modal.lemma in ABLE and is_denied(head)


def _is_of_degree(clause: ModalClause) -> bool:
    return is_utmost(clause.head)


def _has_participle(clause: ModalClause) -> bool:
    """Whether what is perceived is told by a participle: "shots could be heard echoing"."""
    return any(map(_is_bare_participle, clause.head.children("xcomp", "advcl")))


def _is_bare_participle(clause: Word) -> bool:
    return clause.feat("VerbForm") in {"Ger", "Part"} and case_lemma(clause) is None


def _is_senseless(clause: ModalClause) -> bool:
    """Whether the subject is an organization or the like: "the council could feel a squeeze"."""
    if clause.subject is None or clause.subject.upos != "NOUN":
        return False
    return clause.lexicon.speaker_kind(clause.subject.lemma) in SENSELESS


def _is_truth(clause: ModalClause) -> bool:
    return clause.head.lemma in load_certainty_words().modals.truths


def _is_inability(clause: ModalClause) -> bool:
    return clause.is_denied() and not clause.is_perfect()


def _is_perception(clause: ModalClause) -> bool:
    """Whether it tells what was perceived, not what could have been or would be."""
    if clause.head.lemma not in load_certainty_words().modals.perceiving:
        return False
    if clause.is_perfect() or clause.has_condition():
        return False
    if clause.is_passive():
        return _has_participle(clause)
    return clause.acts() and not _is_senseless(clause)


def _is_concluded_false(clause: ModalClause) -> bool:
    """Whether it is concluded not to be so: "cannot be true", "cannot have left"."""
    if not clause.is_denied():
        return False
    if clause.is_perfect():
        return True
    return clause.has_copula() and _is_truth(clause)


OF_COULD: tuple[Rule[[ModalClause], Modality], ...] = (
    Rule(
        "modal.could-degree",
        "Lee said the contrast could not be clearer.",
        when(_is_of_degree, Modality.NONE),
    ),
    Rule(
        "modal.could-not",
        "Lee said the team could not find the path.",
        when(_is_inability, Modality.DYNAMIC),
    ),
    Rule(
        "modal.could-perceive",
        "Lee said they could hear shots.",
        when(_is_perception, Modality.DYNAMIC),
    ),
)
OF_CAN: tuple[Rule[[ModalClause], Modality], ...] = (
    Rule(
        "modal.cannot-be",  # also "cannot have left"; not "cannot walk"
        "Lee said that cannot be true.",
        when(_is_concluded_false, Modality.EPISTEMIC),
    ),
)
