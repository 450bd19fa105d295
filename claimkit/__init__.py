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
from claimkit.model.certainty import Certainty, Marker
from claimkit.model.claim import Circumstances, Claim, Content, Cue, Skipped
from claimkit.model.proposition import Argument, Proposition
from claimkit.model.provenance import Provenance
from claimkit.model.scheme import (
    Act,
    ArgumentRole,
    ClaimType,
    CueKind,
    Endorsement,
    Evidentiality,
    Holder,
    Level,
    MarkerCategory,
    Modality,
    Polarity,
    Quotation,
    ReferentKind,
    ReportingClass,
    Scope,
    Time,
)
from claimkit.model.speaker import Referent, Speaker
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
    "Provenance",
    "Evidentiality",
    "Extractor",
    "ClaimType",
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
    "ArgumentRole",
    "Scope",
    "Skipped",
    "Span",
    "Speaker",
    "SpeakerIndex",
    "ReportingClass",
    "Time",
    "extract",
    "read_aliases",
]
