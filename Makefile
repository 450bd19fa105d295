# Thin names over ordinary commands. Needs Python 3.11 or newer with venv, and make.
PYTHON ?= python3
# Another index for torch alone, such as torch's own with the build for CPUs
TORCH_INDEX ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
TORCH := --no-deps torch==2.13.0 $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX))
# What users may add to claimkit and the tests use
EXTRAS := archive,cache,dates,excel,feeds,html,pandas,parquet,pdf,plot,ray,server,spacy,spark
SEED := seeds/000_8e4c289d0db43da7.txt
GUM := treebanks/en_gum-ud-train-open.conllu treebanks/en_gum-ud-dev-open.conllu
FOLDS := build/training/pronoun_folds.json

.DEFAULT_GOAL := help
.PHONY: help demo test test-all test-fast lint frozen density wheel container docs docs-images bench speed train fit clean

help:  ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile
	@echo 'PYTHON=… takes another Python, TORCH_INDEX=… another index for torch (README.md, Install).'

demo: $(VENV)/.library  ## set up .venv with the library alone, and print the claims of the seed article
	$(BIN)/claimkit extract $(SEED)

test: $(VENV)/.ready  ## run all tests, but of Ray, Spark, the page and the documentation only one each
	$(BIN)/python -m pytest -m "smoke or not (ray or spark or browser or docs)"

test-all: $(VENV)/.ready  ## run all tests; those of Spark need Java, those of the page Chromium
	$(BIN)/python -m pytest

test-fast: $(VENV)/.ready  ## run the tests that need no model and less than a second
	$(BIN)/python -m pytest -m "not slow"

lint: $(VENV)/.ready  ## check style, formatting, types and which folder imports which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

frozen: $(VENV)/.ready  ## parse the texts of new test cases
	$(BIN)/python -m tests.frozen

density: $(VENV)/.ready  ## print how dense the code is, folder by folder
	$(BIN)/python -m benchmarks.density claimkit annotated training benchmarks tests

# In an environment without this folder's sources on its path
wheel: $(VENV)/.ready  ## build the wheel and try it by itself
	rm -rf build/wheel && mkdir -p build/wheel
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir build/wheel .
	$(BIN)/python -m pip install --quiet --no-deps --target build/wheel/site build/wheel/*.whl
	cd build/wheel && ../../$(BIN)/python -I -c "import sys; sys.path.insert(0, 'site'); from claimkit_command import main; main()" extract ../../$(SEED)

container:  ## install as container/Containerfile does, in build/container, and try it
	rm -rf build/container
	PYTHON="$(PYTHON)" container/install.sh build/container "$(TORCH_INDEX)"
	container/check.sh build/container

docs: $(VENV)/.ready  ## build the documentation in build/docs, with the tutorial run by the model
	OMP_NUM_THREADS=1 $(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet docs build/docs

docs-images: $(VENV)/.ready  ## take the pictures of the marked article and of the service anew; needs Chromium
	OMP_NUM_THREADS=1 $(BIN)/python docs/screenshots.py

bench: $(VENV)/.ready  ## compare the claims of the seed article with the annotated ones
	$(BIN)/python -m benchmarks.seed

speed: $(VENV)/.ready  ## measure words per second beside spaCy
	$(PIP) --group speed
	$(BIN)/python -m benchmarks.speed

# Memory that is given back is asked for again in the next step, and threads of OpenMP wait in a loop
train: export OMP_WAIT_POLICY := passive
train: export MALLOC_ARENA_MAX := 1
train: export MALLOC_MMAP_THRESHOLD_ := 4000000000
train: export MALLOC_TRIM_THRESHOLD_ := 100000000000
train: export MALLOC_TOP_PAD_ := 500000000
train: export GLIBC_TUNABLES := glibc.malloc.hugetlb=1
train: $(VENV)/.ready  ## train the model anew; training/README.md says which files it needs
	$(PIP) --group train
	$(BIN)/python -m training
	$(BIN)/python -m training.certainty --uds certainty/uds_ih2_train.jsonl --science certainty/science_sentences.jsonl
	$(MAKE) fit

fit: $(VENV)/.ready  ## fit anew what is fitted on the output of the network: confidence, antecedents
	$(BIN)/python -m training.fit_confidence polnear/train.jsonl
	$(BIN)/python -m training.pronouns $(GUM) --gap gap/gap-validation.tsv --folds $(FOLDS) \
		--names polnear/train.jsonl polnear/names.jsonl --articles street
	$(BIN)/python -m benchmarks.speakers --rows coref/gum_reporting_subjects.jsonl \
		--rows coref/gum_he_she_subjects.jsonl $(addprefix --trees ,$(GUM)) \
		--names polnear/train.jsonl polnear/names.jsonl --articles street \
		--folds $(FOLDS) --confidence claimkit/models/en/pronouns.json

clean:  ## remove .venv and everything built
	rm -rf $(VENV) build dist

# torch by itself and first: its index may be another one, and what it needs comes from the usual one.
$(VENV)/.library: pyproject.toml constraints.txt
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'claimkit needs Python 3.11 or newer: make PYTHON=python3.12 …')"
	$(PYTHON) -m venv $(VENV)
	$(PIP) "pip>=25.1"  # knows dependency groups (PEP 735)
	$(PIP) $(TORCH)
	$(PIP) --editable .
	touch $@

$(VENV)/.ready: $(VENV)/.library
	$(PIP) --editable ".[$(EXTRAS)]" --group dev
	touch $@
