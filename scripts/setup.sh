#!/bin/sh
# Makes the virtual environment: setup.sh PYTHON VENV. Wheels are pinned by hash in requirements.lock.
set -eu
python=$1 venv=$2
"$python" - <<'CHECK' || { echo "Python 3.11, 3.12 or 3.13 is needed. Name it like this: make setup PYTHON=python3.12" >&2; exit 3; }
import sys
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
CHECK
if ! "$python" -m venv "$venv" 2>/dev/null; then
  echo "Python's venv module is missing. Install it:  sudo apt-get install python3-venv" >&2
  exit 3
fi
echo "Setting up in $venv ..."
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
