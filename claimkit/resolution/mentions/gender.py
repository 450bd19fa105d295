"""What names, titles and nouns suggest about a person's gender. It is one feature for pronouns, and
never part of the output.

The table of given names comes from US Social Security data (public domain). A share says how often
a name was given to girls, and nothing about the person in the text. Unknown and mixed names suggest
nothing, and no suggestion excludes anybody.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.mentions.words import load_mention_words

# share of women from which a given name counts as a woman's, and up to which as a man's
WOMEN, MEN = 0.87, 0.13

LORD = "lord"  # with these words it is an office, of a woman too: "Lord Mayor"
OFFICES_OF_LORDS = frozenset({"chancellor", "judge", "justice", "lieutenant", "mayor", "provost"})


class Gender(StrEnum):
    """What the words suggest."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


def judge_gender_of_words(lemmas: Iterable[str]) -> Gender:
    """Return what titles or nouns suggest: *lemmas* in lower case, without stops."""
    words = load_mention_words()
    said = tuple(lemmas)
    for lemma in said:
        if lemma == LORD and not OFFICES_OF_LORDS.isdisjoint(said):
            continue
        if lemma in words.male:
            return Gender.MALE
        if lemma in words.female:
            return Gender.FEMALE
    return Gender.UNKNOWN


def judge_gender_of_name(first: str, titles: Iterable[str], lexicon: Lexicon) -> Gender:
    """Return what *titles* suggest or, if nothing, the *first* word of a name, as it is written."""
    titled = judge_gender_of_words(titles)
    if titled is not Gender.UNKNOWN:
        return titled
    share = lexicon.names.given_names.get(first)
    if share is None or MEN < share < WOMEN:
        return Gender.UNKNOWN
    return Gender.FEMALE if share >= WOMEN else Gender.MALE
