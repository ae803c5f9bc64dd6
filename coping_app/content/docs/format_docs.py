"""Writes the page about the exercise format from the models themselves, so that it stays true."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from coping_app.content.checks.check_shape import MAX_REPEAT_DEPTH, MAX_STEPS
from coping_app.content.format.model import (
    STEP_KINDS,
    BodyPart,
    BreathPattern,
    BreathWords,
    Evidence,
    Exercise,
    FormField,
    Option,
    Preparation,
    Step,
)
from coping_app.content.format.scalars import (
    Condition,
    Count,
    Duration,
    ExerciseId,
    Expression,
    Flag,
    FormatNumber,
    Frequency,
    Label,
    Language,
    Name,
    Number,
    RelativePath,
    Sound,
    Text,
    Title,
    TotalDuration,
)
from coping_app.content.reading.building import MAX_DEPTH, MAX_NODES, MAX_SCALAR
from coping_app.content.reading.reader import MAX_BYTES
from coping_app.content.reference.areas import AREAS
from coping_app.content.reference.plans import PlanDocument, PlanEntry, PlanWeek
from coping_app.content.reference.scales import ScaleEntry, ScalesDocument

_WORDS: tuple[tuple[Any, str], ...] = (
    (Text, "text"),
    (Title, "text, at most 120 characters"),
    (Label, "text, at most 60 characters"),
    (Duration, "duration"),
    (TotalDuration, "duration, at most 3 h"),
    (FormatNumber, "`1`"),
    (Count, "whole number from 1"),
    (Number, "number"),
    (Flag, "`true` or `false`"),
    (Name, "name"),
    (ExerciseId, "id"),
    (Language, "language code"),
    (RelativePath, "file name"),
    (Sound, "file name or `choose`"),
    (Frequency, "how often"),
    (Condition, "condition"),
    (Expression, "expression"),
)
_PARTS: dict[type[BaseModel], str] = {
    BreathPattern: "a breath",
    BreathWords: "words of a breath",
    BodyPart: "a part of a body step",
    FormField: "a field of a form",
    Option: "an option of a fork",
    Evidence: "evidence",
    Preparation: "a preparation",
    ScaleEntry: "a scale",
    PlanWeek: "a week of a plan",
    PlanEntry: "an exercise of a plan",
}

_INTRODUCTION = f"""# The exercise format, version 1

This page is generated from `coping_app/content/format/model.py`; `make docs` writes it again.

One YAML file is one exercise. It is a strict subset of YAML: every value is text until the format
says otherwise, an unknown key is an error, and nothing is guessed. `coping-app check FILE` names
every problem with its line, its column and what was probably meant; `coping-app preview FILE`
rehearses the exercise in a moment. `coping-app schema` prints a JSON Schema for editors.

Left out of YAML, and refused: anchors, aliases, tags, merge keys, directives, a second document in
the file, duplicate keys, tabs and invisible characters. Inside `{{ }}` and `[ ]` the characters
`? : ,` and quotes can end a word, so write sentences one key a line or in "quotes".

A file has at most {MAX_BYTES // 1024} KiB in UTF-8, {MAX_NODES} values, {MAX_STEPS} steps and
{MAX_DEPTH} levels; a text has at most {MAX_SCALAR} characters; repeats are at most
{MAX_REPEAT_DEPTH} deep; a single duration lasts 1 s to 2 h, the whole exercise at most 3 h.
"""
_SCALARS = """## Values

| value | is written |
|---|---|
| duration | with its unit: `4 s`, `4.5 s`, `90 s`, `5 min`, `1 min 30 s`, `1 h` |
| name | small letters, digits and `_`, first a letter: `worry_before` |
| id | small letters, digits and hyphens: `box-breathing` |
| language code | BCP 47: `en`, `es`, `pt-BR` |
| file name | beside the exercise, at most one folder down: `images/wave.png`. \
PNG or JPEG; WAV, OGG, FLAC or MP3 |
| how often | `daily`, `weekly`, `once`, `as needed`, `3 a week` |
| number, `true`, `false` | bare, not in quotes |
| text | may show an answer: `You wrote: {thought}`. See "Skip" below |

An **expression** (`let`) knows numbers, names, `+ - * /`, `mean`, `min`, `max`, `round`,
`change(scale)` and parentheses. `mean`, `min` and `max` take what was answered and need one answer
at least. A **condition** (`when`) compares such values by `< <= > >= == !=`, or an answer with a
text in quotes by `==` and `!=`, and joins comparisons by `and`, `or`, `not` and parentheses. A
comparison with something unanswered does not hold; `given(thought)` holds where there is an answer.
The id of a scale is its latest rating,
`change(pain)` that rating minus the one before the exercise.
"""
_SKIP = """## Skip

Every step can be skipped, and skipping goes on with the exercise:

- Of a fork (`choose`) the first option is taken, and that is said: "Going on with: ...", or the
  fork's own `on_skip`. So let the first option be the one that suits most people.
- What is about an answer that was not given is left out. Of a text of several lines, the lines that
  show it; the step, where no line that shows an answer is left. So are the question of a form,
  `what` of a plan, a ladder of a list that is empty. The other words of a step that goes on by time
  (`caption`, `words` of a breath) give way to the usual ones.
- No sentence should say that something was done that can be skipped, unless it stands under
  `when: given(...)`.
"""
_STEPS = """## Steps

The first key of a step is its verb. Steps marked *waits* end when the person says so.
"""
_OWN = """## Your own exercises

They lie in the folder `exercises` of the data folder, in folders of any names; Settings names it
and opens it. `coping-app open FILE` puts a file there, with the pictures and recordings that it
names and the recorded lines in `recordings/ID` beside it: plain files, no links, at most 32 MiB
each and 128 MiB in all. What was replaced stays beside it and ends in `.old`. Changes count at
once, also while the window is open. An exercise with problems is named in the Library, with its
line. One with the id and language of a shipped exercise takes its place; of two of your own, the
first by file name counts, and the Library names the other.
"""
_TRANSLATIONS = """## Translations

A translation of `NAME.yaml` is a whole file `NAME.LANGUAGE.yaml` beside it, with the same id,
version, ratings and step shape: the same verbs in the same order, with the same names.
"""
_PLANS = """## Plans

A plan is data of the same strictness, in a file of its own. Your own plans lie in the folder
`plans` of the data folder, which Settings names; My plan offers them beside the others, and one
with the id and language of another takes its place. `coping-app check` on the data folder checks
them together with your exercises. Questionnaires that a clinic holds the rights to lie in the
folder `questionnaires` beside them.
"""
_SCALES = """## Scales

`scales.yaml` holds the rating scales, `scales.LANGUAGE.yaml` beside it a translation.
"""


def format_markdown() -> str:
    """The page as Markdown."""
    parts = [
        _INTRODUCTION,
        "## Head",
        _table(Exercise),
        _part(Evidence),
        _part(Preparation),
        _SCALARS,
        _SKIP,
        _STEPS,
        *(_step(kind) for kind in STEP_KINDS.values()),
        *(_part(part) for part in (BreathPattern, BreathWords, BodyPart, FormField, Option)),
        f"## Areas of the body\n\n{', '.join(f'`{area}`' for area in AREAS)}",
        _OWN,
        _TRANSLATIONS,
        _PLANS,
        _table(PlanDocument),
        *(_part(part) for part in (PlanWeek, PlanEntry)),
        _SCALES,
        _table(ScalesDocument),
        _part(ScaleEntry),
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _step(kind: type[Step]) -> str:
    waits = " *Waits.*" if kind.waits else ""
    return f"### `{kind.verb}`\n\n{_description(kind)}{waits}\n\n{_table(kind)}"


def _part(model: type[BaseModel]) -> str:
    name = _PARTS[model]
    return f"### {name[0].upper()}{name[1:]}\n\n{_description(model)}\n\n{_table(model)}"


def _description(model: type[BaseModel]) -> str:
    lines = (model.__doc__ or "").replace("``", "`").strip().splitlines()
    return "\n".join(line.strip() for line in lines)


def _table(model: type[BaseModel]) -> str:
    return "\n".join(("| key | value | meaning |", "|---|---|---|", *_rows(model)))


def _rows(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        key = field.alias or name
        yield f"| `{key}` | {_kind(field)}{_default(field)} | {field.description} |"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return ""
    default = field.default
    if default in (None, ()):
        return "; may be left out"
    if isinstance(default, tuple):
        return f"; else `[{', '.join(default)}]`"
    shown = str(default).lower() if isinstance(default, bool) else str(default)
    return f"; else `{shown.removesuffix('.0')}`"


def _kind(field: FieldInfo) -> str:
    """What is written for a field. pydantic keeps a type's own checks in the field's metadata."""
    if field.annotation in (str, int, float, bool):
        for scalar, words in _WORDS:
            if get_args(scalar)[1:] == tuple(field.metadata):
                return words
    return _words(field.annotation)


def _words(annotation: Any) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    for scalar, words in _WORDS:
        if arguments[:3] == get_args(scalar):
            return words
    if isinstance(annotation, type) and annotation in _PARTS:
        return _PARTS[annotation]
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in arguments)
    if origin is tuple:
        return "steps" if _is_steps(arguments[0]) else f"list of {_words(arguments[0])}"
    if origin in (Union, UnionType):
        return " or ".join(_words(each) for each in arguments if each is not type(None))
    return _words(arguments[0])


def _is_steps(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, Step)
    return any(_is_steps(each) for each in get_args(annotation)[:1])
