"""Documents that stanza has parsed; the processor in a pipeline of stanza's."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
import stanza
from stanza.models.common.doc import Document as StanzaDocument
from stanza.pipeline.processor import NAME_TO_PROCESSOR_CLASS, Processor
from stanza.utils.conll import CoNLL

from claimkit import Article, Extractor
from claimkit.integrations.stanza import extract, to_document
from claimkit.parsing.conllu import to_conllu
from claimkit.parsing.embedded import find_model_folder
from tests.support.parses import list_frozen, read_parse

TEXTS = list_frozen("quotations")[:20]
EMOJI = "🎉 Lee won’t go."
ROWS = (
    (1, "🎉", "🎉", "SYM", 3, "dep", 0, 1),
    (2, "Lee", "Lee", "PROPN", 5, "nsubj", 2, 5),
    ((3, 4), "won’t", "", "", 0, "", 6, 11),
    (3, "will", "will", "AUX", 5, "aux", None, None),
    (4, "not", "not", "PART", 5, "advmod", None, None),
    (5, "go", "go", "VERB", 0, "root", 12, 14),
    (6, ".", ".", "PUNCT", 5, "punct", 14, 15),
)


def parse(text: str) -> StanzaDocument:
    """Return the frozen parse of *text* as stanza would give it."""
    document = CoNLL.conll2doc(input_str=to_conllu(read_parse(text)))
    return StanzaDocument(document.to_dict(), text=text)


class FrozenProcessor(Processor):
    """Stands for all that comes before claimkit in a pipeline."""

    PROVIDES_DEFAULT: ClassVar[set[str]] = {"tokenize", "pos", "lemma", "depparse"}
    REQUIRES_DEFAULT: ClassVar[set[str]] = set()

    def process(self, text: str) -> StanzaDocument:
        return parse(text)


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_words_and_claims(text: str, by_rules: Extractor) -> None:
    """As the document from which the one of stanza was made."""
    document = to_document(parse(text))
    expected = read_parse(text)
    assert [s.words for s in document.sentences] == [s.words for s in expected.sentences]
    assert [s.paragraph for s in document.sentences] == [s.paragraph for s in expected.sentences]
    found = extract(parse(text), extractor=by_rules, article=Article(id="a1"))
    assert found.claims == by_rules.extract(text).claims
    assert found.article.id == "a1"
    assert found.generator is not None
    assert found.generator.parser == "stanza"


def test_offsets_behind_an_emoji_and_in_contractions() -> None:
    """Code points; words that do not spell their token have its offsets."""
    keys = ("id", "text", "lemma", "upos", "head", "deprel", "start_char", "end_char")
    words = [{key: value for key, value in zip(keys, row, strict=True) if value not in ("", None)}
             for row in ROWS]  # fmt: skip
    document = to_document(StanzaDocument([words], text=EMOJI))
    (sentence,) = document.sentences
    assert [word.span.of(EMOJI) for word in sentence.words] == [
        "🎉", "Lee", "won’t", "won’t", "go", ".",
    ]  # fmt: skip


def test_documents_that_are_not_parsed() -> None:
    words: list[dict[str, Any]] = [{"id": 1, "text": "Hi", "start_char": 0, "end_char": 2}]
    with pytest.raises(ValueError, match="went through tokenize, pos, lemma, depparse"):
        to_document(StanzaDocument([words], text="Hi"))
    with pytest.raises(ValueError, match="with its text"):
        to_document(StanzaDocument([words]))


def test_an_empty_document(by_rules: Extractor) -> None:
    assert not extract(StanzaDocument([], text=" "), extractor=by_rules)


def test_processor(by_rules: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipeline gives documents with claims; others have none."""
    monkeypatch.setitem(NAME_TO_PROCESSOR_CLASS, "tokenize", FrozenProcessor)
    pipeline = stanza.Pipeline(
        "xx",
        dir=str(find_model_folder("en")),
        processors={"tokenize": "frozen", "claimkit": "default"},
        claimkit_extractor=by_rules,
        allow_unknown_language=True,
        download_method=None,
        use_gpu=False,
    )
    assert pipeline(TEXTS[0]).claims.claims == by_rules.extract(TEXTS[0]).claims
    assert parse(TEXTS[0]).claims is None
