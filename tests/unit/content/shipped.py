"""The shipped exercises as the tests see them: loaded once, rehearsed once, and flattened."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from coping_app.content.checks.loading import load_exercise
from coping_app.content.checks.style_rules import is_sentence, texts_of
from coping_app.content.format.model import (
    Body,
    Breathe,
    BreathPattern,
    Choose,
    Exercise,
    Form,
    Let,
    Play,
    Rate,
    Show,
    Step,
)
from coping_app.content.reading.read_file import read_file
from coping_app.content.reference.places import exercises_folder
from coping_app.session.cues import PlacedBlock
from coping_app.session.estimate import FIELD_S, OTHER_FIELD_S, person_time_s
from coping_app.session.timeline import Timeline, rehearse

FOLDER = exercises_folder()
FAMILIES = ("cbt", "mindfulness", "relaxation", "expressive", "social", "wellbeing")
PATHS = {
    path.stem: path for family in FAMILIES for path in sorted((FOLDER / family).glob("*.yaml"))
    if "." not in path.stem
}
"""The English file of every exercise by its id; a translation has a language before its ending."""
IDS = sorted(PATHS)


@cache
def shipped(exercise_id: str) -> Exercise:
    return load_exercise(PATHS[exercise_id])


@cache
def usual(exercise_id: str) -> Timeline:
    return rehearse(shipped(exercise_id), shipped)


def sentences_of(path: Path) -> list[str]:
    """Every whole sentence that a file has for a person."""
    return [text for place, text in texts_of(read_file(path).value) if is_sentence(place)]


def block_s(placed: PlacedBlock) -> float:
    """Length of a block, with the time that a person usually takes where it waits for one."""
    block = placed.block
    return person_time_s(block.step) if block.waits else block.length_s


def steps_of(part: Any) -> Iterator[Step]:
    """Every step inside, at any depth; what an ``include`` names stays outside."""
    if isinstance(part, Step):
        yield part
    children = (getattr(part, key, None) or () for key in ("steps", "options", "otherwise"))
    for child in (each for children_of_key in children for each in children_of_key):
        yield from steps_of(child)


def moments_of(timeline: Timeline) -> list[tuple[float, str]]:
    """What happens and when, in one line each: ``(12.0, "say: Let us begin.")``.

    A form is one line for each of its questions, a body step one for each turn of each area.
    """
    moments: list[tuple[float, str]] = []
    at_s = 0.0
    for placed in timeline.blocks:
        step = placed.block.step
        if isinstance(step, Form):
            field_at_s = at_s
            for field in step.form:
                moments.append((field_at_s, f"{field.name}: {field.ask}"))
                field_at_s += FIELD_S.get(field.type, OTHER_FIELD_S)
        else:
            moments.append((at_s, _line(placed)))
        at_s += block_s(placed)
    return moments


def _line(placed: PlacedBlock) -> str:
    step = placed.block.step
    caption = next((cue.caption for cue in placed.block.cues if cue.caption), "")
    match step:
        case Body():
            part = step.body[placed.block.place[-1]]
            return f"{part.area}: {part.say}"
        case Breathe():
            return f"breathe {_pattern(step.breathe)}: {step.say}" if step.say else (
                f"breathe {_pattern(step.breathe)}"
            )
        case Choose():
            return f"choose: {step.choose}"
        case Rate():
            return f"rate {', '.join(step.rate)}"
        case Let():
            return f"let {step.let}"
        case Play():
            return f"play {step.play}"
        case Show(chart=chart) if chart:
            return f"chart {chart}: {caption}"
        case _:
            return f"{step.verb}: {caption}"


def _pattern(breath: BreathPattern) -> str:
    phases = {
        "in": breath.inhale_s, "hold": breath.hold_s, "out": breath.exhale_s, "rest": breath.rest_s,
    }
    return " ".join(f"{name} {length_s:g}" for name, length_s in phases.items() if length_s)
