"""``python -m benchmarks.growth [SHAPE...]``: does the cost grow with the length of the input?

Each call is timed at some length and at ten times that length, over texts of awkward shape. Linear
cost gives a ratio of about 10. ``--memory CHARACTERS`` measures peak memory instead.
"""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import click
import rich
from attrs import evolve, field, frozen

from benchmarks.growth_shapes import MARKS, SHAPES, make_name
from benchmarks.reports import json_option, print_table, write_numbers
from benchmarks.steps import count_steps
from claimkit import ClaimSet, Corpus, Extractor, SpeakerIndex
from claimkit.evaluation.articles import to_scored_article
from claimkit.evaluation.differences import find_changes, find_errors
from claimkit.evaluation.scores import align, compute_scores
from claimkit.model.scheme import Tier

ARTICLES = "articles"
TIMES = 10  # how much longer the second text is
LIMIT = 12.0  # more than this many times as long is more than linear
NOISE, NOISY_STEPS = 0.1, 100_000  # seconds and calls; a ratio of less tells nothing
ANY_LENGTH = 10**9
TIERS = click.Choice([tier.value for tier in Tier])


Answer = TypeVar("Answer")


@frozen
class Clock:
    """What each call costs: CPU seconds, or how many functions it calls.

    Attributes:
        steps: whether functions are counted. What grows with the square of the length shows itself
            so where it is still small, and other programs do not matter.
    """

    steps: bool = False
    costs: dict[str, float] = field(factory=dict)

    def time(self, name: str, call: Callable[[], Answer]) -> Answer:
        """Return what *call* returns, and keep what it cost."""
        answers: list[Answer] = []

        def run() -> None:
            answers.append(call())

        gc.collect()
        if self.steps:
            self.costs[name] = count_steps(run)
        else:
            began = time.process_time()
            run()
            self.costs[name] = time.process_time() - began
        return answers.pop()


@frozen
class Growth:
    """What one call costs for a text and for one that is ten times as long: CPU-seconds, or where
    *steps* are counted calls of functions.
    """

    shape: str
    call: str
    short: float
    long: float
    steps: bool = False

    @property
    def is_noise(self) -> bool:
        return self.long <= (NOISY_STEPS if self.steps else NOISE)

    @property
    def ratio(self) -> float:
        return self.long / max(self.short, 1e-4)

    @property
    def is_steep(self) -> bool:
        """Whether it is more than linear."""
        return not self.is_noise and self.ratio > LIMIT

    def to_row(self) -> list[str]:
        """Return the row of the table."""
        digits = 0 if self.steps else 3
        costs = [f"{cost:,.{digits}f}" for cost in (self.short, self.long)]
        return [self.shape, self.call, *costs, f"{self.ratio:.1f}"]


def measure_text(text: str, extractors: Mapping[str, Extractor], clock: Clock) -> None:
    """Measure each call for *text*; the calls on claims get those of the last tier."""
    parser = next(iter(extractors.values())).parser
    (document,) = clock.time("parse", lambda: list(parser.parse_many([text])))
    claims = ClaimSet(text=text, claims=())
    for tier, extractor in extractors.items():
        name = f"extract_document, {tier}"
        claims = clock.time(name, lambda extractor=extractor: extractor.extract_document(document))
    measure_claims(claims, clock)


def measure_claims(claims: ClaimSet, clock: Clock) -> None:
    """Time what can be asked of the claims of one text."""
    for name, call in list_questions(claims).items():
        clock.time(name, call)
    written = clock.time("to_json", claims.to_json)
    clock.time("from_json", lambda: ClaimSet.from_json(written))
    scored = [to_scored_article("a", claims)]
    clock.time("evaluation", lambda: compute_scores(align(scored, scored), resamples=1))
    clock.time("SpeakerIndex", lambda: len(SpeakerIndex.of([claims])))


def list_questions(claims: ClaimSet) -> Mapping[str, Callable[[], object]]:
    """Return the calls on *claims* that need nothing else, by name."""
    return {
        "contrasts": claims.contrasts,
        "where": lambda: claims.where(speaker="Lee", text="bridge"),
        "outermost": claims.outermost,
        "by_speaker": claims.by_speaker,
        "by_certainty": claims.by_certainty,
        "denials": lambda: claims.denials,
        "parent": lambda: [claims.parent(claim) for claim in claims],
        "standalone": lambda: [claims.standalone(claim) for claim in claims],
        "or": lambda: claims[: len(claims) // 2] | claims,
        "repr": lambda: repr(claims),
        "to_dicts": claims.to_dicts,
        "to_dataframe": claims.to_dataframe,
        "to_html": claims.to_html,
    }


def measure_articles(number: int, extractor: Extractor, clock: Clock) -> None:
    """Measure the calls on many articles for *number* articles of one claim each."""
    claims = extractor.extract("Ana Lee said that the bridge is safe.")
    articles = [rename_speaker(claims, place) for place in range(number)]
    corpus = clock.time("Corpus", lambda: Corpus.of(articles))
    clock.time("Corpus.where", lambda: corpus.where(speaker="Lee"))
    clock.time("Corpus.by_speaker", corpus.by_speaker)
    clock.time("Corpus.to_dataframe", corpus.to_dataframe)
    lines = clock.time("Corpus.to_jsonl", corpus.to_jsonl)
    clock.time("Corpus.from_jsonl", lambda: Corpus.from_jsonl(lines))
    clock.time("SpeakerIndex", lambda: len(SpeakerIndex.of(articles)))
    clock.time("SpeakerIndex.add", lambda: len(add_each(articles)))
    scored = [to_scored_article(str(place), found) for place, found in enumerate(articles)]
    clock.time("evaluation", lambda: compute_scores(align(scored, scored), resamples=1))
    clock.time("errors", lambda: list(find_errors(align(scored, scored))))
    clock.time("changes", lambda: list(find_changes(scored, scored)))


def rename_speaker(claims: ClaimSet, number: int) -> ClaimSet:
    """Return *claims* with another name for the speaker; every tenth keeps hers."""
    claim = claims[0]
    name = make_name(number) if number % 10 else "Ana Lee"
    referent = evolve(claim.speaker.referent, name=name)
    renamed = evolve(claim, speaker=evolve(claim.speaker, referent=referent))
    return evolve(claims, claims=(renamed,))


def add_each(articles: Sequence[ClaimSet]) -> SpeakerIndex:
    """Return the index to which *articles* were added one after the other."""
    index = SpeakerIndex()
    for number, claims in enumerate(articles):
        index = index.add(claims, str(number))
    return index


def compare(
    shape: str, size: int, extractors: Mapping[str, Extractor], *, steps: bool
) -> Iterator[Growth]:
    """Yield what each call costs for *shape* at *size* units and at ten times as many."""
    short, long = Clock(steps), Clock(steps)
    measure(shape, size, extractors, short)
    measure(shape, TIMES * size, extractors, long)
    for call, cost in short.costs.items():
        yield Growth(shape, call, cost, long.costs[call], steps)


def measure(shape: str, size: int, extractors: Mapping[str, Extractor], clock: Clock) -> None:
    """Measure each call for *shape* at *size* units."""
    if shape == ARTICLES:
        measure_articles(size, next(iter(extractors.values())), clock)
    else:
        measure_text(SHAPES[shape](size), extractors, clock)


def make_extractors(tiers: Sequence[str]) -> dict[str, Extractor]:
    """Return an extractor for each of *tiers*; all share a parser that has been used before."""
    first = Extractor(tier=tiers[0], max_chars=ANY_LENGTH)
    extractors = {tiers[0]: first}
    for tier in tiers[1:]:
        extractors[tier] = Extractor(first.parser, tier=tier, max_chars=ANY_LENGTH)
    for extractor in extractors.values():
        extractor.extract("Ana Lee said that the bridge is safe.").to_dataframe()
    return extractors


def measure_memory(shape: str, characters: int, tier: str) -> tuple[int, int]:
    """Return how many claims a text of *shape* has, and the peak memory of a fresh process that
    reads it, in MB.

    Raises:
        click.ClickException: the process failed.
    """
    command = [sys.executable, "-m", "benchmarks.growth", "--memory", str(characters)]
    command += ["--tier", tier, "--here", shape]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise click.ClickException(f"{shape}: {done.stderr.strip()[-300:]}")
    claims, peak = done.stdout.split()
    return int(claims), int(peak)


def print_memory_here(shape: str, characters: int, tier: str) -> None:
    """Read a text of *shape* in this process; print the number of claims and the peak in MB."""
    text = build_text(shape, characters)
    claims = Extractor(tier=tier, max_chars=ANY_LENGTH).extract(text)
    claims.to_json()
    click.echo(f"{len(claims)} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}")


def build_text(shape: str, characters: int) -> str:
    """Return a text of *shape* with as many units as come nearest to *characters*."""
    sample = 1000
    units = max(1, round(characters * sample / len(SHAPES[shape](sample))))
    return SHAPES[shape](units)


def check_shapes(shapes: Sequence[str]) -> None:
    """Make sure that all *shapes* are known.

    Raises:
        click.UsageError: one is not.
    """
    for shape in shapes:
        if shape not in {*SHAPES, ARTICLES}:
            known = ", ".join([*SHAPES, ARTICLES])
            raise click.UsageError(f"unknown shape {shape!r}; there are {known}")


def print_growth(rows: Sequence[Growth], *, everything: bool) -> None:
    """Print a table of *rows*: those above the noise, or *everything*."""
    shown = [row for row in rows if everything or not row.is_noise]
    columns = ["shape", "call", "n", "10 n", "times"]
    unit = "calls of functions" if any(row.steps for row in rows) else "CPU-seconds"
    print_table(f"Cost of ten times the input, {unit}", columns, [row.to_row() for row in shown])
    steep = [row for row in rows if row.is_steep]
    rich.print(f"{len(steep)} of {len(rows)} calls grow more than {LIMIT:g} times")
    for row in steep:
        shape, call, short, long, times = row.to_row()
        rich.print(f"  {shape}: {call} {short} -> {long}, {times} times")


@click.command()
@click.argument("shapes", nargs=-1)
@click.option("--size", default=100, show_default=True, help="Units of the shorter text.")
@click.option("--tier", "tiers", type=TIERS, multiple=True, default=TIERS.choices)
@click.option("--all", "everything", is_flag=True, help="Show also what takes next to no time.")
@click.option("--steps", is_flag=True, help="Count calls of functions in place of CPU-seconds.")
@click.option("--memory", type=int, help="Measure peak memory of texts of this many characters.")
@click.option("--here", is_flag=True, hidden=True)
@json_option
def main(
    shapes: tuple[str, ...],
    size: int,
    tiers: tuple[str, ...],
    everything: bool,
    steps: bool,
    memory: int | None,
    here: bool,
    json_file: Path | None,
) -> None:
    """Measure the cost of texts of the given SHAPES, of all by default."""
    check_shapes(shapes)
    if memory is not None and here:
        print_memory_here(shapes[0], memory, tiers[0])
        return
    if memory is not None:
        peaks = {shape: measure_memory(shape, memory, tiers[0]) for shape in shapes or SHAPES}
        table = [[shape, claims, peak] for shape, (claims, peak) in peaks.items()]
        print_table(f"{memory:,} characters", ["shape", "claims", "peak MB"], table)
        write_numbers(json_file, {"peaks": peaks})
        return
    extractors = make_extractors(tiers)
    rows: list[Growth] = []
    for shape in shapes or (*SHAPES, ARTICLES):
        units = TIMES * size if shape in MARKS else size
        rows += compare(shape, units, extractors, steps=steps)
    print_growth(rows, everything=everything)
    write_numbers(json_file, {"costs": [row.to_row() for row in rows]})


if __name__ == "__main__":
    main()
