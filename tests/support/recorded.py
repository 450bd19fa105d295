"""Documents as stanza's coreference gives them, kept as JSON, so that tests need no model.

Stanza's own JSON keeps of a chain only which words are in it, and stanza does not read that back. A
recording has the sentences as ``Document.to_dict`` gives them without chains, and beside them every
chain with the fields of stanza's ``CorefChain``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from attrs import frozen
from stanza.models.common.doc import Document
from stanza.models.coref.coref_chain import CorefChain, CorefMention

RECORDING = Path(__file__).parents[1] / "unit" / "integrations" / "stanza_coref.json"


@frozen
class RecordedPipeline:
    """Answers as a stanza pipeline with tokenize and coref, with one document whose text it
    knows.
    """

    document: Document
    processors: tuple[str, ...] = ("tokenize", "coref")

    def __call__(self, text: str) -> Document:
        assert text == self.document.text
        return self.document


def to_recording(document: Document) -> str:
    """Return *document*, with its chains, as JSON."""
    chains = [
        {
            "index": chain.index,
            "representative_text": chain.representative_text,
            "representative_index": chain.representative_index,
            "mentions": [vars(mention) for mention in chain.mentions],
        }
        for chain in document.coref
    ]
    sentences = [
        [
            {key: value for key, value in token.items() if key != "coref_chains"}
            for token in sentence
        ]
        for sentence in document.to_dict()
    ]
    return (
        json.dumps(
            {"text": document.text, "sentences": sentences, "coref": chains},
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def from_recording(record: str) -> Document:
    """Return the document that *record* holds, with its chains."""
    data: dict[str, Any] = json.loads(record)
    document = Document(data["sentences"], text=data["text"])
    document.coref = [
        CorefChain(
            c["index"],
            [_mention(m) for m in c["mentions"]],
            c["representative_text"],
            c["representative_index"],
        )
        for c in data["coref"]
    ]
    return document


def _mention(data: dict[str, Any]) -> CorefMention:
    # JSON has no tuples: the place of a dropped pronoun is one
    start, end = (
        tuple(v) if isinstance(v, list) else v for v in (data["start_word"], data["end_word"])
    )
    return CorefMention(data["sentence"], start, end)
