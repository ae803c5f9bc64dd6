"""The time for a file grows straight with its size, whatever it holds.

CPU time of this thread, the least of some runs, for documents of 1, 2 and 4 times a size. Four
times the size may take nine times as long: twice what it should, and far from the sixteen of work
that grows by the square.
"""

from __future__ import annotations

import contextlib
import gc
import time
from collections.abc import Callable

import pytest

from coping_app.content.checks.loading import parse_exercise
from coping_app.content.expressions.expressions import fill_template
from coping_app.content.reading.problems import ContentError
from coping_app.session.timeline import rehearse
from coping_app.session.usual_length import usual_length_s
from tests.unit.content.builders import exercise_yaml
from tests.unit.session.making import exercise, no_other, say

UNIT = 8 * 1024
RUNS = 3
MOST_TIMES = 9.0
TOO_SHORT_S = 0.002
"""Below this a ratio says nothing, and nobody waits for it."""
LONGEST_S = 1.0


def _repeated(line: str) -> Callable[[int], str]:
    return lambda size: line * (size // len(line))


def _numbered(line: str) -> Callable[[int], str]:
    return lambda size: "".join(line.format(n=n) for n in range(size // len(line)))


def _steps(body: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda size: exercise_yaml(body(size))


def _plain(body: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda size: body(size).encode()


DOCUMENTS: dict[str, Callable[[int], bytes]] = {
    "steps": _steps(_repeated("  - say: Let your shoulders drop.\n")),
    "unknown keys": _plain(_numbered("key{n}: value\n")),
    "misspelt verbs": _steps(_repeated("  - sya: Let your shoulders drop.\n")),
    "misspelt keys": _steps(_repeated("  - say: Let go\n    puase: 4 s\n")),
    "bad durations": _steps(_repeated("  - wait: 60\n")),
    "bad conditions": _steps(_repeated("  - when: a b (\n    steps:\n      - say: x\n")),
    "empty forms": _steps(_repeated("  - form: []\n")),
    "empty bodies": _steps(_repeated("  - body: []\n")),
    "fields": lambda size: exercise_yaml(
        "  - form:\n" + _numbered("      - ask: What {n}\n        as: a{n}\n")(size)
    ),
    "areas": lambda size: exercise_yaml(
        "  - body:\n" + _repeated("      - {area: neck, say: x, pause: 5 s}\n")(size)
    ),
    "options": lambda size: exercise_yaml(
        "  - choose: Which\n    options:\n"
        + _numbered("      - label: a{n}\n        steps: []\n")(size)
    ),
    "a list": lambda size: exercise_yaml(tags="[" + _numbered("tag{n}, ")(size) + "]"),
    "one long text": lambda size: exercise_yaml(
        "  - say: |\n" + _repeated("      some words\n")(size)
    ),
    "names in a text": lambda size: exercise_yaml(
        "  - say: '" + _repeated("{nope} ")(size) + "'\n"
    ),
    "braces": lambda size: exercise_yaml("  - say: '" + _repeated("{a")(size) + "'\n"),
    "hidden characters": _plain(_repeated("- x\u200b\n")),
    "anchors": _plain(_numbered("key{n}: &a{n} x\n")),
    "nesting": _plain(_repeated("[")),
    "comments": _plain(_repeated("# nothing\n")),
    "blank lines": _plain(_repeated("\n")),
    "no text at all": lambda size: b"\xff" * size,
}  # fmt: skip


def read(raw: bytes) -> None:
    with contextlib.suppress(ContentError):
        parse_exercise(raw, "exercise.yaml")


def least_s(work: Callable[[], object]) -> float:
    """CPU seconds of the quickest of some runs, without collections of what other tests left."""
    took = []
    gc.disable()
    try:
        for _ in range(RUNS):
            began = time.thread_time()
            work()
            took.append(time.thread_time() - began)
    finally:
        gc.enable()
    return min(took)


def assert_grows_straight(work: Callable[[int], Callable[[], object]]) -> None:
    once, _, fourfold = (least_s(work(times)) for times in (1, 2, 4))
    assert fourfold < LONGEST_S
    assert fourfold < MOST_TIMES * max(once, TOO_SHORT_S)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_reading_grows_with_the_size(name: str) -> None:
    make = DOCUMENTS[name]

    def work(times: int) -> Callable[[], None]:
        raw = make(times * UNIT)
        return lambda: read(raw)

    assert_grows_straight(work)


def test_going_through_grows_with_the_steps() -> None:
    def work(times: int) -> Callable[[], object]:
        made = exercise({"repeat": 300 * times, "steps": [say("{a} and more"), say()]})
        return lambda: (rehearse(made, no_other), usual_length_s(made, no_other))

    assert_grows_straight(work)


@pytest.mark.parametrize("text", ["{", "{a", "{a}", "{ a }", "}", "x"])
def test_filling_grows_with_the_text(text: str) -> None:
    assert_grows_straight(lambda times: lambda: fill_template(text * 5000 * times, {"a": "b"}))


def test_this_measure_would_see_work_that_grows_by_the_square() -> None:
    def squared(times: int) -> Callable[[], object]:
        words = [str(n) for n in range(2000 * times)]
        return lambda: [words.index(word) for word in words]

    with pytest.raises(AssertionError):
        assert_grows_straight(squared)
