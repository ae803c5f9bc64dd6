"""Sizes, depths and lengths; forms, forks and areas."""

from __future__ import annotations

import pytest

from coping_app.content.format.lengths import played_steps, shortest_s, step_s
from tests.unit.content.builders import load, only, problems_in


def repeats(times: int, depth: int) -> str:
    """A line inside ``depth`` repeats."""
    steps = "  - say: x\n"
    for _ in range(depth):
        steps = f"  - repeat: {times}\n    steps:\n" + "".join(
            f"    {line}\n" for line in steps.splitlines()
        )
    return steps


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_repeats_may_be_three_deep(depth):
    assert problems_in(repeats(2, depth)) == ()


def test_the_fourth_repeat_is_refused():
    problem = only(problems_in(repeats(2, 4)))
    assert (problem.path, problem.message, problem.hint) == (
        "steps[0].steps[0].steps[0].steps[0]", "Repeats are at most 3 deep.", "Write it out.",
    )  # fmt: skip


def test_two_hundred_steps_fit():
    assert problems_in("  - say: x\n" * 200) == ()


def test_repeats_cannot_play_without_end():
    problem = only(
        problems_in("  - repeat: 999999999\n    steps:\n      - let: a\n        be: 1\n")
    )
    assert problem.path == "steps"
    assert "steps; that is too many" in problem.message


def test_an_exercise_lasts_at_most_three_hours():
    problem = only(problems_in("  - repeat: 4\n    steps:\n      - wait: 1 h\n"))
    assert (problem.path, problem.message) == (
        "steps", "This lasts at least 4.0 h; at most 3 h fit.",
    )  # fmt: skip
    assert problems_in("  - repeat: 3\n    steps:\n      - wait: 1 h\n") == ()


@pytest.mark.parametrize(
    "steps",
    [
        "  - breathe: {in: 1 min, out: 1 min}\n    rounds: 61\n",
        "  - body: [{area: neck, say: x, pause: 30 min}]\n    rounds: 5\n",
    ],
)
def test_a_step_lasts_at_most_two_hours(steps):
    problem = only(problems_in(steps))
    assert (problem.path, problem.message) == ("steps[0]", "This step lasts longer than 2 h.")


@pytest.mark.parametrize(
    ("steps", "path", "message", "hint"),
    [
        ("  - choose: x\n    options: [{label: A}, {label: A}]\n", "steps[0].options[1].label",
         'The option "A" is here twice.', ""),
        ("  - body: [{area: left_hnad, say: x, pause: 3 s}]\n", "steps[0].body[0].area",
         'Unknown area "left_hnad".', 'Did you mean "left_hand"?'),
        ("  - form: [{ask: x, as: a}, {ask: y, as: a}]\n", "steps[0].form[1].as",
         'The name "a" is in this form twice.', ""),
        ("  - form: [{ask: x, as: a, type: choice, options: [A, B, A]}]\n",
         "steps[0].form[0].options[2]", 'The option "A" is here twice.', ""),
        ("  - form: [{ask: x, as: a, type: scale, min: 3, max: 3}]\n", "steps[0].form[0].min",
         '"min" must be less than "max".', ""),
        ("  - form: [{ask: x, as: a, type: text, min: 3}]\n", "steps[0].form[0].min",
         '"min" means nothing for a field of type "text".', "It belongs to number, scale."),
        ("  - form: [{ask: x, as: a, type: number, low: none}]\n", "steps[0].form[0].low",
         '"low" means nothing for a field of type "number".', "It belongs to scale."),
        ("  - form: [{ask: x, as: a, type: date, options: [A, B]}]\n",
         "steps[0].form[0].options", '"options" means nothing for a field of type "date".',
         "It belongs to choice, choices, text, long, list."),
    ],
)  # fmt: skip
def test_message_and_hint(steps, path, message, hint):
    problem = only(problems_in(steps))
    assert (problem.path, problem.message, problem.hint) == (path, message, hint)


def test_an_unknown_area_that_is_near_to_none_lists_them_all():
    problem = only(problems_in("  - body: [{area: xxxxx, say: x, pause: 3 s}]\n"))
    assert problem.hint.startswith("Known areas: whole_body, ")


@pytest.mark.parametrize(
    ("step", "seconds"),
    [
        ("say: x\n    pause: 8 s", 8),
        ("say: x", 0),
        ("wait: 1 min", 60),
        ("breathe: {in: 4 s, hold: 1 s, out: 6 s, rest: 1 s}\n    rounds: 5", 60),
        ("breathe: {in: 4 s, out: 6 s}\n    for: 2 min", 120),
        ("body:\n      - {area: neck, say: x, pause: 5 s}\n"
         "      - {area: jaw, say: x, tense: 5 s, release: 20 s}\n    rounds: 2", 60),
        ("write: x\n    for: 5 min", 300),
        ("draw: x\n    for: 5 min", 300),
        ("play: choose\n    for: 10 min", 600),
        ("show: x", 0),
    ],
)  # fmt: skip
def test_seconds_written_in_a_step(step, seconds):
    assert step_s(load(f"  - {step}\n").steps[0]) == seconds


def test_the_longest_way_counts_with_repeats_and_includes():
    other = load("  - wait: 10 s\n", id="other")
    exercise = load(
        "  - repeat: 3\n    steps:\n      - wait: 2 s\n      - include: other\n"
        "  - choose: x\n    options:\n      - {label: A, steps: [{wait: 5 s}]}\n"
        "      - {label: B, steps: [{wait: 7 s}]}\n"
    )
    assert shortest_s(exercise.steps, {"other": other}.get) == 3 * 12 + 7
    assert played_steps(exercise.steps) == 1 + 3 * 2 + 1 + 1


def test_a_circle_of_includes_comes_to_an_end():
    one = load("  - wait: 1 s\n  - include: two\n", id="one")
    two = load("  - include: one\n", id="two")
    assert shortest_s(one.steps, {"one": one, "two": two}.get) > 0
