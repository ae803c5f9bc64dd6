"""The worked example of docs/adding-a-step.md is run, so that the page stays true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coping_app.content import model
from coping_app.content.model import STEP_KINDS
from coping_app.session.timeline import COMPILERS
from coping_app.ui.steps.registry import VIEWS
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.step_fakes import show_step, words_of

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "adding-a-step.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```python\n# (\S+)\n(.*?)```", GUIDE, re.DOTALL))
VERB = "count_down"


@pytest.fixture
def guided() -> Iterator[dict[str, Any]]:
    """The names of the page's code, with its verb in the three tables for as long as a test."""
    names: dict[str, Any] = {"__name__": "guide", "show_step": show_step, "words_of": words_of}
    for path, code in BLOCKS.items():
        exec(compile(code, path, "exec", dont_inherit=True), names)
        model.__dict__.setdefault("CountDown", names["CountDown"])
    STEP_KINDS[VERB] = names["CountDown"]
    COMPILERS[VERB] = names["count_down_cues"]
    VIEWS[VERB] = names["CountDownView"]
    yield names
    for table in (STEP_KINDS, COMPILERS, VIEWS):
        del table[VERB]
    del model.__dict__["CountDown"]


def test_the_example_of_the_guide_works(
    qtbot: Any, themes: ThemeStore, guided: dict[str, Any]
) -> None:
    guided["test_the_number_that_is_heard_is_shown"](qtbot, themes)


def test_the_guide_has_a_block_for_every_part() -> None:
    assert list(BLOCKS) == [
        "coping_app/content/model.py",
        "coping_app/session/counting.py",
        "coping_app/ui/steps/count_down.py",
        "tests/gui/test_steps_count_down.py",
    ]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("STEP_KINDS", "coping_app/content/model.py"),
        ("AnyStep", "coping_app/content/model.py"),
        ("FieldType", "coping_app/content/model.py"),
        ("COMPILERS", "coping_app/session/timeline.py"),
        ("prompt_of", "coping_app/session/person.py"),
        ("VIEWS", "coping_app/ui/steps/registry.py"),
        ("FIELDS", "coping_app/ui/steps/fields/table.py"),
        ("EXAMPLES", "tests/gui/test_steps_registry.py"),
        ("FIELD_EXAMPLES", "tests/gui/test_steps_registry.py"),
        ("follow_layout", "coping_app/ui/steps/tab_order.py"),
        ("give_answer", "coping_app/ui/steps/view.py"),
    ],
)
def test_what_the_guide_names_is_where_it_says(name: str, path: str) -> None:
    assert f"`{name}" in GUIDE
    assert re.search(rf"\b{name}\b", (ROOT / path).read_text(encoding="utf-8"))


def test_the_verb_of_the_guide_is_not_taken() -> None:
    assert VERB not in STEP_KINDS
