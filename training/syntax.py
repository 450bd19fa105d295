"""Train tagger and parser as two heads of one encoder, as modules that stanza's own pipeline loads.

Stanza trains each processor by itself, with its own copy of the encoder. Here the two heads see the same batch, the
encoder runs once for both, and both losses train it; what comes out are an encoder folder and two small checkpoints.
The parser is Dozat & Manning (2017), the tagger Qi et al. (2018), both as stanza implements them.
"""

from __future__ import annotations

import hashlib
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from attrs import define
from stanza.models import parser as parser_command
from stanza.models import tagger as tagger_command
from stanza.models.common.doc import Document
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.data import DataLoader as ParserLoader
from stanza.models.depparse.data import Dataset as ParserDataset
from stanza.models.depparse.model import GraphParser
from stanza.models.pos.data import Dataset as TaggerDataset
from stanza.models.pos.model import Tagger
from stanza.utils.conll import CoNLL
from transformers import AutoTokenizer, BertModel

ENCODER_NAME = "claimkit-encoder"


@define(frozen=True, kw_only=True)
class Recipe:
    """Numbers of a training run; the schedule is warm-up, then linear decay to zero at *steps*."""

    steps: int = 3600
    words_per_batch: int = 1000
    encoder_rate: float = 2.5e-4
    head_rate: float = 2e-3
    warmup: float = 0.05
    average_decay: float = 0.998
    tagger_weight: float = 0.5
    seed: int = 20261123
    checkpoint_every: int = 200
    evaluate_every: int = 400


class SharedEncoder(BertModel):
    """A BertModel that runs once per batch: a second call with the same ids returns the first call's output."""

    def start_batch(self) -> None:
        self.kept: tuple[torch.Tensor, Any] | None = None

    def forward(self, input_ids: torch.Tensor, **options: Any) -> Any:
        kept = getattr(self, "kept", None)
        if kept is not None and torch.equal(kept[0], input_ids):
            return kept[1]
        with torch.autocast(input_ids.device.type, dtype=torch.bfloat16):
            output = super().forward(input_ids, **options)
        output.hidden_states = tuple(layer.float() for layer in output.hidden_states)
        self.kept = (input_ids, output)
        return output


def tagger_args() -> dict[str, Any]:
    args = vars(tagger_command.build_argparse().parse_args([]))
    args.update(
        lang="en", shorthand="en_claimkit", bert_model=ENCODER_NAME, bert_hidden_layers=4, bert_finetune=False, pretrain=False,
        word_emb_dim=0, char=True, char_emb_dim=32, char_hidden_dim=64, transformed_dim=50, tag_emb_dim=32, hidden_dim=128,
        num_layers=1, deep_biaff_hidden_dim=128, composite_deep_biaff_hidden_dim=32, dropout=0.2, word_dropout=0.1,
        augment_nopunct=0.0, drop_initial_punct_prob=0.0,
    )  # fmt: skip
    return args


def parser_args() -> dict[str, Any]:
    args = vars(parser_command.build_argparse().parse_args([]))
    args.update(
        lang="en", shorthand="en_claimkit", bert_model=ENCODER_NAME, bert_hidden_layers=4, bert_finetune=False, pretrain=False,
        word_emb_dim=0, tag_emb_dim=0, use_upos=False, use_xpos=False, use_ufeats=False, char=False, hidden_dim=192, num_layers=1,
        deep_biaff_hidden_dim=160, deep_biaff_output_dim=128, linearization=False, distance=False, dropout=0.2, word_dropout=0.1,
        augment_nopunct=0.0, drop_initial_punct_prob=0.0,
    )  # fmt: skip
    args["transition_subtree_combination"] = None
    return args


class Model:
    """Encoder, tagger and parser with the vocabularies of *train*."""

    def __init__(self, train: Document, encoder_folder: Path, device: str) -> None:
        self.device = device
        self.tokenizer = AutoTokenizer.from_pretrained(encoder_folder, local_files_only=True)
        # Dropout on attention weights costs a seventh of a step on a CPU and no accuracy that we could measure.
        self.encoder = SharedEncoder.from_pretrained(
            encoder_folder, local_files_only=True, attention_probs_dropout_prob=0.0, attn_implementation="eager"
        )
        self.tagger_args, self.parser_args = tagger_args(), parser_args()
        self.tagger_data = TaggerDataset(train, self.tagger_args, None)
        self.parser_data = ParserDatasetInOrder(train, self.parser_args, None)
        shared = {"bert_model": self.encoder, "bert_tokenizer": self.tokenizer, "force_bert_saved": False}
        self.tagger = Tagger(self.tagger_args, self.tagger_data.vocab, share_hid=False, **shared).to(device)
        self.parser = GraphParser(self.parser_args, self.parser_data.vocab, **shared).to(device)
        self.parser.bert_finetuning = True
        self.tagger_args["bert_finetune"] = True  # read at every forward: lets the gradient through to the encoder
        self.encoder.to(device).requires_grad_(True)
        # Rare wordpieces would drift from the unseen ones: the table stays as pretrained.
        self.encoder.embeddings.word_embeddings.requires_grad_(False)

    def heads(self) -> dict[str, torch.Tensor]:
        state = {f"tagger.{k}": v for k, v in self.tagger.state_dict().items() if not k.startswith("bert_model.")}
        state |= {f"parser.{k}": v for k, v in self.parser.state_dict().items() if not k.startswith("bert_model.")}
        return state

    def state(self) -> dict[str, torch.Tensor]:
        """All trained weights; the frozen wordpiece table is not among them."""
        encoder = {f"encoder.{k}": v for k, v in self.encoder.state_dict().items() if "word_embeddings" not in k}
        return self.heads() | encoder

    def load(self, state: dict[str, torch.Tensor]) -> None:
        for name, module in (("encoder.", self.encoder), ("tagger.", self.tagger), ("parser.", self.parser)):
            own = {k.removeprefix(name): v for k, v in state.items() if k.startswith(name)}
            unexpected = module.load_state_dict(own, strict=False).unexpected_keys
            if unexpected:
                raise ValueError(f"checkpoint of another model: {unexpected[:3]}")

    def train_mode(self, on: bool) -> None:
        self.tagger.train(on)
        self.parser.train(on)
        self.encoder.train(on)

    def loss(self, indices: Sequence[int], tagger_weight: float) -> torch.Tensor:
        """Parser loss plus weighted tagger loss of the sentences *indices*; one pass of the encoder."""
        self.encoder.start_batch()
        tagged = self.tagger_data.collate_fn([self.tagger_data[i] for i in indices])
        parsed = ParserLoader.collate([self.parser_data[i] for i in indices])
        move = self.device
        inputs = [tensor.to(move) for tensor in parsed[:11]]
        states = self.parser.embed(*inputs, parsed[12], parsed[13], parsed[14], parsed[15])
        parser_loss = arc_loss(self.parser, states, word_mask=inputs[1], heads=inputs[9], deprels=inputs[10])
        tags = [tag.to(move) for tag in tagged.tags]
        tagger_loss, _ = self.tagger(
            tagged.words.to(move), tagged.words_mask.to(move), tagged.wordchars.to(move), tagged.wordchars_mask.to(move), tags,
            tagged.pretrained.to(move), tagged.word_orig_idx, tagged.lens, tagged.word_lens, tagged.text,
        )  # fmt: skip
        return parser_loss + tagger_weight * tagger_loss


def arc_loss(
    parser: GraphParser, states: torch.Tensor, *, word_mask: torch.Tensor, heads: torch.Tensor, deprels: torch.Tensor
) -> torch.Tensor:
    """Cross-entropy of heads and of labels per word: GraphParser's own loss, with labels scored at the gold heads only.

    Args:
        states: sentences × (1 + words) × features, the root first.
        word_mask: True where a place is padding, same shape without features.
        heads: sentences × words, 0 for the root.
        deprels: sentences × words, ids of the parser's vocabulary.
    """
    padding = word_mask[:, 1:]
    arcs = parser.unlabeled(parser.drop(states), parser.drop(states)).squeeze(3)
    arcs = arcs.masked_fill(torch.eye(arcs.size(1), dtype=torch.bool, device=arcs.device), -torch.inf)[:, 1:]
    arcs = arcs.masked_fill(word_mask.unsqueeze(1), -torch.inf)
    loss = parser.crit(arcs.flatten(0, 1), heads.masked_fill(padding, -1).flatten())
    scorer = parser.deprel
    dependents = scorer.dropout(scorer.hidden_func(scorer.W1(parser.drop(states))))[:, 1:]
    governors = scorer.dropout(scorer.hidden_func(scorer.W2(parser.drop(states))))
    governors = governors.gather(1, heads.unsqueeze(2).expand(-1, -1, governors.size(2)))
    ones = dependents.new_ones(*dependents.shape[:2], 1)
    dependents, governors = torch.cat([dependents, ones], 2), torch.cat([governors, ones], 2)
    weight = scorer.scorer.W_bilin.weight
    middle = (dependents.flatten(0, 1) @ weight.flatten(1)).view(-1, weight.size(1), weight.size(2))
    labels = torch.bmm(governors.flatten(0, 1).unsqueeze(1), middle).squeeze(1) + scorer.scorer.W_bilin.bias
    loss = loss + parser.crit(labels, (deprels - VOCAB_PREFIX_SIZE).masked_fill(padding, -1).flatten())
    return loss / (~padding).sum()


class ParserDatasetInOrder(ParserDataset):
    """Stanza shuffles a training set in place; here both heads must see sentence *i* as sentence *i*."""

    def preprocess(self, data: Any, vocab: Any, pretrain_vocab: Any, args: Any) -> Any:
        rows = super().preprocess(data, vocab, pretrain_vocab, args)
        self.ordered = list(rows)
        return rows

    def __getitem__(self, key: int) -> Any:
        return self.ordered[key]


def batches(lengths: Sequence[int], words_per_batch: int, seed: int) -> Iterator[list[int]]:
    """Yield batches of sentence indices for ever: similar lengths together, batches in random order, by epoch."""
    epoch = 0
    while True:
        rng = random.Random(seed + epoch)
        order = sorted(range(len(lengths)), key=lambda i: lengths[i] + rng.uniform(-3, 3))
        epoch_batches: list[list[int]] = [[]]
        size = 0
        for index in order:
            if epoch_batches[-1] and (size + lengths[index] > words_per_batch or len(epoch_batches[-1]) == 120):
                epoch_batches.append([])
                size = 0
            epoch_batches[-1].append(index)
            size += lengths[index]
        rng.shuffle(epoch_batches)
        yield from epoch_batches
        epoch += 1


def optimizer_of(model: Model, recipe: Recipe) -> torch.optim.AdamW:
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in model.encoder.parameters()}
    heads = [p for m in (model.tagger, model.parser) for p in m.parameters() if p.requires_grad and id(p) not in known]
    groups = [
        {"params": encoder, "lr": recipe.encoder_rate, "weight_decay": 0.01},
        {"params": heads, "lr": recipe.head_rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-8)


def rate_factor(step: int, recipe: Recipe) -> float:
    warmup = max(1, int(recipe.steps * recipe.warmup))
    return min(step / warmup, max(0.0, (recipe.steps - step) / (recipe.steps - warmup)))


class Average:
    """Exponential moving average of the weights (Polyak averaging), cheaper than a second seed and as good."""

    def __init__(self, state: dict[str, torch.Tensor], decay: float, every: int = 10) -> None:
        self.decay, self.every = decay**every, every
        self.values = {k: v.detach().clone() for k, v in state.items()}

    def update(self, step: int, state: dict[str, torch.Tensor]) -> None:
        if step % self.every:
            return
        decay = min(self.decay, step / (step + 10 * self.every))  # short memory at first
        with torch.no_grad():
            for key, value in state.items():
                if value.is_floating_point():
                    self.values[key].lerp_(value, 1 - decay)
                else:
                    self.values[key].copy_(value)


def evaluate(model: Model, dev: Document) -> dict[str, float]:
    """UPOS accuracy, UAS and LAS on gold tokens in percent, heads chosen greedily (no spanning tree)."""
    model.train_mode(False)
    tagger_data = TaggerDataset(dev, model.tagger_args, None, vocab=model.tagger_data.vocab, evaluation=True)
    parser_data = ParserDataset(dev, model.parser_args, None, vocab=model.parser_data.vocab, evaluation=True)
    right = {"upos": 0, "uas": 0, "las": 0}
    total = 0
    order = sorted(range(len(parser_data)), key=lambda i: parser_data.lengths[i])
    with torch.no_grad():
        for start in range(0, len(order), 32):
            indices = order[start : start + 32]
            model.encoder.start_batch()
            parsed = ParserLoader.collate([parser_data[i] for i in indices])
            _, preds = model.parser(*[t.to(model.device) for t in parsed[:11]], parsed[12], parsed[13], parsed[14], parsed[15])
            heads = torch.from_numpy(preds[0]).argmax(2)[:, 1:]
            labels = torch.from_numpy(preds[1])[:, 1:].gather(2, heads.unsqueeze(2)).squeeze(2)
            mask = ~parsed[1][:, 1:]
            head_right = (heads == parsed[9]) & mask
            right["uas"] += int(head_right.sum())
            right["las"] += int((head_right & (labels == parsed[10])).sum())
            total += int(mask.sum())
            tagged = tagger_data.collate_fn([tagger_data[i] for i in indices])
            _, tags = model.tagger(
                tagged.words, tagged.words_mask, tagged.wordchars, tagged.wordchars_mask, [], tagged.pretrained,
                tagged.word_orig_idx, tagged.lens, tagged.word_lens, tagged.text,
            )  # fmt: skip
            right["upos"] += int(((tags[0] == tagged.tags[0]) & ~tagged.words_mask).sum())
    model.train_mode(True)
    return {name: round(100 * count / total, 2) for name, count in right.items()}


def read_document(path: Path) -> Document:
    return CoNLL.conll2doc(str(path))


def made_of_what(train_file: Path, recipe: Recipe) -> str:
    """Return a digest of training data and recipe: vocabularies come from the data, so weights fit no other."""
    return hashlib.sha256(train_file.read_bytes() + repr(recipe).encode()).hexdigest()


def train(train_file: Path, dev_file: Path, encoder_folder: Path, work: Path, recipe: Recipe, device: str) -> Model:
    """Train from scratch or from ``work/syntax.ckpt``; return the model with averaged weights.

    Raises:
        ValueError: the checkpoint is of other data or another recipe.
    """
    torch.manual_seed(recipe.seed)
    model = Model(read_document(train_file), encoder_folder, device)
    dev = read_document(dev_file)
    optimizer = optimizer_of(model, recipe)
    average = Average(model.state(), recipe.average_decay)
    checkpoint, made_of = work / "syntax.ckpt", made_of_what(train_file, recipe)
    first = 1
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device, weights_only=True)
        if saved["made_of"] != made_of:
            raise ValueError(f"{checkpoint} is of other data or another recipe; delete it to train anew")
        model.load(saved["state"])
        average.values = saved["average"]
        optimizer.load_state_dict(saved["optimizer"])
        first = saved["step"] + 1
    model.train_mode(True)
    parameters = [p for group in optimizer.param_groups for p in group["params"]]
    lengths = [len(row[0]) for row in model.parser_data.ordered]
    began, words, running = time.time(), 0, 0.0
    for step, indices in enumerate(batches(lengths, recipe.words_per_batch, recipe.seed), start=1):
        if step > recipe.steps:
            break
        if step < first:
            continue
        torch.manual_seed(recipe.seed + step)  # dropout repeats when a stopped run resumes
        for group, rate in zip(optimizer.param_groups, (recipe.encoder_rate, recipe.head_rate), strict=True):
            group["lr"] = rate * rate_factor(step, recipe)
        loss = model.loss(indices, recipe.tagger_weight)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 5.0)
        optimizer.step()
        average.update(step, model.state())
        words += sum(lengths[i] for i in indices)
        running += loss.item()
        if step % 50 == 0:
            print(
                json.dumps({"step": step, "loss": round(running / 50, 3), "words_per_s": round(words / (time.time() - began))}),
                flush=True,
            )
            running = 0.0
        if step % recipe.checkpoint_every == 0 or step == recipe.steps:
            saved = {
                "made_of": made_of,
                "step": step,
                "state": model.state(),
                "average": average.values,
                "optimizer": optimizer.state_dict(),
            }
            torch.save(saved, checkpoint.with_suffix(".tmp"))
            checkpoint.with_suffix(".tmp").replace(checkpoint)
        if step % recipe.evaluate_every == 0:
            own = {k: v.clone() for k, v in model.state().items()}
            model.load(average.values)
            print(json.dumps({"step": step, "dev": evaluate(model, dev)}), flush=True)
            model.load(own)
    model.load(average.values)
    return model
