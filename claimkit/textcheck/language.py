"""Whether a text is written in English.

Function words tell: every second or third word of English prose is one, in prose of another
language nearly none is. A list of names or results has few of any language, and is let pass.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import repeat

WORD = re.compile(r"[^\W\d_]{2,}")  # single letters say little
ENGLISH = "english"
FEWEST_WORDS, FEWEST_LETTERS = 30, 60
LEAST_SHARE = 0.1  # of the words: function words of the other language
LEAST_FOREIGN = 0.5  # of the letters: those of another script
SCRIPTS = {"CJK": "Chinese"}  # names of scripts that are not the first word of their letters' names
SAMPLE = 2_000  # letters from which the script is told


def find_other_language(text: str) -> str | None:
    """Return the name of the language or the script of *text*, None if it may well be English."""
    words = " ".join(WORD.findall(text)).lower().split()
    script = _find_script(words)
    if script is not None or len(words) < FEWEST_WORDS:
        return script
    return _find_language(Counter(words), len(words))


def _find_script(words: list[str]) -> str | None:
    """Return the script of most letters, None if it is Latin."""
    step = 1 + sum(map(len, words)) // SAMPLE
    letters = "".join(words[::step])
    if len(letters) < FEWEST_LETTERS or letters.isascii():
        return None
    foreign = [letter for letter in letters if letter > "\u036f"]
    if len(foreign) < LEAST_FOREIGN * len(letters):
        return None
    scripts = Counter(unicodedata.name(letter, "unknown").split()[0] for letter in foreign)
    script, _ = scripts.most_common(1)[0]
    return f"{SCRIPTS.get(script, script.title())} letters" if script != "LATIN" else None


def _find_language(counts: Mapping[str, int], total: int) -> str | None:
    shares = {
        language: sum(map(counts.get, words, repeat(0))) / total
        for language, words in load_function_words().items()
    }
    language = max(shares, key=lambda name: shares[name])
    if language == ENGLISH or shares[language] < LEAST_SHARE:
        return None
    return language.replace("-", " ").title().replace(" Or ", " or ")


@cache
def load_function_words() -> Mapping[str, tuple[str, ...]]:
    """Return the most frequent function words by language, see languages.toml."""
    file = resources.files("claimkit.textcheck") / "languages.toml"
    return {name: tuple(words) for name, words in tomllib.loads(file.read_text("utf-8")).items()}
