"""Whatever a file holds, reading it ends in an exercise or in problems, nothing else."""

from __future__ import annotations

import json
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from coping_app.content.format.model import STEP_KINDS, BodyPart, BreathPattern, Exercise, FormField
from coping_app.content.reading.problems import ContentError
from coping_app.content.reading.reader import read_document
from coping_app.content.reference.scales import check_scales
from tests.parsing import parse_plan
from tests.unit.content.builders import HEAD, problems_of

KEYS = sorted(
    {
        field.alias or name
        for part in (Exercise, BodyPart, BreathPattern, FormField, *STEP_KINDS.values())
        for name, field in part.model_fields.items()
    }
    | {"options", "label", "puase", "<<", "weeks", "scales"}
)
WORDS = st.sampled_from(
    ["", "1", "2", "5 s", "1 h", "60", "true", "no", "x", "a b", "{x}", "{Not x}", "x > 1", "x + 1",
     "choose", "box-breathing", "neck", "scale", "list", "pain", "daily", "a.png", "cbt", "en"]
)  # fmt: skip
VALUES = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=15,
)


def written(value: object) -> str:
    """The value in flow style, one item a line, texts bare where that can be."""
    if isinstance(value, dict):
        return "{" + ",\n".join(f"{key}: {written(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",\n".join(map(written, value)) + "]"
    return value if re.fullmatch(r"\w[\w .>+-]*", str(value)) else json.dumps(value)


@st.composite
def steps(draw: st.DrawFn) -> dict[str, object]:
    """A group that starts with a verb and goes on with likely and unlikely keys."""
    verb = draw(st.sampled_from(sorted(STEP_KINDS)))
    kind = STEP_KINDS[verb]
    keys = sorted(field.alias or name for name, field in kind.model_fields.items())
    made = {verb: draw(VALUES)}
    for key in draw(st.lists(st.sampled_from(keys), max_size=4)):
        nested = key in ("steps", "otherwise")
        made.setdefault(key, draw(st.lists(steps(), max_size=2) if nested else VALUES))
    return made


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8), st.lists(steps(), max_size=4))
@settings(max_examples=150)
@example({}, [{"when": "x > 1", "steps": [{"say": "{x}", "pause": "60"}], "otherwise": "x"}])
@example({"steps": {"say": "x"}}, [])
def test_an_exercise_or_problems_with_places(head, listed):
    value = {**HEAD, "steps": listed, **head}
    lines = written(value)
    for problem in problems_of(lines.encode()):
        assert 1 <= problem.line <= lines.count("\n") + 1
        assert problem.column >= 1
        assert problem.message.endswith(".")
        assert len(problem.message) < 400


@given(VALUES)
def test_a_plan_or_problems(value):
    try:
        found = parse_plan(written(value).encode(), "plan.yaml").weeks
    except ContentError as error:
        found = error.problems
    assert found


@given(VALUES)
def test_scales_or_problems(value):
    assert check_scales(read_document(written(value).encode(), "scales.yaml"))
