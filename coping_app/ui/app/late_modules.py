"""Modules whose code runs when something in them is first asked for."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any

_RUNNING = RLock()
"""One at a time: a second thread that asks waits until all of the module is there."""


class LateModule(ModuleType):
    """Stands where a module would be, and becomes that module when it is first used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        with _RUNNING:
            if type(self) is LateModule:
                self._run()
        return getattr(self, name)

    def _run(self) -> None:
        spec = self.__spec__
        assert spec is not None
        assert spec.loader is not None
        # Some modules get a second name when they are imported; the code is found by the first.
        spec.name = self.__name__
        self.__class__ = _Running  # type: ignore[assignment]
        try:
            spec.loader.exec_module(self)
        except BaseException:  # whoever asks next is told the same, not that a name is missing
            self.__class__ = LateModule
            raise
        self.__class__ = ModuleType  # type: ignore[assignment]


class _Running(ModuleType):
    """While its code runs: what is not there yet is asked for again when it stands."""

    def __getattr__(self, name: str) -> Any:
        with _RUNNING:
            if type(self) is ModuleType:
                return getattr(self, name)
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r} yet")


def put_off(spec: ModuleSpec) -> ModuleType:
    """Puts a late module of ``spec`` into ``sys.modules``, where none of that name may be."""
    module = LateModule(spec.name)
    module.__spec__, module.__loader__ = spec, spec.loader
    sys.modules[spec.name] = module
    return module
