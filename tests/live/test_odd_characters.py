"""Marks, white space and invisible characters of every kind: the claim is found, and its spans
slice to what they should.
"""

from __future__ import annotations

import pytest

from claimkit import Extractor

pytestmark = pytest.mark.slow

PLAIN = "“The bridge is safe,” Ana Lee said on Monday."
VARIANTS = {
    "curly": PLAIN,
    "straight": '"The bridge is safe," Ana Lee said on Monday.',
    "newswire": "''The bridge is safe,'' Ana Lee said on Monday.",
    "backticks": "``The bridge is safe,'' Ana Lee said on Monday.",
    "guillemets": "«The bridge is safe,» Ana Lee said on Monday.",
    "single guillemets": "‹The bridge is safe,› Ana Lee said on Monday.",
    "single curly": "‘The bridge is safe,’ Ana Lee said on Monday.",
    "nested": "“The bridge is ‘safe,’” Ana Lee said on Monday.",
    "mixed pair": '“The bridge is safe," Ana Lee said on Monday.',
    "heading and CRLF": f"Bridge News\r\n\r\n{PLAIN}\r\nNobody came.",
    "tabs": PLAIN.replace(" ", "\t"),
    "no-break spaces": PLAIN.replace(" ", "\xa0"),
    "zero width": PLAIN.replace(" Ana", "\u200b Ana").replace("bridge", "brid\u200bge"),
    "soft hyphen": PLAIN.replace("bridge", "brid\xadge"),
    "emoji": f"👩‍👩‍👧 {PLAIN} 🎉",
    "combining": PLAIN.replace("Ana Lee", "Ana Le\u0301e"),
    "bidi": f"\u202a{PLAIN}\u202c",
    "dateline": f"WASHINGTON (AP) — {PLAIN}",
    "colon dateline": f"MOSCOW: {PLAIN}",
    "lone surrogate": f"{PLAIN} \ud800",
    "byte order mark": f"\ufeff{PLAIN}",
}


@pytest.mark.parametrize("name", VARIANTS)
def test_variant(name: str, live: Extractor) -> None:
    """Speaker, cue and content stand where the text has them; the dateline is in none."""
    text = VARIANTS[name]
    (claim,) = (c for c in live.extract(text) if not c.cue.quoted)
    start = text.index("Ana")
    assert [(s.start, s.end) for s in claim.speaker.spans] == [(start, text.index("said") - 1)]
    assert [span.of(text) for span in claim.cue.spans] == ["said"]
    quoted = text[text.index("The") : text.index("Ana")].rstrip()
    assert claim.content.spans[0].of(text).strip("“”‘’\"'`«»‹›\u200b") == quoted.strip(
        "“”‘’\"'`«»‹›\u200b"
    )
    assert claim.content.quotation == "direct"


@pytest.mark.parametrize(
    "text", ["", " \n\t", "12 % — !", "\u200b\u200b", "。。。", "\x00\x01", "🎉" * 50]
)
def test_text_without_a_letter(text: str, live: Extractor) -> None:
    """No claims, no error."""
    assert len(live.extract(text)) == 0
