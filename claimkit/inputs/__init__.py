"""From files to texts that ``extract`` takes: HTML, PDF, feeds, ninjs, subtitles, plain text.

``read(path)`` yields items; each has a text, what is known of it, and the way back to the source.
"""

from claimkit.inputs.captions import read_srt, read_vtt
from claimkit.inputs.feeds import read_feed
from claimkit.inputs.formats import (
    FORMATS,
    NAMES,
    Format,
    find_format,
    list_files,
    read,
    read_bytes,
)
from claimkit.inputs.item import Item
from claimkit.inputs.ninjs import read_ninjs
from claimkit.inputs.pages import read_html
from claimkit.inputs.pdf import read_pdf
from claimkit.inputs.source import Location, Part, Source
from claimkit.inputs.texts import read_text

__all__ = [
    "find_format",
    "Format",
    "FORMATS",
    "Item",
    "list_files",
    "Location",
    "NAMES",
    "Part",
    "read",
    "read_bytes",
    "read_feed",
    "read_html",
    "read_ninjs",
    "read_pdf",
    "read_srt",
    "read_text",
    "read_vtt",
    "Source",
]
