"""The site of the documentation: it builds without a warning, and all can read it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimkit
from tests.support import browser

ROOT = Path(__file__).parents[2]
LOADED = re.compile(
    r"""<(?:link|script|img|iframe|source)\b[^>]*?\b(?:src|href)="(?:https?:)?//"""
    r"""|url\(["']?(?:https?:)?//|@import\s+["'](?:https?:)?//""",
    re.IGNORECASE,
)
WIDTHS = [("light", 1280), ("dark", browser.NARROW)]

pytestmark = [pytest.mark.slow, pytest.mark.docs]


def build(target: Path, execution: str) -> Path:
    """Return the folder with the site; *execution* is "off", or "force" to run the tutorial."""
    command = [sys.executable, "-m", "sphinx", "--fail-on-warning", "--keep-going", "--quiet"]
    settings = {"CLAIMKIT_DOCS_EXECUTION": execution, "OMP_NUM_THREADS": "1"}
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [*command, str(ROOT / "docs"), str(target)],
        env={**os.environ, **settings, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return target


def list_pages(site: Path) -> Iterator[Path]:
    """Yield the pages of *site*, not the parts of its theme."""
    yield from (page for page in sorted(site.rglob("*.html")) if "_static" not in page.parts)


@pytest.mark.smoke
def test_builds(tmp_path: Path) -> None:
    """Without its tutorial run, the site builds without a warning, and has all public names.

    No page, style or script of it loads anything from elsewhere.
    """
    pytest.importorskip("sphinx")
    from sphinx.util.inventory import InventoryFile

    site = build(tmp_path / "site", "off")
    index = InventoryFile.loads((site / "objects.inv").read_bytes(), uri="")
    names = {name for kind in index.data.values() for name in kind}
    missing = {f"claimkit.{name}" for name in claimkit.__all__ if name != "__version__"} - names
    assert not missing
    for file in [*list_pages(site), *site.rglob("*.css")]:
        assert not LOADED.search(file.read_text(encoding="utf-8")), file


@pytest.mark.browser
def test_pages_for_all(tmp_path: Path) -> None:
    """Built with its tutorial, each page is without violations for axe-core, in light and dark.

    None is wider than a telephone, and none asks another host for anything.
    """
    pytest.importorskip("sphinx")
    pytest.importorskip("axe_playwright_python")
    site = build(tmp_path / "site", "force")
    wrong = []
    with browser.open_browser() as chromium:
        for file in list_pages(site):
            for scheme, width in WIDTHS:
                address = browser.to_address(file)
                with browser.open_page(chromium, address, scheme=scheme, width=width) as page:
                    found = [*browser.find_violations(page), *browser.list_outside(page)]
                    found += ["scrolls sideways"] if browser.scrolls_sideways(page) else []
                    wrong += [f"{file.name}, {scheme}: {one}" for one in found]
    assert not wrong, "\n".join(wrong)
