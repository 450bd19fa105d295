"""``python -m benchmarks.copies TEXTS.jsonl``: how many copies of articles are found, and the cost.

Of each text copies are made up: cut, with another headline, with sentences added or moved, edited.
Right is a link to the article that the copy was made of. With ``--articles`` the time and the
memory for so many made-up stories, of which one in ten is a copy, are measured too.
"""

from __future__ import annotations

import random
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import click

from benchmarks.reports import FILE, json_option, print_table, read_rows, write_numbers
from claimkit.batch.index import Index
from claimkit.batch.links import Link, find_links
from claimkit.batch.records import Known
from claimkit.batch.traces import Traces, trace

WORDS = 500  # of a made-up story
COPIED = 10  # one in so many is a copy
PART = 1000
SYLLABLES = ("ka", "lo", "mi", "ren", "tu", "vel", "sor", "ba", "nix", "ped", "gra", "sti")
Sentences = Sequence[str]
Change = Callable[[random.Random, Sentences], Sentences]


def keep(share: float) -> Change:
    """Return what keeps the beginning of a text."""
    return lambda rng, text: text[: max(3, round(len(text) * share))]


def add(share: float) -> Change:
    """Return what puts made-up sentences into a text, *share* of it."""

    def change(rng: random.Random, text: Sentences) -> Sentences:
        place = rng.randrange(len(text))
        new = [make_sentence(rng) for _ in range(max(1, round(len(text) * share)))]
        return [*text[:place], *new, *text[place:]]

    return change


def move(rng: random.Random, text: Sentences) -> Sentences:
    """Return a text whose second half comes first."""
    return [*text[len(text) // 2 :], *text[: len(text) // 2]]


def edit(every: int) -> Change:
    """Return what puts another word in the place of one of *every*."""

    def change(rng: random.Random, text: Sentences) -> Sentences:
        return [
            " ".join(make_word(rng) if rng.randrange(every) == 0 else word for word in part.split())
            for part in text
        ]

    return change


CHANGES: dict[str, Change] = {
    "another headline": lambda rng, text: [make_sentence(rng), *text[1:]],
    "cut to 70 %": keep(0.7),
    "cut to half": keep(0.5),
    "cut to a third": keep(1 / 3),
    "a tenth added": add(0.1),
    "a third added": add(1 / 3),
    "halves in another order": move,
    "one word in 40 is another": edit(40),
    "one word in 15 is another": edit(15),
    "cut to 70 %, a tenth added, another headline": lambda rng, text: add(0.1)(
        rng, [make_sentence(rng), *keep(0.7)(rng, text)[1:]]
    ),
}


def make_word(rng: random.Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=rng.randint(1, 3)))


def make_sentence(rng: random.Random) -> str:
    return " ".join(make_word(rng) for _ in range(15)).capitalize() + "."


def read_traces(id: str, text: str) -> Traces:
    """Return the traces of a text without claims."""
    return trace({"article": {"id": id, "published": None}, "claims": []}, text)


def link(traced: Iterator[tuple[str, Traces]]) -> list[Link]:
    """Return the links between articles, by id and traces."""
    with closing(Index("")) as index:
        known: list[Known] = []
        for id, traces in traced:
            known.append(Known(id=id, digest=b"", words=0, claims=0, traces=traces))
            if len(known) == PART:
                index.add_part(len(index.list_parts()) + 1, known)
                known = []
        index.add_part(len(index.list_parts()) + 1, known)
        return list(find_links(index))


def measure_quality(texts: Sequence[str]) -> dict[str, float]:
    """Print and return the share of copies that are found, by kind, and of links that are right."""
    rng = random.Random(7)
    articles = {f"{number:06}": text for number, text in enumerate(texts)}
    for id, text in list(articles.items()):
        for kind, change in CHANGES.items():
            articles[f"{id} {kind}"] = "\n".join(change(rng, text.splitlines()))
    found, right = Counter[str](), Counter[str]()
    links = link((id, read_traces(id, text)) for id, text in articles.items())
    for one in links:
        original, _, kind = one.article.partition(" ")
        found[kind or "no copy"] += 1
        right[kind] += one.duplicate_of == original
    numbers = {kind: right[kind] / len(texts) for kind in CHANGES}
    numbers["precision"] = sum(right.values()) / max(1, len(links))
    numbers["recall"] = sum(right.values()) / (len(texts) * len(CHANGES))
    rows = [(kind, f"{share:.3f}") for kind, share in numbers.items()]
    title = f"{len(texts)} texts, {len(links)} links, {found['no copy']} of no copy"
    print_table(title, ("", "share"), rows)
    return numbers


def measure_cost(articles: int) -> dict[str, float]:
    """Print and return milliseconds for each article, and the memory."""
    rng = random.Random(8)
    texts = [[make_sentence(rng) for _ in range(WORDS // 15)] for _ in range(min(articles, 500))]
    begun = time.process_time()
    for number, text in enumerate(texts):
        read_traces(str(number), "\n".join(text))
    signing = (time.process_time() - begun) / len(texts) * 1000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = time.process_time()
    links = link(_trace_fast(articles))
    linking = (time.process_time() - begun) / articles * 1000
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    numbers = {"signature, ms": signing, "index and links, ms": linking}
    numbers |= {"links": len(links), "MB before": before, "MB after": after}
    rows = [(name, f"{value:,.2f}") for name, value in numbers.items()]
    print_table(f"{articles:,} articles", ("", ""), rows)
    return numbers


def _trace_fast(articles: int) -> Iterator[tuple[str, Traces]]:
    """Yield traces as of made-up stories, one in COPIED that of an earlier one."""
    rng = random.Random(9)
    signature = b""
    for number in range(articles):
        if number % COPIED or not signature:
            signature = rng.randbytes(256)
        traces = Traces(published=None, signature=signature, size=WORDS, quotations=())
        yield f"{number:08}", traces


@click.command(help=__doc__)
@click.argument("file", type=FILE)
@click.option("--articles", default=0, help="Made-up articles whose cost is measured.")
@json_option
def main(file: Path, articles: int, json_file: Path | None) -> None:
    numbers = measure_quality([row["text"] for row in read_rows(file)])
    if articles:
        numbers |= measure_cost(articles)
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()
