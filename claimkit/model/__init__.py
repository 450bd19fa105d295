"""What extraction returns: claims and their parts, all frozen values.

============= ==================================================================================
scheme        every closed set of values: the enums
provenance    which rule found a part of a claim
speaker       the words of a speaker, and the referent they were resolved to
certainty     markers, and how certain a content is put
proposition   predicate and arguments of a content
claim         cue, content, circumstances, and the claim that holds them all
============= ==================================================================================
"""

from claimkit.model.certainty import Certainty, Marker
from claimkit.model.claim import Circumstances, Claim, Content, Cue, Skipped
from claimkit.model.proposition import Argument, Proposition
from claimkit.model.provenance import Evidence
from claimkit.model.scheme import (
    Act,
    CueKind,
    Endorsement,
    EvidenceKind,
    Focus,
    Holder,
    Level,
    MarkerCategory,
    Modality,
    NoName,
    Polarity,
    Quotation,
    ReferentKind,
    Role,
    Scope,
    Stance,
    Time,
)
from claimkit.model.speaker import Referent, Speaker

__all__ = [
    "Act",
    "Argument",
    "Certainty",
    "Circumstances",
    "Claim",
    "Content",
    "Cue",
    "CueKind",
    "Endorsement",
    "Evidence",
    "EvidenceKind",
    "Focus",
    "Holder",
    "Level",
    "Marker",
    "MarkerCategory",
    "Modality",
    "NoName",
    "Polarity",
    "Proposition",
    "Quotation",
    "Referent",
    "ReferentKind",
    "Role",
    "Scope",
    "Skipped",
    "Speaker",
    "Stance",
    "Time",
]
