"""The named people and bodies of a text: mentions by name, their titles and roles, and who is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from attrs import evolve, frozen

from claimkit.document import Document, Sentence, Word
from claimkit.lexicons.schema import Lexicon
from claimkit.model import ReferentKind
from claimkit.resolution.names import label_of
from claimkit.spans import Span, Spans, hull

KINDS = {"PER": ReferentKind.PERSON, "ORG": ReferentKind.ORGANIZATION, "LOC": ReferentKind.PLACE}
WOMEN, MEN = 0.9, 0.1  # share of women from which a given name counts as a woman's, and up to which as a man's


class Gender(StrEnum):
    """What names and titles suggest; a soft cue for pronouns only, never part of the output."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


@frozen(kw_only=True)
class Mention:
    """A name in the text.

    Attributes:
        words: of the name itself, without title and role.
        role: title and role as they stand before the name or beside it; Mr. and the like are none.
        surname: its last word in lower case, without Jr. and the like.
        key: the same for all full forms of the name.
    """

    sentence: int
    words: tuple[Word, ...]
    name: str
    kind: ReferentKind
    surname: str
    key: str
    role: str | None = None
    gender: Gender = Gender.UNKNOWN

    @property
    def span(self) -> Span:
        return hull(w.span for w in self.words)

    @property
    def indices(self) -> range:
        return range(self.words[0].index, self.words[-1].index + 1)


@frozen(kw_only=True)
class Entity:
    """One referent with all its mentions by name, in text order.

    Attributes:
        spans: of the mentions, sorted.
        role: the longest that a mention gives.
    """

    name: str
    kind: ReferentKind
    mentions: tuple[Mention, ...]
    spans: Spans
    role: str | None
    gender: Gender


def find_mentions(document: Document, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the names of *document* in text order."""
    runs = ((sentence, run) for sentence in document.sentences for run in _name_runs(sentence, lexicon))
    return tuple(mention for sentence, run in runs for mention in _mention(document, sentence, run, lexicon))


def _name_runs(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[Word, ...]]:
    """Yield runs of proper nouns, with the particles and the "of" inside a name."""
    start = None
    for place, word in enumerate(sentence.words):
        if word.upos == "PROPN":
            start = _with_adjectives(sentence, place) if start is None else start
        elif start is not None and not _inside_name(sentence, place, start, lexicon):
            yield from _between_labels(sentence.words[start:place])
            start = None
    if start is not None:
        yield from _between_labels(sentence.words[start:])


def _between_labels(run: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """Yield *run* in parts, cut where the parser's labels have one name begin right behind another ("in Oslo Ana Lee said")."""
    start = 0
    for place in range(1, len(run)):
        if run[place].entity.startswith("B-") and run[place - 1].entity not in {"", "O"}:
            yield run[start:place]
            start = place
    yield run[start:]


def _with_adjectives(sentence: Sentence, place: int) -> int:
    """Return where a name that goes on at *place* begins: capitalised adjectives belong to it ("Green Party")."""
    start = place
    while start > 1 and sentence.words[start - 1].text[:1].isupper() and sentence.words[start - 1].upos == "ADJ":
        start -= 1
    return start


def _inside_name(sentence: Sentence, place: int, start: int, lexicon: Lexicon) -> bool:
    """Whether the word at *place* joins the name before it to a name behind it."""
    words = sentence.words
    if place + 1 >= len(words):
        return False
    word, following = words[place], words[place + 1]
    if word.lemma.lower() in {"of", "for"} and following.upos in {"PROPN", "DET"}:
        head = following if following.upos == "PROPN" else words[place + 2] if place + 2 < len(words) else following
        top = next((w for w in (head, *sentence.ancestors(head)) if w.index <= place), None)
        return head.upos == "PROPN" and top is not None and start < top.index <= place and _is_body_word(words[start:place])
    if word.upos == "DET":
        return words[place - 1].lemma.lower() in {"of", "for"} and following.upos == "PROPN"
    return (word.lemma.lower() in lexicon.name_particles or word.text == "&") and following.upos == "PROPN"


def _is_body_word(words: Sequence[Word]) -> bool:
    """Whether a name before "of" is that of a body rather than of a person: one capitalised common noun."""
    return len(words) <= 2 or any(w.xpos == "NNPS" for w in words)


def _mention(document: Document, sentence: Sentence, run: tuple[Word, ...], lexicon: Lexicon) -> Iterator[Mention]:
    words = list(run)
    is_body = _is_body(words, lexicon)
    cut = 0 if is_body else _title_length(words, lexicon)
    if cut == len(words) or words[0].text.lower() in lexicon.times or all(not any(c.isalpha() for c in w.text) for w in words):
        return
    name, titles = words[cut:], words[:cut]
    role_words = [] if is_body else _role_words(sentence, name[0].index - len(titles), titles, lexicon)
    beside = None if is_body else _role_beside(document, sentence, name, lexicon)
    honoured = all(_plain(w) in lexicon.honorifics for w in role_words)
    role = beside if honoured else _phrase(document, role_words)
    kind = _kind(sentence, name, is_body, bool(role_words or beside), lexicon)
    core = _core(name, lexicon)
    # Middle names and initials come and go.
    key = " ".join(core if kind is not ReferentKind.PERSON or len(core) < 3 else (core[0], core[-1]))
    yield Mention(
        sentence=sentence.index, words=tuple(name), name=_name_text(document, sentence, name, kind), kind=kind, role=role,
        surname=core[-1], key=key,
        gender=_gender(name, role_words, lexicon) if kind in {ReferentKind.PERSON, ReferentKind.UNKNOWN} else Gender.UNKNOWN,
    )  # fmt: skip


def _plain(word: Word) -> str:
    return word.text.lower().rstrip(".")


def _is_body(words: Sequence[Word], lexicon: Lexicon) -> bool:
    for word in words:
        noun = lexicon.speaker_noun(_plain(word))
        if _plain(word) in lexicon.company_endings or (noun is not None and noun.kind is ReferentKind.ORGANIZATION):
            return True
    return False


def _title_length(words: Sequence[Word], lexicon: Lexicon) -> int:
    """Return how many words of a name run are title: up to the last title that a name follows. A common noun for people
    counts as one at the start and behind a place or a title only, for many are surnames too.
    """
    last = 0
    for place, word in enumerate(words):
        plain = _plain(word)
        noun = lexicon.speaker_noun(plain)
        leads = place == last or (place > 0 and _plain(words[place - 1]) in lexicon.places)
        person = leads and len(words) > place + 2 and noun is not None and noun.kind is ReferentKind.PERSON
        if person or (plain in lexicon.titles and (place == 0 or not _is_initial(word))):
            last = place + 1
    return last


def _is_initial(word: Word) -> bool:
    return len(word.text.rstrip(".")) == 1


def _role_words(sentence: Sentence, before: int, titles: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """Return the words of the role that ends right before the name: "Kremlin spokesperson", "U.S. special envoy".

    Args:
        before: index of the first word of title and name.
    """
    behind = list(titles)
    place = before - 1
    if not behind:
        word = sentence.word(place) if place >= 1 else None
        noun = lexicon.speaker_noun(word.lemma.lower()) if word is not None and word.upos in {"NOUN", "PROPN"} else None
        if word is None or noun is None or noun.kind is not ReferentKind.PERSON:
            return []
    while place >= 1 and _in_role(sentence, sentence.word(place)):
        behind.insert(0, sentence.word(place))
        place -= 1
    return behind


def _in_role(sentence: Sentence, word: Word) -> bool:
    if word.upos in {"NOUN", "PROPN", "ADJ"} and word.relation not in {"nsubj", "obj", "obl", "root"}:
        return True
    return word.text in {"-", "&"} or (word.lemma.lower() == "of" and word.relation == "case")


def _role_beside(document: Document, sentence: Sentence, name: Sequence[Word], lexicon: Lexicon) -> str | None:
    """Return the role in apposition: "Hugh Hill, a doctor" or "the mayor, Ana Lee"."""
    inside = {w.index for w in name}
    top = next(w for w in name if w.head not in inside)
    candidates = [*sentence.children(top, "appos")]
    above = sentence.parent(top)
    if above is not None and top.relation in {"appos", "flat"}:
        candidates.append(above)
    for word in candidates:
        noun = lexicon.speaker_noun(word.lemma.lower())
        if word.upos == "NOUN" and noun is not None and noun.kind is ReferentKind.PERSON:
            keep = sentence.subtree(
                word, prune=lambda w: w.index in inside or w.relation in {"appos", "acl", "det", "punct", "conj", "cc"}
            )
            run = [w for w in keep if w.index not in inside]
            return _phrase(document, run) if run else None
    return None


def _phrase(document: Document, words: Sequence[Word]) -> str:
    return " ".join(hull(w.span for w in words).of(document.text).split())


def _kind(sentence: Sentence, name: Sequence[Word], is_body: bool, has_role: bool, lexicon: Lexicon) -> ReferentKind:
    text = " ".join(w.text for w in name).lower()
    if has_role:
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
    if len(name) > 1 and name[0].text in lexicon.given_names:
        return ReferentKind.PERSON
    if name[-1].xpos == "NNPS":
        return ReferentKind.GROUP
    acronym = len(name) == 1 and name[0].text.isupper() and len(name[0].text) > 1
    if acronym or _article(sentence, name) is not None or any(w.text == "&" for w in name):
        return ReferentKind.ORGANIZATION
    if 1 < len(name) <= 4 and all(w.upos == "PROPN" or w.lemma.lower() in lexicon.name_particles for w in name):
        return ReferentKind.PERSON
    return ReferentKind.UNKNOWN


def _article(sentence: Sentence, name: Sequence[Word]) -> Word | None:
    """Return the "the" that belongs to the name itself, not to a noun behind it ("the Ukraine conflict")."""
    before = sentence.word(name[0].index - 1) if name[0].index > 1 else None
    own = before is not None and before.text.lower() == "the" and any(w.index == before.head for w in name)
    return before if own else None


def _name_text(document: Document, sentence: Sentence, name: Sequence[Word], kind: ReferentKind) -> str:
    article = _article(sentence, name)
    text = _phrase(document, name)
    return f"The {text}" if article is not None and kind is not ReferentKind.PERSON else text


def _gender(name: Sequence[Word], role: Sequence[Word], lexicon: Lexicon) -> Gender:
    for word in role:
        if _plain(word) in lexicon.male_titles:
            return Gender.MALE
        if _plain(word) in lexicon.female_titles:
            return Gender.FEMALE
    share = lexicon.given_names.get(name[0].text) if len(name) > 1 else None
    if share is None or MEN < share < WOMEN:
        return Gender.UNKNOWN
    return Gender.FEMALE if share >= WOMEN else Gender.MALE


def same_entities(mentions: Iterable[Mention]) -> tuple[Entity, ...]:
    """Return *mentions* joined to entities, in order of their first mention.

    A short name joins a longer one that ends with it (a surname) or, failing that, begins with it; of several the one
    mentioned last before it, else the first behind it.
    """
    ordered = list(mentions)
    full = [m for m in ordered if len(m.words) > 1]
    groups: dict[str, list[Mention]] = {}
    by_part: dict[str, list[Mention]] = {}
    for mention in full:
        groups.setdefault(mention.key, []).append(mention)
        for part in dict.fromkeys((mention.surname, mention.words[0].text.lower())):
            by_part.setdefault(part, []).append(mention)
    for mention in ordered:
        if len(mention.words) == 1:
            longer = _longer(mention, by_part.get(mention.words[0].text.lower(), []))
            groups.setdefault(longer.key if longer is not None else mention.key, []).append(mention)
    entities = [_entity(sorted(group, key=lambda m: m.span)) for group in groups.values()]
    return tuple(sorted(entities, key=lambda e: e.mentions[0].span))


def _core(words: Sequence[Word], lexicon: Lexicon) -> list[str]:
    """Return the words of a name in lower case, without Jr. and the like."""
    plain = [w.text.lower().replace("’", "'") for w in words]
    return [w for w in plain if w.rstrip(".") not in lexicon.name_suffixes] or plain


def _longer(mention: Mention, candidates: Sequence[Mention]) -> Mention | None:
    text = mention.words[0].text.lower()
    if mention.kind in {ReferentKind.PLACE, ReferentKind.GROUP}:
        return None
    persons = [c for c in candidates if c.kind is ReferentKind.PERSON]
    fitting = [c for c in persons if c.surname == text] or persons
    if not fitting and mention.role is None:
        fitting = [c for c in candidates if c.kind is ReferentKind.ORGANIZATION and c.words[0].text.lower() == text]
    before = [c for c in fitting if c.span.start <= mention.span.start]
    return before[-1] if before else fitting[0] if fitting else None


def _entity(mentions: Sequence[Mention]) -> Entity:
    kinds = [m.kind for m in mentions if m.kind is not ReferentKind.UNKNOWN]
    kind = Counter(kinds).most_common(1)[0][0] if kinds else ReferentKind.UNKNOWN
    longest = max(mentions, key=lambda m: (len(m.words), -m.span.start))
    articled = next((m for m in mentions if m.name == f"The {longest.name}"), longest)
    genders = [m.gender for m in mentions if m.gender is not Gender.UNKNOWN]
    return Entity(
        name=articled.name,
        kind=kind,
        mentions=tuple(evolve(m, kind=kind) for m in mentions),
        spans=tuple(m.span for m in mentions),
        role=max((m.role for m in mentions if m.role), key=len, default=None),
        gender=Counter(genders).most_common(1)[0][0] if genders else Gender.UNKNOWN,
    )
