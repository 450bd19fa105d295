"""Texts on their way in, and what is found in them on its way back."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike

from attrs import evolve, frozen

from claimkit.article import Article, Input, read_input
from claimkit.claimset import ClaimSet
from claimkit.document import Document
from claimkit.errors import InputTooLargeError
from claimkit.model.extraction import TextWarning
from claimkit.spans import map_spans
from claimkit.text.plain.plaintext import PlainText
from claimkit.text.plain.read import read_plain
from claimkit.textcheck.checks import find_warnings


@frozen
class Intake:
    """A text as it is read, which the parser gets, what is known of it, and what the reader of its
    file noted.
    """

    plain: PlainText
    article: Article
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, item: object, max_chars: int) -> Intake:
        """Return *item*, whatever ``extract_many`` takes, as it is read.

        Raises:
            TypeError, ValueError: as :func:`claimkit.article.read_input`.
            InputTooLargeError: it has more than *max_chars* code points.
        """
        given = read_input(item)
        if len(given.text) > max_chars:
            raise InputTooLargeError(
                f"the text has {len(given.text):,} characters, more than max_chars={max_chars:,}; "
                "split it, or pass Extractor(max_chars=...)"
            )
        return cls(read_plain(given.text), given.article, given.notes)

    @classmethod
    def of_document(cls, document: Document, article: Article) -> Intake:
        """Return the text of *document*, which its parser has read as it is."""
        return cls(PlainText.of(document.text), article)

    @property
    def text(self) -> str:
        """The text as it is read."""
        return self.plain.text

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space is read; no parser gets a blank text."""
        return not self.text.strip()

    def give_back(self, claims: ClaimSet) -> ClaimSet:
        """Return *claims*, found in the text as it is read, with their spans in the text as it was
        given, and with the article and the warnings.
        """
        plain = self.plain
        placed = claims if plain.is_as_given else map_spans(claims, plain.find_given)
        notes = (TextWarning(code="input", message=note) for note in self.notes)
        return evolve(
            placed,
            text=plain.given,
            article=self.article,
            warnings=(*notes, *find_warnings(plain)),
        )


def check_text(text: object) -> None:
    """Make sure that *text* is a str, or an item that was read from a file.

    Raises:
        TypeError: it is neither.
    """
    if not isinstance(text, str | Input):
        hint = "; decode bytes first" if isinstance(text, bytes) else ""
        if isinstance(text, Iterator):
            hint = "; use extract_many for several texts"
        if isinstance(text, PathLike):
            hint = "; read the file with claimkit.inputs.read"
        raise TypeError(f"a text must be a str, got {type(text).__name__}{hint}")


def check_article(article: object) -> None:
    """Make sure that *article* is an Article or None.

    Raises:
        TypeError: it is neither.
    """
    if article is not None and not isinstance(article, Article):
        raise TypeError(
            f"article must be an Article, such as Article(id='a1'), got {type(article).__name__}"
        )
