"""What `make run` and `make test` do on a machine that lacks system packages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scripts.system_packages import HELPFUL, LIBRARIES, Machine, provide

EVERY_LIBRARY = list(LIBRARIES.values())


class Bare:
    """A bare Debian that keeps what was run and installs what it can."""

    def __init__(self, *, root: bool = False, sudo: bool = False, answer: bool | None = None,
                 has: Sequence[str] = (), refuses: Sequence[str] = (), apt: bool = True) -> None:
        self.commands: list[list[str]] = []
        self.questions: list[str] = []
        self._there = set(has) | ({"apt-get"} if apt else set()) | ({"sudo"} if sudo else set())
        self._refuses = set(refuses)
        self._answer = answer
        self._root = root

    def machine(self) -> Machine:
        return Machine(
            has_library=lambda name: LIBRARIES[name] in self._there,
            has_program=lambda name: name in self._there,
            has_venv=lambda: "python3-venv" in self._there,
            is_root=self._root,
            asks=None if self._answer is None else self._ask,
            run=self._run,
        )

    def provide(self, in_tests: bool = False) -> int:
        return provide(self.machine(), in_tests)

    def _ask(self, question: str) -> bool:
        self.questions.append(question)
        return bool(self._answer)

    def _run(self, command: Sequence[str]) -> bool:
        self.commands.append(list(command))
        packages = set(command[command.index("--no-install-recommends") + 1:]) if (
            "install" in command) else set()
        if packages & self._refuses:
            return False
        self._there |= packages
        return True


def test_root_gets_everything_installed_without_a_question():
    bare = Bare(root=True, answer=True)
    assert bare.provide() == 0
    assert bare.questions == []
    installed = [word for command in bare.commands for word in command]
    assert set(EVERY_LIBRARY) | {"python3-venv", "espeak-ng"} <= set(installed)
    assert "sudo" not in installed


def test_with_sudo_one_question_names_all_and_installs_after_a_yes():
    bare = Bare(sudo=True, answer=True)
    assert bare.provide() == 0
    assert len(bare.questions) == 1
    assert all(package in bare.questions[0] for package in EVERY_LIBRARY)
    assert {command[0] for command in bare.commands} == {"sudo"}


def test_after_a_no_nothing_runs_and_the_missing_is_named(capsys: pytest.CaptureFixture[str]):
    bare = Bare(sudo=True, answer=False)
    assert bare.provide() == 3
    assert bare.commands == []
    assert "sudo apt-get install " + " ".join(EVERY_LIBRARY) in capsys.readouterr().err


@pytest.mark.parametrize("bare", [
    Bare(sudo=True), Bare(answer=True), Bare(root=True, apt=False)],
    ids=["no terminal", "no sudo", "no apt-get"])
def test_where_nothing_may_be_installed_nobody_is_asked_and_it_is_named(
    bare: Bare, capsys: pytest.CaptureFixture[str]
):
    assert bare.provide() == 3
    assert (bare.commands, bare.questions) == ([], [])
    assert "libegl1" in capsys.readouterr().err


def test_a_helpful_package_that_cannot_be_had_is_no_failure():
    assert Bare(root=True, refuses=list(HELPFUL.values())).provide() == 0


def test_a_needed_package_that_cannot_be_had_is_named(capsys: pytest.CaptureFixture[str]):
    assert Bare(root=True, refuses=["libegl1"]).provide() == 3
    assert "libegl1" in capsys.readouterr().err


def test_a_complete_machine_runs_nothing():
    bare = Bare(root=True, has=[*EVERY_LIBRARY, "python3-venv", *HELPFUL])
    assert (bare.provide(), bare.commands) == (0, [])


def test_who_only_lacks_what_is_helpful_is_not_asked_at_every_start():
    bare = Bare(sudo=True, answer=True, has=[*EVERY_LIBRARY, "python3-venv"])
    assert (bare.provide(), bare.questions) == (0, [])


def test_what_only_tests_ask_for_is_left_out_of_a_run():
    here = [*EVERY_LIBRARY, "python3-venv", *HELPFUL]
    run, test = Bare(root=True, has=here), Bare(root=True, has=here)
    assert (run.provide(), test.provide(in_tests=True)) == (0, 0)
    assert run.commands == []
    assert any("strace" in command for command in test.commands)
