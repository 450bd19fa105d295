"""Mentions by name: which words are a name, the kind of its referent, and what is beside it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain, pairwise

from attrs import Factory, evolve, field, frozen

from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.mentions.bodies import (
    find_body_nouns,
    find_outer_bodies,
    is_acronym_of_body,
    is_traded,
    opens_with_trade,
)
from claimkit.resolution.mentions.deeds import does_die, is_subject_of_report
from claimkit.resolution.mentions.forms import open_brackets, spell_forms, strip_letters
from claimkit.resolution.mentions.gender import (
    Gender,
    judge_gender_of_name,
    judge_gender_of_words,
)
from claimkit.resolution.mentions.groups import is_common
from claimkit.resolution.mentions.kinds import find_article, is_organization_name, judge_kind
from claimkit.resolution.mentions.offices import find_office
from claimkit.resolution.mentions.recurring import find_names_again, find_surnames
from claimkit.resolution.mentions.runs import find_name_runs
from claimkit.resolution.mentions.titles import Titles, find_titles
from claimkit.resolution.mentions.titlewords import find_title, has_certain_title
from claimkit.resolution.mentions.words import load_mention_words
from claimkit.spans import Span
from claimkit.text.normalise import spell
from claimkit.tree import Phrase, Sentence, Word

# Kinds of names that may be a person's
PERSONAL = frozenset({ReferentKind.PERSON, ReferentKind.UNKNOWN})

UMLAUT = re.compile("([aou])e(?![aeiou])")  # an accent as it is written without one: "Mueller"
SHORTEST_WITH_UMLAUT = 5  # letters: "Joe" is not "Jo"

FLIGHT = "flight"
PLURAL = frozenset({"are", "have", "were"})  # forms of verbs

# Kinds that a surname may seem to have
MISREAD = frozenset({ReferentKind.PLACE, ReferentKind.GROUP})


@frozen(kw_only=True)
class Mention:
    """A name in the text.

    Attributes:
        words: of the name itself, without title and role.
        head: the word of the name whose governor is outside the name.
        titles: title, role and affiliation beside this mention.
        core: its words in lower case, without Jr. and the like.
        is_organization: whether a word of the name says that it is an organization ("Ltd").
        is_kin: whether a noun of kinship is beside it ("his father, Hugh Carrow").
        speaks: whether it is the subject of a verb that reports.
        dies: whether its sentence says that it died.
        suffix: Jr. and the like, in lower case without full stop; None if there is none.
        covered: all words from the first to the last of the name, others between them included.
        key: the core without accents and umlauts. Names with the same key have the same spelling.
    """

    words: Phrase
    head: Word
    name: str
    kind: ReferentKind
    titles: Titles
    core: tuple[str, ...]
    suffix: str | None = None
    is_organization: bool = False
    is_kin: bool = False
    speaks: bool = False
    dies: bool = False
    gender: Gender = Gender.UNKNOWN
    span: Span = field(init=False, default=Factory(lambda m: m.words.span, takes_self=True))
    covered: Phrase = field(
        init=False, eq=False, repr=False, default=Factory(lambda m: _fill(m.words), takes_self=True)
    )
    key: tuple[str, ...] = field(
        init=False, default=Factory(lambda m: tuple(map(_to_key, m.core)), takes_self=True)
    )

    @property
    def sentence(self) -> Sentence:
        return self.head.sentence

    @property
    def in_heading(self) -> bool:
        """Whether it is in a headline, where names are short and labels are often wrong."""
        return self.sentence.heading

    @property
    def titled_gender(self) -> Gender:
        """What its titles suggest: "Mrs Lee"; "Secretary Lee" suggests nothing."""
        return judge_gender_of_words(self.titles.words)

    @property
    def surname(self) -> str:
        return self.core[-1]


def _fill(name: Phrase) -> Phrase:
    words = name.words
    first, last = words[0].index, words[-1].index
    return name if last - first < len(words) else name.sentence.phrase(first, last)


def _to_key(word: str) -> str:
    """Return *word* without accents, in whichever way these are written: "muller" for "müller" and
    "mueller".
    """
    plain = word if word.isascii() else _strip_accents(word)
    return plain if len(plain) < SHORTEST_WITH_UMLAUT else UMLAUT.sub(r"\1", plain)


def _strip_accents(word: str) -> str:
    """Return *word* without accents, itself if nothing would be left."""
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)) or word


def find_mentions(document: Document, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the names of *document* in text order."""
    mentions = tuple(_drop_offices(_find_mentions(document, lexicon)))
    surnames = _gather_surnames(mentions)
    mentions = tuple(_reread_initials(document, mentions, lexicon))
    reread = [_reread_surname(mention, surnames, lexicon) for mention in mentions]
    every = _add_again(document, reread, surnames, lexicon)
    return tuple(sorted(every, key=lambda mention: mention.span.start))


def _find_mentions(document: Document, lexicon: Lexicon) -> Iterator[Mention]:
    for sentence in document.sentences:
        for words in find_name_runs(sentence, lexicon):
            run = _cut_at_number(_skip_time(words, lexicon))
            if run and _may_be_name(run, lexicon):
                yield from _find_mention(document, run, lexicon)


def _drop_offices(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield *mentions* without those that are only the office of a person who is named behind it:
    "Oland State Commissioner for Health Ana Lee".
    """
    found = tuple(mentions)
    persons = (mention for mention in found if mention.kind is ReferentKind.PERSON)
    offices = set(chain.from_iterable(person.titles.nouns for person in persons))
    for mention in found:
        if mention.kind is ReferentKind.PERSON or mention.head not in offices:
            yield mention


def _skip_time(run: Phrase, lexicon: Lexicon) -> Phrase:
    """Return *run* without the day or month before a name, where this is no part of it: "Monday Ana
    Lee", not "The Morning Post" and not "April Moe".
    """
    time = run.words[0]
    if len(run.words) == 1 or time.lower not in lexicon.times:
        return run
    behind = run[1:]
    if time.child_lemmas("case") == {"on"}:  # "On Monday Transport for Wessex"
        return behind
    if time.head in behind.indices:
        return run
    return run if any(word.head == time.index for word in behind) else behind


def _cut_at_number(run: Phrase) -> Phrase:
    """Return *run* without the number of a flight and what is behind it: a flight is no body."""
    if FLIGHT not in run.sentence.forms:
        return run
    for before, word in pairwise(run):
        if before.lower == FLIGHT and any(map(str.isdigit, word.text)):
            return run[: before.index - run[0].index]
    return run


def _reread_initials(
    document: Document, mentions: Iterable[Mention], lexicon: Lexicon
) -> Iterator[Mention]:
    """Yield *mentions*; in those that begin with the initials of an office which the text has said
    of one of this surname, these are a title: "Minister of State Ana Lee … MoS Lee".
    """
    offices: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        initials = mention.words[0].text
        if len(mention.words) == 2 and _are_initials(initials, offices[mention.surname]):
            title, name = mention.words[:1], mention.words[1:]
            yield _to_mention(document, title, name, False, lexicon)
            continue
        offices[mention.surname].add("".join(word[:1] for word in mention.titles.words))
        yield mention


def _are_initials(word: str, offices: Iterable[str]) -> bool:
    """Whether *word* is letters, more than one of them capitals, that are in a row in one of the
    initials of *offices*.
    """
    if not word.isalpha() or sum(map(str.isupper, word)) < 2:
        return False
    return any(word.lower() in office for office in offices)


def _gather_surnames(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the last words of the longer names of persons."""
    persons = (m for m in mentions if m.kind is ReferentKind.PERSON and len(m.core) > 1)
    return frozenset(person.surname for person in persons)


def _reread_surname(mention: Mention, surnames: Container[str], lexicon: Lexicon) -> Mention:
    """Return *mention*, which may be a person's if its one word is one of *surnames* and a subject:
    a label or tag without context may say it is a place or a plural.
    """
    if mention.kind not in MISREAD or mention.name.startswith("The "):
        return mention
    if len(mention.core) > 1 or mention.surname not in surnames:
        return mention
    if mention.surname in lexicon.names.places or mention.surname in lexicon.names.metonyms:
        return mention
    if mention.head.relation != "nsubj":
        return mention
    return evolve(mention, kind=ReferentKind.UNKNOWN)


def _add_again(
    document: Document, mentions: Sequence[Mention], surnames: Container[str], lexicon: Lexicon
) -> Iterator[Mention]:
    """Yield *mentions*, and those by one of *surnames* that is a common word too ("Price said") or
    by the longer name of another, of which the parser has not seen all there.
    """
    owners = {word: mention for mention in mentions for word in mention.covered}
    names: dict[tuple[str, ...], Mention] = {}
    for mention in mentions:
        if len(mention.words) > 1 and not mention.in_heading:
            names.setdefault(tuple(word.text for word in mention.words), mention)
    parts: set[Word] = set()
    for name, texts in find_names_again(document, names, owners):
        parts.update(name)
        again = _to_mention(document, Phrase(), name, names[texts].is_organization, lexicon)
        yield evolve(again, kind=names[texts].kind)
    yield from (mention for mention in mentions if mention.head not in parts)
    for name in find_surnames(document, surnames, owners.keys() | parts):
        yield _to_mention(document, Phrase(), name, False, lexicon)


def _may_be_name(run: Phrase, lexicon: Lexicon) -> bool:
    """Whether *run* is not a date, a row of figures, a common noun with a capital or a group."""
    times = lexicon.times
    if not any(word.lower not in times and _has_letters(word) for word in run.words):
        return False
    if len(run) == 1 and run[0].text in load_mention_words().initialisms:
        return False
    return not (_is_in_small_letters(run) or is_common(run, lexicon))


def _is_in_small_letters(run: Phrase) -> bool:
    """Whether *run* is a common noun to which the parser gave the tag of a name: behind an article,
    without a capital ("the weather bureau").
    """
    if any(map(str.isupper, chain.from_iterable(word.text for word in run))):
        return False
    return run[-1].child("det") is not None


def _has_letters(word: Word) -> bool:
    return any(map(str.isalpha, word.text))


def _is_written(name: Phrase) -> bool:
    """Whether *name* has letters besides those of a degree and of a nickname: of ", MD" and of
    ", “Bo”" nothing is left.
    """
    if not name:
        return False
    if _has_letters(name[0]):  # the first word is neither
        return True
    return any(map(str.isalpha, chain.from_iterable(spell_forms(strip_letters(name)))))


def _find_mention(document: Document, run: Phrase, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the name in *run*, which is none where nothing with a letter is beside a title."""
    if len(run) > 1 and opens_with_trade(run[0]):
        run = run[1:]
    office = find_office(run, lexicon)
    if office is not None:
        length = office.length + len(find_title(run[office.length :], lexicon))
        title = run.sentence.phrase(office.noun.index, run[0].index + length - 1)
        if _is_written(run[length:]):
            yield _to_mention(document, title, run[length:], False, lexicon)
        return
    is_person = has_certain_title(run, lexicon)
    is_organization = not is_person and is_organization_name(run, lexicon)
    title = Phrase() if is_organization else find_title(run, lexicon)
    name = open_brackets(run[len(title) :])
    if _is_written(name):
        yield _to_mention(document, title, name, is_organization, lexicon)


def _to_mention(
    document: Document, title: Phrase, name: Phrase, is_organization: bool, lexicon: Lexicon
) -> Mention:
    name = name if is_organization else strip_letters(name)
    head = _find_head(name)
    if is_organization:
        bodies = find_outer_bodies(name, head)
    else:
        bodies = () if title else find_body_nouns(name, head, lexicon)
    is_organization = any((is_organization, bodies, not title and _is_surely_body(name, head)))
    if is_organization:
        titles = Titles(nouns=bodies)
    else:
        titles = find_titles(document, title, name, head, lexicon)
    kind = judge_kind(name, titles, is_organization, lexicon)
    forms = spell_forms(name)
    gender = Gender.UNKNOWN
    if kind in PERSONAL:
        said = (*titles.words, *(noun.lemma for noun in titles.nouns))
        gender = judge_gender_of_name(name[0].text, said, lexicon)
    return Mention(
        words=name,
        head=head,
        name=_spell_name(document, name, kind),
        kind=kind,
        titles=titles,
        core=_find_core(forms, is_organization, lexicon),
        suffix=_find_suffix(forms, lexicon),
        is_organization=is_organization,
        is_kin=any(_is_kin(noun, name) for noun in titles.nouns),
        speaks=is_subject_of_report(head, lexicon),
        dies=does_die(head),
        gender=gender,
    )


def _is_surely_body(name: Phrase, head: Word) -> bool:
    return is_traded(head) or is_acronym_of_body(name) or _speaks_in_plural(head)


def _speaks_in_plural(head: Word) -> bool:
    """Whether one name is the subject of a verb in the plural, as British news has bodies: "Big
    Lantern have denied it".
    """
    verb = head.parent if head.relation == "nsubj" else None
    if verb is None or head.xpos != "NNP" or head.child("conj", "cc") is not None:
        return False
    if verb.child("mark") is not None or verb.child_lemmas("aux", "cop") & {"do", "will"}:
        return False
    first = next((word for word in verb.children("aux", "aux:pass", "cop")), None)
    return first is not None and first.lower in PLURAL and first.index > head.index


def _is_kin(noun: Word, name: Phrase) -> bool:
    """Whether *noun* introduces the bearer of *name* as somebody's kin: "his father, Hugh Carrow",
    not "Ida Carrow, mother of Hugh Carrow".
    """
    if noun.lemma not in load_mention_words().kin:
        return False
    return noun.index < name[0].index or noun.child("nmod:poss") is not None


def _find_head(name: Phrase) -> Word:
    words = name.words
    inside = range(words[0].index, words[-1].index + 1)
    return next((word for word in words if word.head not in inside), words[0])


def _find_core(forms: list[str], is_organization: bool, lexicon: Lexicon) -> tuple[str, ...]:
    endings = lexicon.names.suffixes
    if is_organization:
        endings |= load_mention_words().company_words
    core = tuple(form for form in forms if form.rstrip(".") not in endings)
    return core or tuple(forms)


def _find_suffix(forms: list[str], lexicon: Lexicon) -> str | None:
    stripped = (form.rstrip(".") for form in forms[1:])
    return next((form for form in stripped if form in lexicon.names.suffixes), None)


def _spell_name(document: Document, name: Phrase, kind: ReferentKind) -> str:
    text = " ".join(spell(document.text, part.span) for part in name.runs())
    if kind is ReferentKind.PERSON or find_article(name) is None:
        return text
    return f"The {text}"
