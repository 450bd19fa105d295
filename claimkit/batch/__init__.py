"""Archives: many articles from files and tables to parts, resumed where a run has ended."""

from claimkit.batch.copies import read_copies
from claimkit.batch.links import Link
from claimkit.batch.reading import Reference, is_batch, read_batch

__all__ = ["Link", "is_batch", "read_batch", "read_copies", "Reference"]
