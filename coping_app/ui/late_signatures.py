"""Leaves out of the start what PySide6 compiles for messages that nobody asked for yet.

Each time it is imported, PySide6 compiles its parser of signatures and its generator of type
stubs from source, and their many regular expressions: a third of what importing it takes, though
they are wanted only once a call has wrong arguments, or by ``help``. Here they come in when they
are first used. Where PySide6 is put together differently, all is as it would be without this.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any

PACKAGE = "shibokensupport.signature"
LATE = frozenset({"layout", "parser", "enum_sig", "pyi_generator", "tool"})
"""Used from Python only. The others are reached from C, past a module's own ``__getattr__``."""


class LateModule(ModuleType):
    """A module whose code runs when something in it is first asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or self.__spec__ is None or self.__spec__.loader is None:
            raise AttributeError(name)
        spec, loader = self.__spec__, self.__spec__.loader
        # PySide6 gives its modules a second name; the code is found under the first.
        spec.name = self.__name__
        self.__class__ = ModuleType  # type: ignore[assignment]
        loader.exec_module(self)
        return getattr(self, name)


@contextmanager
def late_signatures() -> Iterator[None]:
    """Within the block, an import of PySide6 puts those modules off."""
    pythons_own = builtins.__import__

    def import_late(
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        if fromlist and name.startswith(PACKAGE) and fromlist[0] in LATE:
            _put_off(name, fromlist[0])
        return pythons_own(name, globals, locals, fromlist or (), level)

    builtins.__import__ = import_late
    try:
        yield
    finally:
        builtins.__import__ = pythons_own


def _put_off(package_name: str, name: str) -> None:
    """Puts a late module where the real one would be; does nothing where that can't be done."""
    package = sys.modules.get(package_name)
    whole_name = f"{package_name}.{name}"
    find_spec = getattr(getattr(package, "__loader__", None), "find_spec", None)
    if package is None or find_spec is None or whole_name in sys.modules:
        return
    spec = find_spec(whole_name, None)
    if spec is not None:
        module = LateModule(whole_name)
        module.__spec__, module.__loader__ = spec, spec.loader
        sys.modules[whole_name] = module
        setattr(package, name, module)
