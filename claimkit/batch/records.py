"""Records that were written: what the index keeps of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from claimkit.article import count_words
from claimkit.batch.entries import compute_digest
from claimkit.batch.traces import Traces, from_text, read_traces, trace
from claimkit.batch.work import REFERENCE, TEXT


@frozen(kw_only=True)
class Known:
    """What is known of an article that is done, see Outcome."""

    id: str
    digest: bytes
    words: int
    claims: int
    traces: Traces


def describe_record(record: Mapping[str, Any]) -> Known:
    """Return what is known of the article of *record*.

    Raises:
        KeyError, TypeError: it is no record.
    """
    if REFERENCE in record:
        reference = record[REFERENCE]
        text_sum, words = reference["sha256"], reference["words"]
        traces = read_traces(record, from_text(reference["signature"]), reference["size"])
    else:
        text = record[TEXT]
        text_sum = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        words = count_words(text)
        traces = trace(record, text)
    return Known(
        id=record["article"]["id"],
        digest=compute_digest(text_sum, record["article"]),
        words=words,
        claims=len(record["claims"]),
        traces=traces,
    )
