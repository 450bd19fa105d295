"""Stanza's own coreference, where stanza's folder has a model of it; without one, see
tests/unit/integrations.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from stanza.resources.common import DEFAULT_MODEL_DIR

from claimkit import Extractor
from claimkit.integrations.stanza_coref import StanzaCoref
from claimkit.resolution.coref.chains import ChainResolver

FOLDER = Path(DEFAULT_MODEL_DIR) / "en" / "coref"
LACKING = [name for name in ("transformers", "peft") if find_spec(name) is None]
PACKAGES = sorted(path.stem for path in FOLDER.glob("*.pt"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PACKAGES, reason=f"no coreference model of stanza's in {FOLDER}"),
    pytest.mark.skipif(bool(LACKING), reason=f"not installed: {', '.join(LACKING)}"),
]


@pytest.mark.parametrize("package", PACKAGES or ["none"])
def test_model(package: str, live: Extractor) -> None:
    """The mayor and her pronouns are in one chain, and her claims have her name."""
    text = (
        "Mayor Ana Lee opened the bridge on Monday.\n\n“It’s safe,” she said. She added that "
        "her office was proud.\n"
    )
    model = StanzaCoref(package=package)
    chains = [[span.of(text) for span in chain.mentions] for chain in model.find_chains(text)]
    (lee,) = [words for words in chains if any("Ana Lee" in mention for mention in words)]
    assert {"she", "She", "her"} <= set(lee)
    claims = Extractor(live.parser, resolver=ChainResolver(model)).extract(text)
    found = {
        (claim.speaker.name, claim.speaker.referent and claim.speaker.referent.method)
        for claim in claims
        if claim.speaker.is_given
    }
    assert found == {("Ana Lee", "coreference")}
