"""Every error that claimkit raises on purpose; each message says what to do."""

from __future__ import annotations


class ClaimkitError(Exception):
    """Base of all claimkit errors."""


class InputTooLargeError(ClaimkitError):
    """The text is longer than the extractor accepts."""


class ModelNotFoundError(ClaimkitError):
    """A language model is not where it was said to be; the message tells how to get it."""


class ModelCorruptError(ClaimkitError):
    """A model file is empty, cut, damaged or another one; the message names it and says what to
    do.
    """


class DeviceError(ClaimkitError):
    """This machine cannot compute where, or in the precision that, was asked for; the message says
    what to do.
    """


class LexiconError(ClaimkitError):
    """A lexicon file is malformed; the message names file, entry and reason."""


class RecordError(ClaimkitError):
    """A JSON record is not a claimkit record of a known schema version."""


class ConlluError(ClaimkitError):
    """A CoNLL-U file is malformed or its words cannot be found in its text."""


class CorpusError(ClaimkitError):
    """Annotated articles or a run to score are missing, malformed or do not fit each other.

    The message says where.
    """


class AliasError(ClaimkitError):
    """A table of aliases is malformed or contradicts itself; the message names file and line."""


class InputError(ClaimkitError):
    """A file or its bytes are not in the format that they were read as; the message says what was
    expected, what came and what to do.
    """


class MissingExtraError(InputError):
    """A library that reads or writes a format is not installed; the message says which extra to
    install.
    """


class BatchError(ClaimkitError):
    """A folder cannot take the output of this batch; the message says why."""


class WorkerError(ClaimkitError):
    """A process that works for this one cannot be started, or was killed; the message says how."""


class CacheError(ClaimkitError):
    """A file is no cache, or cannot be read or made; the message says what to do."""


class SearchError(ClaimkitError):
    """A search asks for nothing that can be found, or its file is no archive; the message says
    what was expected.
    """


class ServiceError(ClaimkitError):
    """The service cannot be started; the message says why."""
