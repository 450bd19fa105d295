"""The page, in headless Chromium: over made-up claims, with axe-core, wide and narrow."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from claimkit.evaluation.corpora import read_corpus
from claimkit.server.app import make_app
from tests.support import browser as chromium
from tests.support.builders import ARTICLE
from tests.support.serving import make_service

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SCRIPT = "<script>document.title = 'run'</script>"
FAILED = "Failed to load resource: "
ABORTED, REFUSED = f"{FAILED}net::ERR_FAILED", f"{FAILED}the server responded with a status of 422"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A service on a free port, and its address."""
    config = uvicorn.Config(make_app(make_service()), port=0, log_config=None, lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    (socket,) = server.servers[0].sockets
    yield f"http://127.0.0.1:{socket.getsockname()[1]}/"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium.open_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page; what is wrong in its scripts fails the test."""
    yield from open_page(browser, address)


def open_page(
    browser: Browser, address: str, *, expected: Sequence[str] = (), **options: Any
) -> Iterator[Page]:
    """Yield the page; what is said to be wrong in it fails the test, and so do *expected* errors
    that are not: for each, in order, what its message begins with.
    """
    context = browser.new_context(reduced_motion="reduce", accept_downloads=True, **options)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto(address)
    yield page
    context.close()
    assert len(wrong) == len(expected), wrong
    for message, beginning in zip(wrong, expected, strict=True):
        assert message.startswith(beginning)


def find_claims(page: Page, text: str = ARTICLE) -> None:
    page.fill("#words", text)
    page.click("text=Find claims")
    page.wait_for_selector("#panel-claims .reading")


@pytest.mark.smoke
def test_from_text_to_corrected_claims(page: Page, tmp_path: Path) -> None:
    """Paste, look at why, correct a speaker and a boundary, and take it to claimkit evaluate."""
    find_claims(page)
    assert page.text_content("#claims-title") == "3 claims by 2 speakers"
    page.click("#claim-c3 button.head")
    assert page.is_visible("#why-c3 >> text=Certainty")
    page.select_option("#claim-c3 select", label="Ana Ruiz")
    page.wait_for_selector("text=3 claims by 1 speaker")
    page.click("#claim-c1 button.head")
    page.click("#claim-c1 [data-part=content] [aria-label='begin one word later']")
    page.wait_for_selector("#claim-c1 .content >> text=/^bridge was safe$/")
    assert page.evaluate("document.activeElement.ariaLabel") == "begin one word later"
    with page.expect_download() as download:
        page.click("text=For claimkit evaluate")
    gold = tmp_path / "gold.jsonl"
    download.value.save_as(gold)
    (article,) = read_corpus(gold)
    assert article.attributions[0].content[0].of(ARTICLE) == "bridge was safe"
    assert chromium.find_violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [380, 1400])
def test_accessible(browser: Browser, address: str, scheme: str, width: int) -> None:
    """axe-core has nothing to say of any state, and nothing is wider than the window."""
    viewport = {"width": width, "height": 900}
    for page in open_page(browser, address, color_scheme=scheme, viewport=viewport):
        assert chromium.find_violations(page) == []
        find_claims(page)
        page.click("#claim-c2 button.head")
        assert chromium.find_violations(page) == []
        page.click("#tab-check")
        assert chromium.find_violations(page) == []
        page.fill("#draft", "“The bridge was safe,” she said.")
        page.fill("[data-sources] textarea", ARTICLE)
        page.click("text=Check the draft")
        page.click("#panel-check button.head")
        assert chromium.find_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_by_keyboard(page: Page) -> None:
    """Tabs by arrow keys; from a note in the text to the claim and back; a card by Enter."""
    find_claims(page)
    page.focus(".note a[href='#claim-c2']")
    page.keyboard.press("Enter")
    assert page.is_visible("#why-c2")
    assert page.evaluate("document.activeElement.getAttribute('aria-controls')") == "why-c2"
    page.keyboard.press("Enter")
    assert not page.is_visible("#why-c2")
    page.focus("#tab-claims")
    page.keyboard.press("ArrowRight")
    assert page.is_visible("#panel-check")
    assert not page.is_visible("#panel-claims")


def test_filters(page: Page) -> None:
    """By speaker and certainty, in the list and in the text."""
    find_claims(page)
    page.click("button.speaker >> text=Bo")
    assert page.text_content("#panel-claims [data-shown]") == "1 of 3 are shown."
    assert page.locator("#panel-claims .card:visible").count() == 1
    assert page.locator("mark.is-dim[data-ids=c1]").count() > 0
    page.click("text=Show all")
    page.select_option("[data-filter=certainty]", "possible")
    assert page.get_attribute("#panel-claims .card:visible", "data-id") == "c2"


def test_selected_words_and_undo(page: Page) -> None:
    """Words that are selected in the text become the content; offsets behind an emoji are right."""
    find_claims(page)
    page.click("#claim-c1 button.head")
    page.evaluate(
        """() => {
        const pieces = [...document.querySelectorAll("#text [data-start]")];
        const node = pieces.find((piece) => piece.textContent === "the bridge was safe").firstChild;
        getSelection().setBaseAndExtent(node, 4, node, 10);
        }"""
    )
    page.click("#claim-c1 [data-part=content] >> text=Use selection")
    page.wait_for_selector("#claim-c1 .content >> text=/^bridge$/")
    page.click("[data-undo]")
    page.wait_for_selector("#claim-c1 .content >> text=/^the bridge was safe$/")
    assert page.is_hidden("[data-undo]")


def test_a_missed_claim_is_added(page: Page) -> None:
    find_claims(page, "Nobody spoke.")
    page.click("text=Add a claim")
    assert page.is_visible("text=Select words in the text first")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#text p'))")
    page.click("text=Add a claim")
    page.wait_for_selector("#claims-title >> text=/^1 claim$/")
    assert page.is_visible("#why-a1")
    page.select_option("#claim-a1 select", "?")
    page.fill("#claim-a1 [data-name]", "Cleo Park")
    page.keyboard.press("Enter")
    page.wait_for_selector(".speaker >> text=Cleo Park")
    assert chromium.find_violations(page) == []


def test_what_fails_changes_nothing(browser: Browser, address: str) -> None:
    """Neither the article nor the corrections, and before these are lost, the page asks; what
    cannot be corrected is said in words.
    """
    for page in open_page(browser, address, expected=[ABORTED, ABORTED, REFUSED]):
        find_claims(page)
        page.click("#claim-c3 button.head")
        page.select_option("#claim-c3 select", label="Ana Ruiz")
        page.wait_for_selector("text=1 corrected")
        page.route("**/v1/view", lambda route: route.abort())
        page.select_option("#claim-c3 select", "-")
        page.wait_for_selector("text=The service cannot be reached")
        assert page.input_value("#claim-c3 select") == "r1"
        page.on("dialog", lambda dialog: dialog.accept())
        page.evaluate("document.querySelector('.giving').open = true")
        find_claims(page, "Nobody spoke.")
        page.wait_for_selector("#panel-claims:not([aria-busy])")
        assert "1 corrected" in (page.text_content("[data-corrections]") or "")
        page.unroute("**/v1/view")
        page.evaluate(
            """() => {
            const pieces = [...document.querySelectorAll("#text [data-start]")];
            const said = pieces.find((piece) => piece.textContent === "the bridge was safe");
            getSelection().selectAllChildren(said);
            }"""
        )
        page.click("text=Add a claim")
        page.wait_for_selector("text=This cannot be corrected: the claim 'c1' has the same content")
        page.click("[data-undo]")
        page.wait_for_selector("#claims-title >> text=/^3 claims by 2 speakers$/")
        assert page.is_hidden("[data-undo]")


def test_words_behind_an_emoji(page: Page) -> None:
    """JavaScript counts an emoji twice, claimkit once."""
    moved = page.evaluate(
        """async () => {
        const { listWords, moveEdge } = await import("./assets/offsets.js");
        return moveEdge([[2, 8]], listWords("😀 one two three"), "start", 1);
        }"""
    )
    assert moved == [[6, 8]]


def test_an_article_without_claims(page: Page) -> None:
    """A friendly word, and nothing is run that stands in the text."""
    find_claims(page, f"{SCRIPT} Nobody spoke. <img src=x onerror=alert(1)>")
    assert page.is_visible("text=No claims here.")
    assert page.text_content("#text") is not None
    assert SCRIPT in (page.text_content("#text") or "")
    assert page.title() != "run"


def test_nothing_given(page: Page) -> None:
    page.click("text=Find claims")
    assert page.is_visible("text=Paste a text first")


def test_a_file(page: Page) -> None:
    """HTML that is opened is read as the article in it."""
    html = f"<html><body><article><p>{ARTICLE}</p></article></body></html>"
    file = {"name": "a.html", "mimeType": "text/html", "buffer": html.encode()}
    page.set_input_files("#file", files=[file])  # type: ignore[list-item]
    page.wait_for_selector("[data-chosen] >> text=a.html")  # it is read meanwhile
    page.click("text=Find claims")
    page.wait_for_selector("#panel-claims .reading")
    assert "Ana Ruiz, the mayor" in (page.text_content("#text") or "")


def test_a_file_in_another_encoding(page: Page) -> None:
    """What is no UTF-8 goes to the service as it is, which reads it as commands do."""
    text = "Zoë Lee said: “It is fine.”"
    file = {"name": "a.txt", "mimeType": "text/plain", "buffer": text.encode("cp1252")}
    page.set_input_files("#file", files=[file])  # type: ignore[list-item]
    page.click("text=Find claims")
    page.wait_for_selector("#panel-claims .reading")
    assert text in (page.text_content("#text") or "")


def test_several_sources(page: Page) -> None:
    """Each file has a place of its own; one that cannot be read is told by its number and name."""
    texts = {"a.txt": "One.", "b.pdf": "no PDF", "c.txt": ARTICLE}
    files = [
        {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
        for name, text in texts.items()
    ]
    page.click("#tab-check")
    page.click("text=Add a source")
    page.set_input_files("#source-files", files=files)  # type: ignore[arg-type]
    page.wait_for_function("document.querySelectorAll('.source-given').length === 3")
    page.fill("#draft", "“The bridge was safe,” she said.")
    page.click("text=Check the draft")
    page.wait_for_selector("#panel-check .problem >> text=/Source 2 .b.pdf./")
    assert page.locator("#panel-check .source summary bdi").all_text_contents() == [
        "a.txt",
        "c.txt",
    ]
    assert page.locator("#source-3 mark").count() > 0


def test_another_text(page: Page) -> None:
    """It has not the title of the example; what somebody has typed stays, and is seen."""
    page.click("#panel-claims [data-example]")
    page.wait_for_selector("#panel-claims .reading")
    page.evaluate("document.querySelector('.giving').open = true")
    page.fill("#words", "Nobody spoke.")
    assert page.input_value("[name=title]") == ""
    assert not page.is_visible("[name=title]")
    page.click("text=About the article")
    page.fill("[name=title]", "Mine")
    page.click("text=About the article")
    page.fill("#words", "Quite another one")
    assert page.input_value("[name=title]") == "Mine"
    assert page.is_visible("[name=title]")


def test_an_invalid_address_is_told(page: Page) -> None:
    """Although its fold is closed."""
    page.fill("#words", ARTICLE)
    page.click("text=About the article")
    page.fill("[name=url]", "news.example/bridge")
    page.click("text=About the article")
    page.click("text=Find claims")
    assert page.is_visible("[name=url]")
    assert page.is_visible("#panel-claims .problem >> text=Address (URL):")


def test_quick_presses(page: Page) -> None:
    """Each counts from where the one before has led."""
    find_claims(page)
    page.click("#claim-c1 button.head")
    later = "#claim-c1 [data-part=content] [aria-label='begin one word later']"
    page.eval_on_selector(later, "(button) => { button.click(); button.click() }")
    page.wait_for_selector("#claim-c1 .content >> text=/^was safe$/")
    assert page.text_content("[data-corrections]") == "2 corrected"


def test_filters_stay(page: Page) -> None:
    """When a claim is corrected; and the focus goes on to the next one."""
    find_claims(page)
    page.click("button.speaker >> text=Ana Ruiz")
    page.click("#claim-c1 button.head")
    page.focus("#claim-c1 [data-does=remove]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#claims-title >> text=/^2 claims/")
    assert page.locator("button.speaker[aria-pressed=true] bdi").all_text_contents() == ["Ana Ruiz"]
    assert page.text_content("#panel-claims [data-shown]") == "1 of 2 are shown."
    page.wait_for_function("document.activeElement.matches('button.head')")


def test_a_card_opens_by_its_words(page: Page) -> None:
    """And the last one then lies in the window."""
    page.set_viewport_size({"width": 1400, "height": 700})
    find_claims(page)
    page.click("#claim-c3 .content a")
    assert page.is_visible("#why-c3")
    page.click("#claim-c3 .content", position={"x": 2, "y": 2})
    assert not page.is_visible("#why-c3")
    page.eval_on_selector("#panel-claims .claims", "(list) => { list.scrollTop = 0 }")
    page.eval_on_selector("#claim-c3 button.head", "(button) => button.click()")
    find_edges = "(card) => [card.getBoundingClientRect().top, card.getBoundingClientRect().bottom]"
    top, bottom = page.eval_on_selector("#claim-c3", find_edges)
    assert bottom <= 700 or 0 <= top < 60


def test_nothing_is_loaded_from_elsewhere(page: Page, address: str) -> None:
    """All that the page asks for is at its own address."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    find_claims(page)
    assert len(asked) > 5
    assert [url for url in asked if not url.startswith(address)] == []


def test_json_can_be_taken(page: Page, tmp_path: Path) -> None:
    find_claims(page)
    with page.expect_download() as download:
        page.click("[data-format=json]")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "article.claims.json"
    assert len(json.loads(file.read_bytes())["claims"]) == 3
