"""The worked example of docs/adding-a-step.md is run, so that the page stays true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from coping_app.content.format import model
from coping_app.content.format.model import STEP_KINDS
from coping_app.session.timeline import COMPILERS
from coping_app.ui.steps.registry import VIEWS
from coping_app.ui.theme.theme import ThemeStore

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "adding-a-step.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```python\n# (\S+)\n(.*?)```", GUIDE, re.DOTALL))
VERB = "step_of_the_guide"
KIND = "StepOfTheGuide"
"""What verb and class of the page are called while it is run: whoever takes its names for a real
step must not lose that step to this test."""


@contextmanager
def guide_in_the_tables() -> Iterator[dict[str, Any]]:
    """The names of the page's code, with its verb in the three tables."""
    names: dict[str, Any] = {"__name__": "guide"}
    tables: list[tuple[dict[str, Any], str]] = [
        (STEP_KINDS, KIND), (COMPILERS, f"{VERB}_cues"), (VIEWS, f"{KIND}View"),
    ]
    try:
        for path, code in BLOCKS.items():
            renamed = code.replace("count_down", VERB).replace("CountDown", KIND)
            exec(compile(renamed, path, "exec", dont_inherit=True), names)
            model.__dict__.setdefault(KIND, names[KIND])
        for table, name in tables:
            table[VERB] = names[name]
        yield names
    finally:
        for table, _ in tables:
            table.pop(VERB, None)
        model.__dict__.pop(KIND, None)


@pytest.fixture
def guided() -> Iterator[dict[str, Any]]:
    """The names of the page's code for as long as a test."""
    with guide_in_the_tables() as names:
        yield names


def test_the_example_of_the_guide_works(
    qtbot: Any, themes: ThemeStore, guided: dict[str, Any]
) -> None:
    guided["test_the_number_that_is_heard_is_shown"](qtbot, themes)


def test_the_guide_has_a_block_for_every_part() -> None:
    assert list(BLOCKS) == [
        "coping_app/content/format/model.py",
        "coping_app/session/counting.py",
        "coping_app/ui/steps/count_down.py",
        "tests/gui/test_steps_count_down.py",
    ]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("STEP_KINDS", "coping_app/content/format/model.py"),
        ("AnyStep", "coping_app/content/format/model.py"),
        ("FieldType", "coping_app/content/format/model.py"),
        ("COMPILERS", "coping_app/session/timeline.py"),
        ("prompt_of", "coping_app/session/person.py"),
        ("VIEWS", "coping_app/ui/steps/registry.py"),
        ("FIELDS", "coping_app/ui/steps/fields/table.py"),
        ("EXAMPLES", "tests/gui/steps/test_steps_registry.py"),
        ("FIELD_EXAMPLES", "tests/gui/steps/test_steps_registry.py"),
        ("follow_layout", "coping_app/ui/widgets/layouts/tab_order.py"),
        ("give_answer", "coping_app/ui/steps/view.py"),
    ],
)
def test_what_the_guide_names_is_where_it_says(name: str, path: str) -> None:
    assert f"`{name}" in GUIDE
    assert re.search(rf"\b{name}\b", (ROOT / path).read_text(encoding="utf-8"))


def test_a_real_step_of_the_same_name_stays_in_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    real = STEP_KINDS["wait"]
    monkeypatch.setitem(STEP_KINDS, "count_down", real)
    before = [dict(table) for table in (STEP_KINDS, COMPILERS, VIEWS)]
    with guide_in_the_tables():
        assert STEP_KINDS["count_down"] is real
    assert [dict(table) for table in (STEP_KINDS, COMPILERS, VIEWS)] == before
    assert not hasattr(model, KIND)
