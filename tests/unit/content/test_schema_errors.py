"""What an author reads where a file and the format part."""

from __future__ import annotations

import pytest

from coping_app.content.format.model import STEP_KINDS
from tests.unit.content.builders import only, problems_in, problems_of


@pytest.mark.parametrize(
    ("steps", "path", "message", "hint"),
    [
        (
            "  - breathe: {in: 4 s}\n    rounds: 3\n",
            "steps[0].breathe.out",
            'The key "out" is missing here.',
            "Add it.",
        ),
        ("  - say: x\n    bel: after\n", "steps[0].bel", "Unknown key.", 'Did you mean "bell"?'),
        (
            "  - say: x\n    zzz: after\n",
            "steps[0].zzz",
            "Unknown key.",
            "Known here: say, pause, bell, image.",
        ),
        ("  - say: x\n    Pause: 3 s\n", "steps[0].Pause", "Unknown key.", 'Did you mean "pause"?'),
        (
            "  - wait: 5 s\n    scene: see\n",
            "steps[0].scene",
            '"see" is not one of none, sea, stream, candle.',
            'Did you mean "sea"?',
        ),
        (
            "  - wait: 5 s\n    scene: xyzzy\n",
            "steps[0].scene",
            '"xyzzy" is not one of none, sea, stream, candle.',
            "",
        ),
        (
            "  - wait: 5 s\n    scene: [sea]\n",
            "steps[0].scene",
            "Expected one of none, sea, stream, candle here, not a list or a group of keys.",
            "",
        ),
        (
            "  - breath: {in: 4 s, out: 6 s}\n",
            "steps[0].breath",
            'Unknown step "breath".',
            'Did you mean "breathe"?',
        ),
        ("  - pause: 5 s\n", "steps[0].pause", 'Unknown step "pause".', 'Did you mean "wait"?'),
        (
            "  - qqq: 5 s\n",
            "steps[0].qqq",
            'Unknown step "qqq".',
            f"Known steps: {', '.join(STEP_KINDS)}.",
        ),
        (
            "  - pause: 5 s\n    say: x\n",
            "steps[0].pause",
            'A step starts with its verb, not with "pause".',
            'Put "say" first.',
        ),
        (
            "  - Welcome\n",
            "steps[0]",
            "A step is a group of keys that starts with its verb.",
            'Such as "say: Welcome."',
        ),
        (
            "  - {}\n",
            "steps[0]",
            "A step is a group of keys that starts with its verb.",
            'Such as "say: Welcome."',
        ),
        (
            "  - rate: pain\n",
            "steps[0].rate",
            "Expected a list here.",
            "Write [pain], or one item a line after -.",
        ),
        (
            "  - rate: {a: b}\n",
            "steps[0].rate",
            "Expected a list here.",
            "Write one item a line after -.",
        ),
        ("  - rate: []\n", "steps[0].rate", "This list is empty; it needs at least one item.", ""),
        (
            "  - breathe: 4 s\n    rounds: 3\n",
            "steps[0].breathe",
            "Expected a group of keys here.",
            "Known here: in, hold, out, rest.",
        ),
        (
            "  - choose: x\n    options: [{label: a}]\n",
            "steps[0].options",
            "This list has too few items; it needs at least 2.",
            "",
        ),
        (
            "  - choose: x\n    options: [{label: a}, {label: b}, {label: c}, {label: d}, "
            "{label: e}, {label: f}]\n",
            "steps[0].options",
            "This list has too many items; at most 5 fit.",
            "",
        ),
        (
            "  - rank: x\n    items: [a]\n",
            "steps[0].items",
            "This list has too few items; it needs at least 2.",
            "",
        ),
        (
            "  - rank: x\n    items: Two Words\n",
            "steps[0].items",
            '"Two Words" is not a name (small letters, digits and _).',
            "",
        ),
        ("  - breathe: {in: 4 s, out: 4 s}\n", "steps[0]", 'Give either "rounds" or "for".', ""),
        (
            "  - breathe: {in: 4 s, out: 4 s}\n    rounds: 3\n    for: 1 min\n",
            "steps[0]",
            'Give either "rounds" or "for".',
            "",
        ),
        (
            "  - breathe: {in: 4 s, out: 4 s}\n    rounds: 3\n    over: 1 min\n",
            "steps[0]",
            '"from" and "over" go together.',
            "",
        ),
        (
            "  - body: [{area: neck, say: x}]\n",
            "steps[0].body[0]",
            'Give either "pause", or "release" with or without "tense".',
            "",
        ),
        (
            "  - body: [{area: neck, say: x, pause: 3 s, tense: 5 s}]\n",
            "steps[0].body[0]",
            '"tense" needs a "release" after it.',
            "",
        ),
        (
            "  - form: [{ask: x, as: y, type: choice}]\n",
            "steps[0].form[0]",
            'A field of type "choice" needs at least two "options".',
            "",
        ),
    ],
)
def test_message_and_hint(steps, path, message, hint):
    problem = only(problems_in(steps))
    assert (problem.path, problem.message, problem.hint) == (path, message, hint)


@pytest.mark.parametrize("raw", [b"Hello", b"- a\n- b", b"''"])
def test_a_file_that_is_no_group_of_keys_says_how_to_start(raw):
    problem = only(problems_of(raw))
    assert problem.message == "Expected keys with values here."
    assert problem.hint == 'Start with "format: 1".'


def test_a_misspelt_key_is_told_once_and_not_as_missing_too():
    problem = only(problems_in(title=None, titel="Box breathing"))
    assert (problem.path, problem.hint) == ("titel", 'Did you mean "title"?')


def test_a_missing_key_is_told_beside_an_unknown_one_that_is_not_near():
    paths = {problem.path for problem in problems_in(title=None, colour="blue")}
    assert paths == {"title", "colour"}


def test_a_list_is_not_called_empty_because_its_items_were_refused():
    problem = only(problems_in("  - repeat: 2\n    steps:\n      - say: x\n        pause: 60\n"))
    assert problem.path == "steps[0].steps[0].pause"


def test_the_reader_and_the_schema_do_not_complain_about_the_same_place():
    problem = only(problems_in(tags="!x y"))
    assert "Tags" in problem.message


def test_problems_of_names_come_with_those_of_the_schema():
    problems = problems_in("  - say: x\n    pause: 60\n  - say: You wrote {thought}.\n")
    assert [problem.path for problem in problems] == ["steps[0].pause", "steps[1].say"]


def test_a_name_is_not_called_unknown_because_its_form_was_refused():
    steps = "  - form: [{ask: x, as: thought, typ: long}]\n  - say: You wrote {thought}.\n"
    assert only(problems_in(steps)).path == "steps[0].form[0].typ"


def test_deep_problems_are_told_with_all_others_in_the_order_of_lines():
    steps = (
        "  - repeat: 2\n    steps:\n      - choose: x\n        options:\n"
        "          - {label: a, steps: [{sya: x}]}\n          - {label: b}\n"
        "    stepz: 3\n  - include: box-breathing\n"
    )
    assert [problem.path for problem in problems_in(steps)] == [
        "steps[0].steps[0].options[0].steps[0].sya",
        "steps[0].stepz",
        "steps[1].include",
    ]
