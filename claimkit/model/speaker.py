"""Who speaks: the words as they stand, and whom they refer to."""

from __future__ import annotations

from attrs import frozen

from claimkit.model.provenance import Provenance
from claimkit.model.scheme import NoName, ReferentKind
from claimkit.spans import Spans


@frozen(kw_only=True)
class Referent:
    """Who a speaker is.

    Attributes:
        id: the same for all speakers of one text that are the same referent ("r1", "r2", …).
        name: the fullest name in the text, None if the text gives none; then *reason* says why.
        reason: why there is no name, None where there is one.
        role: what stands before or beside the name ("Kremlin spokesperson"), None if nothing does.
        honorific: the title that goes before the name ("Mr.", "Dr."), None if there is none.
        affiliation: name of the organization that the text ties the speaker to ("Reuters").
        metonym_for: the organization that a place stands for ("Government of Russia" for the
            Kremlin).
        mentions: where the text names or describes the referent or uses a pronoun for it, sorted.
        method: name of the sieve that resolved this speaker.
        distance: sentences between the speaker's words and the nearest mention by name, 0 in the
            same; None without a name.
        confidence: estimate that the name, or that there is none, is right, 0 to 1.
    """

    id: str
    name: str | None
    reason: NoName | None = None
    kind: ReferentKind = ReferentKind.UNKNOWN
    role: str | None = None
    honorific: str | None = None
    affiliation: str | None = None
    metonym_for: str | None = None
    mentions: Spans = ()
    method: str
    distance: int | None = None
    confidence: float = 1.0


@frozen(kw_only=True)
class Speaker:
    """Who is credited: the words as they stand, and the referent they were resolved to.

    Attributes:
        sentence: index of the sentence in ``Document.sentences``, from 0.
        head: index of the head word in that sentence, from 1.
    """

    spans: Spans
    text: str
    sentence: int
    head: int
    provenance: Provenance
    referent: Referent | None = None

    @property
    def name(self) -> str | None:
        """The referent's name; None while unresolved or where the text gives none."""
        return self.referent.name if self.referent else None

    @property
    def method(self) -> str | None:
        """How the referent was found: the name of the sieve; None while unresolved."""
        return self.referent.method if self.referent else None

    @property
    def distance(self) -> int | None:
        """Sentences to the nearest mention by name, 0 in the same; None where there is none."""
        return self.referent.distance if self.referent else None

    @property
    def confidence(self) -> float | None:
        """Estimate that the name, or that there is none, is right, 0 to 1; None while
        unresolved.
        """
        return self.referent.confidence if self.referent else None
