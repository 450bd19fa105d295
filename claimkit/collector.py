"""Python's garbage collector, in processes that do nothing but our work."""

from __future__ import annotations

import gc


def freeze_loaded() -> None:
    """Let the collector pass over all objects that there are now: models, tables and libraries,
    which stay to the end. To be called when they are loaded, so behind the first text.

    It looks at all of them each time that new ones are a quarter as many, which takes 10 to 20 % of
    the time of extraction. Only for processes of our own: what else is in a caller's process should
    be collected.
    """
    gc.freeze()
