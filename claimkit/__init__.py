"""Who claimed what, and how surely: ``claimkit.extract(text)`` returns the claims of a news text.

Importing claimkit loads neither torch nor stanza; the model is loaded at the first extraction.
"""

from claimkit.claimset import ClaimSet
from claimkit.errors import (
    AliasError,
    ClaimkitError,
    ConlluError,
    InputTooLargeError,
    LexiconError,
    ModelNotFoundError,
    RecordError,
)
from claimkit.extractor import Extractor, extract
from claimkit.model import (
    Act,
    Argument,
    Certainty,
    Circumstances,
    Claim,
    Content,
    Cue,
    CueKind,
    Endorsement,
    Evidence,
    EvidenceKind,
    Focus,
    Holder,
    Level,
    Marker,
    MarkerCategory,
    Modality,
    Polarity,
    Proposition,
    Quotation,
    Referent,
    ReferentKind,
    Role,
    Scope,
    Skipped,
    Speaker,
    Stance,
    Time,
)
from claimkit.propositions.contrasts import Contrast
from claimkit.propositions.exclusion import ContrastKind
from claimkit.spans import Span
from claimkit.speakerindex import (
    Aliases,
    Decision,
    Decisions,
    IndexedSpeaker,
    SpeakerIndex,
    read_aliases,
)

__version__ = "0.1.0"

__all__ = [
    "Act",
    "AliasError",
    "Aliases",
    "Argument",
    "Certainty",
    "Circumstances",
    "Claim",
    "ClaimSet",
    "ClaimkitError",
    "ConlluError",
    "Content",
    "Contrast",
    "ContrastKind",
    "Cue",
    "CueKind",
    "Decision",
    "Decisions",
    "Endorsement",
    "Evidence",
    "EvidenceKind",
    "Extractor",
    "Focus",
    "Holder",
    "IndexedSpeaker",
    "InputTooLargeError",
    "Level",
    "LexiconError",
    "Marker",
    "MarkerCategory",
    "Modality",
    "ModelNotFoundError",
    "Polarity",
    "Proposition",
    "Quotation",
    "RecordError",
    "Referent",
    "ReferentKind",
    "Role",
    "Scope",
    "Skipped",
    "Span",
    "Speaker",
    "SpeakerIndex",
    "Stance",
    "Time",
    "extract",
    "read_aliases",
]
