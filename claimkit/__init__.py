"""Who claimed what, and how certain it is.

``claimkit.extract(text)`` returns the claims of a news text.

Importing claimkit loads hardly anything, so that its command can say at once what ends it. Modules
are loaded when a name is first asked for, torch and stanza at the first extraction.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from claimkit.version import __version__ as __version__

if TYPE_CHECKING:
    from claimkit.public import *  # noqa: F403
    from claimkit.public import __all__ as __all__

_PUBLIC = "claimkit.public"


def __getattr__(name: str) -> Any:
    """Return what ``claimkit.public`` has by this *name*, or the module of the package.

    Raises:
        AttributeError: there is no such name.
    """
    if name == "__all__" or not name.startswith("__"):
        public = import_module(_PUBLIC)  # with it the modules of the package become names here
        if name in {"__all__", *public.__all__}:
            return globals().setdefault(name, getattr(public, name))
        if name in globals():
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *import_module(_PUBLIC).__all__})
