"""Checks that go beyond the schema: whether the parts of an exercise fit together."""

from __future__ import annotations

from coping_app.content.model import Exercise
from coping_app.content.problems import Problem
from coping_app.content.reader import Document


def check_exercise(exercise: Exercise, document: Document) -> tuple[Problem, ...]:
    """Everything that can be said about an exercise by itself."""
    return ()
