"""Every name is known where it is used."""

from __future__ import annotations

import pytest

from coping_app.content.checks.checking import check_exercise
from coping_app.content.checks.context import CheckContext
from coping_app.content.format.model import Exercise
from coping_app.content.reading.reader import read_document
from tests.unit.content.builders import exercise_yaml, load, only, problems_in

ASK = "  - form:\n      - {ask: What?, as: thought, type: long}\n"
STRENGTH = "  - form:\n      - {ask: How strong?, as: strength, type: scale}\n"
CHOICE = "  - choose: Where?\n    as: place\n    options: [{label: Home}, {label: Work}]\n"


@pytest.mark.parametrize(
    "steps",
    [
        ASK + "  - say: You wrote {thought}.\n",
        ASK + "  - wait: 5 s\n    caption: You wrote {thought}.\n",
        ASK + "  - body: [{area: neck, say: 'Like {thought}.', pause: 3 s}]\n",
        ASK + "  - form: [{ask: 'Still {thought}?', as: still}]\n    keep_in_view: [thought]\n",
        ASK + "  - choose: And {thought}?\n    options: [{label: 'Yes, {thought}'}, {label: B}]\n",
        ASK + "  - rank: '{thought}'\n    items: ['{thought}', b]\n",
        "  - let: a\n    be: 1 + 2\n  - say: That is {a}.\n",
        STRENGTH
        + "  - let: half\n    be: strength / 2\n  - when: half > 2\n    steps:\n      - say: x\n",
        "  - rate: [distress]\n  - when: distress >= 8 and change(distress) > 0\n    steps:\n"
        "      - say: x\n",
        CHOICE + '  - when: place == "Home"\n    steps:\n      - say: x\n',
        "  - choose: x\n    options:\n      - label: A\n        steps:\n    " + "      - form: "
        "[{ask: x, as: y}]\n      - label: B\n  - say: '{y}'\n",
        "  - form: [{ask: x, as: y, type: list}]\n  - rank: Sort.\n    items: y\n"
        "    as: sorted\n  - rank: Again.\n    items: sorted\n",
        "  - form: [{ask: x, as: y, type: choices, options: [A, B]}]\n"
        "  - rank: Sort.\n    items: y\n",
        "  - write: x\n    as: letter\n  - say: '{letter}'\n",
        "  - draw: x\n    as: picture\n  - say: '{picture}'\n",
    ],
)
def test_names_from_earlier_steps_are_known(steps):
    assert problems_in(steps) == ()


def test_ratings_of_the_head_are_known():
    steps = "  - when: pain >= 8\n    steps:\n      - say: It is {pain}.\n"
    assert problems_in(steps, ratings="[pain]") == ()


@pytest.mark.parametrize(
    ("steps", "path", "message", "hint"),
    [
        ("  - say: '{thought}'\n" + ASK, "steps[0].say",
         'No earlier step asks for "thought".', "Ask for it before this step."),
        (ASK + "  - say: '{thougth}'\n", "steps[1].say",
         'No earlier step asks for "thougth".', 'Did you mean "thought"?'),
        ("  - form: [{ask: x, as: a}, {ask: 'So {a}?', as: b}]\n", "steps[0].form[1].ask",
         'No earlier step asks for "a".', "Ask for it before this step."),
        ("  - breathe: {in: 4 s, out: 4 s}\n    rounds: 2\n    words: {in: '{x}', out: 'y'}\n",
         "steps[0].words.in", 'No earlier step asks for "x".', "Ask for it before this step."),
        ("  - say: '{A thought}'\n", "steps[0].say",
         '"{A thought}" is not the name of an answer.', "Braces show an answer: {thought}."),
        ("  - when: distress > 3\n    steps:\n      - say: x\n", "steps[0].when",
         'No earlier step asks for "distress".', "Ask for it before this step."),
        ("  - when: change(pain) > 3\n    steps:\n      - say: x\n", "steps[0].when",
         '"pain" is not rated before this step.',
         "Add it to ratings, or ask it by rate before."),
        ("  - rate: [pain]\n  - when: change(pian) > 3\n    steps:\n      - say: x\n",
         "steps[1].when", '"pian" is not rated before this step.', 'Did you mean "pain"?'),
        ("  - let: a\n    be: change(pain)\n", "steps[0].be",
         '"pain" is not rated before this step.',
         "Add it to ratings, or ask it by rate before."),
        ("  - when: a >\n    steps:\n      - say: x\n", "steps[0].when",
         "A number or a name is missing before the end.", ""),
        ("  - let: a\n    be: b +\n", "steps[0].be",
         "A number or a name is missing before the end.", ""),
        ("  - let: a\n    be: b + 1\n", "steps[0].be", 'No earlier step asks for "b".',
         "Ask for it before this step."),
        (ASK + "  - let: a\n    be: thought + 1\n", "steps[1].be",
         '"thought" is a text and cannot be counted with.', ""),
        ("  - form: [{ask: x, as: y}]\n    keep_in_view: [z]\n", "steps[0].keep_in_view[0]",
         'No earlier step asks for "z".', "Ask for it before this step."),
        ("  - rank: Sort.\n    items: ideas\n", "steps[0].items",
         'No earlier step asks for "ideas".', "Ask for it before this step."),
        (ASK + "  - rank: Sort.\n    items: thought\n", "steps[1].items",
         '"thought" is not a list.', "Ask for it in a field of type list."),
        (CHOICE + "  - when: place == 'Hime'\n    steps:\n      - say: x\n", "steps[1].when",
         '"Hime" is not an option of "place".', 'Did you mean "Home"?'),
        (CHOICE + "  - when: place == 'Garden'\n    steps:\n      - say: x\n", "steps[1].when",
         '"Garden" is not an option of "place".', "Its options: Home, Work."),
        ("  - rate: [pain]\n  - form: [{ask: x, as: pain}]\n", "steps[1].form[0].as",
         '"pain" is already the id of a rated scale.', "Use another name."),
        ("  - rate: [pain]\n  - let: pain\n    be: 1\n", "steps[1].let",
         '"pain" is already the id of a rated scale.', "Use another name."),
        ("  - rate: [pain]\n  - write: x\n    as: pain\n", "steps[1].as",
         '"pain" is already the id of a rated scale.', "Use another name."),
        ("  - repeat: 2\n    steps:\n      - say: '{x}'\n", "steps[0].steps[0].say",
         'No earlier step asks for "x".', "Ask for it before this step."),
        ("  - when: 1 > 0\n    steps:\n      - say: x\n    otherwise:\n      - say: '{x}'\n",
         "steps[0].otherwise[0].say", 'No earlier step asks for "x".',
         "Ask for it before this step."),
    ],
)  # fmt: skip
def test_unknown_names_are_told_with_their_place(steps, path, message, hint):
    problem = only(problems_in(steps))
    assert (problem.path, problem.message, problem.hint) == (path, message, hint)


def test_options_of_a_name_that_is_asked_again_freely_are_not_held_against_it():
    steps = (
        CHOICE + "  - form: [{ask: Where else?, as: place}]\n"
        "  - when: place == 'Garden'\n    steps:\n      - say: x\n"
    )
    assert problems_in(steps) == ()


def test_names_that_an_included_exercise_asks_for_are_known():
    others = {
        "other": load(STRENGTH + "  - rate: [mood]\n  - include: third\n", id="other"),
        "third": load(ASK, id="third"),
    }
    steps = (
        "  - include: other\n  - when: strength > 3 and change(mood) > 0\n    steps:\n"
        "      - say: '{thought}'\n"
    )
    document = read_document(exercise_yaml(steps), "exercise.yaml")
    exercise = Exercise.model_validate(document.value)
    assert check_exercise(exercise, document, CheckContext(find=others.get)) == ()
    assert len(check_exercise(exercise, document)) == 3


def test_an_exercise_without_names_has_no_problems():
    assert problems_in() == ()
