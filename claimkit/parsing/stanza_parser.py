"""Parse with stanza's own pipeline: a published package, or the user's own pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import stanza
from stanza.models.common.doc import Document as StanzaDocument

from claimkit.errors import ModelNotFoundError
from claimkit.neural.computing import Turns
from claimkit.neural.wordpieces import fill_blocks
from claimkit.parsing.analysis import Analysis, PlacedSentence, PlacedText
from claimkit.parsing.splitters import StanzaSplitter
from claimkit.parsing.tokenization import LONGEST_TOKEN
from claimkit.parsing.tokenizing_parser import TokenizingParser
from claimkit.parsing.tokens import Tokens

# words tagged and parsed together: larger groups are slower and need more memory
WORDS_TOGETHER = 300
NEEDED = ("tokenize", "pos", "lemma", "depparse")
CANNOT_LOAD = (
    FileNotFoundError,
    ValueError,
    stanza.pipeline.core.PipelineRequirementsException,
)


class StanzaParser(TokenizingParser):
    """Parses with a model of stanza.

    In a process that reads thousands of texts memory may grow: docs/decisions/0009-processor.md
    says why, and what bounds it.

    Args:
        language: of the texts.
        package: name of a published stanza package ("default_accurate"); needs its files in
            *model_dir* or in stanza's own folder: claimkit downloads nothing.
        model_dir: stanza's resources folder, if it is not where stanza puts it.
        pipeline: instead, a ready ``stanza.Pipeline`` with tokenize, pos, lemma and depparse; used
            as it is.
        threads: that torch computes with during calls; a forked process computes with one.

    Raises:
        ModelNotFoundError: a model is not there; the message says how to get it.
        ValueError: neither or both of *package* and *pipeline* are given, or *pipeline* lacks a
            processor; *threads* is below 1.
        TypeError: *threads* is no whole number.
    """

    def __init__(
        self,
        language: str = "en",
        *,
        package: str | None = None,
        model_dir: str | Path | None = None,
        pipeline: stanza.Pipeline | None = None,
        threads: int = 1,
    ) -> None:
        if pipeline is None and package is not None:
            pipeline = _load(language, package, model_dir)
        elif pipeline is None or package is not None or model_dir is not None:
            raise ValueError("give either a package, with model_dir if need be, or a pipeline")
        self._processors = pipeline.processors
        name = f"stanza:{package or 'pipeline'}-{language}"
        super().__init__(name, StanzaSplitter(self._processors), Turns(threads))
        missing = set(NEEDED) - set(self._processors)
        if missing:
            raise ValueError(f"the pipeline lacks {', '.join(sorted(missing))}")

    def _analyse(self, texts: Sequence[PlacedText]) -> list[list[list[Analysis]]]:
        sentences = [sentence for text in texts for sentence in text.sentences]
        analyses = iter(self._analyse_sentences(sentences))
        return [list(islice(analyses, len(text.sentences))) for text in texts]

    def _analyse_sentences(self, sentences: Sequence[PlacedSentence]) -> list[list[Analysis]]:
        analyses: list[list[Analysis]] = [[] for _ in sentences]
        # Sentences of one length together: those shorter than the longest of their group are padded
        # to it.
        for group in fill_blocks([len(s.forms) for s in sentences], WORDS_TOGETHER):
            document = StanzaDocument([_to_rows(sentences[index].tokens) for index in group])
            for name in ("pos", "lemma", "depparse"):
                document = self._processors[name].process(document)
            for index, sentence in zip(group, document.sentences, strict=True):
                analyses[index] = [_to_analysis(word) for word in sentence.words]
        return analyses


def _load(language: str, package: str, model_dir: str | Path | None) -> stanza.Pipeline:
    options = {"dir": str(model_dir)} if model_dir is not None else {}
    try:
        return stanza.Pipeline(
            language,
            package=package,
            processors="tokenize,mwt,pos,lemma,depparse",
            download_method=None,
            logging_level="ERROR",
            tokenize_max_seqlen=LONGEST_TOKEN,
            **options,
        )
    except CANNOT_LOAD as error:
        where = f", model_dir={str(model_dir)!r}" if model_dir is not None else ""
        raise ModelNotFoundError(
            f"stanza package {package!r} for {language!r} cannot be loaded ({error}); download it "
            f"once with stanza.download({language!r}, package={package!r}{where})"
        ) from error


def _to_rows(tokens: Tokens) -> list[dict[str, Any]]:
    """Return *tokens* as the rows of a stanza sentence, ids from 1."""
    rows: list[dict[str, Any]] = []
    first = 1
    for token in tokens:
        behind = first + len(token.words)
        if token.parts:
            rows.append({"id": (first, behind - 1), "text": token.form})
        for number, text in zip(range(first, behind), token.words, strict=True):
            rows.append({"id": number, "text": text})
        first = behind
    return rows


def _to_analysis(word: Any) -> Analysis:
    return Analysis(
        lemma=word.lemma or word.text,
        upos=word.upos or "X",
        xpos=word.xpos or "",
        feats=word.feats or "",
        head=word.head,
        deprel=word.deprel,
    )
