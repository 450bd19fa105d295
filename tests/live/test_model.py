"""The embedded model, end to end."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import claimkit
from claimkit import ClaimSet, Extractor, ModelNotFoundError
from claimkit.parsing.stanza_parser import StanzaParser

pytestmark = pytest.mark.slow
TEXT = "“The bridge is safe,” Ana Lee said. She may have hinted that it was not."


def test_ten_line_example(live: Extractor) -> None:
    """What the README shows."""
    claim = live.extract("Ana Lee, the mayor, said the bridge might close.")[0]
    assert (claim.speaker.name if claim.speaker else None, claim.content.text) == ("Ana Lee", "the bridge might close")
    assert (claim.certainty.level, claim.certainty.polarity, claim.certainty.factbank) == ("possible", "positive", "PS+")


def test_from_any_directory_without_network(tmp_path: Path) -> None:
    """The model is found inside the package, and nothing is looked up elsewhere."""
    code = "import claimkit; print(claimkit.extract('Ana Lee said the bridge was safe.')[0].speaker.name)"
    env = {
        **os.environ,
        "PYTHONPATH": str(Path(claimkit.__file__).parent.parent),
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "HOME": str(tmp_path),
    }
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("Ana Lee", 0), done.stderr
    assert list(tmp_path.iterdir()) == []


def test_several_threads(live: Extractor) -> None:
    """Threads that share an extractor all get the same claims."""
    found: list[ClaimSet] = []
    threads = [threading.Thread(target=lambda: found.append(live.extract(TEXT))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [live.extract(TEXT)] * 6


def test_the_default_extractor_is_made_once() -> None:
    """Threads that call claimkit.extract first at the same time share one model."""
    found: list[Extractor] = []
    threads = [threading.Thread(target=lambda: found.append(claimkit.extractor.default_extractor())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(extractor) for extractor in found}) == 1


def test_batching_changes_nothing(live: Extractor) -> None:
    """Texts parsed together give what they give alone."""
    texts = [TEXT, "Bo Berg claimed that the vote was rigged.", "", "No claims here.", TEXT + "\n" + TEXT]
    assert list(live.extract_many(texts)) == [live.extract(text) for text in texts]


def test_a_ready_pipeline() -> None:
    """A stanza.Pipeline of the user's own is used as it is."""
    from claimkit.parsing.embedded import embedded_folder, load_embedded

    pipeline = load_embedded(embedded_folder())
    assert Extractor(parser=StanzaParser(pipeline=pipeline)).extract(TEXT)[0].content.text == "“The bridge is safe,”"
    with pytest.raises(ValueError, match="not both"):
        StanzaParser(pipeline=pipeline, package="default")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"language": "xx"}, "no embedded model for 'xx'"),
        ({"model_dir": "nowhere"}, "nowhere: missing tokenizer.pt"),
        (
            {"package": "default_accurate", "model_dir": "nowhere"},
            r"stanza\.download\('en', package='default_accurate', model_dir='nowhere'\)",
        ),
    ],
)
def test_missing_models(options: dict[str, str], message: str) -> None:
    """The error says how to get the model."""
    with pytest.raises(ModelNotFoundError, match=message):
        StanzaParser(**options)  # type: ignore[arg-type]
