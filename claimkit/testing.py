"""For tests of claimkit and of what is built on it: parsers that need no model, and assertions on
claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from claimkit.claimset import ClaimSet
from claimkit.document import Document
from claimkit.model import Claim
from claimkit.parsing.conllu import read_conllu

__all__ = ["StubParser", "assert_claims", "read_conllu"]


@frozen
class StubParser:
    """A parser that knows some documents by their text and gives every other text no sentences."""

    documents: tuple[Document, ...] = ()

    @classmethod
    def of(cls, *conllu: str) -> StubParser:
        """Return a parser that knows the documents written as *conllu*."""
        return cls(tuple(read_conllu(c) for c in conllu))

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        known = {document.text: document for document in self.documents}
        return tuple(
            known.get(text, Document(text=text, sentences=(), parser="stub")) for text in texts
        )


def assert_claims(claims: ClaimSet, expected: Iterable[tuple[str | None, str, str]]) -> None:
    """Raise AssertionError unless *claims* are *expected*, in order: (speaker text, cue text,
    content text).
    """
    found = [_triple(claims.text, claim) for claim in claims]
    wanted = list(expected)
    assert found == wanted, f"expected {wanted}\n   found {found}"


def _triple(text: str, claim: Claim) -> tuple[str | None, str, str]:
    cue = " … ".join(span.of(text) for span in claim.cue.spans)
    return (claim.speaker.text if claim.speaker else None, cue, claim.content.text)
