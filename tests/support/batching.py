"""``python -m tests.support.batching batch ...``: the command line with a parser that needs no
model; it takes a moment for each text, and is killed by some.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from typing import Any

from claimkit import Extractor
from claimkit.cli import batching
from claimkit.document import Document
from claimkit.testing import StubParser
from claimkit_command import main

SECONDS = 0.01


class SlowParser(StubParser):
    """Takes a moment for each text."""

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        if any("KILL" in text for text in texts):
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(SECONDS * len(texts))
        return super().parse_many(texts)


def make_extractor(**options: Any) -> Extractor:
    """Return an extractor that needs no model."""
    return Extractor(parser=SlowParser(), **{**options, "tier": "rules"})


if __name__ == "__main__":
    batching.Extractor = make_extractor  # type: ignore[assignment,misc]
    main()
