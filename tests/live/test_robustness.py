"""Texts that are too long in every way: time and memory stay bounded, offsets right."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest

from claimkit import Extractor

pytestmark = pytest.mark.slow

LONG = (
    "Ana Lee said that "
    + " ".join(f"the bridge of {name} is safe," for name in ("Oslo", "Bergen", "Hamar") * 60)
    + " and it is."
)

CHILD = """
import json, resource, sys
import claimkit
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
extractor = claimkit.Extractor(max_chars=2_000_000)
article = "Ana Lee said the bridge was safe. “It may close,” Bo Berg told us. Nobody came.\\n"
one = article * 10
extractor.extract(one)
small = peak()
for _ in range(40):
    extractor.extract(one)
again = peak()
claims = extractor.extract(article * (200_000 // len(article)))
assert all(span.of(claims.text) for claim in claims for span in claim.content.spans)
print(json.dumps({"small": small, "again": again, "long": peak(), "claims": len(claims)}))
"""


def test_a_sentence_of_hundreds_of_words(live: Extractor) -> None:
    """It is split for parsing; the pieces lie side by side in the text, and nothing is lost."""
    (document,) = live.parser.parse_many([LONG])
    assert len(LONG.split()) > 900
    assert all(len(sentence.words) <= 120 for sentence in document.sentences)
    words = [word for sentence in document.sentences for word in sentence.words]
    assert "".join("".join(word.span.of(LONG).split()) for word in words) == "".join(LONG.split())
    assert live.extract(LONG)[0].speaker.is_given


def test_time_grows_with_the_length_only(live: Extractor) -> None:
    """Four times the text without a full stop takes less than eight times as long."""

    def seconds(words: int) -> float:
        text = "bridge " * words
        began = time.process_time()
        live.extract(text)
        return time.process_time() - began

    seconds(2000)
    assert seconds(8000) < 8 * seconds(2000)


def test_memory() -> None:
    """Calls do not leak, and 200,000 characters take no more than 400 MB beyond what an article
    takes.
    """
    done = subprocess.run(
        [sys.executable, "-c", CHILD], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    measured = json.loads(done.stdout)
    assert measured["again"] - measured["small"] < 30
    assert measured["long"] - measured["again"] < 400
    assert measured["claims"] > 3_000
