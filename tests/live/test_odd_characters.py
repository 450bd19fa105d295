"""Marks, white space and invisible characters of every kind: the claim is found, and its spans
slice to what they should.
"""

from __future__ import annotations

import pytest

from claimkit import ClaimSet, Extractor

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


NEWS = "“The bridge is safe,” Ana Lee said on Monday.\nBo Berg denied that it may close."
ODD = {
    "html": (
        "<html><head><title>Bridge</title></head><body><p>&ldquo;The <i>bridge</i> is safe,&rdquo; "
        "<b>Ana</b> <b>Lee</b> said on Monday.</p><p>Bo Berg denied that it may\nclose.</p>"
        "<script>var said = 'Ida said that';</script></body></html>"
    ),
    "links": NEWS.replace("Ana Lee", '<a href="/lee">Ana Lee</a>').replace("\n", "<br><br>"),
    "colours": NEWS.replace("Ana Lee", "\x1b[31mAna Lee\x1b[0m"),
    "control characters": NEWS.replace("said", "sa\x00id").replace("Berg", "Be\x7frg"),
    "two bytes a character": NEWS.replace("", "\x00"),
    "zero-width spaces": NEWS.replace(" ", "\u200b"),
    "wide": "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in NEWS),
    "bold": "".join(chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else c for c in NEWS),
    "Cyrillic look-alikes": NEWS.replace("a", "\u0430").replace("e", "\u0435"),
    "mojibake": NEWS.encode().decode("cp1252", "replace"),
    "Latin-1": NEWS.encode("cp1252").decode("latin-1"),
    "hyphenated": (
        "HARBOUR POST                                                    3 May\n"
        "“The bridge is safe,” Ana Lee said on Mon-\nday. It has stood there for the engi-\n"
        "                         12\n"
        "HARBOUR POST                                                    3 May\n"
        "neers of the town for a week. Later Bo\nBerg denied that it may close.\n"
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_no_plain_prose(name: str, live: Extractor) -> None:
    """Nothing that is no word of the article is in a part; spans are read as the parts' texts."""
    claims = live.extract(ODD[name])
    assert [(c.speaker.name, c.cue.lemma, c.content.text) for c in claims] == [
        ("Ana Lee", "say", "“The bridge is safe,”"),
        ("Bo Berg", "deny", "that it may close"),
    ]
    for claim in claims:
        words = " … ".join(" ".join(claims.plain.read(s).split()) for s in claim.content.spans)
        assert words == claim.content.text
        speaker = " ".join(claims.plain.read(claim.speaker.spans[0]).split())
        assert speaker == claim.speaker.text
    assert ClaimSet.from_json(claims.to_json()) == claims


def test_an_open_quotation_mark_swallows_nothing(live: Extractor) -> None:
    """Only the first sentence is sure to be in the quotation."""
    claims = live.extract("Ana Lee said: “The bridge is safe. Bo Berg denied it. It rained.")
    assert claims[0].content.text.strip("“.") == "The bridge is safe"
    assert [claim.speaker.name for claim in claims] == ["Ana Lee", "Bo Berg"]
