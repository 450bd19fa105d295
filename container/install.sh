#!/bin/sh
# Install claimkit as the container does: container/install.sh FOLDER [INDEX OF TORCH]
# FOLDER gets a Python environment of its own, with the readers of files, the archive and the cache.
set -eu
folder=$1
index=${2:-}
here=$(cd "$(dirname "$0")/.." && pwd)
pip() {
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check \
        --constraint "$here/constraints.txt" "$@"
}
"${PYTHON:-python3}" -m venv "$folder"
pip --no-deps torch==2.13.0 ${index:+--index-url "$index"}
pip "$here[archive,cache,dates,feeds,html,pdf]"
