"""What extraction finds in one text, and with which model and settings."""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen

from claimkit.article import Article
from claimkit.model.claim import Claim, Skipped
from claimkit.model.reference import Reference
from claimkit.model.scheme import Tier
from claimkit.spans import Span, Spans
from claimkit.text.plain.plaintext import PlainText
from claimkit.text.plain.read import read_plain


@frozen(kw_only=True)
class Generator:
    """The version, model and settings that found the claims.

    Two runs with equal generators find the same in the same text.

    Attributes:
        claimkit: version of the library.
        parser: name of the parser, as ``Document.parser``.
        model: digest of the weights, None if the parser or the tagger does not tell its own, or if
            the text came parsed by another one.
        tier: who proposed claims.
        threshold: the least confidence that the tier asks for. What is said inside a quotation or
            another claim can stand by the rules alone, with the threshold of the tier of rules.
        lexicon: digest of the entries and word lists.
        precision: of the network's weights; None if the parser has no network of ours, or is not
            known.
    """

    claimkit: str
    parser: str
    model: str | None
    tier: Tier
    threshold: float
    lexicon: str
    precision: str | None


@frozen(kw_only=True)
class TextWarning:
    """Something in the text that makes its claims less reliable.

    Attributes:
        code: what sort of warning it is, always in the same words.
        message: one line for people.
        span: where it is, None if it is about the whole text.
    """

    code: str
    message: str
    span: Span | None = None


@frozen(kw_only=True)
class Failure:
    """Stands in the place of the claims of a text that could not be read.

    Attributes:
        id: of the article, None if it came without.
        number: its place among the texts, from 1.
        error: what was raised.
    """

    id: str | None
    number: int
    error: Exception


@frozen
class Extraction:
    """The claims of a text, as plain values; ``ClaimSet`` has the same, with methods.

    Attributes:
        text: the input; all spans are code points of it.
        claims: in text order of their cues.
        skipped: words that looked like cues and were passed over, and furniture of the page (photo
            credits, bylines, links, notices), which is not read; with reasons, in text order.
        sentences: of the text, in order; ``Cue.sentence`` and its like are indices of these.
            Empty in a set that was made by hand.
        article: what is known of the text beside its words.
        generator: what found the claims, None in a set that was made by hand, or of a blank
            text.
        warnings: what makes the claims less reliable.
        references: the words in contents that cannot be understood alone ("he", "there"), and whom
            they mean, in text order; empty in a set that was made by hand.
    """

    text: str
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...] = ()
    sentences: Spans = ()
    article: Article = field(factory=Article)
    generator: Generator | None = None
    warnings: tuple[TextWarning, ...] = ()
    references: tuple[Reference, ...] = ()

    @cached_property
    def plain(self) -> PlainText:
        """The text as it is read: ``plain.read(span)`` are the words of a span, without markup and
        invisible characters.
        """
        return read_plain(self.text)
