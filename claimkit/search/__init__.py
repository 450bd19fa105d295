"""All that somebody said on something: search in the claims of many articles, kept in a file."""

from claimkit.search.archive import Archive
from claimkit.search.finding import Finding
from claimkit.search.speakers import KnownSpeaker

__all__ = ["Archive", "Finding", "KnownSpeaker"]
