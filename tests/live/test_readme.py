"""The README's example runs, and prints what the README says."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest


@pytest.mark.slow
def test_example() -> None:
    """The first code block gives the block behind it."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    code, output = re.findall(r"```python\n(.*?)```\n\n```\n(.*?)```", readme, re.DOTALL)[0]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})
    assert printed.getvalue() == output
