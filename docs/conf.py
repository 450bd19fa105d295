"""How the documentation is built: ``make docs``."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path, PurePosixPath

from sphinx.application import Sphinx

from claimkit import __version__

ROOT = Path(__file__).resolve().parents[1]
# Pages of the site that are files elsewhere in the project. Here they have only a comment.
ELSEWHERE = {
    "README.md": "readme",
    "CHANGELOG.md": "changelog",
    "CONTRIBUTING.md": "contributing",
    "training/README.md": "training",
    "claimkit/models/en/MODEL_CARD.md": "model-card",
    "claimkit/lexicons/en/PROVENANCE.md": "provenance",
}
# Names in signatures and docstrings that are no part of the reference: nobody needs to use one.
INSIDE = [
    "batch.reading.Reference",  # a name that the reference has already, for another thing
    "evaluation.scores.Pair",
    "evaluation.words.Compared",
    "groups.Found",
    "integrations.fastcoref.Predictor",
    "lexicons.entries.NameWords",
    "lexicons.entries.SpeakerNoun",
    "neural.embedded.EmbeddedModel",
    "queries.Conditions",
    "outputs.annotations.spacydocs.add_claims",
    "resolution.pronouns.ranking.Ranker",
    "resolution.resolver.SieveResolver",
    "server.service.Service",
    "speakerindex.aliases.AliasRow",
    "speakerindex.aliases.Entry",
    "speakerindex.appearances.NameKeys",
    "speakerindex.shelf.Shelf",
    "streams.Stream",
    "tagging.network.AttributionNetwork",
    "text.plain.plaintext.Edit",
]
LINK = re.compile(r"\]\((?![a-z]+:|#)([^)#\s]+)((?:#[^)\s]+)?)\)")

project = "claimkit"
copyright = "the authors of claimkit"
version = release = __version__

sys.path.insert(0, str(ROOT / "docs"))
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_click", "accessible"]
exclude_patterns = ["_static"]
myst_heading_anchors = 4
smartquotes = False  # two hyphens are an option, and quotation marks are what this is about
highlight_language = "none"  # a block without a language is what a program prints
myst_enable_extensions = ["colon_fence"]

nb_execution_mode = os.environ.get("CLAIMKIT_DOCS_EXECUTION", "force")
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_output_stderr = "remove"  # of libraries; an error ends the build

autodoc_default_options = {"members": True}
autodoc_member_order = "bysource"
napoleon_use_ivar = True
python_maximum_signature_line_length = 80
suppress_warnings = ["ref.python"]  # fields that several types have are found more than once
nitpicky = True
# What other libraries have is not in this site; without their inventories it cannot be linked to.
nitpick_ignore_regex = [
    ("py:.*", r"(?!claimkit).*"),
    ("py:.*", rf"claimkit\.({'|'.join(map(re.escape, INSIDE))})"),
]

html_theme = "furo"
html_title = f"claimkit {version}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False


def read_elsewhere(app: Sphinx, page: str, source: list[str]) -> None:
    """Put the file of a page that stands elsewhere in *source*, and lead links to such files."""
    places = {name: place for place, name in ELSEWHERE.items()}
    place = places.get(page, f"docs/{page}.md")
    if page in places:
        source[0] = (ROOT / place).read_text(encoding="utf-8")
    folder = PurePosixPath(place).parent
    source[0] = LINK.sub(lambda link: lead(link, folder, page), source[0])


def lead(link: re.Match[str], folder: PurePosixPath, page: str) -> str:
    """Return *link*, of a file in *folder*, as it leads there from *page* in this site."""
    target = os.path.normpath(folder / link[1])
    up = os.path.relpath(".", PurePosixPath(page).parent)
    if target in ELSEWHERE:
        return f"]({up}/{ELSEWHERE[target]}.md{link[2]})"
    if target.startswith("docs/"):
        return f"]({up}/{target.removeprefix('docs/')}{link[2]})"
    return f"](path:{up}/../{target})"


def escape_stars(app: Sphinx, context: object, lines: list[str]) -> None:
    """Let a pattern of files in the help of a command be no markup."""
    lines[:] = [line.replace("*", r"\*") for line in lines]


def setup(app: Sphinx) -> None:
    app.connect("sphinx-click-process-description", escape_stars)
    app.connect("source-read", read_elsewhere)
