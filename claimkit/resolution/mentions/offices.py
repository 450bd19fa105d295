"""Which words before a person's name are a title or an office: "State Sen.", "Secretary of State",
"ambassador to the United States".

The tree says it first: a title is a dependent of the name (``nmod:desc``). Words in the lexicon say
it where the tree has title and name in one.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.mentions.joints import is_glued
from claimkit.resolution.mentions.labels import find_label, judge_label
from claimkit.resolution.mentions.words import strip_stop
from claimkit.tree import Phrase, Word

INDEFINITE = frozenset({"a", "an", "one", "some", "every", "another"})


@frozen
class Office:
    """An office in front of a name, with a preposition in it: "Governor of Oland".

    Attributes:
        noun: its head noun.
        length: how many words of the run after the preposition are part of the office.
    """

    noun: Word
    length: int


def find_title(run: Phrase, lexicon: Lexicon) -> Phrase:
    """Return the words of *run* before the name."""
    length = max(_measure_dependents(run), _measure_words(run, lexicon))
    while 0 < length < len(run) and is_glued(run[length]) and run[length - 1].text != ".":
        length += 1  # a title ends no sooner than its hyphens: "Mayor-elect"
    return run[:length]


def find_dependent_title(run: Phrase) -> Phrase:
    """Return the words of *run* that the tree says are the title of the name at its end."""
    return run[: _measure_dependents(run)]


def _measure_dependents(run: Phrase) -> int:
    """Return how many words of *run* are below a title before its name, or before these words."""
    indices = run.indices
    length = 0
    for word in run:
        if word.deprel == "nmod:desc" and word.head > word.index and word.head in indices:
            last = max(w.index for w in word.subtree() if w.index < word.head)
            length = max(length, sum(1 for w in run if w.index <= last))
    return length


def _measure_words(run: Phrase, lexicon: Lexicon) -> int:
    """Return how many words of *run* come before the name, by the words: up to the last title. A
    common noun for people is a title only at the start, or after a place or a title, because many
    such nouns are surnames too.
    """
    length = 0
    for position, word in enumerate(run):
        leads = position == length or strip_stop(run[position - 1]) in lexicon.names.places
        if _is_title(word, position, lexicon) or (leads and _is_title_noun(run, position, lexicon)):
            length = position + 1
    return length


def _is_title(word: Word, position: int, lexicon: Lexicon) -> bool:
    title = strip_stop(word)
    is_initial = position > 0 and len(word.text.rstrip(".")) == 1
    return title in lexicon.names.titles and not is_initial


def _is_title_noun(run: Phrase, position: int, lexicon: Lexicon) -> bool:
    """Whether the word at *position* is a noun for people, with enough words after it for a
    name.
    """
    noun = strip_stop(run[position])
    if lexicon.speaker_kind(noun) is not ReferentKind.PERSON or _is_labelled_full_name(run):
        return False
    least = 2 if noun in lexicon.names.titles else 1
    return len(run) - position > least


def _is_labelled_full_name(run: Phrase) -> bool:
    """Whether the labels say that two words are a person's name. Then the first is a given name or
    a surname.
    """
    return [word.entity for word in run] == ["B-PER", "I-PER"]


def find_office(run: Phrase, lexicon: Lexicon) -> Office | None:
    """Return the office that ends in *run*, before a name: in "Governor of Oland Ana Lee" the run
    is "Oland Ana Lee".
    """
    noun = _find_office_noun(run, lexicon)
    if noun is None:
        return None
    length = _find_beginning_of_name(run, lexicon)
    return None if length is None else Office(noun, length)


def _find_office_noun(run: Phrase, lexicon: Lexicon) -> Word | None:
    """Return the noun for an office of which *run*, after a preposition, is a part."""
    if not _is_after_preposition(run[0]):
        return None
    for above in run[0].ancestors():
        if above.index >= run[0].index:
            continue
        if above.upos not in {"NOUN", "PROPN"}:
            return None
        if lexicon.speaker_kind(above.lemma, strip_stop(above)) is ReferentKind.PERSON:
            return above if _may_be_office(above) else None
    return None


def _is_after_preposition(word: Word) -> bool:
    before = next((w for w in word.preceding() if w.upos not in {"DET", "ADJ"}), None)
    return before is not None and before.upos == "ADP"


def _may_be_office(noun: Word) -> bool:
    """Whether *noun* may be the office of one person, and names nobody by itself."""
    if noun.feat("Number") == "Plur":
        return False
    return noun.child_lemmas("det").isdisjoint(INDEFINITE)


def _find_beginning_of_name(run: Phrase, lexicon: Lexicon) -> int | None:
    """Return at which word of *run*, not the first, the name of a person begins: where the tree or
    the labels part the run, or at a known given name.
    """
    if strip_stop(run[0]) in lexicon.names.titles or run[0].text in lexicon.names.given_names:
        return None  # "a friend of President Ana Lee"
    rest = range(1, len(run))
    if judge_label(run) != "LOC":
        for position in rest:
            if run[position].entity == "B-PER":
                return position
    for position in rest:
        if _is_parted(run, position):
            return position
    if all(find_label(word) == "LOC" for word in run):
        return None
    return next(_find_given_names(run, lexicon), None)


def _is_parted(run: Phrase, position: int) -> bool:
    """Whether the words of *run* before *position* and those from there on are two phrases."""
    before, behind = run[:position], run[position:]
    if any(word.head in behind.indices for word in before):
        return False
    return all(word.relation == "appos" for word in behind if word.head in before.indices)


def _find_given_names(run: Phrase, lexicon: Lexicon) -> Iterator[int]:
    for position in range(1, len(run) - 1):
        if run[position].text in lexicon.names.given_names:
            yield position
