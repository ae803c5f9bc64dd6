"""Shipped files changed at random: each is read, rehearsed or refused, and nothing else happens."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from coping_app.commands.length_check import length_findings
from coping_app.content.checks.check_files import check_paths
from coping_app.content.checks.loading import parse_exercise
from coping_app.content.format.model import Exercise
from coping_app.content.reading.problems import ContentError, Problem
from coping_app.content.reading.reader import MAX_BYTES, read_document
from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.questionnaires import check_questionnaire
from coping_app.content.reference.safety_texts import load_safety_texts
from coping_app.content.reference.scales import check_scales
from coping_app.session.limits import TooLongError
from coping_app.session.timeline import Timeline, all_paths, rehearse
from coping_app.session.usual_length import usual_length_s
from coping_app.session.walk import PlaceError
from tests.parsing import parse_plan
from tests.unit.content.shipped import FAMILIES, PATHS, shipped
from tests.unit.fuzz.mutations import changed

FOLDER = exercises_folder()
DATA = Path(__file__).parents[2] / "data"
KEPT = sorted((DATA / "bad_yaml").glob("*.yaml"))
"""Files with known slips, each with what is to be said of it; a crash that is found joins them."""


def files_of(*folders: str) -> list[bytes]:
    paths = [path for name in folders for path in sorted((FOLDER / name).glob("*.yaml"))]
    return [path.read_bytes() for path in paths]


EXERCISES = [
    *files_of(*FAMILIES),
    *(path.read_bytes() for path in (DATA / "every-verb.yaml", *KEPT)),
]


BREAKS = (b"\n", b"\r", b"\xc2\x85", b"\xe2\x80")
"""What begins a new line for a parser of YAML."""


def assert_told(problems: tuple[Problem, ...], raw: bytes) -> None:
    """Problems have a place in the file, and words."""
    lines = sum(map(raw.count, BREAKS)) + 1
    for problem in problems:
        assert 1 <= problem.line <= lines + 1
        assert problem.column >= 1
        assert problem.message


def problems_in(read: Callable[[], object]) -> tuple[Problem, ...]:
    """What is wrong by the word of ``read``, which raises nothing else; () where nothing is."""
    try:
        read()
    except ContentError as error:
        return error.problems
    return ()


def try_exercise(raw: bytes) -> None:
    """Reads a file as an exercise, and goes through it if it is one."""
    if problems := problems_in(lambda: parse_exercise(raw, "exercise.yaml")):
        assert_told(problems, raw)
    else:
        try_session(parse_exercise(raw, "exercise.yaml"))


class NotThereError(LookupError):
    """An exercise that is included and missing."""


def try_session(exercise: Exercise) -> None:
    """Rehearses an exercise: blocks one behind the other, or a word on why not.

    What is included may be missing, or include itself; a check of the folder tells that.
    """

    def resolve(exercise_id: str) -> Exercise:
        if exercise_id == exercise.id:
            return exercise
        if exercise_id not in PATHS:
            raise NotThereError(exercise_id)
        return shipped(exercise_id)

    with contextlib.suppress(TooLongError, PlaceError, NotThereError):
        assert usual_length_s(exercise, resolve) >= 0
        assert_in_a_row(rehearse(exercise, resolve))
        assert all_paths(exercise, resolve, limit=3)


def assert_in_a_row(timeline: Timeline) -> None:
    """Blocks one behind the other, and each cue within its block."""
    end_s = 0.0
    for placed in timeline.blocks:
        assert placed.start_s == pytest.approx(end_s)
        end_s = placed.start_s + placed.block.length_s
        for cue in placed.block.cues:
            assert cue.length_s >= 0
            assert cue.at_s >= 0
            assert cue.at_s <= placed.block.length_s + 1e-6
    assert timeline.total_s == pytest.approx(end_s)


@given(changed(EXERCISES))
@settings(max_examples=400)
def test_a_changed_exercise_is_read_and_rehearsed_or_refused(raw: bytes) -> None:
    try_exercise(raw)


@given(changed(files_of("plans")))
def test_a_changed_plan_is_read_or_refused(raw: bytes) -> None:
    assert_told(problems_in(lambda: parse_plan(raw, "plan.yaml")), raw)


@pytest.mark.parametrize(
    ("check", "files"),
    [
        (check_scales, [path.read_bytes() for path in sorted(FOLDER.glob("scales*.yaml"))]),
        (check_questionnaire, files_of("questionnaires")),
    ],
    ids=["scales", "questionnaires"],
)
def test_changed_scales_and_questionnaires_are_sound_or_have_problems(
    check: Callable[..., tuple[Problem, ...]], files: list[bytes]
) -> None:
    @given(changed(files))
    def try_out(raw: bytes) -> None:
        assert_told(tuple(check(read_document(raw, "file.yaml"))), raw)

    try_out()


@given(changed(files_of("safety")))
def test_changed_help_texts_are_read_or_refused(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for path in (FOLDER / "safety").glob("*.yaml"):
            (Path(folder) / path.name).write_bytes(path.read_bytes())
        (Path(folder) / "help.yaml").write_bytes(raw)
        assert_told(problems_in(lambda: load_safety_texts(Path(folder), "en")), raw)


@given(changed(EXERCISES))
@settings(max_examples=40)
def test_check_answers_whatever_lies_in_a_folder(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "exercise.yaml"
        path.write_bytes(raw)
        assert_told(tuple(check_paths([Path(folder)], (length_findings,))), raw)


def test_a_file_of_any_size_is_refused_beyond_the_limit() -> None:
    with pytest.raises(ContentError, match="larger"):
        parse_exercise(b"a" * (MAX_BYTES + 1), "exercise.yaml")
