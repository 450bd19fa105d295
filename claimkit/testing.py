"""Helpers for tests: parsers that need no model, and assertions on claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from claimkit.claimset import ClaimSet
from claimkit.document import Document
from claimkit.model.claim import Claim
from claimkit.parsing.conllu import read_conllu
from claimkit.text.plain.plaintext import PlainText

__all__ = ["StubParser", "assert_claims", "read_conllu"]


@frozen
class StubParser:
    """A parser that knows some documents by their text and gives every other text no sentences."""

    documents: tuple[Document, ...] = ()

    @classmethod
    def of(cls, *conllu: str) -> StubParser:
        """Return a parser that knows the documents written as *conllu*."""
        return cls(tuple(map(read_conllu, conllu)))

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        by_text = {document.text: document for document in self.documents}
        return tuple(
            by_text.get(text) or Document(text=text, sentences=(), parser="stub") for text in texts
        )


def assert_claims(claims: ClaimSet, expected: Iterable[tuple[str | None, str, str]]) -> None:
    """Raise AssertionError unless *claims* are *expected*, in order: (speaker text, cue text,
    content text).
    """
    triples = [_to_triple(claims.plain, claim) for claim in claims]
    wanted = list(expected)
    assert triples == wanted, f"expected {wanted}\n   found {triples}"


def _to_triple(plain: PlainText, claim: Claim) -> tuple[str | None, str, str]:
    cue = " … ".join(map(plain.read, claim.cue.spans))
    return (claim.speaker.text or None, cue, claim.content.text)
