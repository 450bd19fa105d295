"""Each reader: its text, what is known of it, and the way back to the source."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from claimkit import inputs
from claimkit.article import Article
from claimkit.errors import InputError, InputTooLargeError, MissingExtraError
from claimkit.inputs import encodings
from claimkit.spans import Span
from tests.support.pdf import Text, build_pdf, set_lines

SAMPLES = Path(__file__).parent / "samples"
NO_ARTICLE = "no article was found in the page, so all of it is read"


def read_all(name: str) -> list[inputs.Item]:
    return list(inputs.read(SAMPLES / name))


def read_one(name: str) -> inputs.Item:
    (item,) = read_all(name)
    return item


def locate(item: inputs.Item, words: str) -> inputs.Location | None:
    """Return where the first *words* of the text stand in its source."""
    start = item.text.index(words)
    return item.source.locate(Span(start, start + len(words)))


def find_source(item: inputs.Item, words: str) -> str | None:
    location = locate(item, words)
    return None if location is None else location.span.of(item.source.text)


class TestHtml:
    def test_text_is_the_article_without_menus_and_captions(self) -> None:
        lines = read_one("page.html").text.split("\n\n")
        assert lines[0] == "Harbour bridge may close, mayor says"
        assert lines[1].endswith(
            "the Harbour Bridge & its ramps may have to close before the winter."
        )
        assert lines[-1].startswith("According to a study")
        assert len(lines) == 9

    @pytest.mark.parametrize(
        ("words", "source"),
        [
            ("the Harbour Bridge & its", "the <b>Harbour&nbsp;Bridge</b> &amp; its"),
            ("“We have", "&ldquo;We have"),
            ("repair,” she", "repair</a>,&rdquo; she"),
            ("council had saved", "council had\nsaved"),
            ("The opposition", "The opposition"),
            ("The bridge opened", "The bridge opened"),
            ("- The bridge", "The bridge"),
            ("- ", None),
        ],
    )
    def test_way_back(self, words: str, source: str | None) -> None:
        """The same words elsewhere on the page, in menus and captions, are not taken for them."""
        assert find_source(read_one("page.html"), words) == source

    def test_article(self) -> None:
        assert read_one("page.html").article == Article(
            id=str(SAMPLES / "page.html"),
            url="https://fjordpost.example/bridge",
            title="Harbour bridge may close, mayor says",
            byline="Cleo Park",
            publisher="The Fjord Post",
            published="2024-05-03",
            language="en",
        )

    @pytest.mark.parametrize(
        ("source", "words"),
        [
            ("<span class=cap>M</span>ayor Lee", "Mayor Lee"),
            ("the Har&shy;bour bri\xaddge", "the Harbour bridge"),
            ("the cafe\u0301 and the caf&eacute;", "the café and the café"),
            ("said,<!-- ad --> &#8220;It&rsquo;s over<i>.</i>&#8221;", "said, “It’s over.”"),
            ("ends.<br>It goes", "ends.\n\nIt goes"),
            ("nine<sup>1</sup> or <del>ten</del> so", "nine1 or ten so"),
        ],
    )
    def test_marked_words(self, source: str, words: str) -> None:
        """What is marked in the page, or written otherwise, is found as a whole."""
        sentence = "Bo Berg, who leads the opposition, denied that the city is short of money."
        page = f"<article><p>{sentence}</p><p>Also {source} today.</p><p>{sentence}</p></article>"
        item = inputs.read_html(f"<nav><p>{source}</p></nav>{page}<footer>{source}</footer>")
        assert find_source(item, f"Also {words} today") == f"Also {source} today"

    def test_page_without_an_article(self) -> None:
        item = inputs.read_html("<ul><li>Home<li>News</ul>", url="https://a.example/")
        assert (item.text, item.notes) == ("Home\n\nNews", (NO_ARTICLE,))
        assert item.article == Article(url="https://a.example/")

    def test_declared_encoding(self) -> None:
        data = b"<meta charset='iso-8859-2'><p>" + "Łódź is safe, Ana Lee said.".encode(
            "iso-8859-2"
        )
        (item,) = inputs.read_bytes(data, mime="text/html; charset=utf-8")
        assert "Łódź is safe" in item.text
        assert item.source.encoding == "iso8859-2"

    @pytest.mark.parametrize("page", ["", "<script>write()</script>"])
    def test_page_without_text(self, page: str) -> None:
        with pytest.raises(InputError, match="expected a page with text"):
            inputs.read_html(page)


class TestNinjs:
    def test_version_1(self) -> None:
        item = read_one("item.json")
        assert item.text == "Ana Lee said that it rained.\n\nBo Berg & others denied it."
        assert find_source(item, "Berg & others") == "Berg &amp; others"
        assert item.source.field == "body_xhtml"
        assert item.article == Article(
            id="https://agency.example/items/1",
            url="https://agency.example/items/1",
            title="Bridge may close",
            byline="Cleo Park",
            publisher="Fjord Agency",
            published="2024-05-03T10:37:00Z",
            language="en",
        )

    def test_version_3_and_an_item_without_text(self) -> None:
        _, item, picture = read_all("items.json")
        assert (item.text, item.source.field) == ("Eva Noor said so.", "bodies[1].value")
        assert item.article == Article(
            id="urn:newsml:agency.example:20240503:2",
            title="Bridge stays open",
            byline="Dag Moe",
            published="2024-05-03T12:00:00+02:00",
        )
        assert item.notes == ("the agency says that the item is withheld",)
        assert (picture.text, picture.notes) == ("", ("the item has no text of an article",))

    @pytest.mark.parametrize(
        ("associations", "field"),
        [
            ({"box": {"uri": "b", "body_text": "y"}, "photo": {"uri": "p"}, "x": 5}, "box"),
            ([{"name": "photo", "uri": "p"}, {"uri": "b", "bodies": [{"value": "y"}]}, 5], "1"),
        ],
    )
    def test_associated_texts_are_items(self, associations: object, field: str) -> None:
        """Behind their item; pictures, and what is no item, are none."""
        data = json.dumps({"uri": "a", "body_text": "x", "associations": associations})
        first, second = inputs.read_ninjs(data)
        assert (first.text, second.text, second.article.id) == ("x", "y", "b")
        assert str(second.source.field).startswith(f"associations.{field}.bod")

    def test_plain_text_is_read_as_it_is(self) -> None:
        (item,) = inputs.read_ninjs('{"uri": "u", "body_text": "1 < 2\\n\\nso <she> said"}')
        assert item.text == "1 < 2\n\nso <she> said"

    def test_what_can_be_read_of_a_list_comes_first(self) -> None:
        items = inputs.read_ninjs('[{"uri": "a", "body_text": "x"}, 5, {"a": 1}]')
        assert next(items).text == "x"
        with pytest.raises(InputError, match=r"item 2, 3"):
            next(items)

    @pytest.mark.parametrize("data", ["", "{", "[]", "{}", "5", '{"title": "x"}', "[" * 90_000])
    def test_something_else(self, data: str) -> None:
        with pytest.raises(InputError, match=r"no valid JSON|expected ninjs|nested too deeply"):
            list(inputs.read_ninjs(data))

    @pytest.mark.parametrize("value", [5, None, ["x"], {"a": 1}, "  ", "yesterday"])
    def test_strange_values(self, value: object) -> None:
        """What is no text is unknown; the rest is read."""
        strange = dict.fromkeys(
            ("headline", "byline", "versioncreated", "headlines", "bodies", "body_xhtml"), value
        )
        (item,) = inputs.read_ninjs(json.dumps({"uri": "u", "body_text": "x", **strange}))
        assert item.article.published is None
        assert item.article.id == "u"


class TestFeeds:
    def test_rss(self) -> None:
        first, second, third = read_all("rss.xml")
        assert first.text == "Ana Lee said that the bridge may close.\n\n“We are sorry,” she said."
        assert find_source(first, "the bridge may") == "the <em>bridge</em> may"
        assert first.source.field == "entry 1: content"
        assert first.article == Article(
            id="post-1",
            url="https://fjordpost.example/1",
            title="Bridge & ramps may close",
            byline="Cleo Park",
            publisher="The Fjord Post",
            published="2024-05-03T06:30:00+00:00",
            language="en-gb",
        )
        assert (second.text, second.source.field) == (
            "Bo Berg said that the ferry is late.",
            "entry 2: summary",
        )
        assert (third.text, third.notes) == ("", ("the entry has no text",))
        assert third.article.id == f"{SAMPLES / 'rss.xml'}#3"

    def test_atom_with_plain_text(self) -> None:
        item = read_one("atom.xml")
        assert item.text == "Costs < income, Eva Noor said."
        assert (item.article.byline, item.article.publisher) == ("Eva Noor", "Council news")

    def test_broken_xml(self) -> None:
        """What is there is read, and a note says so."""
        (item,) = inputs.read_feed(
            "<rss version='2.0'><channel><item><description>Lee & Co</description></item>"
        )
        assert item.text == "Lee & Co"
        assert item.notes == ("the feed is no valid XML; see whether entries are missing",)

    @pytest.mark.parametrize(
        "data", ["", "https://fjordpost.example/", "page.html", "<html></html>"]
    )
    def test_something_else(self, data: str) -> None:
        """Nothing is fetched, and no file is opened, that the data may name."""
        with pytest.raises(InputError, match="expected an RSS or Atom feed"):
            list(inputs.read_feed(data))

    def test_entities_do_not_grow(self) -> None:
        """A feed cannot fill the memory with entities of entities, nor read files."""
        levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
        data = (
            f'<!DOCTYPE r [<!ENTITY e0 "ha"><!ENTITY f SYSTEM "file:///etc/hostname">{levels}]>'
            "<rss version='2.0'><channel><item><description>&e11;&f;</description></item></channel>"
            "</rss>"
        )
        try:
            texts = [item.text for item in inputs.read_feed(data)]
        except InputError:
            texts = []
        assert sum(map(len, texts)) < 1_000


class TestCaptions:
    def test_voices_become_labels(self) -> None:
        assert read_one("council.vtt").text.split("\n\n") == [
            "Ana Lee (speaking): We have no money for another repair. That is the truth & you know "
            "it.",
            "Bo Berg: I deny that the city is short of money. We saved 9 million.",
            "Is that so?",
            "It is.",
        ]

    @pytest.mark.parametrize(
        ("words", "begin", "end"),
        [
            ("no money for another", 1, 4),
            ("Ana Lee", 1, 4),
            ("repair. That", 1, 6),
            ("truth & you", 4.2, 6),
            ("Bo Berg", 6.5, 9),
            ("It is.", 3680, 3682.25),
        ],
    )
    def test_times(self, words: str, begin: float, end: float) -> None:
        location = locate(read_one("council.vtt"), words)
        assert location is not None
        assert (location.begin, location.end) == (timedelta(seconds=begin), timedelta(seconds=end))

    def test_way_back(self) -> None:
        item = read_one("council.vtt")
        assert find_source(item, "for another repair") == "for\nanother <i>repair"
        assert str(locate(item, "It is.")) == "01:01:20.000–01:01:22.250"

    def test_srt(self) -> None:
        item = read_one("council.srt")
        assert (
            item.text == "ANA LEE: We have no money. Not in 2024, not now.\n\nBO BERG: I deny it."
        )
        assert str(locate(item, "I deny it")) == "00:00:08.100–00:00:09.000"

    @pytest.mark.parametrize(("seconds", "part"), [(3, " "), (5, "\n\n")])
    def test_pause(self, seconds: int, part: str) -> None:
        """Without voices a long pause behind a sentence ends the paragraph."""
        captions = (
            f"00:01.000 --> 00:02.500\nIt rained.\n\n00:0{seconds}.000 --> 00:09.000\nIt is dry."
        )
        assert inputs.read_vtt(captions).text == f"It rained.{part}It is dry."

    def test_lines_that_roll_up_are_read_once(self) -> None:
        item = read_one("rolling.vtt")
        assert item.text == "the mayor said that it rained and left"
        assert str(locate(item, "it rained")) == "00:00:02.010–00:00:04.000"

    def test_what_is_said_twice_is_read_twice(self) -> None:
        captions = "".join(
            f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{words}\n\n"
            for n, words in enumerate(
                ["No.", "No.", "I said no.", "Never.", "It is late."], start=1
            )
        )
        assert inputs.read_srt(captions).text == "No. No. I said no. Never. It is late."

    @pytest.mark.parametrize(
        ("lines", "text"),
        [
            ("- Is it?\n- It is.", "Is it?\n\nIt is."),
            ("It was -5 degrees,\n- 6 at night.", "It was -5 degrees, - 6 at night."),
            ("Ana Lee: It is.\nBo Berg: Is it?", "Ana Lee: It is.\n\nBo Berg: Is it?"),
            ("&gt;&gt; It is.\n&gt;&gt; Is it?", "It is.\n\nIs it?"),
            ("He said this:\nnothing.", "He said this: nothing."),
            ("in the end: nothing\nat all", "in the end: nothing at all"),
            ("<v Ana> A.\n<v Bo>B.", "Ana (speaking): A.\n\nBo: B."),
            ("<v Ana>It <c.red>is</c>n't.</v> Yes.", "Ana (speaking): It isn't.\n\nYes."),
            ("a < b\nand b > c", "a < b and b > c"),
        ],
    )
    def test_lines(self, lines: str, text: str) -> None:
        assert inputs.read_vtt(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{lines}\n").text == text

    @pytest.mark.parametrize("data", ["", "WEBVTT", "1\n2\n", "00:00 -> 00:01\nx"])
    def test_something_else(self, data: str) -> None:
        with pytest.raises(InputError, match="expected captions with times"):
            inputs.read_vtt(data)

    def test_captions_without_words(self) -> None:
        item = inputs.read_vtt("WEBVTT\n\n00:01.000 --> 00:02.000\n\n")
        assert (item.text, item.source.parts) == ("", ())


HEAD = "The Fjord Post, {} May 2024"
FIRST = [
    *set_lines(HEAD.format(3), top=580),
    *set_lines(
        "Harbour bridge may close",
        "",
        "Mayor Ana Lee said on Monday that the har-",
        "bour bridge may have to close before the win-",
        "ter. “It’s over,” she told reporters.",
    ),
    Text("He did not say more.", 64, 468),
    *set_lines("Bo Berg denied that the council had ever", top=440),
    Text("12", 200, 20),
]
SECOND = [
    *set_lines(HEAD.format(4), top=580),
    *set_lines("asked for a well-", "known engineer."),
    Text("- 13 -", 200, 20),
]


class TestPdf:
    def test_paragraphs(self) -> None:
        """No heads and page numbers; cut words and sentences are whole."""
        item = inputs.read_pdf(build_pdf([FIRST, SECOND]))
        assert item.text.split("\n\n") == [
            "Harbour bridge may close",
            "Mayor Ana Lee said on Monday that the harbour bridge may have to close before the "
            "winter. “It’s over,” she told reporters.",
            "He did not say more.",
            "Bo Berg denied that the council had ever asked for a well-known engineer.",
        ]

    @pytest.mark.parametrize(
        ("words", "where", "source"),
        [
            ("harbour bridge", "page 1", "har-\nbour bridge"),
            ("well-known", "page 2", "well-\nknown"),
            ("had ever", "page 1", "had ever"),
            ("asked", "page 2", "asked"),
            ("ever asked", "pages 1–2", "ever\n12\n\fThe Fjord Post, 4 May 2024\nasked"),
        ],
    )
    def test_way_back(self, words: str, where: str, source: str) -> None:
        item = inputs.read_pdf(build_pdf([FIRST, SECOND]))
        assert (str(locate(item, words)), find_source(item, words)) == (where, source)

    @pytest.mark.parametrize(
        ("lines", "part"),
        [
            (("Bo Berg told the council", "on Monday that the"), " "),
            (("Bo Berg told the council", "on Monday so."), "\n\n"),
            (("What Bo Berg said",), "\n\n"),
        ],
    )
    def test_next_page_that_begins_in_upper_case(self, lines: tuple[str, ...], part: str) -> None:
        """A sentence goes on there; a heading at the foot of a page does not."""
        pages = [set_lines(*lines), set_lines("Harbour Bridge is safe and", "that he knew it.")]
        item = inputs.read_pdf(build_pdf(pages))
        assert item.text == f"{' '.join(lines)}{part}Harbour Bridge is safe and that he knew it."

    def test_two_columns(self) -> None:
        """One is read after the other; a sentence goes on in lower case."""
        left = set_lines("Mayor Ana Lee said on Mon-", "day that the old harbour", x=40)
        right = set_lines("bridge is closed for now", "and for good.", x=210)
        assert inputs.read_pdf(build_pdf([[*left, *right]])).text == (
            "Mayor Ana Lee said on Monday that the old harbour bridge is closed for now and for "
            "good."
        )

    def test_article_and_empty_page(self) -> None:
        item = inputs.read_pdf(build_pdf([FIRST, []], title="Bridge (old)", author="Cleo Park"))
        assert item.article == Article(title="Bridge (old)", byline="Cleo Park")
        assert item.notes == ("no text on page 2; pictures are not read",)

    def test_page_without_text(self) -> None:
        with pytest.raises(InputError, match=r"have its text recognised first \(OCR\)"):
            inputs.read_pdf(build_pdf([[], []]))

    @pytest.mark.parametrize("data", [b"", b"%PDF-1.4", build_pdf([FIRST])[:400], b"\0" * 99])
    def test_something_else(self, data: bytes) -> None:
        with pytest.raises(InputError, match="expected a PDF"):
            inputs.read_pdf(data)


class TestTable:
    @pytest.mark.parametrize(
        ("name", "mime", "form"),
        [
            ("a.txt", None, "text"),
            ("a.HTML", None, "html"),
            ("a", None, "text"),
            ("a.docx", None, "text"),
            (None, None, "text"),
            ("a.txt", "text/html; charset=x", "html"),
            ("a.vtt", "application/octet-stream", "vtt"),
            ("feed", "Application/RSS+XML", "feed"),
        ],
    )
    def test_format(self, name: str | None, mime: str | None, form: str) -> None:
        assert inputs.find_format(name=name, mime=mime).name == form

    def test_each_extension_and_type_once(self) -> None:
        for names in ("extensions", "mimes"):
            values = [value for form in inputs.FORMATS for value in getattr(form, names)]
            assert len(values) == len(set(values))

    def test_form_goes_first(self) -> None:
        (item,) = inputs.read(SAMPLES / "page.html", form="text")
        assert item.text.startswith("<!doctype")

    def test_unknown_form(self) -> None:
        with pytest.raises(ValueError, match="expected form to be one of text, html"):
            inputs.read(SAMPLES / "page.html", form="docx")

    def test_missing_file(self) -> None:
        with pytest.raises(FileNotFoundError):
            inputs.read(SAMPLES / "no.txt")

    @pytest.mark.parametrize(
        ("name", "need", "extra"),
        [
            ("page.html", "pages need trafilatura", "html"),
            ("rss.xml", "feeds need feedparser", "feeds"),
            ("a.pdf", "PDF files need pdfminer", "pdf"),
        ],
    )
    def test_extra_that_is_not_installed(
        self, name: str, need: str, extra: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The message helps with an index and with a clone."""

        def refuse(module: str) -> None:
            raise ImportError(module)

        monkeypatch.setattr("claimkit.extras.import_module", refuse)
        with pytest.raises(MissingExtraError) as caught:
            list(inputs.read_bytes(b"<p>x</p>", name=name))
        assert str(caught.value) == (
            f'{need}: pip install "claimkit[{extra}]", or in a clone of claimkit '
            f'pip install ".[{extra}]"'
        )


@pytest.mark.parametrize("read", [inputs.read_html, inputs.read_srt, inputs.read_vtt])
def test_file_that_is_too_large(
    read: Callable[[str], inputs.Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encodings, "MAX_CHARS", 5)
    with pytest.raises(InputTooLargeError, match="at most 5 characters, got 7; split the file"):
        read("<p>long")


def test_span_beyond_the_text() -> None:
    with pytest.raises(ValueError, match="which has 3 characters; got 2 to 4"):
        inputs.read_text("abc").source.locate(Span(2, 4))


def test_location_of_plain_text() -> None:
    assert str(locate(inputs.read_text("It rained."), "rained")) == "characters 3–9"


def test_an_item_can_be_sent_to_another_process() -> None:
    """Its way back goes with it."""
    item = read_one("council.vtt")
    sent = pickle.loads(pickle.dumps(item))
    assert (sent.text, sent.article, sent.notes) == (item.text, item.article, item.notes)
    assert locate(sent, "no money") == locate(item, "no money")


def test_one_location_of_several_spans() -> None:
    item = read_one("council.vtt")
    spans = [Span(item.text.index(words), item.text.index(words) + 4) for words in ("That", "deny")]
    assert str(item.source.locate_all(spans)) == "00:00:04.200–00:00:09.000"
    put_in = item.text.index(" (speaking)")
    assert item.source.locate_all([Span(put_in, put_in + 11)]) is None
