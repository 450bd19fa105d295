"""The examples of the README and of the docs run, and print what is said there."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.parametrize("file", ["README.md", "docs/speaker-index.md"])
def test_example(file: str) -> None:
    """Each code block with a block of output behind it gives that; a later one goes on from those before."""
    page = (Path(__file__).parents[2] / file).read_text(encoding="utf-8")
    names: dict[str, object] = {}
    examples = re.findall(r"```python\n((?:(?!```).)*)```\n\n```\n(.*?)```", page, re.DOTALL)
    for code, output in examples:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, file, "exec"), names)
        assert printed.getvalue() == output
    assert examples
