from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.machinery import ModuleSpec
from threading import Event, Thread
from types import ModuleType

import pytest

from coping_app.ui.app.late_modules import put_off

NAME = "module_that_is_put_off"


class FakeLoader:
    """Runs ``code`` on the module, and counts."""

    def __init__(self, code: Callable[[ModuleType], None]) -> None:
        self.code = code
        self.runs = 0

    def create_module(self, spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        self.runs += 1
        self.code(module)


def late(code: Callable[[ModuleType], None]) -> tuple[ModuleType, FakeLoader]:
    loader = FakeLoader(code)
    return put_off(ModuleSpec(NAME, loader)), loader


@pytest.fixture(autouse=True)
def taken_away() -> Iterator[None]:
    yield
    sys.modules.pop(NAME, None)


def say_hello(module: ModuleType) -> None:
    module.word = "hello"  # type: ignore[attr-defined]


def test_code_runs_once_and_only_when_something_is_asked_for() -> None:
    module, loader = late(say_hello)
    assert __import__(NAME) is module
    assert loader.runs == 0
    assert (module.word, module.word) == ("hello", "hello")
    assert loader.runs == 1
    assert type(module) is ModuleType


def test_what_is_not_in_it_is_missing_as_in_any_module() -> None:
    module, _ = late(say_hello)
    assert not hasattr(module, "farewell")
    assert not hasattr(module, "__path__")


def test_from_import_brings_it_in() -> None:
    late(say_hello)
    code: dict[str, object] = {}
    exec(f"from {NAME} import word", code)
    assert code["word"] == "hello"


def test_a_module_that_asks_for_itself_while_it_runs_does_not_run_twice() -> None:
    def code(module: ModuleType) -> None:
        assert not hasattr(module, "word")
        say_hello(module)
        assert module.word == "hello"

    module, loader = late(code)
    assert module.word == "hello"
    assert loader.runs == 1


def test_a_second_thread_waits_until_all_of_it_is_there() -> None:
    asking = Event()
    heard: list[str] = []

    def ask() -> None:
        asking.set()
        heard.append(module.word)

    other = Thread(target=ask)

    def code(module: ModuleType) -> None:
        other.start()
        assert asking.wait(10)
        say_hello(module)

    module, loader = late(code)
    assert module.word == "hello"
    other.join(10)
    assert heard == ["hello"]
    assert loader.runs == 1


def test_code_that_fails_says_why_each_time() -> None:
    def code(module: ModuleType) -> None:
        raise OSError("the disk is gone")

    module, loader = late(code)
    for _ in range(2):
        with pytest.raises(OSError, match="the disk is gone"):
            module.word  # noqa: B018
    assert loader.runs == 2
