"""A parser and a tagger that keep what they have answered."""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.cache.coding import DAMAGES, pack, unpack
from claimkit.cache.database import PARSE, TAGS, Cache
from claimkit.cache.documents import DocumentEntry
from claimkit.cache.keys import find_identity, make_tags_key, make_text_key
from claimkit.cache.tags import TagsEntry
from claimkit.document import Document
from claimkit.parsing.protocol import Parser
from claimkit.tagging.protocol import TaggedAttribution, Tagger
from claimkit.tree import Phrase


class CachedParser:
    """A parser that is asked only for texts that the cache does not hold.

    Attributes:
        name, digest, precision: those of the parser.

    Raises:
        TypeError: the parser has no digest.
    """

    def __init__(self, parser: Parser, cache: Cache) -> None:
        self._parser, self._cache = parser, cache
        self._identity = find_identity(parser, "parser")
        self.name = getattr(parser, "name", None)
        self.digest = getattr(parser, "digest", None)
        self.precision = getattr(parser, "precision", None)

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        """Return one Document per text, in order; equal to those of the parser."""
        keys = [make_text_key(self._identity, text) for text in texts]
        kept = self._cache.read(keys)
        found: dict[int, Document] = {}
        for number, (key, text) in enumerate(zip(keys, texts, strict=True)):
            document = self._restore(kept.get(key), text)
            if document is not None:
                found[number] = document
        missing = [number for number in range(len(texts)) if number not in found]
        if missing:
            parsed = self._parser.parse_many([texts[number] for number in missing])
            found.update(zip(missing, parsed, strict=True))
            self._cache.write(
                PARSE, {keys[number]: pack(DocumentEntry.of(found[number])) for number in missing}
            )
        return tuple(found[number] for number in range(len(texts)))

    def _restore(self, data: bytes | None, text: str) -> Document | None:
        """Return the Document of *text* in *data*; None if there is none, or it is damaged."""
        if data is None:
            return None
        try:
            return unpack(data, DocumentEntry).build(text)
        except DAMAGES as error:
            self._cache.warn_of_damage(error)
            return None


class CachedTagger:
    """A tagger that is asked only for documents, and cues in them, that the cache does not hold.

    Attributes:
        digest: that of the tagger.

    Raises:
        TypeError: the tagger has no digest.
    """

    def __init__(self, tagger: Tagger, cache: Cache) -> None:
        self._tagger, self._cache = tagger, cache
        self._identity = find_identity(tagger, "tagger")
        self.digest = getattr(tagger, "digest", None)

    def tag(self, document: Document, cues: Sequence[Phrase] = ()) -> tuple[TaggedAttribution, ...]:
        """Return the attributions in *document*; equal to those of the tagger."""
        key = make_tags_key(self._identity, document, cues)
        data = self._cache.read([key]).get(key)
        if data is not None:
            try:
                return unpack(data, TagsEntry).build(document)
            except DAMAGES as error:
                self._cache.warn_of_damage(error)
        tags = self._tagger.tag(document, cues)
        self._cache.write(TAGS, {key: pack(TagsEntry.of(tags))})
        return tags
