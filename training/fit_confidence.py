"""``python -m training.fit_confidence CORPUS.jsonl``: from an annotated corpus to the models of
confidence. Needs the network in the folder that it writes to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from annotated.attributions import HELD_OUT, Annotated, read_corpus, split_corpus
from claimkit.lexicons.schema import Lexicon
from claimkit.scoring.confidence import FILE, ConfidenceModels, LogisticModel
from claimkit.tagging.protocol import Tagger
from training.confidence import Sample, fit, propose_neural_samples, propose_rule_samples
from training.options import OUT, THREADS

OF_RULES = {"strength": 3.0, "least_count": 5}
# A wrong claim is worse than a missed one; the rules, which find fewer, have nothing to give up.
OF_NEURAL = {"strength": 10.0, "least_count": 10, "given_up": 0.002}


@click.command()
@click.argument("corpus", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@OUT
@THREADS
def main(corpus: Path, out: Path, threads: int) -> None:
    """Fit what says how sure a claim is on CORPUS, for the network in the model's folder."""
    from claimkit.lexicons.loader import load
    from claimkit.parsing.embedded import EmbeddedParser
    from claimkit.shipped import write_sums
    from claimkit.tagging.embedded import EmbeddedTagger

    parser = EmbeddedParser(model_dir=out, threads=threads)
    parsed = list(read_corpus(corpus, parser))
    report = fit_models(parsed, EmbeddedTagger(parser.model), load("en"), out / FILE)
    write_sums(out)
    click.echo(json.dumps(report, indent=1))


def fit_models(
    parsed: Sequence[Annotated], tagger: Tagger, lexicon: Lexicon, path: Path
) -> dict[str, Any]:
    """Write the models of confidence to *path*; return what is known of them."""
    trained, held_out = split_corpus(parsed)
    rules, of_rules = fit_corpus(parsed, propose_rule_samples(parsed, lexicon), OF_RULES)
    others, _ = fit_corpus(trained, propose_rule_samples(trained, lexicon), OF_RULES)
    samples = propose_neural_samples(held_out, tagger, others, lexicon)
    neural, of_neural = fit_corpus(held_out, samples, OF_NEURAL)
    ConfidenceModels(rules=rules, neural=neural).save(path)
    return {
        "documents": len(parsed),
        "held out": f"1 of {HELD_OUT}",
        "rules": of_rules,
        "neural": of_neural,
    }


def fit_corpus(
    corpus: Sequence[Annotated], samples: Iterable[Sample], settings: Mapping[str, Any]
) -> tuple[LogisticModel, dict[str, Any]]:
    gold = sum(len(annotated.spans) for annotated in corpus)
    return fit(list(samples), gold, **settings)


if __name__ == "__main__":
    main()
