"""Names that the user knows beside those of the text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import frozen

from claimkit.document import Document
from claimkit.extractor import Extractor
from claimkit.model.scheme import ReferentKind
from claimkit.model.speaker import Referent
from claimkit.resolution.known import KnownName, KnownNamesResolver
from claimkit.resolution.protocol import ReferenceQuery
from tests.support.builders import build_referent
from tests.support.parses import read_parse

DOCUMENT = read_parse("Ana Lee came. She said it rained.")
KNOWN = {"She": KnownName("Bo Berg", ReferentKind.PERSON), "Lee": KnownName("Ana Lee")}


@frozen
class Fixed:
    """A resolver that answers *referent* to every query."""

    referent: Referent

    def resolve(
        self, document: Document, queries: Sequence[ReferenceQuery]
    ) -> tuple[Referent, ...]:
        return tuple(self.referent for _ in queries)


def resolve(referent: Referent) -> Referent:
    word = DOCUMENT.sentences[1].words[0]
    resolver = KnownNamesResolver(resolver=Fixed(referent), find=KNOWN.get)
    (answer,) = resolver.resolve(DOCUMENT, [ReferenceQuery(word=word, spans=(word.span,))])
    return answer


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lee", "Ana Lee"),  # a name of the text gets the user's form
        ("Cy Moe", "Cy Moe"),  # the user does not know it
        (None, "Bo Berg"),  # the words of the speaker, which has no name in the text
    ],
)
def test_known_names_count_before_those_of_the_text(name: str | None, expected: str) -> None:
    """The user's name wins, by the name of the text or, without one, by the speaker's words."""
    assert resolve(build_referent("r1", name)).name == expected


def test_an_extractor_takes_a_dict_of_aliases() -> None:
    """A dict from descriptions to names is enough."""
    extractor = Extractor(tier="rules", aliases={"the mayor": "Ana Lee"})
    (claim,) = extractor.extract("The mayor said it rained.")
    assert claim.speaker.name == "Ana Lee"
