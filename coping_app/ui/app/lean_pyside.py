"""Leaves out of the start what PySide6 brings in for questions that nobody asked yet.

Each time it is imported, PySide6 compiles its parser of signatures and its generator of type
stubs from source, and their many regular expressions: a third of what importing it takes, though
they are wanted only once a call has wrong arguments, or by ``help``. It also imports some of
Python's own modules beforehand, for errors of its own. Here they all come in when they are first
used.

It then replaces Python's own import by one that reads the source of every further module, to find
out whether it switches PySide's ``__feature__`` names. That costs as much again as importing the
module itself, and keeps every source in memory. Nothing here switches them, so nothing is read.

Where PySide6 is put together differently, all is as it would be without this.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from types import ModuleType

from coping_app.ui.app.late_modules import put_off

SUPPORT = "shibokensupport"
SIGNATURE = f"{SUPPORT}.signature"
LATE = frozenset({"layout", "parser", "enum_sig", "pyi_generator", "tool"})
"""Parts of ``SIGNATURE`` that are used from Python only. The others are reached from C, past a
module's own ``__getattr__``."""
LATE_OF_PYTHON = frozenset({"inspect", "tempfile", "traceback"})


@contextmanager
def lean_pyside() -> Iterator[None]:
    """PySide6 is to be imported within the block; after it Python's own import is back."""
    pythons_own = builtins.__import__

    def import_lean(
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        fromlist = fromlist or ()
        if not fromlist and name in LATE_OF_PYTHON:
            _put_off_pythons(name)
        elif fromlist and name.startswith(SIGNATURE) and fromlist[0] in LATE:
            _put_off_part(name, fromlist[0])
        module = pythons_own(name, globals, locals, fromlist, level)
        if name == SUPPORT and "feature" in fromlist:
            module.feature.feature_imported = _read_no_source
        return module

    builtins.__import__ = import_lean
    try:
        yield
    finally:
        builtins.__import__ = pythons_own


def _put_off_pythons(name: str) -> None:
    if name not in sys.modules and (spec := find_spec(name)) is not None:
        put_off(spec)


def _put_off_part(package_name: str, name: str) -> None:
    """Puts a late module where the real one would be; does nothing where that can't be done."""
    package = sys.modules.get(package_name)
    whole_name = f"{package_name}.{name}"
    find = getattr(getattr(package, "__loader__", None), "find_spec", None)
    if package is None or find is None or whole_name in sys.modules:
        return
    spec = find(whole_name, None)
    if spec is not None:
        setattr(package, name, put_off(spec))


def _read_no_source(_module: ModuleType) -> None:
    """In place of the search for ``__feature__``."""
