"""Articles with dates, whose speakers say what is given."""

from __future__ import annotations

from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.model.claim import Claim
from claimkit.model.scheme import ReferentKind
from claimkit.model.speaker import UNATTRIBUTED, Speaker
from tests.support.builders import build_claim, build_referent, build_speaker


def say(id: str, published: str | None, *said: tuple[str, str]) -> ClaimSet:
    """Return the claims of an article in which each speaker says a content that comes once; one in
    small letters has no name, "" is nobody.
    """
    text = "\n".join(f"{name} said {content}." for name, content in said)
    claims = tuple(_build(text, number, *own) for number, own in enumerate(said, start=1))
    return ClaimSet(text, claims, article=Article(id=id, published=published))


def _build(text: str, number: int, name: str, content: str) -> Claim:
    return build_claim(text, f"c{number}", "said", content, _build_speaker(text, number, name))


def _build_speaker(text: str, number: int, name: str) -> Speaker:
    if not name:
        return UNATTRIBUTED
    named = name[0].isupper()
    kind = ReferentKind.PERSON if named else ReferentKind.ANONYMOUS
    referent = build_referent(f"r{number}", name if named else None, kind=kind)
    return build_speaker(text, name, referent)


ARTICLES = (
    say(
        "may",
        "2024-05-03T23:30:00-05:00",
        ("Ana Lee", "the old bridge will be closed"),
        ("Bo Berg", "the bridge is safe"),
    ),
    say(
        "june",
        "2024-06-09",
        ("Ana Lee", "the old bridge does not close"),
        ("officials", "all is well"),
    ),
    say("undated", None, ("Ana Lee", "the café opens"), ("", "it rains")),
)
LATER = say("later", "2024-08-01", ("Bo Berg", "the bridge is gone"))
