"""The limit of ``check``: every file of a folder through PyYAML's C loader, and no more."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

if __name__ == "__main__":
    for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
