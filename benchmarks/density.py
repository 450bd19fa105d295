"""``python -m benchmarks.density [FOLDER...]``: how thick code is written, room by room.

A room is a folder directly in FOLDER. All shares are per 100 lines of code, and a line of code is
one that holds more than a docstring or a comment. Complexity is cyclomatic, as radon counts it.

Conditions may also be joined by ``all_of``, ``any_of``, ``none_of`` and ``only_if`` of
``claimkit.rules``. Such a table has no ``and`` in it and a complexity of 1, but a reader has as
much to weigh. So the column "joined" counts each ``and`` and ``or`` and also, as if it were one,
each operand of these after the first.
"""

from __future__ import annotations

import ast
import io
import tokenize
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from pathlib import Path
from statistics import fmean, median, quantiles

import click
from attrs import field, frozen
from radon.complexity import cc_visit
from radon.visitors import Class as RadonClass

from benchmarks.reports import json_option, write_numbers

NAMING = Path(__file__).with_name("naming.toml")
LONGEST_FUNCTION, LONGEST_MODULE, LONGEST_LINE = 55, 400, 100

NO_CODE = frozenset(
    {
        tokenize.COMMENT,
        tokenize.DEDENT,
        tokenize.ENDMARKER,
        tokenize.INDENT,
        tokenize.NEWLINE,
        tokenize.NL,
    }
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DOCUMENTED = (ast.Module, ast.ClassDef, *FUNCTIONS)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
COMBINATORS = frozenset({"all_of", "any_of", "none_of", "only_if"})
PROPERTIES = frozenset({"property", "cached_property", "setter"})
CUSTOMARY = frozenset({"main", "of"})


@frozen
class Naming:
    """Words that names of functions should begin with."""

    verbs: frozenset[str] = field(converter=frozenset)
    predicates: frozenset[str] = field(converter=frozenset)

    def allows(self, name: str) -> bool:
        """Return whether *name* says what the function does or asks; ``score_of`` names a thing."""
        first = name.strip("_").split("_")[0]
        return not name.endswith("_of") and first in self.verbs | self.predicates


@frozen
class Thickness:
    """How many of each thing stand in a piece of code.

    Attributes:
        joined: operators, and operands that a combinator of conditions adds to its first.
    """

    operators: int
    joined: int
    comprehensions: int
    nested: int
    conditionals: int

    @classmethod
    def measure(cls, tree: ast.AST) -> Thickness:
        nodes = list(ast.walk(tree))
        comprehensions = [n for n in nodes if isinstance(n, COMPREHENSIONS)]
        operators = sum(len(n.values) - 1 for n in nodes if isinstance(n, ast.BoolOp))
        return cls(
            operators=operators,
            joined=operators + sum(map(count_joined, nodes)),
            comprehensions=len(comprehensions),
            nested=sum(map(is_nested, comprehensions)),
            conditionals=sum(isinstance(n, ast.IfExp) for n in nodes),
        )


@frozen
class Function:
    """What is measured of one function, inner ones included.

    Attributes:
        where: file and line.
        lines: from ``def`` to the last line, docstring included.
        complexity: None for a function within a function, which radon does not list.
        is_named_well: None where the name is not the author's choice.
    """

    where: str
    name: str
    lines: int
    complexity: int | None
    thickness: Thickness
    is_named_well: bool | None


@frozen
class Module:
    """What is measured of one file."""

    path: Path
    lines: int
    code_lines: int
    thickness: Thickness
    complexities: tuple[int, ...]
    functions: tuple[Function, ...]
    unformatted: int
    long_lines: int


@frozen
class Column:
    """One figure of a room; None where there is nothing to count."""

    name: str
    heading: str
    find: Callable[[Sequence[Module]], float | None]


MEASURES: Mapping[str, Callable[[Function], int | None]] = {
    "lines": lambda f: f.lines,
    "complexity": lambda f: f.complexity,
    "and/or": lambda f: f.thickness.operators,
    "joined": lambda f: f.thickness.joined,
    "comprehensions": lambda f: f.thickness.comprehensions,
    "nested comprehensions": lambda f: f.thickness.nested,
    "conditional expressions": lambda f: f.thickness.conditionals,
    "name without a verb": lambda f: f.is_named_well is False,
}


def read_naming() -> Naming:
    return Naming(**tomllib.loads(NAMING.read_text(encoding="utf-8")))


def is_nested(comprehension: ast.AST) -> bool:
    """Return whether *comprehension* has several ``for``s or another comprehension in it."""
    inner = sum(isinstance(node, ast.comprehension) for node in ast.walk(comprehension))
    return inner > 1


def count_joined(node: ast.AST) -> int:
    """Return how many operands a combinator of conditions adds to its first; 0 for other nodes."""
    if not isinstance(node, ast.Call) or find_last_name(node.func) not in COMBINATORS:
        return 0
    return max(0, len(node.args) - 1)


def find_docstring_lines(tree: ast.AST) -> set[int]:
    """Return the numbers of all lines of docstrings."""
    lines: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            docstring = node.body[0]
            lines.update(range(docstring.lineno, docstring.end_lineno + 1))
    return lines


def find_code_lines(source: str, tree: ast.AST) -> set[int]:
    """Return the numbers of the lines of *source* that hold code."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in NO_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    return lines - find_docstring_lines(tree)


def find_last_name(expression: ast.expr) -> str:
    return ast.unparse(expression).split(".")[-1]


def has_free_name(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Return whether the author chose a verb or not: neither custom did (``__len__``, ``main``, the
    constructor ``of``), nor is it a property, which names a value.
    """
    decorators = {find_last_name(decorator) for decorator in function.decorator_list}
    is_given = function.name in CUSTOMARY or function.name.endswith("__")
    return not is_given and not decorators & PROPERTIES


def measure_functions(
    path: Path, tree: ast.AST, complexities: Mapping[int, int], naming: Naming
) -> Iterator[Function]:
    """Yield what is measured of each function of *tree*; *complexities* are by line."""
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            yield Function(
                where=f"{path}:{node.lineno}",
                name=node.name,
                lines=node.end_lineno - node.lineno + 1,
                complexity=complexities.get(node.lineno),
                thickness=Thickness.measure(node),
                is_named_well=naming.allows(node.name) if has_free_name(node) else None,
            )


def measure_module(path: Path, source: str, naming: Naming) -> Module:
    """Return what is measured of the file *path* with the content *source*."""
    tree = ast.parse(source)
    blocks = cc_visit(source)
    by_line = {b.lineno: b.complexity for b in blocks if not isinstance(b, RadonClass)}
    lines = source.splitlines()
    return Module(
        path=path,
        lines=len(lines),
        code_lines=len(find_code_lines(source, tree)),
        thickness=Thickness.measure(tree),
        complexities=tuple(block.complexity for block in blocks),
        functions=tuple(measure_functions(path, tree, by_line, naming)),
        unformatted=sum("# fmt: skip" in line for line in lines),
        long_lines=sum(len(line) > LONGEST_LINE for line in lines),
    )


def read_rooms(folder: Path, naming: Naming) -> dict[str, list[Module]]:
    """Return the measured modules of *folder* by the room they are in, its own files first."""
    rooms: dict[str, list[Module]] = {}
    paths = sorted(folder.rglob("*.py"), key=lambda path: (path.parent != folder, path))
    for path in paths:
        inner = path.relative_to(folder).parts[:-1]
        module = measure_module(path, path.read_text(encoding="utf-8"), naming)
        rooms.setdefault(str(folder.joinpath(*inner[:1])), []).append(module)
    return rooms


def sum_up(name: str) -> Callable[[Iterable[Module]], int]:
    """Return the function that adds up the field *name* of modules."""
    return lambda modules: sum(map(attrgetter(name), modules))


def share(name: str) -> Callable[[Sequence[Module]], float | None]:
    """Return the function that finds how many of *name* stand in 100 lines of code."""

    def find_share(modules: Sequence[Module]) -> float | None:
        code_lines = sum_up("code_lines")(modules)
        count = sum_up(f"thickness.{name}")(modules)
        return 100 * count / code_lines if code_lines else None

    return find_share


def list_complexities(modules: Iterable[Module]) -> list[int]:
    return list(chain.from_iterable(map(attrgetter("complexities"), modules)))


def find_mean_complexity(modules: Sequence[Module]) -> float | None:
    complexities = list_complexities(modules)
    return fmean(complexities) if complexities else None


def find_worst_complexity(modules: Sequence[Module]) -> int:
    return max(list_complexities(modules), default=0)


def list_functions(modules: Iterable[Module]) -> list[Function]:
    return list(chain.from_iterable(map(attrgetter("functions"), modules)))


def count_functions(modules: Iterable[Module]) -> int:
    return len(list_functions(modules))


def list_lengths(modules: Sequence[Module]) -> list[int]:
    return list(map(attrgetter("lines"), list_functions(modules)))


def find_median_length(modules: Sequence[Module]) -> float | None:
    lengths = list_lengths(modules)
    return float(median(lengths)) if lengths else None


def find_p90_length(modules: Sequence[Module]) -> float | None:
    lengths = list_lengths(modules)
    return quantiles(lengths, n=10)[-1] if len(lengths) > 1 else None


def find_longest(modules: Sequence[Module]) -> int:
    return max(list_lengths(modules), default=0)


def find_named_well(modules: Sequence[Module]) -> float | None:
    """Return the percentage of names with a verb or a predicate first, of those that were free."""
    counts = Counter(map(attrgetter("is_named_well"), list_functions(modules)))
    free = counts[True] + counts[False]
    return 100 * counts[True] / free if free else None


def count_long_functions(modules: Sequence[Module]) -> int:
    return sum(lines > LONGEST_FUNCTION for lines in list_lengths(modules))


def count_long_modules(modules: Sequence[Module]) -> int:
    return sum(module.lines > LONGEST_MODULE for module in modules)


COLUMNS = (
    Column("code_lines", "code lines", sum_up("code_lines")),
    Column("operators", "`and`/`or`", share("operators")),
    Column("joined", "joined", share("joined")),
    Column("comprehensions", "comprehensions", share("comprehensions")),
    Column("nested", "nested", share("nested")),
    Column("conditionals", "… if … else", share("conditionals")),
    Column("mean_complexity", "complexity", find_mean_complexity),
    Column("worst_complexity", "worst", find_worst_complexity),
    Column("functions", "functions", count_functions),
    Column("median_length", "median", find_median_length),
    Column("p90_length", "p90", find_p90_length),
    Column("longest", "max", find_longest),
    Column("named_well", "verb, %", find_named_well),
    Column("long_functions", f"> {LONGEST_FUNCTION}", count_long_functions),
    Column("long_modules", f"modules > {LONGEST_MODULE}", count_long_modules),
    Column("unformatted", "`fmt: skip`", sum_up("unformatted")),
    Column("long_lines", f"lines > {LONGEST_LINE}", sum_up("long_lines")),
)


def find_figures(modules: Sequence[Module]) -> dict[str, float | None]:
    """Return what each column says of *modules* together, by its name."""
    return {column.name: column.find(modules) for column in COLUMNS}


def find_worst(
    functions: Iterable[Function], measure: Callable[[Function], int | None], most: int
) -> list[tuple[int, Function]]:
    """Return at most *most* functions with the greatest *measure*, which is not 0, in its order."""
    measured = []
    for function in functions:
        count = measure(function)
        if count:
            measured.append((count, function))
    return sorted(measured, key=lambda pair: -pair[0])[:most]


def format_figure(figure: float | None) -> str:
    if figure is None:
        return "–"
    return f"{figure:.2f}" if isinstance(figure, float) else f"{figure:,}"


def format_markdown(rows: Sequence[Sequence[str]]) -> str:
    """Return a table of *rows*, the headings first, in columns of even width."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    lines = []
    for first, *others in (rows[0], rule, *rows[1:]):
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        lines.append(f"| {' | '.join([first.ljust(widths[0]), *cells])} |")
    return "\n".join(lines)


def format_figures(figures: Mapping[str, Mapping[str, float | None]]) -> str:
    """Return the table of *figures*, one row a room."""
    rows = [["", *(column.heading for column in COLUMNS)]]
    for room, row in figures.items():
        rows.append([room, *map(format_figure, row.values())])
    return format_markdown(rows)


def print_worst(functions: Sequence[Function], most: int) -> None:
    for title, measure in MEASURES.items():
        click.echo(f"\n{title}")
        for count, function in find_worst(functions, measure, most):
            click.echo(f"{count:5} {function.where} {function.name}")


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--worst", default=0, help="List this many of the worst functions by each measure.")
@json_option
def main(folders: tuple[Path, ...], worst: int, json_file: Path | None) -> None:
    """Measure the Python code in FOLDERS; by default claimkit's."""
    naming = read_naming()
    rooms: dict[str, list[Module]] = {}
    for folder in folders or (Path("claimkit"),):
        rooms |= read_rooms(folder, naming)
    everything = list(chain.from_iterable(rooms.values()))
    figures = {room: find_figures(modules) for room, modules in rooms.items()}
    figures["all"] = find_figures(everything)
    click.echo(format_figures(figures))
    if worst:
        print_worst(list_functions(everything), worst)
    write_numbers(json_file, figures)


if __name__ == "__main__":
    main()
