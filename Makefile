# Thin names over ordinary commands. Needs Python 3.11 or newer with venv, and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
SEED := seeds/000_8e4c289d0db43da7.txt

GUM := treebanks/en_gum-ud-train-open.conllu treebanks/en_gum-ud-dev-open.conllu

.PHONY: demo test test-fast lint wheel bench speed train clean

demo: $(VENV)/.ready
	$(BIN)/claimkit extract $(SEED)

test: $(VENV)/.ready
	$(BIN)/python -m pytest

test-fast: $(VENV)/.ready
	$(BIN)/python -m pytest -m "not slow"

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The wheel by itself, in an environment without this folder's sources on its path
wheel: $(VENV)/.ready
	rm -rf build/wheel && mkdir -p build/wheel
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir build/wheel .
	$(BIN)/python -m pip install --quiet --no-deps --target build/wheel/site build/wheel/*.whl
	cd build/wheel && ../../$(BIN)/python -I -c "import sys; sys.path.insert(0, 'site'); from claimkit.cli import main; main()" extract ../../$(SEED)

bench: $(VENV)/.ready
	$(BIN)/python -m benchmarks.seed

speed: $(VENV)/.ready
	$(PIP) --editable ".[speed]"
	$(BIN)/python -m benchmarks.speed

train: $(VENV)/.ready
	$(PIP) --editable ".[train]"
	$(BIN)/python -m training
	$(BIN)/python -m training.certainty --uds certainty/uds_ih2_train.jsonl --science certainty/science_sentences.jsonl
	$(BIN)/python -m training.pronouns $(GUM) --gap gap/gap-validation.tsv --folds build/training/pronoun_folds.json
	$(BIN)/python -m benchmarks.speakers --rows coref/gum_reporting_subjects.jsonl \
		--rows coref/gum_he_she_subjects.jsonl $(addprefix --trees ,$(GUM)) \
		--folds build/training/pronoun_folds.json --confidence claimkit/models/en/pronouns.json
	$(BIN)/python -m training.tagger polnear/train.jsonl

# torch goes first and pinned: a loose requirement would bring a build with gigabytes of GPU libraries.
$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'claimkit needs Python 3.11 or newer: make PYTHON=python3.12 …')"
	$(PYTHON) -m venv $(VENV)
	$(PIP) torch==2.13.0
	$(PIP) --editable ".[pandas,bench,dev]"
	touch $@

clean:
	rm -rf $(VENV) build dist
