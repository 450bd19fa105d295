"""Parse with stanza's own pipeline: its published packages, or one that the user has set up."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import stanza
import torch
from stanza.models.common.doc import Document as StanzaDocument

from claimkit.document import Document
from claimkit.errors import ModelNotFoundError
from claimkit.parsing.analysis import Analysis, TokenizedSentence, build_documents, cut_pieces
from claimkit.parsing.tokenization import LONGEST_TOKEN, tokenize
from claimkit.parsing.tokens import TokenSentence, group_by_size

# words tagged and parsed together: larger groups are slower and need more memory
WORDS_TOGETHER = 300
NEEDED = ("tokenize", "pos", "lemma", "depparse")


class StanzaParser:
    """Parse with a model of stanza's.

    Args:
        language: of the texts.
        package: name of a published stanza package ("default_accurate"); needs its files in
            *model_dir* or in stanza's own folder: claimkit downloads nothing.
        model_dir: stanza's resources folder, if it is not where stanza puts it.
        pipeline: instead, a ready ``stanza.Pipeline`` with tokenize, pos, lemma and depparse; used
            as it is.

    Raises:
        ModelNotFoundError: a model is not there; the message says how to get it.
        ValueError: neither or both of *package* and *pipeline* are given, or *pipeline* lacks a
            processor.
    """

    def __init__(
        self,
        language: str = "en",
        *,
        package: str | None = None,
        model_dir: str | Path | None = None,
        pipeline: stanza.Pipeline | None = None,
    ) -> None:
        if (pipeline is None) == (package is None) or (
            pipeline is not None and model_dir is not None
        ):
            raise ValueError("give either a package, with model_dir if need be, or a pipeline")
        self.name = f"stanza:{package or 'pipeline'}-{language}"
        loaded: Any = pipeline if package is None else _load(language, package, model_dir)
        self._processors: Mapping[str, Any] = loaded.processors
        # Stanza's processors keep no state between calls, but torch modules and progress hooks are
        # shared: one at a time.
        self._lock = threading.Lock()
        missing = set(NEEDED) - set(self._processors)
        if missing:
            raise ValueError(f"the pipeline lacks {', '.join(sorted(missing))}")

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        """Return one Document per text, in order."""
        pieces = cut_pieces(texts)
        sentences: list[TokenizedSentence] = []
        analyses: list[list[Analysis]] = []
        if pieces:
            with self._lock, torch.inference_mode():
                sentences = tokenize(self._processors, pieces)
                analyses = self._analyses(sentences)
        return build_documents(texts, pieces, sentences, analyses, self.name)

    def _analyses(self, sentences: Sequence[TokenizedSentence]) -> list[list[Analysis]]:
        sizes = [len(sentence.words) for sentence in sentences]
        found: list[list[Analysis]] = [[] for _ in sentences]
        # Sentences of one length together: those shorter than the longest of their group are padded
        # to it.
        by_size = sorted(range(len(sentences)), key=sizes.__getitem__)
        for group in group_by_size(by_size, sizes.__getitem__, WORDS_TOGETHER):
            document = StanzaDocument([_stanza_tokens(sentences[place].tokens) for place in group])
            for name in ("pos", "lemma", "depparse"):
                document = self._processors[name].process(document)
            for place, sentence in zip(group, document.sentences, strict=True):
                found[place] = [_analysis(word) for word in sentence.words]
        return found


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
    except (
        FileNotFoundError,
        ValueError,
        stanza.pipeline.core.PipelineRequirementsException,
    ) as error:
        where = f", model_dir={str(model_dir)!r}" if model_dir is not None else ""
        raise ModelNotFoundError(
            f"stanza package {package!r} for {language!r} cannot be loaded ({error}); download it once with "
            f"stanza.download({language!r}, package={package!r}{where})"
        ) from error


def _stanza_tokens(tokens: TokenSentence) -> list[dict[str, Any]]:
    """Return *tokens* as the rows of a stanza sentence, ids from 1."""
    rows: list[dict[str, Any]] = []
    index = 1
    for token in tokens:
        if token.words:
            rows.append({"id": (index, index + token.size - 1), "text": token.form})
        rows.extend(
            {"id": index + i, "text": text} for i, text in enumerate(token.words or (token.form,))
        )
        index += token.size
    return rows


def _analysis(word: Any) -> Analysis:
    return Analysis(
        lemma=word.lemma or word.text,
        upos=word.upos or "X",
        xpos=word.xpos or "",
        feats=word.feats or "",
        head=word.head,
        deprel=word.deprel,
    )
