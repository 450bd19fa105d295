"""Whether "can" and "could" tell an ability, a degree, or what is surely not so."""

from __future__ import annotations

from claimkit.certainty.modalclause import ModalClause
from claimkit.certainty.negation import is_denied
from claimkit.certainty.words import certainty_words
from claimkit.clauses.forms import has_perfect
from claimkit.document import Word
from claimkit.grammar import case_lemma
from claimkit.model import ReferentKind

CAN, COULD = "can", "could"
ABLE = frozenset({CAN, COULD})
# What has no senses
SENSELESS = frozenset({ReferentKind.ORGANIZATION, ReferentKind.PLACE, ReferentKind.DOCUMENT})


def is_utmost(head: Word) -> bool:
    """Whether *head* is a comparative than which there is said to be no more: "could not be
    clearer".
    """
    if head.upos != "ADJ" or not any(helper.lemma in ABLE for helper in head.children("aux")):
        return False
    return head.feat("Degree") == "Cmp" or any(map(_is_bare_more, head.children("advmod")))


def _is_bare_more(word: Word) -> bool:
    return word.lower == "more" and not word.children()


def is_ruled_out(modal: Word, head: Word) -> bool:
    """Whether the possibility that *modal* tells of *head* is denied: "could not have known"."""
    return modal.lemma in ABLE and is_denied(head)


def tells_degree(clause: ModalClause) -> bool:
    return is_utmost(clause.head)


def is_unable(clause: ModalClause) -> bool:
    """Whether "could" denies an ability."""
    return not has_perfect(clause.head) and clause.is_denied


def perceives(clause: ModalClause) -> bool:
    """Whether "could" is said of perceiving by somebody: "they could hear shots", "shots could be
    heard echoing".
    """
    head = clause.head
    if head.lemma not in certainty_words().modals.perceiving:
        return False
    if has_perfect(head) or clause.has_condition:
        return False
    if clause.is_passive:
        return any(map(_is_bare_participle, head.children("xcomp", "advcl")))
    return clause.acts and not _is_senseless(clause)


def _is_bare_participle(clause: Word) -> bool:
    return clause.feat("VerbForm") in {"Ger", "Part"} and case_lemma(clause) is None


def _is_senseless(clause: ModalClause) -> bool:
    """Whether the subject is an organization or the like: "the council could feel a squeeze"."""
    subject = clause.subject
    if subject is None or subject.upos != "NOUN":
        return False
    noun = clause.lexicon.speaker_noun(subject.lemma)
    return noun is not None and noun.kind in SENSELESS


def excludes(clause: ModalClause) -> bool:
    """Whether a negated "can" concludes that it is not so: "cannot have left", "cannot be true",
    not "cannot walk".
    """
    if not clause.is_denied:
        return False
    if has_perfect(clause.head):
        return True
    return clause.has_copula and clause.head.lemma in certainty_words().modals.truths
