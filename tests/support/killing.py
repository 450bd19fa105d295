"""A parser whose process is killed, which a spawned process finds."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

from claimkit.document import Document
from claimkit.testing import StubParser


class KillingParser(StubParser):
    """A parser whose process is killed by a text with KILL in it."""

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        if any("KILL" in text for text in texts):
            os.kill(os.getpid(), signal.SIGKILL)
        return super().parse_many(texts)
