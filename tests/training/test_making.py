"""From corpora to a model folder, with a network that has nearly nothing to learn."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from annotated.treebanks import TreebankError
from claimkit.neural.embedded import PIECES, save_network
from claimkit.parsing.embedded import ALL_FILES, EmbeddedParser, find_model_folder
from claimkit.shipped import SUMS, write_sums
from claimkit.tagging.embedded import EmbeddedTagger
from tests.support.corpora import write_corpora
from tests.support.learning import TINY, build_tiny
from training.__main__ import main
from training.making import Plan, make_model

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A tiny network that was trained a little further, and its folder."""
    folder = tmp_path_factory.mktemp("making")
    corpora, start, out = write_corpora(folder / "corpora", 9), folder / "start", folder / "out"
    start.mkdir()
    save_network(build_tiny(), start)
    (start / PIECES).write_bytes((find_model_folder() / PIECES).read_bytes())
    write_sums(start)
    out.mkdir()
    (out / "pronouns.json").write_text("{}\n", encoding="utf-8")
    plan = Plan(
        treebanks=corpora,
        news=corpora,
        work=folder / "work",
        out=out,
        start=start,
        network_only=True,
        steps=2,
    )
    make_model(plan)
    return plan


def test_model_folder(plan: Plan) -> None:
    """Parser and tagger read it; other files in it stay, and all are summed."""
    names = {path.name for path in plan.out.iterdir()}
    assert names == {*ALL_FILES, SUMS, "MODEL_CARD.md", "pronouns.json"}
    assert "pronouns.json" in (plan.out / SUMS).read_text(encoding="utf-8")
    parser = EmbeddedParser(model_dir=plan.out)
    (document,) = parser.parse_many(["Ana Lee left Oslo."])
    assert [word.text for word in document.sentences[0].words] == [
        "Ana",
        "Lee",
        "left",
        "Oslo",
        ".",
    ]
    EmbeddedTagger(parser.model).tag(document)
    assert parser.model.network.shape == TINY


def test_what_was_parsed_is_kept(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next run does not parse it again, and goes on from the checkpoint."""
    first = (plan.out / "network.safetensors").read_bytes()
    asked: list[str] = []
    parse_many = EmbeddedParser.parse_many

    def parse_and_note(parser: EmbeddedParser, texts: list[str]) -> object:
        asked.extend(texts)
        return parse_many(parser, texts)

    monkeypatch.setattr(EmbeddedParser, "parse_many", parse_and_note)
    make_model(plan)
    assert set(asked) == {"Ana Lee left Oslo"}  # what the model is tested on
    assert (plan.out / "network.safetensors").read_bytes() == first


def test_command(plan: Plan, tmp_path: Path) -> None:
    """A file that is missing is named before anything is trained."""
    options = [f"--treebanks={tmp_path}", f"--news={plan.news}", f"--work={tmp_path / 'work'}"]
    result = CliRunner().invoke(main, [*options, f"--out={tmp_path / 'out'}", "--threads=1"])
    assert isinstance(result.exception, TreebankError)
    assert "en_ewt-ud-train.conllu: not found" in str(result.exception)
    assert not (tmp_path / "out").exists()
