"""``python -m benchmarks.speakers --rows ROWS.jsonl... --trees FILE.conllu... --gap GAP.tsv``: who
speaks.

*Rows* give subjects with the names that GUM's annotators gave their referent; the text of the
*trees* is parsed by us, and the subject found by its place in the text. A name is right when each
of its words (articles, accents and capitals aside) occurs in the gold names; where there is no gold
name the right answer is none. I, we and you are counted apart: inside quotations they are left out;
in transcripts, whose turns the treebank gives to speakers that the text does not name, they cannot
be known.

The ranker of pronouns that comes with claimkit has learnt from these trees. ``--folds FILE``
therefore judges each document by weights fitted on the others, which ``python -m training.pronouns
--folds FILE`` writes. With it, ``--confidence FILE`` writes how often each sieve is right into the
ranker's file.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import linear_regression
from typing import Any

import click
from attrs import frozen

from annotated.coreference import Coreference, GapRow, read_gap, read_gum
from benchmarks.reports import json_option, print_table, write_numbers
from claimkit.document import Document, Phrase
from claimkit.lexicons.loader import load
from claimkit.model import Referent
from claimkit.parsing.embedded import EmbeddedParser
from claimkit.resolution.coref.chains import METHOD
from claimkit.resolution.pronouns.ranking import Ranker
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.resolver import SieveResolver
from claimkit.resolution.sieves.order import SIEVES
from claimkit.spans import Span, cover_spans
from claimkit.speakers.find import find_noun_phrase

LEXICON = load("en")
LEAST_POINTS = 60  # answers of a sieve from which a line is drawn
DRAWN = 10  # answers that the mean of all counts for beside a sieve's own
SPOKEN = frozenset({"i", "we", "you", "me", "us"})
GROUPS = {
    "third person": lambda row: not _is_spoken(row),
    "with I, we, you outside quotations": lambda row: not (_is_spoken(row) and row["in_quote"]),
}


@frozen
class Answer:
    """A row of the gold, what the resolver found for it, and whether that is right."""

    row: Mapping[str, Any]
    referent: Referent
    right: bool


def _is_spoken(row: Mapping[str, Any]) -> bool:
    return str(row["subj_form"]).lower() in SPOKEN


def query_at(document: Document, span: Span) -> ReferenceQuery:
    """Return the query for the noun phrase whose head is the word at *span*."""
    sentence = document.sentences_over(span)[0]
    word = next(w for w in sentence.words if w.span.overlaps(span))
    whole = cover_spans(
        w.span for w in find_noun_phrase(word, LEXICON, keep_out=Phrase()) or (word,)
    )
    return ReferenceQuery(word=word, spans=(whole,))


def is_right(name: str | None, row: Mapping[str, Any]) -> bool:
    """Whether each word of *name* occurs in the gold names, or there is neither."""
    if name is None or row["gold_name"] is None:
        return name is row["gold_name"]
    return set(_words(name)) <= {word for gold in row["gold_names"] for word in _words(gold)}


def _words(name: str) -> list[str]:
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c)
    )
    return [w for w in re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", plain)) if w != "the"]


def answers(
    corpus: Coreference, rows: Sequence[Mapping[str, Any]], resolver: SieveResolver
) -> Iterator[Answer]:
    """Yield what *resolver* says of the subjects in *rows*, all of the document of *corpus*."""
    spans = [corpus.gold.sentences[row["sent"]].word(row["subj"]).span for row in rows]
    queries = [query_at(corpus.document, span) for span in spans]
    for row, referent in zip(rows, resolver.resolve(corpus.document, queries), strict=True):
        yield Answer(row, referent, is_right(referent.name, row))


def gap_scores(passages: Sequence[GapRow], resolver: SieveResolver) -> dict[str, float]:
    """Return F1 in percent over all pairs of pronoun and name, by gender of the pronoun and over
    all.
    """
    counts: dict[tuple[bool, bool, bool], int] = defaultdict(int)
    for passage in passages:
        query = query_at(passage.document, passage.pronoun)
        (found,) = resolver.resolve(passage.document, [query])
        for span, gold in passage.names:
            predicted = found.name is not None and any(m.overlaps(span) for m in found.mentions)
            counts[passage.female, predicted, gold] += 1
    parts = {"masculine": (False,), "feminine": (True,), "all": (False, True)}
    return {title: _f1(counts, genders) for title, genders in parts.items()}


def _f1(counts: Mapping[tuple[bool, bool, bool], int], genders: Sequence[bool]) -> float:
    hits, false, missed = (
        sum(counts.get((g, predicted, gold), 0) for g in genders)
        for predicted, gold in ((True, True), (True, False), (False, True))
    )
    return 100 * 2 * hits / max(1, 2 * hits + false + missed)


@frozen
class Fold:
    """A ranker of pronouns, and the documents that it has not learnt from."""

    documents: frozenset[str]
    ranker: Ranker


def read_folds(path: Path) -> list[Fold]:
    """Return the folds that ``python -m training.pronouns --folds`` wrote to *path*."""
    folds = []
    for row in json.loads(path.read_text(encoding="utf-8")):
        ranker = Ranker(weights=row["weights"], threshold=row["threshold"], right={})
        folds.append(Fold(frozenset(row["documents"]), ranker))
    return folds


def judge_documents(
    corpora: Sequence[Coreference], folds: Sequence[Fold]
) -> Iterator[tuple[SieveResolver, list[Coreference]]]:
    """Yield resolvers with the documents that each is to judge: one a fold or, without folds, the
    one that comes with claimkit.
    """
    if not folds:
        yield SieveResolver(lexicon=LEXICON), list(corpora)
    for fold in folds:
        resolver = SieveResolver(lexicon=LEXICON, ranker=fold.ranker)
        yield resolver, [corpus for corpus in corpora if corpus.name in fold.documents]


def table_of(found: Sequence[Answer]) -> list[list[object]]:
    """Return a row for all, the genres, the types of subject and the sieves: right, of, share."""
    groups: dict[str, list[Answer]] = {"all": list(found)}
    for answer in found:
        type_ = answer.row["subj_type"] + (
            " without a name" if answer.row["gold_name"] is None else ""
        )
        for key in (answer.row["genre"], type_, f"sieve: {answer.referent.method}"):
            groups.setdefault(key, []).append(answer)
    return [
        [key, sum(a.right for a in own), len(own), sum(a.right for a in own) / len(own)]
        for key, own in groups.items()
        if own
    ]


def shares_right(found: Sequence[Answer]) -> dict[str, tuple[float, float]]:
    """Return by sieve how often a name is right where the link is as good as excluded, and where it
    is certain: the ends of the line through (share, right) by least squares or, where all shares
    are alike or few, the mean twice, drawn towards that of all.
    """
    third = [a for a in found if not _is_spoken(a.row)]
    mean = sum(a.right for a in third) / len(third)
    groups: dict[str, list[tuple[float, float]]] = {sieve.name: [] for sieve in SIEVES}
    groups[METHOD] = []  # of a coreference model nothing is measured: it gets the mean
    for answer in third:
        groups.setdefault(answer.referent.method, []).append(
            (answer.referent.confidence, float(answer.right))
        )
    return {sieve: _line(points, mean) for sieve, points in groups.items()}


def _line(points: Sequence[tuple[float, float]], mean: float) -> tuple[float, float]:
    own = (sum(y for _, y in points) + DRAWN * mean) / (len(points) + DRAWN)
    if len(points) < LEAST_POINTS or len({x for x, _ in points}) == 1:
        return round(own, 3), round(own, 3)
    slope, intercept = linear_regression([x for x, _ in points], [y for _, y in points])
    return round(min(max(intercept, 0.0), 1.0), 3), round(min(max(intercept + slope, 0.0), 1.0), 3)


def calibration(found: Sequence[Answer]) -> list[list[object]]:
    """Return rows of confidence in tenths: mean confidence, share right, count."""
    bins: dict[int, list[Answer]] = defaultdict(list)
    for answer in found:
        bins[min(9, int(10 * answer.referent.confidence))].append(answer)
    return [
        [
            f"{place / 10:.1f}–{place / 10 + 0.1:.1f}",
            sum(a.referent.confidence for a in own) / len(own),
            sum(a.right for a in own) / len(own),
            len(own),
        ]
        for place, own in sorted(bins.items())
    ]


def _read(path: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option(
    "--rows",
    multiple=True,
    type=FILE,
    help="Subjects with the gold names of their referent; may be given again.",
)
@click.option(
    "--trees",
    multiple=True,
    type=FILE,
    help="Treebank files with the rows' documents; may be given again.",
)
@click.option("--gap", multiple=True, type=FILE, help="A part of GAP; may be given again.")
@click.option(
    "--folds",
    type=FILE,
    help="Rankers that have not seen some documents, and which: judge each document by them.",
)
@click.option(
    "--confidence",
    type=FILE,
    help="The ranker's file: write into it how often each sieve is right.",
)
@click.option("--errors", is_flag=True, help="List the wrong answers.")
@json_option
def main(
    rows: tuple[Path, ...],
    trees: tuple[Path, ...],
    gap: tuple[Path, ...],
    folds: Path | None,
    confidence: Path | None,
    errors: bool,
    json_file: Path | None,
) -> None:
    """Say who speaks, and score it."""
    parser, numbers = EmbeddedParser(), dict[str, Any]()
    corpora = list(read_gum(trees, parser))
    judges = list(judge_documents(corpora, read_folds(folds) if folds else []))
    everything: list[Answer] = []
    for path in rows:
        by_document: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in _read(path):
            by_document[row["doc"]].append(row)
        found = [
            a
            for judge, own in judges
            for corpus in own
            for a in answers(corpus, by_document[corpus.name], judge)
        ]
        everything += found
        lacking = sum(
            len(by_document[name])
            for name in by_document.keys() - {corpus.name for corpus in corpora}
        )
        for title, keep in GROUPS.items():
            table = table_of([a for a in found if keep(a.row)])
            print_table(
                f"{path.name}, {title}; {lacking} rows without trees",
                ["", "right", "of", "share"],
                table,
            )
            numbers[f"{path.name}, {title}"] = {str(key): share for key, _, _, share in table}
        for answer in found if errors else ():
            if not answer.right and not _is_spoken(answer.row):
                click.echo(
                    f"{answer.row['sent_id']}  {answer.row['mention']}: {answer.row['gold_names']} / {answer.referent}"
                )
    if everything:
        print_table(
            "Confidence, third person",
            ["", "mean", "right", "of"],
            calibration([a for a in everything if not _is_spoken(a.row)]),
        )
    if confidence is not None:
        record = json.loads(confidence.read_text(encoding="utf-8")) | {
            "right": shares_right(everything)
        }
        confidence.write_text(
            json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    for path in gap:
        numbers[path.name] = gap_scores(
            list(read_gap(path, parser)), SieveResolver(lexicon=LEXICON)
        )
        print_table(
            f"{path.name}, F1", list(numbers[path.name]), [list(numbers[path.name].values())]
        )
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()
