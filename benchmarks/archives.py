"""``python -m benchmarks.archives``: the index of speakers and the search over many articles.

The articles are made up: five claims each, by speakers of whom a few speak often and most seldom;
some are called by role and surname alone. Each step prints its CPU time, and the memory of the
process behind it.
"""

from __future__ import annotations

import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import click
from attrs import frozen

from benchmarks.reports import json_option, write_numbers
from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.corpus import Corpus
from claimkit.model.certainty import Certainty
from claimkit.model.claim import Claim, Content, Cue
from claimkit.model.proposition import Argument, Proposition
from claimkit.model.provenance import Provenance
from claimkit.model.scheme import (
    Act,
    ArgumentRole,
    CueKind,
    Level,
    Polarity,
    Quotation,
    ReferentKind,
    ReportingClass,
)
from claimkit.model.speaker import Referent, Speaker
from claimkit.search import Archive
from claimkit.spans import Span
from claimkit.speakerindex import SpeakerIndex

CLAIMS = 5  # of an article
GIVEN = ("Ana", "Bo", "Cleo", "Dara", "Eli", "Fay", "Gus", "Hana", "Ivo", "Jun", "Kit", "Lou")
SYLLABLES = ("ar", "ben", "cor", "dal", "eck", "fin", "gar", "hol", "ing", "jor", "kel", "lun")
ROLES = ("mayor", "minister", "spokeswoman", "professor", "coach", None, None)
NOUNS = ("bridge", "tunnel", "school", "harbour", "stadium", "clinic", "library", "airport")
STATES = ("open", "closed", "safe", "unsafe", "full", "empty", "late", "ready")
OPPOSITES = {"open": ("closed",), "closed": ("open",), "safe": ("unsafe",), "unsafe": ("safe",)}
DAYS = 2000  # of the archive, from its first
RULE = Provenance(rule="benchmark")
Result = TypeVar("Result")


@frozen(kw_only=True)
class Person:
    name: str
    surname: str
    role: str | None


def make_persons(count: int, rng: random.Random) -> list[Person]:
    """Return *count* persons, some of whom share a surname or a whole name."""
    persons = []
    for _ in range(count):
        surname = "".join(rng.choices(SYLLABLES, k=3)).capitalize()
        persons.append(
            Person(name=f"{rng.choice(GIVEN)} {surname}", surname=surname, role=rng.choice(ROLES))
        )
    return persons


def make_articles(count: int, seed: int = 1) -> Iterator[ClaimSet]:
    """Yield *count* articles; there is a person for three of them."""
    rng = random.Random(seed)
    persons = make_persons(max(10, count // 3), rng)
    for number in range(count):
        day = time.gmtime(1.6e9 + number * DAYS // count * 86_400)
        article = Article(id=f"a{number}", published=time.strftime("%Y-%m-%d", day))
        yield make_article(article, persons, rng)


def make_article(article: Article, persons: Sequence[Person], rng: random.Random) -> ClaimSet:
    text = ""
    claims = []
    spoken: set[int] = set()
    while len(spoken) < CLAIMS:
        spoken.add(int(len(persons) * rng.random() ** 3))  # the first ones speak often
    for number, place in enumerate(sorted(spoken), start=1):
        person = persons[place]
        short = rng.random() < 0.1 and person.role is not None
        words = person.surname if short else person.name
        noun, state = rng.choice(NOUNS), rng.choice(STATES)
        start = len(text)
        text += f"{words} said the {noun} in {rng.choice(SYLLABLES)} is {state}. "
        claims.append(make_claim(number, start, text, words, person, noun, state))
    return ClaimSet(text, tuple(claims), article=article)


def make_claim(
    number: int, start: int, text: str, words: str, person: Person, noun: str, state: str
) -> Claim:
    """Return the claim whose sentence begins at *start* and ends *text*."""
    name = Span(start, start + len(words))
    cue = Span(name.end + 1, name.end + 5)
    content = Span(cue.end + 1, len(text) - 2)
    subject = content.start + 4
    return Claim(
        id=f"c{number}",
        cue=Cue(
            spans=(cue,),
            kind=CueKind.VERB,
            lemma="say",
            sentence=0,
            head=2,
            reporting_class=ReportingClass.NEUTRAL,
            act=Act.STATEMENT,
            provenance=RULE,
        ),
        speaker=Speaker(
            spans=(name,),
            text=words,
            sentence=0,
            head=1,
            provenance=RULE,
            referent=Referent(
                id=f"r{number}",
                name=words,
                kind=ReferentKind.PERSON,
                role=person.role,
                mentions=(name,),
                method="name",
                distance=0,
            ),
        ),
        content=Content(
            spans=(content,),
            text=content.of(text),
            quotation=Quotation.INDIRECT,
            provenance=RULE,
        ),
        act=Act.STATEMENT,
        certainty=Certainty(
            level=Level.CERTAIN,
            polarity=Polarity.POSITIVE,
            reporting_class=ReportingClass.NEUTRAL,
        ),
        proposition=Proposition(
            predicate=state,
            opposites=OPPOSITES.get(state, ()),
            arguments=(
                Argument(
                    lemma=noun,
                    role=ArgumentRole.SUBJECT,
                    span=Span(subject, subject + len(noun)),
                    sentence=0,
                    head=4,
                    definite=True,
                ),
            ),
        ),
    )


class Meter:
    """Runs steps, and prints and keeps what each takes."""

    def __init__(self) -> None:
        self.numbers: dict[str, object] = {}

    def __call__(self, name: str, step: Callable[[], Result]) -> Result:
        begun = time.process_time()
        result = step()
        seconds = time.process_time() - begun
        self.numbers[name] = {"cpu_seconds": round(seconds, 3), "megabytes": _read_memory()}
        click.echo(f"{name}: {seconds:,.2f} CPU s, memory then {_read_memory():,} MB")
        return result


def _read_memory() -> int:
    """Return what the process takes now, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 10**6


def measure_index(count: int, folder: Path, meter: Meter) -> None:
    articles = meter("articles made", lambda: list(make_articles(count)))
    index = meter("SpeakerIndex.of", lambda: SpeakerIndex.of(articles))
    click.echo(f"  {meter('merged', lambda: len(index)):,} speakers")
    file = folder / "speakers.jsonl"
    meter("index saved", lambda: index.save(file))
    contrasts = meter("contrasts", lambda: Corpus(articles).contrasts(index))
    click.echo(f"  {len(contrasts):,} contrasts")
    click.echo(f"  {file.stat().st_size / 1e6:,.0f} MB")
    loaded = meter("index loaded", lambda: SpeakerIndex.load(file))
    click.echo(f"  {meter('loaded index merged', lambda: len(loaded)):,} speakers")


def measure_archive(count: int, folder: Path, meter: Meter) -> None:
    file = folder / "archive.sqlite"
    with closing(Archive(file)) as archive:
        meter("archive filled", lambda: archive.add(make_articles(count)))
        meter("archive's speakers merged", lambda: archive.find_speakers("Nobody"))
    click.echo(f"  {file.stat().st_size / 1e6:,.0f} MB")
    with closing(Archive(file)) as archive:
        label = next(archive.find(limit=1)).speaker
        questions: dict[str, dict[str, str]] = {
            "archive opened, nothing found": {"words": "nothing"},
            "all that a speaker said": {"speaker": label},
            "all that a speaker said on something in a time": {
                "speaker": label,
                "words": "bridge safe",
                "since": "2021",
            },
        }
        for name, asked in questions.items():
            found = meter(name, lambda asked=asked: list(archive.find(**asked)))  # type: ignore[misc]
            click.echo(f"  {len(found):,} found")


@click.command()
@click.option("--articles", type=click.IntRange(1), default=10_000, show_default=True)
@click.option(
    "--part",
    type=click.Choice(["index", "archive"]),
    help="Only this; by itself its memory is its own.",
)
@json_option
def main(articles: int, part: str | None, json_file: Path | None) -> None:
    meter = Meter()
    with tempfile.TemporaryDirectory() as name:
        if part != "archive":
            measure_index(articles, Path(name), meter)
        if part != "index":
            measure_archive(articles, Path(name), meter)
    write_numbers(json_file, meter.numbers)


if __name__ == "__main__":
    main()
