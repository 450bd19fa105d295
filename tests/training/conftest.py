"""What tests of training share."""

from __future__ import annotations

import pytest

from claimkit.neural.embedded import PIECES
from claimkit.neural.wordpieces import WordPieces
from claimkit.parsing.embedded import find_model_folder


@pytest.fixture(scope="session")
def pieces() -> WordPieces:
    return WordPieces((find_model_folder() / PIECES).read_bytes())
