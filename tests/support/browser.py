"""Pages in headless Chromium: what axe-core finds in them, how wide they are, what they load."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest

Scheme = Literal["light", "dark"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# Headless Chromium runs as root in containers only without its sandbox; pages are our own.
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]
NARROW = 380


@contextmanager
def open_browser() -> Iterator[Any]:
    """Yield a headless Chromium of this machine; skip the test if there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip(f"no Chromium on this machine: none of {', '.join(NAMES)}")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def open_page(
    browser: Any, address: str, *, scheme: Scheme = "light", width: int = 1280
) -> Iterator[Any]:
    """Yield the page at *address* as somebody sees it who asks for *scheme*, *width* pixels wide.

    ``page.loaded`` is every address that it asked for.
    """
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.loaded = []
    page.on("request", lambda request: page.loaded.append(request.url))
    page.goto(address, wait_until="load")
    yield page
    context.close()


def find_violations(page: Any) -> list[str]:
    """Return a line for each violation that axe-core finds in *page*: rule, impact, elements."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(page).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:120]}"
        for one in found
        for node in one["nodes"]
    ]


def scrolls_sideways(page: Any) -> bool:
    """Return whether *page* as a whole is wider than its window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def list_outside(page: Any, host: str | None = None) -> list[str]:
    """Return what *page* has asked of other hosts than *host*, or than files if it is None."""
    return [
        address
        for address in page.loaded
        if urlsplit(address).scheme in {"http", "https", "ws", "wss"}
        and urlsplit(address).hostname != host
    ]


def to_address(file: Path) -> str:
    """Return the address of *file* on this machine."""
    return file.resolve().as_uri()
