"""What a tagger tore off a content comes back."""

from __future__ import annotations

import pytest

from claimkit.contents.scene import Scene
from claimkit.contents.torn import mend_torn
from claimkit.lexicons.loader import load
from claimkit.proposals import RuledCues, propose_by_rules
from tests.support.drafts import find_words
from tests.support.parses import read_parse

LEXICON = load("en")
LATE = "The treasurer said the accounts would be late and did not know that the clerk had left."
LONG = "Rangers said the bridge was only ten metres long, which would make it easy to replace."
DOUBLED = "Rangers said crime had doubled, which police figures do not bear out."
CREW = (
    "Orbitwerk announced that it had hired five captains, a crew that ranges from an admiral to a "
    "ferryman."
)
LOCK = (
    "The clerk said Varga cut the lock, stole the coins and told the guard that he was a plumber."
)
SALT = (
    "After the first ships sailed, sailors began to trade in salt, forcing the town to build a "
    "mint, the historian said."
)


@pytest.mark.parametrize(
    ("text", "tagged", "mended"),
    [
        pytest.param(
            LATE,
            "the accounts would be late",
            "the accounts would be late and did not know that the clerk had left",
            id="the second of two verbs with auxiliaries",
        ),
        pytest.param(
            LONG,
            "the bridge was only ten metres long",
            "the bridge was only ten metres long, which would make it easy to replace",
            id="a comment in the tense of reports",
        ),
        pytest.param(DOUBLED, "crime had doubled", "crime had doubled", id="one of today"),
        pytest.param(
            CREW,
            "that it had hired five captains",
            "that it had hired five captains, a crew that ranges from an admiral to a ferryman",
            id="an apposition to a clause's last word",
        ),
        pytest.param(
            LOCK,
            "Varga cut the lock, stole the coins",
            "Varga cut the lock, stole the coins and told the guard that he was a plumber",
            id="the last of three acts",
        ),
        pytest.param(
            SALT,
            "forcing the town to build a mint",
            "After the first ships sailed, sailors began to trade in salt, "
            "forcing the town to build a mint",
            id="a part without the head",
        ),
    ],
)
def test_mend_torn(text: str, tagged: str, mended: str) -> None:
    """What the tree hangs on the tagged words, and the rules see as content, is added."""
    document = read_parse(text)
    draft = propose_by_rules(RuledCues.of(document, LEXICON))[0]
    scene = Scene(document=document, lexicon=LEXICON, cue=draft.cue, speaker=draft.speaker)
    runs = mend_torn(scene, find_words(document, tagged).runs(), draft.content)
    assert [run.span.of(text) for run in runs] == [mended]


def test_nothing_to_compare() -> None:
    """Without a content of the rules, or where all is quoted, the words stay."""
    document = read_parse(LATE)
    draft = propose_by_rules(RuledCues.of(document, LEXICON))[0]
    scene = Scene(document=document, lexicon=LEXICON, cue=draft.cue, speaker=draft.speaker)
    runs = find_words(document, "the accounts would be late").runs()
    assert mend_torn(scene, runs, None) == runs
    assert mend_torn(scene, (), draft.content) == ()
