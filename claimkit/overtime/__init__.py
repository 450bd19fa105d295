"""What is said in one article and not so in another, with dates."""

from claimkit.overtime.contrasts import DatedContrast, find_dated_contrasts

__all__ = ["DatedContrast", "find_dated_contrasts"]
