"""Texts of awkward shape, each made to measure: ``SHAPES[name](n)`` has about *n* units: clauses,
lines, marks. All people are made up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

Make = Callable[[int], str]

SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]


def make_name(number: int) -> str:
    """Return a made-up name, another for each *number* up to 343,000."""
    rest, last = divmod(number, len(SYLLABLES))
    middle, first = divmod(rest, len(SYLLABLES))
    family = SYLLABLES[last] + SYLLABLES[middle % len(SYLLABLES)]
    return f"{SYLLABLES[first]}n {family}rk".title()


def make_surname(number: int) -> str:
    """Return the surname of :func:`make_name`."""
    return make_name(number).split()[1]


def repeat(template: str, *, between: str = " ", before: str = "", behind: str = "") -> Make:
    """Return the shape that has *template* once for each unit.

    In the template ``{name}`` and ``{surname}`` are another name in each unit, ``{next}`` is the
    name of the next unit, ``{other}`` some other surname, and ``{number}`` a number below 100.
    """

    def make(units: int) -> str:
        return before + between.join(_fill(template, number) for number in range(units)) + behind

    return make


def repeat_line(*templates: str) -> Make:
    """Return the shape that has *templates* in turn, one in each line; see :func:`repeat`."""

    def make(units: int) -> str:
        lines = (_fill(templates[number % len(templates)], number) for number in range(units))
        return "\n".join(lines) + "\n"

    return make


def _fill(template: str, number: int) -> str:
    return template.format(
        name=make_name(number),
        surname=make_surname(number),
        next=make_name(number + 1),
        other=make_surname(number * 7 + 1),
        number=number % 90 + 3,
    )


SENTENCES: Mapping[str, Make] = {
    "one sentence": repeat(
        "the bridge of {surname} is safe", between=", ", before="Ana Lee said that ", behind="."
    ),
    "one sentence, no marks": repeat("Ana Lee said that the bridge"),
    "nested attributions": repeat("{surname} said that", behind=" it rained."),
    "coordinated names": repeat("{name}", between=", ", behind=" and Ana Lee said that it rained."),
    "semicolons": repeat("{surname} said no", between="; ", behind="."),
    "audiences": repeat(
        "{surname}", between=" and told ", before="Lee told ", behind=" on Monday that it rained."
    ),
}
LINES: Mapping[str, Make] = {
    "short lines": repeat_line("Lee said so."),
    "short lines, he": repeat_line("He said that it rained."),
    "short claims": repeat_line("The bank said that prices rose {number} percent."),
    "different claims": repeat_line("{surname} said that the {other} bridge is safe."),
    "denials": repeat_line(
        "{surname} said that the bridge is safe.", "{surname} denied that the bridge is safe."
    ),
    "wrapped": repeat(
        "Ana Lee told the council on Monday that the old bridge may have\n"
        "to close, and that nobody had known of it before the week began",
        between="\n\n",
    ),
    "headings": repeat_line("{name} Says Bridge Is Safe"),
    "datelines": repeat_line("OSLO: Lee said that it rained."),
    "places or speakers": repeat_line("{surname}: Lee said that it rained."),
    "cues without content": repeat_line("They said. He says. She told."),
    "turns": repeat("Lee: It rained a lot on Monday. Berg: It snowed a lot on Monday."),
    "interview": repeat_line(
        "LEE: Do you think that it rains?", "BERG: Do you think that it rains?"
    ),
}
QUOTATIONS: Mapping[str, Make] = {
    "quotation over paragraphs": repeat(
        "“It rained and it rained again.", between="\n", before="Lee said: ", behind="”"
    ),
    "pieces": repeat("“It rained.”", before="“It rained,” Lee said. "),
    "cues in one quotation": repeat(
        "{surname} said that it rained.", before="“", behind="” Ana Lee said."
    ),
    "scare quotes": repeat(
        "the “bridge” of {surname}", between=", ", before="Lee said that ", behind=" fell."
    ),
}
SPEAKERS: Mapping[str, Make] = {
    "many names": repeat_line("{name} said that it rained."),
    "one surname": repeat_line("{surname} Lee said that it rained."),
    "same first name": repeat_line("Ana {surname} said that it rained."),
    "pronouns": repeat("He told her that she had seen him.", before="Ana Lee met Bo Berg. "),
    "they": repeat("They said that they had seen them.", before="Ana Lee and Bo Berg met. "),
    "I in quotations": repeat("“I said that I had seen it,” he said.", before="Bo Berg met Lee. "),
    "nouns": repeat_line(
        "The {surname} minister said that the minister had told the mayor.",
    ),
    "couples": repeat_line("{name} and {next} said that they met."),
    "roles": repeat_line("Mayor {name}, head of the {surname} Bank, said that the mayor knew."),
}
MARKS: Mapping[str, Make] = {
    "curly opening": repeat("“", between=""),
    "straight": repeat('"', between=""),
    "straight, spaced": repeat('"'),
    "apostrophes": repeat("‘a’"),
    "empty quotations": repeat("“”"),
    "single in double": repeat("“a ‘b’ c”"),
    "single across double": repeat("“a ‘b” c’"),
    "nested marks": lambda n: "“‘" * n + "It rained" + "’”" * n + " Lee said.",
    "backticks": repeat("``a''"),
    "commas": repeat(","),
    "empty lines": repeat("\n", between="", behind="Lee said that it rained."),
    "blanks": repeat(" \t", between="", behind="Lee said that it rained."),
    "one word": repeat("z", between=""),
}
"""Shapes whose units are a few characters, so that they come ten times as often."""
SHAPES: Mapping[str, Make] = {**SENTENCES, **LINES, **QUOTATIONS, **SPEAKERS, **MARKS}
