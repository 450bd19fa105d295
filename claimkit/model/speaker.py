"""Who speaks: the words in the text, and who that is."""

from __future__ import annotations

from attrs import Factory, field, frozen

from claimkit.model.provenance import Provenance
from claimkit.model.scheme import NoName, ReferentKind
from claimkit.spans import Spans

NO_SPEAKER = "(no speaker)"
UNNAMED = "(unnamed)"


@frozen(kw_only=True)
class Referent:
    """Who a speaker is.

    Attributes:
        id: the same for all speakers of one text that are the same referent ("r1", "r2", …).
        name: the fullest name in the text, None if the text gives none; then *why_unnamed* says
            why.
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
    why_unnamed: NoName | None = None
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
    """Who is credited: the words in the text, and the referent that they were resolved to.

    Attributes:
        spans: sorted and disjoint; none if the text credits nobody ("it is alleged that"), or if no
            cue stands beside a quotation.
        text: the words of the speaker, "" if there are none; of a quotation without a cue those
            which last said who speaks.
        description: what to call a speaker without a name: the words, but of a relative pronoun
            the words that it refers back to ("the driver" of "the driver, who said …"); None if
            the text has none.
        sentence: index of the sentence in ``Document.sentences``, from 0; None without spans.
        head: index of the head word in that sentence, from 1; None without spans.
        referent: None if there are no words, or nothing has resolved them yet.
    """

    spans: Spans
    text: str
    description: str | None = field(default=Factory(lambda own: own.text or None, takes_self=True))
    sentence: int | None
    head: int | None
    provenance: Provenance
    referent: Referent | None = None

    @property
    def is_given(self) -> bool:
        """Whether the text credits somebody or something."""
        return bool(self.text)

    @property
    def key(self) -> tuple[str, str]:
        """The same for all speakers of one text that are the same: by referent, else by words."""
        return ("referent", self.referent.id) if self.referent else ("words", self.text)

    @property
    def name(self) -> str | None:
        """The referent's fullest name; None where the text gives none."""
        return None if self.referent is None else self.referent.name

    @property
    def role(self) -> str | None:
        """What stands before or beside the name ("Kremlin spokesperson")."""
        return None if self.referent is None else self.referent.role

    @property
    def kind(self) -> ReferentKind:
        """What sort of speaker it is."""
        return self.referent.kind if self.referent else ReferentKind.UNKNOWN

    @property
    def affiliation(self) -> str | None:
        """Name of the organization to which the speaker belongs."""
        return None if self.referent is None else self.referent.affiliation

    @property
    def why_unnamed(self) -> NoName | None:
        """Why there is no name; None if there is one, or if the words are not resolved yet."""
        if not self.is_given:
            return NoName.NOT_GIVEN
        return None if self.referent is None else self.referent.why_unnamed

    @property
    def label(self) -> str:
        """What to call the speaker: the name, else the description, else "(unnamed)".

        It is "(no speaker)" if the text credits nobody, and never a relative pronoun.
        """
        if not self.is_given:
            return NO_SPEAKER
        return self.name or self.description or UNNAMED


UNATTRIBUTED = Speaker(
    spans=(), text="", sentence=None, head=None, provenance=Provenance(rule="speaker.none")
)
"""The speaker of a claim that the text credits to nobody."""
