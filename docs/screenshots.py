"""``python docs/screenshots.py``: pictures of the marked article and of the service for the pages,
in ``docs/pictures``. They need Chromium and the group ``browser``.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

import claimkit

PICTURES = Path(__file__).with_name("pictures")
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
VIEWS = (("wide", 1200, "light"), ("narrow", 380, "dark"))
HEIGHT = 800
SECONDS = 120  # that the service may take to load its model
TEXT = """\
OSLO: Mayor Ana Lee said on Monday that the old bridge may have to close this winter. “We have no \
money for another repair,” she told reporters.

Bo Berg, who leads the opposition, denied that the city was short of money. He accused Lee of \
hiding a surplus from the council.

According to a study by the university, about 9,000 people cross the bridge each day. Two \
officials, who asked not to be named, said that a decision was likely within weeks.
"""


def main() -> None:
    """Take all pictures anew."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        sys.exit(f"no Chromium here: none of {', '.join(PROGRAMS)}")
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright, serving() as address:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, width, scheme in VIEWS:
            view = {"width": width, "height": HEIGHT}
            page = browser.new_page(viewport=view, color_scheme=scheme)
            take_service(page, address, name)
            take_article(page, name)
            page.close()
        browser.close()


def take_article(page: Any, name: str) -> None:
    """Take the page that ``to_html(page=True)`` gives."""
    page.set_content(claimkit.extract(TEXT).to_html(page=True))
    page.screenshot(path=PICTURES / f"article-{name}.png")


def take_service(page: Any, address: str, name: str) -> None:
    """Take the page of the service, over its claims."""
    page.goto(address)
    page.locator("#words").fill(TEXT)
    page.get_by_role("button", name="Find claims").click()
    page.locator("[data-result] mark").first.wait_for(timeout=1000 * SECONDS)
    page.screenshot(path=PICTURES / f"service-{name}.png")


@contextmanager
def serving() -> Iterator[str]:
    """Run the service on a free port; give its address."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    command = [sys.executable, "-m", "claimkit", "serve", "--port", str(port), "--workers", "1"]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stderr=log)
        try:
            wait_for(f"http://127.0.0.1:{port}/ready")
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait()


def wait_for(address: str) -> None:
    """Return when *address* answers well.

    Raises:
        TimeoutError: it does not in time.
    """
    due = time.monotonic() + SECONDS
    while time.monotonic() < due:
        try:
            with urlopen(address):
                return
        except URLError:  # not there yet, or not ready
            time.sleep(0.5)
    raise TimeoutError(f"{address} does not answer")


if __name__ == "__main__":
    main()
