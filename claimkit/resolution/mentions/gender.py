"""What names, titles and nouns suggest of a person's gender: a soft cue for pronouns, never part of
the output.

Given names are counted in US Social Security data (public domain); a share says how often a name
was given to girls, and nothing of the person at hand. Unknown and mixed names suggest nothing, and
no suggestion excludes anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from claimkit.document import Word
from claimkit.lexicons.schema import Lexicon

# share of women from which a given name counts as a woman's, and up to which as a man's
WOMEN, MEN = 0.9, 0.1


class Gender(StrEnum):
    """What the words suggest."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


def gender_of_words(lemmas: Sequence[str], lexicon: Lexicon) -> Gender:
    """Return what titles or nouns suggest: *lemmas* in lower case, without stops."""
    for lemma in lemmas:
        if lemma in lexicon.male_titles:
            return Gender.MALE
        if lemma in lexicon.female_titles:
            return Gender.FEMALE
    return Gender.UNKNOWN


def gender_of_name(name: Sequence[Word], titles: Sequence[str], lexicon: Lexicon) -> Gender:
    """Return what *titles* suggest or, if nothing, the given name of a name of several words or a
    lone given name.
    """
    titled = gender_of_words(titles, lexicon)
    if titled is not Gender.UNKNOWN:
        return titled
    share = lexicon.given_names.get(name[0].text)
    if share is None or MEN < share < WOMEN:
        return Gender.UNKNOWN
    return Gender.FEMALE if share >= WOMEN else Gender.MALE
