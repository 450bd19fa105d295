"""Where the parts of a proposition are looked for."""

from __future__ import annotations

from attrs import frozen

from claimkit.document import Phrase, Word
from claimkit.lexicons.schema import Lexicon


@frozen(kw_only=True)
class Clause:
    """The words of a sentence that count, and the predicate among them.

    Attributes:
        spine: from the word that says something down to the main predicate; empty where a word is
            looked at outside of any content.
        inside: the words that count: those of the content.
        stated: as that of a Proposition.
    """

    spine: tuple[Word, ...] = ()
    inside: frozenset[Word]
    lexicon: Lexicon
    stated: bool = False

    @property
    def head(self) -> Word:
        """The word that says something.

        Raises:
            IndexError: the spine is empty.
        """
        return self.spine[0]

    @property
    def predicate(self) -> Word:
        """The head of the main proposition.

        Raises:
            IndexError: the spine is empty.
        """
        return self.spine[-1]

    def children(self, word: Word, *relations: str) -> Phrase:
        """Return the dependents of *word* that count, those in *relations* if any are named."""
        return Phrase(tuple(w for w in word.children(*relations) if w in self.inside))
