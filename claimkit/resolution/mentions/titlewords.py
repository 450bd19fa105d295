"""Which words before a person's name are a title: "State Sen.", "Secretary of State".

The tree says it first: a title is a dependent of the name (``nmod:desc``). Words in the lexicon say
it where the tree has title and name in one.
"""

from __future__ import annotations

from itertools import pairwise

from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.mentions.joints import is_glued, is_office
from claimkit.resolution.mentions.labels import find_label
from claimkit.resolution.mentions.offices import are_alike, find_beginning_of_name
from claimkit.resolution.mentions.rolenouns import is_person
from claimkit.resolution.mentions.words import load_mention_words, strip_stop
from claimkit.tree import Phrase, Word

JOINING_CLASSES = frozenset({"ADP", "DET", "PART", "CCONJ"})  # of lower words in a name
LONGEST_PARTICLE = 3  # letters


def find_title(run: Phrase, lexicon: Lexicon) -> Phrase:
    """Return the words of *run* before the name."""
    if _is_body_behind_word(run):
        return Phrase()  # "General Electric"
    if len(run) == 2 and _is_given_behind_role(run[0], lexicon):
        return Phrase()
    measured = (_measure_dependents(run, lexicon), _measure_office(run, lexicon))
    length = max(*measured, _measure_words(run, lexicon), _measure_alike(run, lexicon))
    return run[: length + _count_glued(run, length)]


def _is_given_behind_role(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* may be a title, but is a given name too, and the role is before it: "manager
    Dean Moe".
    """
    role = word.before
    if role is None or not role.text.islower() or word.text not in lexicon.names.given_names:
        return False
    return is_person(role, lexicon)


def _count_glued(run: Phrase, length: int) -> int:
    """Return how many words are glued to a title of this *length*: it ends no sooner than its
    hyphens ("Mayor-elect").
    """
    if not length:
        return 0
    count = 0
    for before, word in pairwise(run[length - 1 :]):
        if before.text == "." or not is_glued(word):
            break
        count += 1
    return count


def _is_body_behind_word(run: Phrase) -> bool:
    """Whether *run* is a body by its labels, with one word that has none at its head."""
    if len(run) == 1:
        return False
    if any(find_label(word) != "ORG" for word in run.words[1:]):
        return False
    return len(run) == 2 or run[1].entity == "B-ORG"


def has_certain_title(run: Phrase, lexicon: Lexicon) -> bool:
    """Whether *run* is a title and a person's name by its tree or its labels, whatever words are in
    the title: "Bank of Oland Governor Ana Lee".
    """
    if len(run) == 1 or _is_body_behind_word(run) or _is_called_after_person(run, lexicon):
        return False
    if _measure_dependents(run, lexicon) > 0 or _has_labelled_name_behind_title(run, lexicon):
        return True
    if _has_given_name_behind_title(run, lexicon):
        return True
    return any(_is_small_office(word, lexicon) for word in run[:-1])


def _is_small_office(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is a noun for a person in small letters, which no body has in its name: "Dairy
    farmer Ana Lee".
    """
    if lexicon.speaker_kind(word.lower) is not ReferentKind.PERSON:
        return False
    return word.text.islower() and _is_lower(word, lexicon)


def _is_called_after_person(run: Phrase, lexicon: Lexicon) -> bool:
    """Whether *run* is a body that has the name of a person: "St Mary's Hospital"."""
    if find_label(run[-1]) == "PER":
        return False
    return lexicon.speaker_kind(run[-1].lower) is ReferentKind.ORGANIZATION


def _measure_dependents(run: Phrase, lexicon: Lexicon) -> int:
    """Return how many words of *run* are below a title before its name, or before these words."""
    length = 0
    for word in run.words:
        if word.deprel == "nmod:desc" and _is_title_of(word, run, lexicon):
            last = max(w.index for w in word.subtree() if w.index < word.head)
            length = max(length, sum(1 for w in run if w.index <= last))
    return length


def _is_title_of(word: Word, run: Phrase, lexicon: Lexicon) -> bool:
    """Whether *word* depends on a word of *run* behind it, and may not be in the name."""
    if word.head < word.index or word.head not in run.indices:
        return False
    if _is_given_behind_title(run, word.index - run[0].index, lexicon):
        return False
    return not _may_be_given(word, lexicon) and not _does_begin_person(word, lexicon)


def _does_begin_person(word: Word, lexicon: Lexicon) -> bool:
    """Whether the label of a person begins at *word*, which is no title that the lexicon knows, and
    goes on: a given name that the tree takes for a title.
    """
    if word.entity != "B-PER" or word.after is None or word.after.entity != "I-PER":
        return False
    before = word.before
    has_role = before is not None and is_person(before, lexicon) and before.text.islower()
    return has_role and not is_office(word, lexicon)


def _may_be_given(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* may be in a name: a particle, the initials of a given name ("A.P.J."), or what
    is written short of one ("Ma. Teresa").
    """
    if word.lower in lexicon.names.particles:
        return True
    if word.text.endswith(".") and find_label(word) == "PER" and not is_office(word, lexicon):
        return True
    return all(len(part) == 1 for part in word.text.rstrip(".").split("."))


def _measure_office(run: Phrase, lexicon: Lexicon) -> int:
    """Return how many words of *run* are an office with a preposition: "Secretary of State"."""
    for position in range(1, len(run) - 2):
        if run[position].upos == "ADP" and is_office(run[position - 1], lexicon):
            length = find_beginning_of_name(run[position + 1 :], lexicon)
            length = length or _count_governed(run, position)
            return position + 1 + length if length else 0
    return 0


def _count_governed(run: Phrase, position: int) -> int:
    """Return how many words the preposition at *position* governs, if the name behind them governs
    these: "Minister of Education Ana Lee".
    """
    noun = run[position].parent
    if noun is None or noun.index not in run.indices or noun == run.root:
        return 0
    return noun.index - run[position].index


def _measure_alike(run: Phrase, lexicon: Lexicon) -> int:
    """Return how many words of *run* come before the name, where the parser gives a title the same
    function as the name: "Field Marshal Ana Lee said".
    """
    for position in range(1, len(run)):
        before, word = run[position - 1], run[position]
        if word.relation == "flat" or _is_given_behind_title(run, position - 1, lexicon):
            continue
        if are_alike(before, word) and is_office(before, lexicon):
            return position
    return 0


def _has_labelled_name_behind_title(run: Phrase, lexicon: Lexicon) -> bool:
    """Whether a title without a person's label is inside *run*, and all words after it have one."""
    for position in range(1, len(run) - 1):
        if find_label(run[position]) != "PER" and is_office(run[position], lexicon):
            behind = run[position + 1 :]
            if is_office(behind[-1], lexicon) and len(behind) == 1:  # "Inspector General"
                return False
            return all(find_label(word) == "PER" for word in behind)
    return False


def _has_given_name_behind_title(run: Phrase, lexicon: Lexicon) -> bool:
    """Whether a given name and a surname, of which no word is one of bodies, stand in *run* behind
    a title: "Police Chief Cleo Park", not "Bishop George Bell School".
    """
    for position in range(1, len(run) - 1):
        before, given = run[position - 1], run[position]
        if is_office(before, lexicon) and given.text in lexicon.names.given_names:
            return not any(_is_body(word, lexicon) for word in run[position:])
    return False


def _is_body(word: Word, lexicon: Lexicon) -> bool:
    return lexicon.speaker_kind(strip_stop(word)) is ReferentKind.ORGANIZATION


def _measure_words(run: Phrase, lexicon: Lexicon) -> int:
    """Return how many words of *run* come before the name, by the words: up to the last title. A
    common noun for people is a title only at the start, or after a place or a title, because many
    such nouns are surnames too.
    """
    length = 0
    for position in range(len(run)):
        if _may_end_title(run, position, length, lexicon):
            length = position + 1
    return length


def _may_end_title(run: Phrase, position: int, length: int, lexicon: Lexicon) -> bool:
    """Whether a title may end with the word at *position*.

    Args:
        length: of the title so far.
    """
    if _is_part_of_other(run, position, lexicon) or _is_given_behind_title(run, position, lexicon):
        return False
    if _is_title(run, position, length, lexicon) or _is_lower(run[position], lexicon):
        return True
    if position != length and strip_stop(run[position - 1]) not in lexicon.names.places:
        return False
    return _is_title_noun(run, position, lexicon)


def _is_title(run: Phrase, position: int, length: int, lexicon: Lexicon) -> bool:
    """Whether the word at *position* is a title: at the end of a name it is a surname ("Billie Jean
    King", "Representative Peter King").

    Args:
        length: of the title so far.
    """
    title = strip_stop(run[position])
    if run[position].text in load_mention_words().ranks:
        return True
    if title not in lexicon.names.titles:
        return False
    if position > 0 and (len(title) == 1 or run[position].text in lexicon.names.particles):
        return False
    last = max(i for i, word in enumerate(run) if strip_stop(word) not in lexicon.names.suffixes)
    given = run[min(length, position)]
    if position != last or given.text not in lexicon.names.given_names:
        return True
    return is_office(given, lexicon)


def _is_given_behind_title(run: Phrase, position: int, lexicon: Lexicon) -> bool:
    """Whether the word at *position*, a noun for people, is a given name between a title and the
    surname: "captain Dean Moe", not "Vice Dean Moe" and not "Sergeant Major Moe".
    """
    if position == 0 or position != len(run) - 2:
        return False
    before, given = run[position - 1], run[position]
    is_part = strip_stop(before) in load_mention_words().parts_of_titles
    if is_part or strip_stop(given) in lexicon.names.titles:
        return False
    return given.text in lexicon.names.given_names and is_office(before, lexicon)


def _is_part_of_other(run: Phrase, position: int, lexicon: Lexicon) -> bool:
    """Whether a hyphen joins the word at *position* to what is no title: "KING-TV"."""
    behind = run.words[position + 1 : position + 3]
    if len(behind) < 2 or not all(map(is_glued, behind)):
        return False
    return not is_office(behind[-1], lexicon)


def _is_lower(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* has no capital, and so is before the name in which it seems to be ("Dog walker
    Ana Lee"), but is no particle of it ("Ana te Brink").
    """
    if not word.text.isalpha() or not word.text.islower():
        return False
    if word.lemma in lexicon.names.particles or word.upos in JOINING_CLASSES:
        return False
    return not (is_glued(word) or _is_inside_name(word))


def _is_inside_name(word: Word) -> bool:
    """Whether the tree has the short *word* inside a name: flat below a word with a capital, with
    one behind it.
    """
    before, behind = word.parent_as("flat"), word.after
    if before is None or behind is None or len(word.text) > LONGEST_PARTICLE:
        return False
    return before.text[:1].isupper() and behind.text[:1].isupper() and behind.relation == "flat"


def _is_title_noun(run: Phrase, position: int, lexicon: Lexicon) -> bool:
    """Whether the word at *position* is a noun for people, with enough words after it for a
    name.
    """
    noun = strip_stop(run[position])
    if lexicon.speaker_kind(noun) is not ReferentKind.PERSON:
        return False
    if _is_labelled_full_name(run):
        return False
    least = 2 if noun in lexicon.names.titles else 1
    return len(run) - position > least


def _is_labelled_full_name(run: Phrase) -> bool:
    """Whether the labels say that two words are a person's name. Then the first is a given name or
    a surname.
    """
    return [word.entity for word in run] == ["B-PER", "I-PER"]
