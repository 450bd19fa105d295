"""The entries of a lexicon: cues, certainty markers, words for speakers, words of names."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, get_args

from attrs import Attribute, Factory, field, frozen
from attrs.validators import in_

from claimkit.lexicons.tables import to_table
from claimkit.model.scheme import (
    Act,
    Evidentiality,
    Level,
    MarkerCategory,
    ReferentKind,
    ReportingClass,
)


class Frame(StrEnum):
    """A syntactic shape in which a cue takes its content."""

    QUOTE = "quote"  # "No," she said.
    CCOMP = "ccomp"  # said (that) it rained
    WH = "wh"  # asked whether it rained; explained why
    XCOMP = "xcomp"  # vowed to fight; considered resigning
    OBJ = "obj"  # announced a call
    OBJ_AS = "obj_as"  # described the talks as useful
    OBJ_XCOMP = "obj_xcomp"  # urged Kim to resign; called the plan absurd
    OBJ_AMOUNT = "obj_amount"  # put the toll at 41
    OBL = "obl"  # called for calm: the prepositions are listed


def _check_words(entry: object, attribute: Attribute[str], value: str) -> None:
    """Make sure that *value*, by which an entry is looked up, is not blank."""
    if not value.strip():
        raise ValueError(f"{attribute.name}: expected words, got {value!r}")


def _check_letters(entry: object, attribute: Attribute[str], value: str) -> None:
    """Make sure that *value*, which is looked up word by word, has a letter."""
    if not any(map(str.isalpha, value)):
        raise ValueError(f"{attribute.name}: expected words, got {value!r}")


# In what way a content stands, see CueEntry.by_frame; the others are prepositions
FrameKey = Literal[
    "finite", "as", "court", "any", "about", "against", "at", "for", "from", "in", "of", "on",
    "over", "to", "upon", "with",
]  # fmt: skip
REPORTING_FRAMES = frozenset({Frame.QUOTE, Frame.CCOMP})
# Whether a content is so where its cue stands positive, and where it stands negated
Signature = Literal["+/+", "+/-", "+/o", "-/+", "-/-", "-/o", "o/+", "o/-", "o/o"]
SIGNATURES: tuple[str, ...] = get_args(Signature)


@frozen(kw_only=True)
class CueEntry:
    """A verb, noun or adjective that attributes.

    Attributes:
        lemma: the lemma, with particle or fixed object where there is one ("point out", "make
            clear").
        frames: the shapes in which it takes a content; a noun's are those of the clause or phrase
            under it.
        prepositions: lemmas that open a content in frame ``obl``.
        weak: attributes only where the text names a speaker, and a verb only where it is no
            infinitive ("see", "sign").
        tells: whether its object is the one who is told ("told Lee").
        hears: whether who is named behind "from" said it ("heard from Lee that").
        relays: whether its object is the one whose words it gives ("quoted Lee as saying").
        signature: whether the content is so for whoever uses the cue, where it stands positive and
            negated: "+/+" factive, "+/o" true only if positive ("confirm"), "-/o" ("pretend"),
            "o/o" open (Karttunen 2012).
        neg_raising: whether its negation means that of the content ("does not think that").
        level: how sure the speaker is by the cue alone, where the class does not tell ("fear" among
            the affective ones).
        evidentiality: what the content rests on, where the cue says it.
        by_frame: the class of the cue where its content stands so; the first key that fits decides:
            ``finite`` with a finite clause ("agreed that it was late"), ``as`` where it takes
            something for something ("saw it as a threat"), ``court`` where a court speaks, a
            preposition that the content begins with or that stands before it ("called for calm"),
            ``any`` in any other way.
        negated_level: how sure the speaker is where the cue is negated ("cannot rule out that").
        weighing: whether an infinitive or gerund under it is not decided on ("considered
            resigning").
        against: whether somebody is against what its object or its infinitive names ("oppose the
            plan").
        of_nouns: what it says of the noun phrase that it takes: ``existence``, that there is such a
            thing or not ("denied wrongdoing", not "dismissed the plan"), or that what the noun
            tells is so or not; ``report``, only the latter ("dismissed reports that she had left").
        act_on: with what for an object it tells what somebody does, not what they say: a request
            ("denied the permit"), a person ("cited a driver"), any thing that is no word for what
            is said ("celebrated the new year"), an object that is touched, won or lost ("defended
            the title"), or such an object or a person, ``tangible`` ("found the driver").
        idioms: nouns that as its object make it an act too ("claimed a wicket", "observed a
            minute's silence").
        impersonal: whether its subject "it" stands for the content ("it emerged that").
        glosses: whether the writer explains by its participle what was said ("…, she said,
            referring to the mill").
        source: where the entry is from, by the letters of PROVENANCE.md; in files of users whatever
            they like.
    """

    lemma: str = field(validator=_check_words)
    reporting_class: ReportingClass
    act: Act
    frames: tuple[Frame, ...]
    prepositions: tuple[str, ...] = ()
    weak: bool = False
    tells: bool = False
    hears: bool = False
    relays: bool = False
    signature: Signature = field(default="o/o", validator=in_(SIGNATURES))
    neg_raising: bool = False
    level: Level | None = None
    evidentiality: Evidentiality | None = None
    by_frame: Mapping[FrameKey, ReportingClass] = field(factory=dict, converter=to_table)
    negated_level: Level | None = None
    weighing: bool = False
    against: bool = False
    of_nouns: Literal["existence", "report"] | None = None
    act_on: Literal["request", "person", "thing", "object", "tangible"] | None = None
    idioms: tuple[str, ...] = ()
    impersonal: bool = False
    glosses: bool = False
    source: str = ""


@frozen(kw_only=True)
class PhraseEntry:
    """A fixed phrase: one that introduces a speaker ("according to") or an adverb that names none
    ("reportedly").

    Attributes:
        text: its words in lower case, separated by single spaces.
        speaker: whether what the phrase governs is the speaker.
        named: whether it counts before a name only: "per Reuters", not "per person".
        settled: whether its form settles who says what: models of confidence have not met it.
        words: those of *text*.
    """

    text: str = field(validator=_check_letters)
    reporting_class: ReportingClass
    act: Act
    speaker: bool
    named: bool = False
    settled: bool = False
    source: str = ""
    words: tuple[str, ...] = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(lambda entry: tuple(entry.text.split()), takes_self=True),
    )


@frozen(kw_only=True)
class MarkerEntry:
    """A certainty marker.

    Attributes:
        lemma: lemma, or words in lower case separated by single spaces ("no doubt", "at least").
        level: what it weakens a certain content to; None if it does not weaken.
        upos: word classes in which it counts; empty for any.
        negative: whether it also turns the polarity ("unlikely").
    """

    lemma: str = field(validator=_check_letters)
    category: MarkerCategory
    level: Level | None = None
    upos: tuple[str, ...] = ()
    evidentiality: Evidentiality | None = None
    negative: bool = False
    source: str = ""

    @property
    def reverses(self) -> bool:
        """Whether it reverses the polarity."""
        return self.negative or self.category is MarkerCategory.NEGATION

    @property
    def is_hearsay(self) -> bool:
        """Whether it says that others say so ("reportedly")."""
        hearsay = self.evidentiality is Evidentiality.HEARSAY
        return hearsay and self.category is MarkerCategory.EVIDENTIAL


@frozen(kw_only=True)
class Implicative:
    """A verb or adjective that says whether its complement is true ("fail to", "manage to").

    Attributes:
        signature: as that of a CueEntry, of the complement.
        object: whether also of a noun phrase ("avoid a strike").
        only_behind: the preposition without which it says nothing ("keep them from leaving").
    """

    lemma: str = field(validator=_check_words)
    signature: Signature = field(validator=in_(SIGNATURES))
    object: bool = False
    only_behind: str | None = None
    source: str = ""

    @property
    def reverses(self) -> bool:
        """Whether its complement is not true where it stands positive."""
        return self.signature.startswith("-")


@frozen(kw_only=True)
class SpeakerNoun:
    """A common noun that can be a speaker, and the kind of that speaker ("spokesman": person).

    Attributes:
        anonymous: whether an unnamed one counts as an anonymous source ("officials", "a person
            familiar with").
    """

    lemma: str
    kind: ReferentKind
    anonymous: bool = False


@frozen(kw_only=True)
class NameWords:
    """Words of names and before them, in lower case.

    Attributes:
        titles: stand before a name; honorifics: those of them that tell no role ("mr").
        particles: join the parts of a name ("van"); suffixes: stand behind it ("jr").
        places: names of countries and the like.
        metonyms: places whose name stands for an organization, and that organization.
        given_names: share of women among those who bear the name, 0 to 1, in upper and lower case;
            a soft cue, and no more.
    """

    titles: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    places: frozenset[str]
    metonyms: Mapping[str, str] = field(converter=to_table)
    given_names: Mapping[str, float] = field(converter=to_table)
