"""Word classes for reading clauses: grammar, and the classes of ``words.toml``."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from claimkit.lexicons.words import make_loader
from claimkit.model.scheme import Modality

# Pronouns by which a speaker is meant as the subject of a verb of belief: always, and in a
# paraphrase
FIRST_PERSON_SUBJECTS = frozenset({"i", "we"})
THIRD_PERSON_SUBJECTS = frozenset({"he", "she", "they", "it"})
# What opens a question
POLAR_QUESTIONS = frozenset({"whether", "if"})
OPEN_QUESTIONS = frozenset({"what", "who", "whom", "when", "where", "which"})
QUESTION_WORDS = POLAR_QUESTIONS | OPEN_QUESTIONS | {"why", "how"}
# Prepositions of what is spoken of; between two nouns "of" is mostly another
TOPICAL = frozenset({"about", "of", "on"})
SPOKEN_OF = TOPICAL - {"of"}
NEED = "need"  # of "you need not pay", where it takes no "to"
YET = "yet"  # of "has yet to arrive", which obliges nobody


@frozen(kw_only=True)
class ClauseWords:
    """Word classes; comments in ``words.toml`` explain each."""

    raising: frozenset[str]
    semi_modals: frozenset[str]
    unchanged: frozenset[str]
    settling: frozenset[str]
    heard: frozenset[str]
    modals: Mapping[str, Modality]


load_clause_words = make_loader(ClauseWords)
