"""Mentions by name: which words are a name, what kind of referent it has, and what stands around
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import field, frozen

from claimkit.document import Document, Sentence, Word
from claimkit.lexicons.schema import Lexicon
from claimkit.model import ReferentKind
from claimkit.resolution.mentions.gender import Gender, gender_of_name
from claimkit.resolution.mentions.labels import label_of
from claimkit.resolution.mentions.titles import Standing, phrase, plain, standing_of
from claimkit.spans import Span

KINDS = {"PER": ReferentKind.PERSON, "ORG": ReferentKind.ORGANIZATION, "LOC": ReferentKind.PLACE}
JOINING = frozenset({"of", "for"})  # prepositions inside the name of a body
PARTIES = frozenset({"R", "D", "I"})
LONGEST_PERSON = 4  # words that an unlabelled name of a person has at most


@frozen(kw_only=True)
class Mention:
    """A name in the text.

    Attributes:
        words: of the name itself, without title and role.
        head: the word of the name that the sentence hangs it on.
        standing: title, role and affiliation as they stand with this mention.
        core: its words in lower case, without Jr. and the like.
        in_heading: whether it stands in a headline, where names are short and labels err.
        is_body: whether a word of the name says that it is a body's ("Ltd", "Trust").
        is_kin: whether a noun of kinship stands beside it ("his father, Hugh Carrow").
        suffix: Jr. and the like, in lower case without stop; empty if there is none.
    """

    sentence: int
    words: tuple[Word, ...]
    head: Word
    name: str
    kind: ReferentKind
    standing: Standing
    core: tuple[str, ...]
    suffix: str = ""
    in_heading: bool = False
    is_body: bool = False
    is_kin: bool = False
    gender: Gender = Gender.UNKNOWN
    span: Span = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "span", Span(self.words[0].span.start, self.words[-1].span.end))

    @property
    def indices(self) -> range:
        return range(self.words[0].index, self.words[-1].index + 1)

    @property
    def surname(self) -> str:
        return self.core[-1]


def find_mentions(document: Document, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the names of *document* in text order."""
    runs = (
        (sentence, run) for sentence in document.sentences for run in _name_runs(sentence, lexicon)
    )
    found = (_mention(document, sentence, run, lexicon) for sentence, run in runs)
    return tuple(mention for mention in found if mention is not None)


def _name_runs(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[Word, ...]]:
    """Yield runs of proper nouns, with the particles and the "of" inside a name."""
    start = None
    for place, word in enumerate(sentence.words):
        if _is_proper(sentence, word):
            start = _with_adjectives(sentence, place) if start is None else start
        elif start is not None and not _inside_name(sentence, place, start, lexicon):
            yield from _between_labels(sentence.words[start:place], lexicon)
            start = None
    if start is not None:
        yield from _between_labels(sentence.words[start:], lexicon)


def _is_proper(sentence: Sentence, word: Word) -> bool:
    """Whether *word* is a proper noun, or an acronym that the parser takes for a pronoun
    ("WHO").
    """
    if _is_constituency(sentence, word):
        return False
    if word.upos == "PRON" and word.text.isupper() and len(word.text) > 1:
        return not all(w.text.isupper() for w in sentence.words if w.text.isalpha())
    return word.upos == "PROPN"


def _is_constituency(sentence: Sentence, word: Word) -> bool:
    """Whether *word* is part of a party and place in brackets: "(R-Ga.)"."""
    before = [w.text for w in sentence.words[max(0, word.index - 3) : word.index - 1]]
    if before[-1:] == ["("]:
        return word.text in PARTIES
    return len(before) == 2 and before[0] in PARTIES and before[1] == "-"


def _between_labels(run: tuple[Word, ...], lexicon: Lexicon) -> Iterator[tuple[Word, ...]]:
    """Yield *run* in parts, cut where the labels have a name begin: "in Oslo Ana Lee said",
    "Renault Group CEO Bo Berg".
    """
    start = 0
    for place in range(1, len(run)):
        if not run[place].entity.startswith("B-"):
            continue
        before = run[start:place]
        if (
            run[place].entity == "B-PER"
            and len(before) > 1
            and before[0].entity[2:] in {"ORG", "LOC"}
        ):
            # What stands between the body and the person is the person's title
            yield tuple(w for w in before if w.entity not in {"", "O"})
            start = place
        elif run[place - 1].entity not in {"", "O"}:
            yield before
            start = place
        elif label_of(before) == "PER" and _joins(run[place - 1], lexicon):
            yield before[:-1]
            start = place
    yield run[start:]


def _joins(word: Word, lexicon: Lexicon) -> bool:
    return word.lemma.lower() in JOINING or word.upos in {"ADP", "DET"}


def _with_adjectives(sentence: Sentence, place: int) -> int:
    """Return where a name that goes on at *place* begins: capitalised adjectives belong to it
    ("Green Party").
    """
    start = place
    while (
        start > 1
        and sentence.words[start - 1].text[:1].isupper()
        and sentence.words[start - 1].upos == "ADJ"
    ):
        start -= 1
    return start


def _inside_name(sentence: Sentence, place: int, start: int, lexicon: Lexicon) -> bool:
    """Whether the word at *place* joins the name before it to a name behind it."""
    words = sentence.words
    if place + 1 >= len(words):
        return False
    word, following = words[place], words[place + 1]
    behind = words[place + 2] if place + 2 < len(words) else following
    if word.upos == "ADP" and _goes_on(words[place - 1], word, following):
        return True
    if word.lemma.lower() in JOINING and (
        following.upos in {"PROPN", "DET"} or _opens_name(following, behind)
    ):
        head = following if following.upos == "PROPN" else behind
        top = next((w for w in (head, *sentence.ancestors(head)) if w.index <= place), None)
        return (
            head.upos == "PROPN"
            and top is not None
            and start < top.index <= place
            and _is_body_word(words[start:place])
        )
    if _opens_name(word, following):
        return following.index == word.head or following.head == word.head
    # "The Growers' League", if the labels have it one name
    if word.upos == "PART" and word.relation == "case":
        return words[place - 1].entity[2:] == "ORG" and following.entity == "I-ORG"
    if word.upos == "DET":
        return words[place - 1].lemma.lower() in JOINING and following.upos == "PROPN"
    return (
        word.lemma.lower() in lexicon.name_particles or word.text == "&"
    ) and following.upos == "PROPN"


def _goes_on(before: Word, word: Word, following: Word) -> bool:
    """Whether the labels have one body's name go on over *word*: "the Commission on Presidential
    Debates".
    """
    return before.entity[2:] == "ORG" and word.entity == "I-ORG" and following.entity == "I-ORG"


def _opens_name(word: Word, following: Word) -> bool:
    """Whether *word* is a capitalised adjective at the beginning of a name ("Institute of Inland
    Fisheries").
    """
    return word.upos == "ADJ" and word.text[:1].isupper() and following.upos == "PROPN"


def _is_body_word(words: Sequence[Word]) -> bool:
    """Whether a name before "of" is that of a body rather than of a person: one or two words, not
    labelled a person's.
    """
    return label_of(words) != "PER" and (len(words) <= 2 or any(w.xpos == "NNPS" for w in words))


def _mention(
    document: Document, sentence: Sentence, run: tuple[Word, ...], lexicon: Lexicon
) -> Mention | None:
    if len(run) == 1 and _is_common(sentence, run[0], lexicon):
        return None
    is_body = _is_body(sentence, run, lexicon)
    cut = 0 if is_body else _title_length(run, lexicon)
    if (
        cut == len(run)
        or run[0].text.lower() in lexicon.times
        or not any(c.isalpha() for w in run for c in w.text)
    ):
        return None
    name, titles = run[cut:], run[:cut]
    inside = range(name[0].index, name[-1].index + 1)
    head = next((w for w in name if w.head not in inside), name[0])
    standing = (
        Standing() if is_body else standing_of(document, sentence, name, titles, head, lexicon)
    )
    kind = _kind(sentence, name, is_body, standing, lexicon)
    own = [w.text.lower().replace("’", "'") for w in name]
    endings = lexicon.name_suffixes | (lexicon.company_endings if is_body else frozenset())
    core = tuple(w for w in own if w.rstrip(".") not in endings) or tuple(own)
    suffix = next((w.rstrip(".") for w in own[1:] if w.rstrip(".") in lexicon.name_suffixes), "")
    person = kind in {ReferentKind.PERSON, ReferentKind.UNKNOWN}
    return Mention(
        sentence=sentence.index,
        words=name,
        head=head,
        name=_name_text(document, sentence, name, kind),
        kind=kind,
        standing=standing,
        core=core,
        suffix=suffix,
        in_heading=sentence.heading,
        is_body=is_body,
        is_kin=any(w.lemma.lower() in lexicon.kin for w in standing.nouns),
        gender=gender_of_name(name, standing.titles, lexicon) if person else Gender.UNKNOWN,
    )


def _is_common(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* with a capital is a noun for people under an article: "the Republican"."""
    noun = lexicon.speaker_noun(word.text.lower())
    person = noun is not None and noun.kind is ReferentKind.PERSON
    return (
        person
        and sentence.child(word, "det") is not None
        and sentence.child(word, "flat", "appos") is None
    )


def _is_body(sentence: Sentence, words: Sequence[Word], lexicon: Lexicon) -> bool:
    if (
        len(words) > 1
        and plain(words[-1]) in lexicon.body_endings
        and _article(sentence, words) is not None
    ):
        return True
    for word in words:
        noun = lexicon.speaker_noun(plain(word))
        if plain(word) in lexicon.company_endings or (
            noun is not None and noun.kind is ReferentKind.ORGANIZATION
        ):
            return True
    return False


def _title_length(words: Sequence[Word], lexicon: Lexicon) -> int:
    """Return how many words of a name run are title: up to the last title that a name follows. A
    common noun for people counts as one at the start and behind a place or a title only, for many
    are surnames too.
    """
    last = 0
    for place, word in enumerate(words):
        own = plain(word)
        noun = lexicon.speaker_noun(own)
        leads = place == last or (place > 0 and plain(words[place - 1]) in lexicon.places)
        left = len(words) - place - 1
        person = (
            leads
            and noun is not None
            and noun.kind is ReferentKind.PERSON
            and left >= (1 if own not in lexicon.titles else 2)
        )
        person = person and not _labelled_as_start(words, place)
        if person or (own in lexicon.titles and (place == 0 or not _is_initial(word))):
            last = place + 1
    return last


def _labelled_as_start(words: Sequence[Word], place: int) -> bool:
    """Whether the labels have a person's name begin at *place* and go on: then the word is a given
    name or surname.
    """
    return (
        words[place].entity == "B-PER"
        and place + 1 < len(words)
        and words[place + 1].entity == "I-PER"
        and len(words) == 2
    )


def _is_initial(word: Word) -> bool:
    return len(word.text.rstrip(".")) == 1


def _kind(
    sentence: Sentence, name: Sequence[Word], is_body: bool, standing: Standing, lexicon: Lexicon
) -> ReferentKind:
    text = " ".join(w.text for w in name).lower()
    if len(name) == 1 and name[0].xpos == "NNPS" and not standing.titles:
        return ReferentKind.GROUP
    if standing.titles or standing.role is not None:
        return ReferentKind.PERSON
    if is_body:
        return ReferentKind.ORGANIZATION
    if text in lexicon.metonyms:
        return ReferentKind.PLACE
    labelled = label_of(name)
    if labelled is not None:
        return KINDS[labelled]
    if text in lexicon.places:
        return ReferentKind.PLACE
    return _kind_by_form(sentence, name, lexicon)


def _kind_by_form(sentence: Sentence, name: Sequence[Word], lexicon: Lexicon) -> ReferentKind:
    if len(name) > 1 and name[0].text in lexicon.given_names:
        return ReferentKind.PERSON
    if name[-1].xpos == "NNPS":
        return ReferentKind.GROUP
    acronym = len(name) == 1 and name[0].text.isupper() and len(name[0].text) > 1
    if acronym or _article(sentence, name) is not None or any(w.text == "&" for w in name):
        return ReferentKind.ORGANIZATION
    if 1 < len(name) <= LONGEST_PERSON and all(
        w.upos == "PROPN" or w.lemma.lower() in lexicon.name_particles for w in name
    ):
        return ReferentKind.PERSON
    return ReferentKind.UNKNOWN


def _article(sentence: Sentence, name: Sequence[Word]) -> Word | None:
    """Return the "the" that belongs to the name itself, not to a noun behind it ("the Ukraine
    conflict").
    """
    before = sentence.word(name[0].index - 1) if name[0].index > 1 else None
    own = (
        before is not None
        and before.text.lower() == "the"
        and any(w.index == before.head for w in name)
    )
    return before if own else None


def _name_text(
    document: Document, sentence: Sentence, name: Sequence[Word], kind: ReferentKind
) -> str:
    article = _article(sentence, name)
    text = phrase(document, name)
    return f"The {text}" if article is not None and kind is not ReferentKind.PERSON else text
