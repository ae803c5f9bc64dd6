#!/bin/sh
# Pins every dependency by hash for Python 3.11 to 3.13 into requirements.lock. Run it after a change
# of the dependencies in pyproject.toml.
set -eu
venv=$(mktemp -d)
python3 -m venv "$venv"
"$venv/bin/pip" install --quiet uv
"$venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --extra dev \
  --custom-compile-command "scripts/lock.sh" pyproject.toml -o requirements.lock
rm -r "$venv"
