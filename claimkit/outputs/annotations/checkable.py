"""Which claims somebody can check, and their contents as a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.proposition import Argument
from claimkit.model.scheme import (
    Act,
    ArgumentRole,
    ClaimType,
    Level,
    Modality,
    ReportingClass,
    Time,
)
from claimkit.outputs.wording import to_words
from claimkit.spans import CoverIndex, Span

OTHER_ACTS = frozenset({Act.ATTITUDE, Act.DIRECTIVE})
OTHER_TYPES = frozenset({ClaimType.DIRECTIVE, ClaimType.COMMITMENT})
DENYING = frozenset({ReportingClass.DENIAL, ReportingClass.NEGATIVE_DOXASTIC})
NO_MODAL = frozenset({Modality.NONE, Modality.DESIDERATIVE})
LEADING = frozenset({ArgumentRole.SUBJECT, ArgumentRole.OBJECT})
"""What a clause begins with: its subject, which of a passive is the object."""

_THAT = re.compile(r"^that\b[\s,]*(?=\S)")
_OPEN = re.compile(r"(?:who|whom|whose|which|how|why|whether|what|where|when)\b")
_TO = re.compile(r"[\s…,”\"]*to\b")
_COMMA = re.compile(r"\s*[,;:]+(?=[”’\"']*(?:$| … ))")


def list_checkable(found: Extraction) -> list[Claim]:
    """Return the claims of which the speaker states that the content is so.

    That is not so where the speaker denies or does not accept the content, or is not said to have
    said it, be it by another speaker; where the content is asked, demanded, wished for or offered;
    and where it is no whole clause. A content that a person has chosen is taken for a clause.
    """
    by_id = {claim.id: claim for claim in found.claims}
    return [
        claim
        for claim in found.claims
        if _is_checkable(found, claim) and _is_credited(claim, by_id)
    ]


def to_sentence(claim: Claim) -> str:
    """Return the words of the content, without "that" before them and commas behind the pieces."""
    return _COMMA.sub("", _THAT.sub("", claim.content.text, count=1))


def _is_checkable(found: Extraction, claim: Claim) -> bool:
    if _denies(claim) or not _is_statement(claim):
        return False
    return _is_committed(claim) and (claim.content.head is None or _is_clause(found, claim))


def _is_credited(claim: Claim, by_id: Mapping[str, Claim]) -> bool:
    """Whether those in whose claims *claim* is made say that it was made; of one that nobody is
    said to have made, "claims that …", that does not matter.
    """
    around = by_id.get(claim.within or "")
    if around is None or not claim.speaker.is_given:
        return True
    return not _denies(around) and _is_committed(around) and _is_credited(around, by_id)


def _denies(claim: Claim) -> bool:
    certainty = claim.certainty
    is_negated = claim.cue.negated or certainty.cue_negated
    return is_negated or certainty.reporting_class in DENYING


def _is_statement(claim: Claim) -> bool:
    return claim.act not in OTHER_ACTS and claim.certainty.claim_type not in OTHER_TYPES


def _is_committed(claim: Claim) -> bool:
    """Whether the speaker says that it is so: no question, demand, plan or mere condition."""
    is_chosen = claim.content.head is None
    return is_chosen or claim.certainty.level is not Level.UNDERSPECIFIED


def _is_clause(found: Extraction, claim: Claim) -> bool:
    """Whether a verb with a time or a modal, and with its subject, carries the content; it is no
    indirect question, and not of the form "accused Lee of lying".
    """
    certainty, words = claim.certainty, claim.content.text
    is_charge = certainty.reporting_class is ReportingClass.ACCUSATION
    if _OPEN.match(words) or (is_charge and not _THAT.match(words)):
        return False
    has_time = certainty.content_time is not Time.UNSPECIFIED
    return (has_time or certainty.modality not in NO_MODAL) and _has_subject(found, claim)


def _has_subject(found: Extraction, claim: Claim) -> bool:
    """Whether the content has the subject of its main predicate, and no "to" follows it."""
    proposition = claim.proposition
    if proposition is None or not proposition.stated:
        return False
    cover = CoverIndex.of(claim.content.spans)
    sides = [part for part in proposition.arguments if part.role in LEADING]
    own = [part for part in sides if cover.covers(part.span)]
    is_left_out = any(part.role is ArgumentRole.SUBJECT for part in sides if part not in own)
    return bool(own) and not is_left_out and not _is_infinitive(found, claim, own[0])


def _is_infinitive(found: Extraction, claim: Claim, subject: Argument) -> bool:
    """Whether "to" stands behind *subject* ("prices to fall")."""
    end = subject.span.end
    rest = [Span(max(span.start, end), span.end) for span in claim.content.spans if span.end > end]
    return _TO.match(to_words(found.plain, tuple(rest))) is not None
