"""Chains from stanza's coreference: a published package, or the user's own pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import stanza
import torch

from claimkit.arguments import check_count
from claimkit.errors import ModelNotFoundError
from claimkit.forks import ForkSafeLock
from claimkit.neural.threads import computing_with
from claimkit.parsing.tokenization import LONGEST_TOKEN
from claimkit.resolution.coref.chains import Chain
from claimkit.spans import Span

NEEDED = ("tokenize", "coref")


class StanzaCoref:
    """A CorefModel for ``ChainResolver`` that asks stanza.

    A text is read as a whole. Stanza compares every word with every other: memory grows with the
    square of the text's length, and the published models have a transformer of the size "large".
    Articles are no trouble; split books.

    Args:
        language: of the texts.
        package: name of a coreference package of stanza's; by default the one that stanza takes for
            the language. Its files, those of a tokenizer and of the transformer under it must be
            there: claimkit downloads nothing.
        model_dir: stanza's resources folder, if it is not where stanza puts it.
        pipeline: instead, a ready ``stanza.Pipeline`` with tokenize and coref; used as it is.
        threads: that torch computes with during calls; a forked process computes with one.

    Raises:
        ModelNotFoundError: a model, or a library that it needs, is not there; the message says how
            to get it.
        TypeError: *threads* is no whole number.
        ValueError: *pipeline* is given with package or model_dir, or lacks a processor; *threads*
            is below 1.
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
        check_count("threads", threads)
        if pipeline is not None and (package is not None or model_dir is not None):
            raise ValueError("give either a pipeline, or a package and model_dir")
        self._pipeline: Any = (
            pipeline if pipeline is not None else _load(language, package or "default", model_dir)
        )
        self._threads = threads
        self._lock = ForkSafeLock()  # torch modules and progress hooks are shared
        missing = set(NEEDED) - set(self._pipeline.processors)
        if missing:
            raise ValueError(f"the pipeline lacks {', '.join(sorted(missing))}")

    def find_chains(self, text: str) -> tuple[Chain, ...]:
        """Return the chains of *text* in stanza's order; dropped pronouns, which have no words, are
        left out.
        """
        with self._lock, computing_with(self._threads), torch.inference_mode():
            document = self._pipeline(text)
        return tuple(_to_chain(document, chain) for chain in document.coref)


def _load(language: str, package: str, model_dir: str | Path | None) -> stanza.Pipeline:
    options = {"dir": str(model_dir)} if model_dir is not None else {}
    processors = {"tokenize": "default", "coref": package}
    try:
        pipeline = stanza.Pipeline(
            language,
            package=None,
            processors=dict(processors),
            download_method=None,
            logging_level="ERROR",
            tokenize_max_seqlen=LONGEST_TOKEN,
            **options,
        )
    except ImportError as error:
        raise ModelNotFoundError(
            f"stanza's coreference needs more libraries ({error}): pip install transformers peft"
        ) from error
    except (OSError, ValueError, stanza.pipeline.core.PipelineRequirementsException) as error:
        raise _explain_missing(language, processors, model_dir, str(error)) from error
    if "coref" not in pipeline.processors:
        raise ModelNotFoundError(
            f"stanza's resources for {language!r} list no coreference package {package!r}; "
            "without a name you get stanza's choice"
        )
    return pipeline


def _explain_missing(
    language: str, processors: dict[str, str], model_dir: str | Path | None, why: str
) -> ModelNotFoundError:
    where = f", dir={str(model_dir)!r}" if model_dir is not None else ""
    return ModelNotFoundError(
        f"stanza's coreference package {processors['coref']!r} for {language!r} cannot be loaded "
        f"({why}); where the network may be used, stanza.Pipeline({language!r}, package=None, "
        f"processors={processors!r}{where}) downloads what is missing"
    )


def _to_chain(document: Any, chain: Any) -> Chain:
    """Return the *chain* of stanza's *document*, without dropped pronouns, whose place stanza gives
    as a pair.
    """
    kept = (m for m in chain.mentions if not isinstance(m.start_word, tuple))
    return Chain(mentions=[_find_span(document.sentences[m.sentence], m) for m in kept])


def _find_span(sentence: Any, mention: Any) -> Span:
    first, last = sentence.words[mention.start_word], sentence.words[mention.end_word - 1]
    # The words of a contraction that do not spell it have no place of their own: then it is that of
    # the whole.
    if first.start_char is None:
        first = first.parent
    if last.end_char is None:
        last = last.parent
    return Span(first.start_char, last.end_char)
