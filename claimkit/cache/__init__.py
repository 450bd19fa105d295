"""The cache: what the network answers for a text is kept in a file, so that the same text with
another lexicon, threshold or resolver costs only the rules.
"""

from claimkit.cache.caching import CachedParser, CachedTagger
from claimkit.cache.database import Cache, Contents

__all__ = ["Cache", "CachedParser", "CachedTagger", "Contents"]
