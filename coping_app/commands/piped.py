"""A command whose reader goes away, as in ``coping-app list | head -1``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

READER_GONE = 141
"""128 + SIGPIPE: what a shell says of any program that is cut off like this."""


def run_piped(command: Callable[[], int]) -> int:
    """The exit code of ``command``; ends quietly where nobody reads on.

    Raises:
        SystemExit: The command's own, after its help or for wrong usage.
    """
    try:
        try:
            return command()
        finally:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:  # started without one
                    stream.flush()
    except BrokenPipeError:
        _point_nowhere()
        return READER_GONE


def _point_nowhere() -> None:
    """What is still held back would be tried once more at the very end, and be told as a fault."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
