"""Claims in CoNLL-U, read back by the package conllu."""

from __future__ import annotations

import json

import conllu
import pytest

from claimkit import Extractor
from claimkit.claimset import ClaimSet
from claimkit.errors import ConlluError
from claimkit.outputs.annotations.conllu import write_conllu
from claimkit.outputs.items import Item
from claimkit.parsing.conllu import read_conllu, to_conllu
from tests.support.parses import list_frozen, read_parse

TABLE = "quotations"
ROLES = {"ClaimSpeaker": "speaker", "ClaimCue": "cue", "ClaimContent": "content"}


def annotate(claims: ClaimSet) -> str:
    return claims.annotate_conllu(to_conllu(read_parse(claims.text)))


def test_each_word_says_to_which_claims_it_belongs(by_rules: Extractor) -> None:
    """A word has the id of a claim in a key if and only if it stands in that part."""
    for text in list_frozen(TABLE)[:30]:
        claims = by_rules.extract(text)
        for sentence in conllu.parse(annotate(claims)):
            for word in sentence:
                start, end = int(word["misc"]["start_char"]), int(word["misc"]["end_char"])
                for key, part in ROLES.items():
                    given = set(word["misc"].get(key, "").split(",")) - {""}
                    overlapping = {
                        claim.id
                        for claim in claims
                        for span in getattr(claim, part).spans
                        if span.start < end and start < span.end
                    }
                    assert given == overlapping


def test_each_claim_has_a_comment(by_rules: Extractor) -> None:
    """conllu reads it as metadata of the sentence, whose value is JSON."""
    claims = by_rules.extract(next(text for text in list_frozen(TABLE) if "said" in text))
    assert claims
    comments = {}
    for sentence in conllu.parse(annotate(claims)):
        comments |= {key: json.loads(value) for key, value in sentence.metadata.items()
                     if key.startswith("claim_")}  # fmt: skip
    assert set(comments) == {f"claim_{claim.id}" for claim in claims}
    assert comments["claim_c1"]["speaker"] == claims[0].speaker.label


def test_the_parse_stays(by_rules: Extractor) -> None:
    """Our own reader reads the same document."""
    for text in list_frozen(TABLE)[:10]:
        annotated = annotate(by_rules.extract(text))
        assert read_conllu(annotated, text) == read_conllu(to_conllu(read_parse(text)), text)


def test_words_without_offsets() -> None:
    rows = "1\tHi\thi\tINTJ\t_\t_\t0\troot\t_\t_\n"
    with pytest.raises(ConlluError, match="word 1: no start_char"):
        ClaimSet("Hi", ()).annotate_conllu(rows)
    with pytest.raises(ConlluError, match="is no span of the text"):
        ClaimSet("Hi", ()).annotate_conllu(rows.replace("_\t_\n", "_\tstart_char=1|end_char=9\n"))
    with pytest.raises(ConlluError, match="expected 10 columns"):
        ClaimSet("Hi", ()).annotate_conllu("1\tHi")


def test_words_of_a_token_stand_where_it_does() -> None:
    """As stanza writes contractions whose words do not spell them."""
    rows = (
        "1-2\tain't\t_\t_\t_\t_\t_\t_\t_\tstart_char=0|end_char=5\n"
        "1\tai\tbe\tAUX\t_\t_\t0\troot\t_\t_\n2\tnot\tnot\tPART\t_\t_\t1\tadvmod\t_\tSpaceAfter=No\n"
    )
    words = ClaimSet("ain't", ()).annotate_conllu(rows).splitlines()
    assert words[1].endswith("\tstart_char=0|end_char=5")
    assert words[2].endswith("\tstart_char=0|end_char=5|SpaceAfter=No")


def test_offsets_are_those_of_the_text_as_it_was_given() -> None:
    """Markup is not parsed, but counted."""
    text = "<b>Hi</b>"
    rows = "1\tHi\thi\tINTJ\t_\t_\t0\troot\t_\tstart_char=0|end_char=2\n"
    assert "start_char=3|end_char=5" in ClaimSet(text, ()).annotate_conllu(rows)


def test_without_a_parse() -> None:
    with pytest.raises(ConlluError, match=r"a\.txt: a set of claims holds no parse") as raised:
        list(write_conllu([Item(1, "a.txt", ClaimSet("Hi", ()))], False))
    assert "claims.annotate_conllu(to_conllu(document))" in str(raised.value)


def test_the_call_that_the_error_names(by_rules: Extractor) -> None:
    claims = by_rules.extract(next(text for text in list_frozen(TABLE) if "said" in text))
    (document,) = by_rules.parser.parse_many([claims.plain.text])
    assert "ClaimCue=c1" in claims.annotate_conllu(to_conllu(document))
