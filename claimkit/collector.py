"""Python's garbage collector, in processes that do nothing but our work."""

from __future__ import annotations

import gc

SELDOM = 50_000  # new objects, a few texts' worth; by default it is 700


def freeze_loaded() -> None:
    """Let the collector pass over all objects that there are now: models, tables and libraries,
    which stay to the end; and let it look at new ones seldom.

    To be called when they are loaded, so behind the first text. What is left of that text is passed
    over too: objects of it that refer to each other in a circle are never freed.

    The collector looks at all objects each time that new ones are a quarter as many, which takes 12
    to 22 % of the time of extraction (docs/decisions/0009-processor.md); looking at new ones takes
    3 % where texts come from the cache. Only for processes of our own: what else is in a caller's
    process should be collected.
    """
    gc.freeze()
    gc.set_threshold(SELDOM)
