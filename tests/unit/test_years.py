"""Which words are years."""

from __future__ import annotations

import pytest

from claimkit.years import is_year
from tests.support.trees import document_of, word_of


@pytest.mark.parametrize(
    ("sentence", "form", "year"),
    [
        ("It/PRON/2:nsubj fell/VERB/0:root in/ADP/4:case 2019/NUM/2:obl", "2019", True),
        (
            (
                "It/PRON/2:nsubj fell/VERB/0:root in/ADP/4:case May/PROPN/2:obl "
                "1998/NUM/4:nmod:unmarked"
            ),
            "1998",
            True,
        ),
        (
            "It/PRON/2:nsubj fell/VERB/0:root in/ADP/4:case May/PROPN/2:obl 1998/NUM/4:nummod",
            "1998",
            True,
        ),
        ("The/DET/3:det 2015/NUM/3:compound vote/NOUN/4:nsubj failed/VERB/0:root", "2015", True),
        ("2000/NUM/2:nummod people/NOUN/3:nsubj died/VERB/0:root", "2000", False),
        ("It/PRON/2:nsubj cost/VERB/0:root $/SYM/2:obj 1900/NUM/3:nummod", "1900", False),
        ("It/PRON/2:nsubj fell/VERB/0:root in/ADP/4:case 3019/NUM/2:obl", "3019", False),
        ("It/PRON/2:nsubj fell/VERB/0:root by/ADP/4:case 190/NUM/2:obl", "190", False),
    ],
)
def test_years(sentence: str, form: str, year: bool) -> None:
    """Four figures of our centuries are a year, unless they count something."""
    assert is_year(word_of(document_of(sentence), form)) is year
