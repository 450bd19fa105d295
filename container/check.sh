#!/bin/sh
# Try what container/install.sh has installed: container/check.sh FOLDER
# A batch with two workers and a cache, the same again with another threshold, and what was written.
set -eu
claimkit=$(cd "$1" && pwd)/bin/claimkit
seed=$(cd "$(dirname "$0")/.." && pwd)/seeds/000_8e4c289d0db43da7.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$claimkit" batch "$seed" --out claims --workers 2 --cache articles.cache
"$claimkit" batch "$seed" --out surer --cache articles.cache --min-confidence 0.8
"$claimkit" cache info articles.cache | grep --quiet '^1 parsed texts'
test -s claims/manifest.json
test -s surer/records/part-00001.jsonl.zst
