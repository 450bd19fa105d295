"""The public names of claimkit, which ``claimkit`` itself loads when one is first asked for."""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from claimkit.article import Article, Input
from claimkit.checking.result import Allowance, Check, Checked, Difference, Finding, Place, Verdict
from claimkit.claimset import ClaimSet
from claimkit.corpus import Corpus
from claimkit.default import check, extract
from claimkit.errors import (
    AliasError,
    ClaimkitError,
    ConlluError,
    DeviceError,
    InputError,
    InputTooLargeError,
    LexiconError,
    MissingExtraError,
    ModelCorruptError,
    ModelNotFoundError,
    RecordError,
    WorkerError,
)
from claimkit.extractor import Extractor
from claimkit.groups import SpeakerGroups
from claimkit.model.certainty import Certainty, Marker
from claimkit.model.claim import Circumstances, Claim, Content, Cue, Skipped
from claimkit.model.extraction import Failure, Generator, TextWarning
from claimkit.model.proposition import Argument, Proposition
from claimkit.model.provenance import Provenance
from claimkit.model.reference import Agreement, Reference
from claimkit.model.scheme import (
    Act,
    ArgumentRole,
    ClaimType,
    CueKind,
    Device,
    Endorsement,
    Evidentiality,
    Holder,
    Level,
    MarkerCategory,
    Modality,
    NoName,
    Polarity,
    Precision,
    Quotation,
    ReferentKind,
    ReportingClass,
    Scope,
    Standing,
    Tier,
    Time,
)
from claimkit.model.speaker import UNATTRIBUTED, Referent, Speaker
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
from claimkit.standalone import Change, Left, Replacement, Standalone
from claimkit.version import __version__

if TYPE_CHECKING:
    import claimkit.inputs as inputs

__all__ = [
    "__version__",
    "Act",
    "Agreement",
    "AliasError",
    "Aliases",
    "Allowance",
    "Argument",
    "ArgumentRole",
    "Article",
    "Certainty",
    "Change",
    "check",
    "Check",
    "Checked",
    "Circumstances",
    "Claim",
    "ClaimkitError",
    "ClaimSet",
    "ClaimType",
    "ConlluError",
    "Content",
    "Contrast",
    "ContrastKind",
    "Corpus",
    "Cue",
    "CueKind",
    "Decision",
    "Decisions",
    "Device",
    "DeviceError",
    "Difference",
    "Endorsement",
    "Evidentiality",
    "extract",
    "Extractor",
    "Failure",
    "Finding",
    "Generator",
    "Holder",
    "IndexedSpeaker",
    "Input",
    "InputError",
    "InputTooLargeError",
    "inputs",
    "Left",
    "Level",
    "LexiconError",
    "Marker",
    "MarkerCategory",
    "MissingExtraError",
    "Modality",
    "ModelCorruptError",
    "ModelNotFoundError",
    "NoName",
    "Place",
    "Polarity",
    "Precision",
    "Proposition",
    "Provenance",
    "Quotation",
    "read_aliases",
    "RecordError",
    "Reference",
    "Referent",
    "ReferentKind",
    "Replacement",
    "ReportingClass",
    "Scope",
    "Skipped",
    "Span",
    "Speaker",
    "SpeakerGroups",
    "SpeakerIndex",
    "Standalone",
    "Standing",
    "TextWarning",
    "Tier",
    "Time",
    "UNATTRIBUTED",
    "Verdict",
    "WorkerError",
]


def __getattr__(name: str) -> ModuleType:
    """Return the room ``inputs``, which is loaded when it is asked for: to extract claims from a
    string takes none of it.

    Raises:
        AttributeError: *name* is something else.
    """
    if name == "inputs":
        return import_module("claimkit.inputs")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
