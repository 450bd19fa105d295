"""``python -m benchmarks.soak``: memory while one Extractor reads one text after another, all
different.

The texts are made of a few sentences with other names, some words left out, so that lengths of
sentences and texts vary as in news. Printed are megabytes that the process holds, every so many
texts, and how far they go apart from the 300th text on. Linux only.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from resource import getpagesize

import click

from benchmarks.reports import json_option, tier_option, write_numbers
from claimkit import Extractor

SENTENCES = (
    "{0} said that the old bridge may have to close.",
    "“We have no money for another repair,” {0} told reporters. “That is the truth.”",
    "{0}, who leads the opposition, denied that the city is short of money.",
    "According to a study by {1}, about 9,000 people cross the bridge each day.",
    "Minister {0} said on Friday she thought Mr. {1} had claimed the harbour was safe.",
    "“He told me: ‘I will not pay,’” {0} recalled, adding that nobody believed him.",
    "The company declined to comment.",
    "Officials warned that prices could rise, but {1} insisted they would not.",
    '"It is over," said {0}. "I told her that it was over," he added.',
    "The mayor accused {0} of lying, and the union rejected the accusation.",
    "Asked whether he would resign, {0} said: “No. Never.”",
    "The harbour was built in 1904 and has been enlarged three times since then.",
    "It rained.",
)
FIRST_NAMES = ("Ana", "Bo", "Ida", "Omar", "Lena", "Tomas", "Edda", "Ravi", "Mina", "Jonas")
SYLLABLES = ("ber", "dal", "fal", "gri", "ka", "len", "mo", "nor", "ras", "sten", "ti", "vik")
LETTERS_OF_WORD = 6  # about, with the blank behind it
KEPT = 0.97  # of words
SETTLED = 300  # texts after which memory should not grow


def make_name(rng: random.Random) -> str:
    """Return a first name and a surname of three syllables."""
    surname = "".join(rng.choices(SYLLABLES, k=3)).capitalize()
    return f"{rng.choice(FIRST_NAMES)} {surname}"


def make_text(rng: random.Random, words: int) -> str:
    """Return a text of about so many *words*, hardly like any other."""
    parts: list[str] = []
    while sum(map(len, parts)) < LETTERS_OF_WORD * words:
        sentence = rng.choice(SENTENCES).format(make_name(rng), make_name(rng))
        kept = [word for word in sentence.split(" ") if rng.random() < KEPT]
        parts.append(" ".join(kept) + rng.choice([" ", " ", "\n"]))
    return "".join(parts)


def make_texts(count: int, fewest: int, most: int) -> Iterator[str]:
    """Yield *count* texts of *fewest* to *most* words, short ones more often: the logarithm of the
    length is spread evenly.
    """
    rng = random.Random(3)
    for _ in range(count):
        yield make_text(rng, int(fewest * (most / fewest) ** rng.random()))


def measure_memory() -> float:
    """Return the megabytes that this process holds now."""
    resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return resident * getpagesize() / 2**20


@click.command(help=__doc__)
@click.option("--texts", default=3000, show_default=True)
@click.option("--fewest", default=30, show_default=True, help="Words of the shortest text.")
@click.option("--most", default=1500, show_default=True, help="Words of the longest text.")
@click.option("--every", default=100, show_default=True, help="Texts between two rows.")
@tier_option
@json_option
def main(texts: int, fewest: int, most: int, every: int, tier: str, json_file: Path | None) -> None:
    if not sys.platform.startswith("linux"):
        raise click.ClickException("memory is read from /proc, which only Linux has")
    extractor = Extractor(tier=tier)
    curve: dict[int, float] = {}
    words = 0
    for number, text in enumerate(make_texts(texts, fewest, most), start=1):
        words += len(text.split())
        extractor.extract(text)
        if number == 1 or not number % every:
            curve[number] = measure_memory()
            click.echo(f"{number:6} texts {words:9,} words {curve[number]:5.0f} MB")
    settled = [held for number, held in curve.items() if number >= SETTLED]
    if settled:
        spread = max(settled) / settled[0] - 1
        click.echo(f"from text {SETTLED} on at most {spread:+.1%}; highest {max(settled):.0f} MB")
    write_numbers(json_file, {str(number): held for number, held in curve.items()})


if __name__ == "__main__":
    main()
