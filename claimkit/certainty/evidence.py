"""What a claim rests on, as the text presents it."""

from __future__ import annotations

from claimkit.certainty.reading import Reading
from claimkit.certainty.stance import has_somebody_told
from claimkit.certainty.verdict import Verdict, decide
from claimkit.grammar import is_passive
from claimkit.model import Act, CueKind, EvidenceKind, ReferentKind, Stance
from claimkit.rules import Rule, when


def judge_evidence(reading: Reading, kind: ReferentKind | None) -> Verdict[EvidenceKind]:
    """Return what the claim of a speaker of *kind*, None if it is not known, rests on."""
    by_cue = decide(OF_CUE, EvidenceKind.SPEECH, reading)
    by_speaker = decide(RULES, by_cue.answer, reading, kind, by_cue.answer)
    return by_speaker if by_speaker.rules else by_cue


def _is_view(reading: Reading) -> bool:
    return reading.is_view


def _find_listed(reading: Reading) -> EvidenceKind | None:
    return reading.entry.evidence if reading.entry is not None else None


def _is_perceived(reading: Reading) -> bool:
    return reading.act is Act.PERCEPTION


def _is_inferred(reading: Reading) -> bool:
    indicated = reading.act is Act.BELIEF and reading.stance is Stance.INDICATIVE
    return indicated or reading.act is Act.EVIDENCE


def _is_believed(reading: Reading) -> bool:
    return reading.act is Act.BELIEF


def _is_written(reading: Reading, kind: ReferentKind | None, by_cue: EvidenceKind) -> bool:
    return kind is ReferentKind.DOCUMENT and by_cue is not EvidenceKind.BELIEF


def _is_anonymous(reading: Reading, kind: ReferentKind | None, by_cue: EvidenceKind) -> bool:
    return kind is ReferentKind.ANONYMOUS and by_cue is EvidenceKind.SPEECH


def _is_hearsay(reading: Reading, kind: ReferentKind | None, by_cue: EvidenceKind) -> bool:
    return reading.is_hearsay or reading.cue.kind is CueKind.ADVERB


def _is_said_to(reading: Reading, kind: ReferentKind | None, by_cue: EvidenceKind) -> bool:
    """Whether nobody is said to say it: "is said to own a castle"."""
    if by_cue is not EvidenceKind.SPEECH or reading.act is not Act.STATEMENT:
        return False
    if reading.draft.speaker is not None or not reading.tree.is_infinitive:
        return False
    return is_passive(reading.cue.head) and not has_somebody_told(reading)


# By the cue alone
OF_CUE = (
    Rule("evidence.view", "Lee sees him as a rival.", when(_is_view, EvidenceKind.BELIEF)),
    Rule("evidence.listed", "Lee heard that it had closed.", _find_listed),
    Rule(
        "evidence.act-of-perception",
        "Lee felt that it shook.",
        when(_is_perceived, EvidenceKind.PERCEPTION),
    ),
    Rule(
        "evidence.act-of-evidence",
        "The study shows that it works.",
        when(_is_inferred, EvidenceKind.INFERENCE),
    ),
    Rule(
        "evidence.act-of-belief",
        "Lee thinks that it works.",
        when(_is_believed, EvidenceKind.BELIEF),
    ),
)
# By cue and speaker
RULES = (
    Rule(
        "evidence.document",
        "The report says that it works.",
        when(_is_written, EvidenceKind.DOCUMENT),
    ),
    Rule(
        "evidence.anonymous",
        "Officials said it works.",
        when(_is_anonymous, EvidenceKind.ANONYMOUS),
    ),
    Rule(
        "evidence.hearsay",
        "The bridge has reportedly closed.",
        when(_is_hearsay, EvidenceKind.HEARSAY),
    ),
    Rule(
        "evidence.said-to",
        "The mayor is said to own a castle.",
        when(_is_said_to, EvidenceKind.HEARSAY),
    ),
)
