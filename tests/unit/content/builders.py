"""Small exercise files for tests."""

from __future__ import annotations

from coping_app.content.checks.loading import parse_exercise
from coping_app.content.format.model import Exercise
from coping_app.content.reading.problems import ContentError, Problem

HEAD = {
    "format": "1",
    "id": "box-breathing",
    "version": "1",
    "title": "Box breathing",
    "summary": "Four equal counts.",
    "family": "relaxation",
    "language": "en",
    "length": "5 min",
}
SAY = "  - say: Welcome.\n"


def exercise_yaml(steps: str = SAY, **head: str | None) -> bytes:
    """A whole exercise. ``steps`` is what stands below ``steps:``; None leaves a key out."""
    keys = {**HEAD, **head}
    lines = [f"{key}: {value}" for key, value in keys.items() if value is not None]
    return ("\n".join(lines) + f"\nsteps:\n{steps}").encode()


def load(steps: str = SAY, **head: str | None) -> Exercise:
    """The exercise of ``exercise_yaml``."""
    return parse_exercise(exercise_yaml(steps, **head), "exercise.yaml")


def problems_in(steps: str = SAY, **head: str | None) -> tuple[Problem, ...]:
    """What is wrong with the exercise of ``exercise_yaml``; empty where nothing is."""
    return problems_of(exercise_yaml(steps, **head))


def problems_of(raw: bytes) -> tuple[Problem, ...]:
    """What is wrong with a file; empty where nothing is."""
    try:
        parse_exercise(raw, "exercise.yaml")
    except ContentError as error:
        return error.problems
    return ()


def only(problems: tuple[Problem, ...]) -> Problem:
    """The one problem that there is."""
    assert len(problems) == 1, problems
    return problems[0]
