"""Datelines: where and for whom a report begins: "MOSCOW:", "WASHINGTON (AP) —", "Kilbrae:"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from importlib import resources

from claimkit.punctuation import DOUBLE_OPENING
from claimkit.spans import Span
from claimkit.text.dashes import LONG_DASHES
from claimkit.text.stops import ends_sentence

LONGEST_DATELINE = 80  # characters
AGENCY_NAME = r"[A-Z][a-z]+ (?:News|Wire|Press|Service|Agency|Media)"
AGENCY = rf"\((?:[A-Z]{{2,7}}|dpa|(?:Bloomberg|Reuters|Xinhua)(?: [A-Z]\w+){{0,2}}|{AGENCY_NAME})\)"
ARTICLE = r"(?:(?:AL|EL|LA|LE)[ -])?"  # before the name of a place
PLACE = rf"(?P<place>{ARTICLE}[A-Z][A-Z.'’\-]{{2,24}}(?: [A-Z][A-Z.'’\-]{{1,24}}){{0,3}})"
REGION = r"(?P<region>, (?:[A-Z][A-Za-z.]{1,20}(?: [A-Z][A-Za-z.]{1,20})?)(?:,? \d{1,2})?)?"
LONG_DASH = "(?:" + "|".join(sorted(LONG_DASHES, reverse=True)) + ")"
DASH = rf" ?(?:{LONG_DASH}|-)\s"
MIXED_CASE_PLACE = (
    r"[A-Z][A-Za-z.'’\-]{2,24}(?: [A-Z][A-Za-z.]{1,24}){0,2}(?:, [A-Z][A-Za-z.]{1,20})?"
)
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
DATE = rf"(?:{MONTH}\.? \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}\.?)(?:,? \d{{4}})?"
SENDER = r"(?: ?\([^()\n]{2,30}\)| ?/[\w .-]{2,30}/)"
# What stands before the text of a report; of those that much else looks like, the place is known.
DATELINES = (
    re.compile(rf"(?:{PLACE}{REGION}) {AGENCY}(?:{DASH}|:\s|\s)"),
    re.compile(rf"(?:{MIXED_CASE_PLACE} )?{AGENCY}(?:{DASH}|:\s)"),
    re.compile(rf"{PLACE}{REGION} ?{LONG_DASH}\s?"),
    re.compile(rf"(?:{PLACE}{REGION}|{MIXED_CASE_PLACE}),? {DATE}{SENDER}?(?:{DASH}|:\s)"),
)
DATELINES_OF_KNOWN_PLACES = (
    re.compile(rf"{PLACE}{REGION} - "),
    re.compile(rf"{PLACE}{REGION}:\s"),
)

# Of places that nobody knows: what stands behind them reports in the third person.
SHORTEST_LEAD = 12  # words
FEWEST_BRIEFS = 2  # that report, before all that the places open are taken for some
LINE = re.compile(r"\S.*")
LABEL = re.compile(r"^[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}:\s", re.MULTILINE)
UNKNOWN = re.compile(
    r"(?P<place>[A-Z][\w.'’-]{2,24}(?: [A-Z][\w.'’-]{1,24}){0,2})"
    r"(?P<region>, [A-Z][\w.]{1,20})?(?: \([A-Z][^()\n]{2,30}\))?"
    rf"(?:(?P<colon>:)\s+| ?(?:{LONG_DASH})\s+(?![^.!?]*(?:{LONG_DASH})))(?=[A-Z\"“‘])"
)
OPENING = f"{DOUBLE_OPENING}‘"
QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]?")
BROKEN_QUOTATION = re.compile(r"[\"“][^\"“”]*[,?!—–-][\"”] ")  # a clause goes on behind it
SPEAKING = re.compile(r"\b(?:I|[Ww]e|[Uu]s|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our)\b|\?")
REPORT = re.compile(
    r"\b(?:sa(?:id|ys?)|t(?:old|ells?)|add(?:ed|s)|according to|announce[ds]|report(?:ed|s)"
    r"|confirm(?:ed|s)|warn(?:ed|s)|claim(?:ed|s)|quoted|pleaded|admit(?:ted|s)|allege[ds]"
    r"|den(?:ied|ies)"
    r"|testified|heard|stated|explain(?:ed|s)|insist(?:ed|s))\b"
)
AFTER = re.compile(r"(?P<speaks> (?:sa(?:id|ys)|told|added)\b)|\b(?! ?[:—–])")
BEFORE = re.compile(r"\b([A-Z][a-z]+)\.? $")
LONGEST_BEFORE = 40  # characters
CAPITALISED = re.compile(r"\b[A-Z]\w*")
# Who may speak behind a colon, without a name
SPEAKERS = frozenset(
    {"aide", "aides", "court", "driver", "experts", "host", "judge", "lawyer", "mayor", "minister"}
    | {"narrator", "officials", "police", "poll", "presenter", "president", "prosecutor", "report"}
    | {"reporter", "sources", "speaker", "study", "survey", "voice", "witness"}
)
BEFORE_PLACES = frozenset(
    {
        "At",
        "County",
        "East",
        "From",
        "Greater",
        "In",
        "Lake",
        "Lower",
        "Mount",
        "Near",
        "New",
        "North",
    }
    | {"Of", "Outside", "Port", "South", "The", "To", "Upper", "West"}
)


class Datelines:
    """Finds the datelines of a text. What all of the text says of a word is looked up once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._persons: dict[str, bool] = {}  # by name, as far as it was asked for

    def find(self, paragraph: Span, *, is_lead: bool) -> int | None:
        """Return where the dateline of *paragraph* ends, None if it has none.

        Args:
            is_lead: whether nothing but headings stands before the paragraph.
        """
        end = min(paragraph.end, paragraph.start + LONGEST_DATELINE)
        match = _match_dateline(self._text[paragraph.start : end])
        if match is not None:
            return paragraph.start + match.end()
        match = UNKNOWN.match(self._text, paragraph.start, paragraph.end)
        if match is None or not self._opens_report(paragraph, match, is_lead=is_lead):
            return None
        return match.end()

    def _opens_report(self, paragraph: Span, match: re.Match[str], *, is_lead: bool) -> bool:
        """Whether what *match* holds is where something happened, not who speaks next."""
        body = self._text[match.end() : paragraph.end]
        if not self._may_tell(match, body):
            return False
        if _reports(body):
            return body[0] not in OPENING or BROKEN_QUOTATION.match(body) is not None
        if match["colon"] is not None and self._is_round_up:
            return True
        is_clear = match["colon"] is None or match["place"].isupper()
        return is_lead and is_clear and len(body.split()) >= SHORTEST_LEAD

    def _may_tell(self, match: re.Match[str], body: str) -> bool:
        """Whether *body*, which stands behind *match*, is told in the third person, of a place."""
        if not ends_sentence(body) or not self._may_be_place(match):
            return False
        return SPEAKING.search(QUOTED.sub(" ", body)) is None

    @cached_property
    def _is_round_up(self) -> bool:
        """Whether the text is news in brief: all lines behind a label and a colon are told in the
        third person, and some of them report.
        """
        lines = (Span(*line.span()) for line in LINE.finditer(self._text))
        matches = (UNKNOWN.match(self._text, line.start, line.end) for line in lines)
        labelled = [match for match in matches if match is not None and match["colon"]]
        bodies = [LINE.match(self._text, match.end()) for match in labelled]
        told = [body.group() for body in bodies if body is not None]
        if not all(map(self._may_tell, labelled, told)):
            return False
        return sum(map(_reports, told)) >= FEWEST_BRIEFS

    def _may_be_place(self, match: re.Match[str]) -> bool:
        """Whether the text has the words of *match* for nobody, and on no other line for a
        label.
        """
        place = match["place"]
        if place.lower() in SPEAKERS or self._is_person(place.split()[-1]):
            return False
        if " " in place and not place.isupper() and self._labels.total() > 1:
            return False
        return self._labels[match.group()] < 2

    def _is_person(self, name: str) -> bool:
        """Whether *name* stands elsewhere in the text behind another name or a title, or before a
        verb of speech.
        """
        form = name.title() if name.isupper() else name
        if form not in self._persons:
            self._persons[form] = any(self._find_persons(form))
        return self._persons[form]

    def _find_persons(self, form: str) -> Iterator[bool]:
        """Yield for each place of *form* in the text whether a person stands there."""
        for start in self._places[_find_first_word(form)]:
            after = AFTER.match(self._text, start + len(form))
            if after is not None and self._text.startswith(form, start):
                before = BEFORE.search(self._text, max(0, start - LONGEST_BEFORE), start)
                named = before is not None and before[1] not in BEFORE_PLACES
                yield named or after["speaks"] is not None

    @cached_property
    def _labels(self) -> Counter[str]:
        """How often each label stands at the start of a line."""
        return Counter(LABEL.findall(self._text))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each word with a capital begins."""
        places: dict[str, list[int]] = defaultdict(list)
        for match in CAPITALISED.finditer(self._text):
            places[match.group()].append(match.start())
        return places


def _reports(body: str) -> bool:
    """Whether *body* tells outside quotations that somebody says something."""
    return REPORT.search(QUOTED.sub(" ", body)) is not None


def _find_first_word(name: str) -> str:
    """Return the letters with which *name* begins: "O" of "O'Neill"."""
    match = CAPITALISED.match(name)
    return name if match is None else match.group()


def _match_dateline(line: str) -> re.Match[str] | None:
    for pattern in DATELINES:
        match = pattern.match(line)
        if match is not None:
            return match
    for pattern in DATELINES_OF_KNOWN_PLACES:
        match = pattern.match(line)
        if match is not None and _has_known_place(match):
            return match
    return None


def _has_known_place(match: re.Match[str]) -> bool:
    """Whether the capitals are a city, not a person who speaks next ("TRUMP: …")."""
    region = match["region"]
    if region is not None and not region.removeprefix(", ").isupper():
        return True
    return match["place"].replace(".", "").replace("’", "'") in _read_cities()


@cache
def _read_cities() -> frozenset[str]:
    file = resources.files("claimkit.text") / "dateline_cities.txt"
    lines = map(str.strip, file.read_text(encoding="utf-8").splitlines())
    names = (line for line in lines if line and not line.startswith("#"))
    return frozenset(name.upper().replace(".", "") for name in names)
