"""Frees objects by counting references only, for as long as much is read and nothing makes cycles.

Documents have no cycles, nor has what is imported to read them; looking for some costs a sixth.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def only_counting_references() -> Iterator[None]:
    """Within the block, Python does not look for cycles among objects."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
