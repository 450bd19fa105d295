"""Optional libraries, each loaded when what needs it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from claimkit.errors import MissingExtraError


def load_library(module: str, *, extra: str, what: str) -> Any:
    """Return the *module* that *what* need: some sort of files, in the plural.

    Raises:
        MissingExtraError: it is not installed; the message names *extra*.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f'{what} need {module.split(".")[0]}: pip install "claimkit[{extra}]", or in a clone '
            f'of claimkit pip install ".[{extra}]"'
        ) from error
