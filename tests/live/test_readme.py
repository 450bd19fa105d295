"""The examples of the README and of the docs run, and print what is said there."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.parametrize("file", ["README.md", "docs/speakers.md", "docs/speaker-index.md", "docs/resolvers.md"])
def test_example(file: str) -> None:
    """The first code block gives the block behind it."""
    page = (Path(__file__).parents[2] / file).read_text(encoding="utf-8")
    code, output = re.findall(r"```python\n(.*?)```\n\n```\n(.*?)```", page, re.DOTALL)[0]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, file, "exec"), {})
    assert printed.getvalue() == output
