"""Bodies and documents without a name of their own that go by the name of another: "the Lee
campaign", "the Norwegian government", "a Harlow Research poll", "the statement" after one that
Renault issued.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from attrs import define, field, frozen

from claimkit.document import Document
from claimkit.grammar import is_speech
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.mentions.deeds import is_subject_of_report
from claimkit.resolution.mentions.nominals import DEFINITE, to_nominal_mention
from claimkit.resolution.owners.bodies import OFFICE, find_surname, spell_body
from claimkit.resolution.owners.issuers import (
    STATEMENT,
    spell_actors,
    spell_issuers,
    spell_last_sayer,
)
from claimkit.resolution.owners.references import References
from claimkit.resolution.owners.words import load_owner_words
from claimkit.tree import Word

TEAM = "team"  # goes by a person's name only beside a campaign of the same person
ADMINISTRATION = "administration"
PRESIDENT = frozenset({"president", "pres"})  # titles of the one whose administration it is
POLL = "poll"
JOINED = " and "  # between the names of several: of "Leeds and York police" none is "the city's"
LEAD = 3  # sentences
NEAR = 2  # sentences to the last mention of one of several of a sort
# Sorts of which the text may have one only, which it names late
NAMED_LATE = frozenset({POLL, "campaign", ADMINISTRATION, "report", "study"})
DISTINCT = ("amod", "compound", "nmod:poss", "nmod", "acl", "acl:relcl")


@frozen
class OwnedEntities:
    """The entities that go by the name of another, and the nouns for them by their indices."""

    entities: tuple[Entity, ...]
    nouns: Mapping[Word, int]


def find_owned(document: Document, references: References) -> OwnedEntities:
    """Return the bodies and documents of *document* that go by the name of another; their indices
    follow those of the entities of *references*.
    """
    reader = _Reader(document, references)
    for word in _find_nouns_and_acts(document):
        if word.upos == "VERB":
            reader.read_act(word)
        elif word.relation != "compound":
            reader.read(word)
    reader.read_behind()
    return OwnedEntities(tuple(reader.build_entities()), reader.nouns)


def _find_nouns_and_acts(document: Document) -> Iterator[Word]:
    """Yield the nouns for bodies and documents, and the verbs by which documents are issued."""
    words = load_owner_words()
    nouns = {*words.personal, *words.local, *words.documents, OFFICE}
    wanted = {"NOUN": nouns, "VERB": words.acts.keys()}
    for sentence in document.sentences:
        for word in sentence.words:
            is_small_name = word.upos == "PROPN" and word.text.islower()
            lemmas = wanted.get("NOUN" if is_small_name else word.upos, ())
            if word.lemma in lemmas or word.lower in words.parties:
                yield word


@frozen
class _Owned:
    index: int
    kind: ReferentKind


@frozen
class _Latest:
    """An entity by its name, and the index of the sentence that mentioned it last."""

    name: str
    sentence: int


@define
class _Reader:
    """A text, as far as it has been read.

    Attributes:
        owned: the entities so far, by the name and the sort of the noun.
        latest: by the sort of the noun, the entity mentioned last.
        open: nouns that may be one that is only named after them.
    """

    document: Document
    references: References
    owned: dict[tuple[str, str], _Owned] = field(factory=dict)
    nouns: dict[Word, int] = field(factory=dict)
    latest: dict[str, _Latest] = field(factory=dict)
    open: list[Word] = field(factory=list)

    def read(self, noun: Word) -> None:
        """Note what *noun* refers to."""
        sort = _find_sort(noun)
        name, kind = self._find_name(noun)
        if name is None and noun.lemma != TEAM:
            name = self._find_last(noun, sort)
        if name is not None:
            self._note(noun, name, kind)
        elif noun.lemma == TEAM:
            return
        elif _may_be_named_behind(noun, sort):
            self.open.append(noun)
        elif noun.feat("Number") != "Plur" and not self._is_quoted(noun):
            self.latest.pop(sort, None)

    def _find_last(self, noun: Word, sort: str) -> str | None:
        """Return the name of the last one of the *sort* of *noun*, if the noun goes on with it, or
        of who spoke right before a statement that is not known.
        """
        if self._may_continue(noun, sort):
            return self.latest[sort].name
        return self._find_sayer_before(noun) if sort == STATEMENT else None

    def read_act(self, verb: Word) -> None:
        """Note whose document *verb* tells of, for the noun that may come behind it."""
        name = spell_actors(verb, self.references)
        if name is not None:
            sort = load_owner_words().acts[verb.lemma]
            self.latest[sort] = _Latest(name, verb.sentence.index)

    def _may_continue(self, noun: Word, sort: str) -> bool:
        """Whether *noun* may be the last one of its *sort*: the only one of the text so far, or one
        that was mentioned right before.
        """
        latest = self.latest.get(sort)
        if latest is None or not _is_bare(noun):
            return False
        if noun.child("nmod:poss") is not None and JOINED in latest.name:
            return False
        names = sum(1 for _, other in self.owned if other == sort)
        return names == 1 or noun.sentence.index - latest.sentence <= NEAR

    def _find_sayer_before(self, noun: Word) -> str | None:
        """Return who spoke right before *noun*, "the statement" or "the release" that speaks: what
        was said is in it.
        """
        if not _is_bare(noun) or not is_subject_of_report(noun, self.references.lexicon):
            return None
        index = noun.sentence.index
        before = reversed(self.document.sentences[max(0, index - NEAR) : index])
        return spell_last_sayer(noun, self.references, before)

    def _is_quoted(self, noun: Word) -> bool:
        """Whether *noun* is in what somebody says: "the statement" outside is another one."""
        region = self.document.quotation_at(noun.span)
        return region is not None and is_speech(self.document, region)

    def read_behind(self) -> None:
        """Note what the nouns refer to that are named only after them, if the text has only one
        such body or document.
        """
        for noun in self.open:
            sort = _find_sort(noun)
            keys = [key for key in self.owned if key[1] == sort]
            if len(keys) == 1:
                self._note(noun, keys[0][0], self.owned[keys[0]].kind)
            elif not keys and sort == ADMINISTRATION:
                president = self._find_president()
                if president is not None:
                    self._note(noun, f"{president} {sort}", ReferentKind.ORGANIZATION)

    def _find_president(self) -> str | None:
        """Return the surname of the only president whom the text names."""
        presidents = [e for e in self.references.entities if _is_president(e)]
        return find_surname(presidents[0]) if len(presidents) == 1 else None

    def _note(self, noun: Word, name: str, kind: ReferentKind) -> None:
        sort = _find_sort(noun)
        self.references.owned[noun] = name
        if not self._is_quoted(noun):
            self.latest[sort] = _Latest(name, noun.sentence.index)
        index = len(self.references.entities) + len(self.owned)
        self.nouns[noun] = self.owned.setdefault((name, sort), _Owned(index, kind)).index

    def _find_name(self, noun: Word) -> tuple[str | None, ReferentKind]:
        if noun in self.references.named or self.references.is_beside_name(noun):
            return None, ReferentKind.UNKNOWN
        if noun.lemma in load_owner_words().documents:
            return spell_issuers(noun, self.references), ReferentKind.DOCUMENT
        name = spell_body(noun, self.document, self.references)
        if noun.lemma == TEAM and (name, load_owner_words().personal[TEAM]) not in self.owned:
            name = None
        return name, ReferentKind.ORGANIZATION

    def build_entities(self) -> Iterator[Entity]:
        """Yield the entities that have been read, by their index."""
        words: dict[int, list[Word]] = defaultdict(list)
        for noun, index in self.nouns.items():
            words[index].append(noun)
        for (name, _), owned in self.owned.items():
            nouns = (to_nominal_mention(w, w.lemma, owned.kind) for w in words[owned.index])
            yield Entity(index=owned.index, name=name, kind=owned.kind, nouns=tuple(nouns))


def _find_sort(noun: Word) -> str:
    """Return what *noun* has in common with others that may refer to the same."""
    words = load_owner_words()
    return words.documents.get(noun.lemma) or words.personal.get(noun.lemma, noun.lemma)


def _is_bare(noun: Word) -> bool:
    """Whether *noun* is definite, and nothing says which one it is: "the campaign", "the city's
    police".
    """
    owner = noun.child("nmod:poss")
    if owner is not None and owner.lemma in load_owner_words().areas:
        return _is_bare(owner)
    if noun.child_lemmas("det").isdisjoint(DEFINITE):
        return False
    return all(map(_is_aside, noun.children(*DISTINCT)))


def _is_aside(word: Word) -> bool:
    """Whether *word* is a clause behind a comma, which tells more of what is known: "the statement,
    which was seen by the Post".
    """
    first = word.subtree()[0]
    if word.relation != "acl":
        return False
    return first.text == "," or (first.before is not None and first.before.text == ",")


def _may_be_named_behind(noun: Word, sort: str) -> bool:
    """Whether *noun* may be what the text names only after it: "the campaign" before it says whose
    it is, a poll in the headline or lead.
    """
    if sort == POLL and noun.sentence.index < LEAD:
        has_name = any(word.text[:1].isupper() for word in noun.children("compound", "nmod"))
        return noun.feat("Number") != "Plur" and not has_name
    return _is_bare(noun) and sort in NAMED_LATE


def _is_president(entity: Entity) -> bool:
    if entity.kind is not ReferentKind.PERSON or entity.is_plural:
        return False
    return any(PRESIDENT & set(mention.titles.words) for mention in entity.mentions)
