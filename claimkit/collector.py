"""Python's garbage collector, in processes that do nothing but our work."""

from __future__ import annotations

import gc


def freeze_loaded() -> None:
    """Let the collector pass over all objects that there are now: models, tables and libraries,
    which stay to the end.

    It looks at all of them each time a text has made a quarter as many new ones, which costs 10 to
    20 % of the time of extraction. Only for processes of our own: what else is in a caller's
    process should be collected.
    """
    gc.collect()
    gc.freeze()
