"""The embedded model, end to end."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import torch
from attrs import evolve, frozen
from stanza.models.common.doc import Document as StanzaDocument

import claimkit
from claimkit import ClaimSet, Extractor, ModelNotFoundError
from claimkit.neural.quantized import is_exact
from claimkit.parsing.embedded import EmbeddedParser
from claimkit.parsing.stanza_parser import StanzaParser
from claimkit.tree import Sentence

pytestmark = pytest.mark.slow
TEXT = "“The bridge is safe,” Ana Lee said. She may have hinted that it was not."


def test_ten_line_example(live: Extractor) -> None:
    """What the README shows."""
    claim = live.extract("Ana Lee, the mayor, said the bridge might close.")[0]
    assert (claim.speaker.name, claim.content.text) == (
        "Ana Lee",
        "the bridge might close",
    )
    assert (claim.certainty.level, claim.certainty.polarity, claim.certainty.factbank) == (
        "possible",
        "positive",
        "PS+",
    )


def test_from_any_directory_without_network(tmp_path: Path) -> None:
    """The model is found inside the package, and nothing is looked up elsewhere."""
    claim = "claimkit.extract('Ana Lee said the bridge was safe.')[0]"
    code = f"import claimkit; print({claim}.speaker.name)"
    env = {
        **os.environ,
        "PYTHONPATH": str(Path(claimkit.__file__).parent.parent),
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "HOME": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.returncode) == ("Ana Lee", 0), done.stderr
    assert list(tmp_path.iterdir()) == []


def test_several_threads(live: Extractor) -> None:
    """Threads that share an extractor all get the same claims."""
    found: list[ClaimSet] = []
    threads = [threading.Thread(target=lambda: found.append(live.extract(TEXT))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [live.extract(TEXT)] * 6


def test_the_callers_random_numbers_stay(live: Extractor) -> None:
    """Neither loading a model nor a text draws one: what the caller trains is what it was."""
    before = torch.get_rng_state()
    EmbeddedParser(precision="single")
    assert len(live.extract("Ana Lee said that it rained.")) == 1
    assert torch.equal(torch.get_rng_state(), before)


def test_the_default_extractor_is_made_once() -> None:
    """Threads that call claimkit.extract first at the same time share one model."""
    found: list[Extractor] = []
    threads = [
        threading.Thread(target=lambda: found.append(claimkit.default.default_extractor()))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(extractor) for extractor in found}) == 1


def test_batching_changes_nothing(live: Extractor) -> None:
    """Texts parsed together give what they give alone."""
    texts = [
        TEXT,
        "Bo Berg claimed that the vote was rigged.",
        "",
        "No claims here.",
        TEXT + "\n" + TEXT,
    ]
    assert list(live.extract_many(texts)) == [live.extract(text) for text in texts]


class PipelineOfOurs:
    """Stands in for a stanza.Pipeline with published models: stanza's own tokenizer and documents,
    annotated by our network.
    """

    def __init__(self, parser: EmbeddedParser, text: str) -> None:
        (document,) = parser.parse_many([text])
        known = {tuple(w.text for w in s.words): s for s in document.sentences}
        steps = {
            "pos": ("upos", "xpos", "feats"),
            "lemma": ("lemma",),
            "depparse": ("head", "deprel"),
        }
        own = {name: Step(known, fields) for name, fields in steps.items()}
        self.processors = {**parser._splitter.processors, **own}


@frozen
class Step:
    """A processor that writes some fields of every word."""

    known: Mapping[tuple[str, ...], Sentence]
    fields: tuple[str, ...]

    def process(self, document: StanzaDocument) -> StanzaDocument:
        for sentence in document.sentences:
            parsed = self.known[tuple(word.text for word in sentence.words)]
            for word, ours in zip(sentence.words, parsed.words, strict=True):
                for name in self.fields:
                    value = getattr(ours, "cased_lemma" if name == "lemma" else name)
                    setattr(word, name, None if value == "" else value)
        return document


def test_a_ready_pipeline(live: Extractor) -> None:
    """A stanza.Pipeline of the user's own is used as it is, and gives the same words, spans and
    trees; it labels no names.
    """
    parser = live.parser
    assert isinstance(parser, EmbeddedParser)
    theirs = StanzaParser(pipeline=PipelineOfOurs(parser, TEXT))
    (ours,), (found,) = parser.parse_many([TEXT]), theirs.parse_many([TEXT])
    plain = [evolve(word, entity="") for sentence in ours.sentences for word in sentence.words]
    assert [word for sentence in found.sentences for word in sentence.words] == plain
    assert Extractor(parser=theirs).extract(TEXT)[0].content.text == "“The bridge is safe,”"


@pytest.mark.parametrize(
    "options",
    [{}, {"package": "default", "pipeline": "a pipeline"}, {"pipeline": "it", "model_dir": "x"}],
)
def test_stanza_needs_one_of_two(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="either a package"):
        StanzaParser(**options)


@pytest.mark.parametrize(
    ("parser", "options", "message"),
    [
        (EmbeddedParser, {"language": "xx"}, "no embedded model for 'xx'"),
        (EmbeddedParser, {"model_dir": "nowhere"}, "nowhere: missing tokenizer.pt"),
        (
            StanzaParser,
            {"package": "default_accurate", "model_dir": "nowhere"},
            r"stanza\.download\('en', package='default_accurate', model_dir='nowhere'\)",
        ),
    ],
)
def test_missing_models(
    parser: Callable[..., object], options: dict[str, str], message: str
) -> None:
    """The error says how to get the model."""
    with pytest.raises(ModelNotFoundError, match=message):
        parser(**options)


@pytest.mark.parametrize(
    "precision",
    [
        "half",
        pytest.param(
            "int8",
            marks=pytest.mark.skipif(not is_exact(), reason="this processor has no VNNI"),
        ),
    ],
)
def test_precisions(live: Extractor, precision: str) -> None:
    """One word sets parser and tagger, here and where the Extractor is sent to. They read the
    seed's kind of text as in single precision, and say which one it was.
    """
    extractor = Extractor(precision=precision)
    for made in (extractor, pickle.loads(pickle.dumps(extractor))):
        assert made.parser.precision == made.tagger.precision == precision
        assert made.parser.device == made.tagger.device == "cpu"
    assert (
        extractor.parser.parse_many([TEXT])[0].sentences
        == live.parser.parse_many([TEXT])[0].sentences
    )
    found = extractor.extract(TEXT)
    assert found.generator.precision == precision
    assert to_words(found) == to_words(live.extract(TEXT))


def to_words(found: ClaimSet) -> list[tuple[str, str]]:
    return [(claim.speaker.text, claim.content.text) for claim in found]
