"""Each verb as cues at exact times."""

from __future__ import annotations

from typing import Any

import pytest

from coping_app.content.format.model import STEP_KINDS, Exercise
from coping_app.session.answers import Answers
from coping_app.session.choices import Choices
from coping_app.session.cues import Block, Cue
from coping_app.session.limits import TooLongError
from coping_app.session.timeline import (
    COMPILERS,
    Timeline,
    all_paths,
    compile_block,
    reading_s,
    rehearse,
)
from coping_app.session.walk import PlaceError, Walker
from tests.fakes import CountingSpeech
from tests.unit.session.making import exercise, form, no_other, say, wait


def block_of(
    step: dict[str, Any], choices: Choices | None = None, answers: Answers | None = None,
    **head: Any,
) -> Block:
    """The first block of an exercise with this one step."""
    made = exercise(step, **head)
    answers = answers or Answers()
    leaf = Walker(made, no_other).first(answers)
    assert leaf is not None
    return compile_block(leaf, answers, choices or Choices(), reading_s)


def times(block: Block) -> list[tuple[float, float, str, str]]:
    return [(cue.at_s, cue.length_s, cue.kind, cue.caption) for cue in block.cues]


def test_every_verb_that_does_not_hold_steps_has_its_row() -> None:
    assert set(COMPILERS) == set(STEP_KINDS) - {"repeat", "when", "include"}


@pytest.mark.parametrize(
    ("text", "length_s"),
    [("one two three four", 2.0), ("one", 1.0), ("", 1.0), ("word " * 120, 60.0)],
)
def test_reading_is_120_words_a_minute_and_at_least_a_second(text: str, length_s: float) -> None:
    assert reading_s(text) == length_s


def test_a_line_lasts_as_long_as_its_speech_and_pause() -> None:
    block = block_of(say("Let it go slowly", 8.0))
    assert block.cues == (Cue(0.0, 2.0, "say", "Let it go slowly", spoken=True),)
    assert (block.length_s, block.waits) == (10.0, False)


def test_a_bell_before_a_line_is_given_two_seconds_to_ring() -> None:
    block = block_of(say("Now begin", 3.0, bell="before"))
    assert times(block) == [(0.0, 2.0, "bell", ""), (2.0, 1.0, "say", "Now begin")]
    assert block.length_s == 6.0


def test_a_bell_after_a_line_ends_its_pause() -> None:
    block = block_of(say("Until the bell", 30.0, bell="after"))
    assert times(block) == [(0.0, 1.5, "say", "Until the bell"), (31.5, 2.0, "bell", "")]
    assert block.length_s == 33.5


def test_without_bells_their_time_is_left_out_too() -> None:
    quiet = Choices(bells=False)
    assert block_of(say("Now begin", bell="before"), quiet).length_s == 1.0
    assert len(block_of(wait(30.0, bell_every=5.0), quiet).cues) == 1
    assert len(block_of({"write": "Freely.", "for": 60.0}, quiet).cues) == 1


@pytest.mark.parametrize(
    ("pace", "shorter"), [(0.5, False), (1.0, False), (1.0, True), (2.0, False)]
)
@pytest.mark.parametrize("stated_s", [720.0, 1620.0])
def test_long_writing_has_soft_signs_at_half_and_two_minutes_before_the_end(
    stated_s: float, pace: float, shorter: bool
) -> None:
    length_s = stated_s * pace / (2 if shorter else 1)
    block = block_of({"write": "Freely.", "for": stated_s}, Choices(pace=pace, shorter=shorter))
    assert times(block)[1:] == [
        (length_s / 2, 2.0, "bell", "Half of the time is left."),
        (length_s - 120.0, 2.0, "bell", "Two minutes are left."),
        (length_s, 2.0, "bell", ""),
    ]
    assert {cue.sound for cue in block.cues[1:]} == {"soft"}
    assert not any(cue.spoken for cue in block.cues[1:])


@pytest.mark.parametrize(
    ("step", "choices"),
    [
        ({"write": "Freely.", "for": 300.0}, Choices()),
        ({"write": "Freely.", "for": 600.0}, Choices(pace=0.5)),
        ({"write": "Freely.", "for": 900.0}, Choices(writing_signs=False)),
        ({"draw": "Freely.", "for": 900.0}, Choices()),
    ],
)
def test_short_writing_and_who_wants_no_signs_have_the_last_bell_alone(
    step: dict[str, Any], choices: Choices
) -> None:
    assert len(block_of(step, choices).cues) == 2


def test_without_bells_there_are_no_signs_either() -> None:
    assert len(block_of({"write": "Freely.", "for": 900.0}, Choices(bells=False)).cues) == 1


def test_signs_are_said_in_the_language_of_the_exercise() -> None:
    block = block_of({"write": "Libremente.", "for": 900.0}, language="es")
    assert [cue.caption for cue in block.cues[1:3]] == [
        "Queda la mitad del tiempo.", "Quedan dos minutos.",
    ]


def test_a_line_with_an_answer_in_it_is_private_and_asks_for_its_length_as_such() -> None:
    speech = CountingSpeech(1.0)
    made = exercise(say("You wrote {thing}"), say("Nothing of yours"))
    answers = Answers(names={"thing": "SECRET"})
    walker = Walker(made, no_other)
    first = walker.first(answers)
    assert first is not None
    block = compile_block(first, answers, Choices(), speech)
    assert (block.cues[0].caption, block.cues[0].private) == ("You wrote SECRET", True)
    following = walker.after(first.place, answers)
    assert following is not None
    assert not compile_block(following, answers, Choices(), speech).cues[0].private
    assert speech.private == ["You wrote SECRET"]


def test_prompts_and_breath_words_with_answers_are_private_too() -> None:
    answers = Answers(names={"word": "soft"})
    prompt = block_of({"write": "About {word}"}, answers=answers)
    breath = block_of(
        {"breathe": {"in": 4.0, "out": 4.0}, "rounds": 1, "words": {"in": "{word}", "out": "let"}},
        answers=answers,
    )
    assert [cue.private for cue in (*prompt.cues, *breath.cues)] == [True, True, False]


def test_a_wait_rings_as_often_as_asked_and_never_into_what_follows() -> None:
    block = block_of(wait(20.0, bell_every=5.0, scene="sea"))
    assert block.cues[0] == Cue(0.0, 20.0, "wait", "Quiet time", sound="sea")
    assert block.cues[1:] == tuple(
        Cue(at_s, 2.0, "bell", "", sound="soft") for at_s in (5.0, 10.0, 15.0)
    )


def test_pace_keeps_the_number_of_bells_in_a_wait() -> None:
    assert times(block_of(wait(20.0, bell_every=10.0), Choices(pace=2.0)))[1:] == [
        (20.0, 2.0, "bell", ""),
    ]


@pytest.mark.parametrize(
    ("step", "caption", "length_s"),
    [
        (form("one", "two"), "What about one?", 0.0),
        ({"write": "Freely.", "for": 60.0}, "Freely.", 60.0),
        ({"write": "Freely."}, "Freely.", 0.0),
        ({"draw": "Its shape.", "for": 30.0}, "Its shape.", 30.0),
        ({"rank": "Sort them.", "items": ("a", "b")}, "Sort them.", 0.0),
        ({"plan": "When?", "what": "A walk"}, "When?", 0.0),
        ({"rate": ("pain",)}, "How is it now?", 0.0),
        ({"choose": "Which?", "options": ({"label": "A"}, {"label": "B"})}, "Which?", 0.0),
        ({"show": "A long text."}, "A long text.", 0.0),
        ({"round": "One word.", "each": 45.0}, "One word.", 45.0),
    ],
)
def test_a_step_that_waits_is_a_spoken_prompt_of_its_stated_time(
    step: dict[str, Any], caption: str, length_s: float
) -> None:
    block = block_of(step)
    assert block.waits
    assert block.length_s == length_s
    assert block.cues[0] == Cue(0.0, length_s, "person", caption, spoken=True)
    bells = [Cue(length_s, 2.0, "bell", "", sound="soft")] if length_s else []
    assert list(block.cues[1:]) == bells


def test_a_live_rating_and_a_value_are_not_seen() -> None:
    for step in ({"rate": ("pain",), "live": True}, {"let": "x", "be": "1 + 1"}):
        block = block_of(step)
        assert (block.cues, block.length_s, block.waits) == ((), 0.0, False)


def test_a_recording_is_played_as_it_is_whatever_the_pace() -> None:
    block = block_of({"play": "rain.ogg", "for": 30.0}, Choices(pace=0.5, shorter=True))
    assert block.cues == (Cue(0.0, 30.0, "play", "Listen", sound="rain.ogg"),)


def test_a_recording_without_a_time_lasts_as_long_as_it_is() -> None:
    made = exercise({"play": "rain.ogg", "caption": "Rain"}, wait(1.0))
    timeline = rehearse(made, no_other, sound_s={"rain.ogg": 12.5}.__getitem__)
    assert [(cue.at_s, cue.kind, cue.caption) for cue in timeline.cues] == [
        (0.0, "play", "Rain"), (12.5, "wait", "Quiet time"),
    ]


def test_a_recording_of_unknown_length_waits_for_the_person() -> None:
    assert block_of({"play": "rain.ogg"}).waits


def test_music_is_a_question_and_then_quiet_practice() -> None:
    timeline = rehearse(exercise({"play": "choose", "for": 60.0}), no_other, Choices(pace=2.0))
    assert [(p.block.place, p.block.waits, p.block.length_s) for p in timeline.blocks] == [
        ((0, 0), True, 0.0), ((0, 1), False, 120.0),
    ]


def test_captions_speak_the_language_of_the_exercise() -> None:
    breathe = {"breathe": {"in": 4.0, "out": 4.0}, "rounds": 1}
    assert [cue.caption for cue in block_of(breathe, language="es").cues] == ["Inspira", "Espira"]
    assert next(cue.caption for cue in block_of(breathe, language="es-MX").cues) == "Inspira"
    assert next(cue.caption for cue in block_of(breathe, language="ja").cues) == "Breathe in"


def test_an_included_exercise_speaks_its_own_language() -> None:
    inner = exercise(wait(2.0), id="inner", language="es")
    timeline = rehearse(exercise({"include": "inner"}, wait(1.0)), {"inner": inner}.__getitem__)
    assert [cue.caption for cue in timeline.cues] == ["Un rato en silencio", "Quiet time"]


def test_the_shorter_form_halves_pauses_waits_and_rounds() -> None:
    short = Choices(shorter=True)
    breathe = {"breathe": {"in": 4.0, "out": 6.0}, "rounds": 5}
    assert block_of(say("Hello there", 8.0), short).length_s == 5.0
    assert block_of(wait(30.0), short).length_s == 15.0
    assert block_of(breathe, short).length_s == 30.0
    assert block_of({"write": "Freely.", "for": 60.0}, short).length_s == 30.0


def test_a_fork_takes_its_first_option_or_the_one_of_the_path() -> None:
    made = exercise(
        {"choose": "Which?", "options": (
            {"label": "A", "steps": (wait(1.0),)}, {"label": "B", "steps": (wait(2.0),)},
        )},
    )
    assert rehearse(made, no_other).total_s == 1.0
    assert rehearse(made, no_other, path=(1,)).total_s == 2.0
    with pytest.raises(ValueError, match="Fork 1 has 2 ways"):
        rehearse(made, no_other, path=(2,))


def test_a_condition_is_rehearsed_as_with_no_answers_or_by_the_path() -> None:
    made = exercise({"when": "pain >= 5", "steps": (wait(1.0),), "otherwise": (wait(2.0),)})
    assert rehearse(made, no_other).total_s == 2.0
    assert rehearse(made, no_other, path=(0,)).total_s == 1.0
    assert set(all_paths(made, no_other)) == {(0,), (1,)}


def test_a_condition_on_an_option_follows_the_option_and_is_no_fork() -> None:
    made = exercise(
        {"choose": "How much?", "as": "reach", "options": ({"label": "All"}, {"label": "Half"})},
        {"when": 'reach == "Half"', "steps": (wait(5.0),), "otherwise": (wait(10.0),)},
    )
    assert all_paths(made, no_other) == ((0,), (1,))
    assert [rehearse(made, no_other, path=path).total_s for path in ((0,), (1,))] == [10.0, 5.0]


def test_all_paths_go_every_way_through_nested_forks() -> None:
    inner = {"choose": "And?", "options": ({"label": "C"}, {"label": "D"}, {"label": "E"})}
    made = exercise(
        {"choose": "Which?", "options": ({"label": "A", "steps": (inner,)}, {"label": "B"})}
    )
    assert set(all_paths(made, no_other)) == {(0, 0), (0, 1), (0, 2), (1,)}


def test_of_too_many_paths_those_nearest_to_the_usual_one_are_listed() -> None:
    fork = {"choose": "Which?", "options": ({"label": "A"}, {"label": "B"})}
    paths = all_paths(exercise(*[fork] * 20), no_other, limit=21)
    assert paths[0] == (0,) * 20
    assert all(sum(path) == 1 for path in paths[1:])
    assert len(paths) == 21


def test_an_exercise_without_forks_has_one_path() -> None:
    assert all_paths(exercise(wait(1.0)), no_other) == ((),)


def test_blocks_stand_one_behind_the_other() -> None:
    timeline = rehearse(exercise(say("Hello there", 1.5), wait(3.0), form(), wait(1.0)), no_other)
    assert [(p.start_s, p.block.place) for p in timeline.blocks] == [
        (0.0, (0,)), (2.5, (1,)), (5.5, (2,)), (5.5, (3,)),
    ]
    assert isinstance(timeline, Timeline)
    assert timeline.total_s == 6.5


@pytest.mark.parametrize(
    "step",
    [
        {"breathe": {"in": 1.0, "out": 1.0}, "rounds": 999_999_999},
        {"repeat": 999_999_999, "steps": (wait(1.0),)},
        {"repeat": 999_999_999, "steps": ({"let": "x", "be": "1 + 1"},)},
        {"repeat": 4, "steps": (wait(7200.0),)},
        {"body": ({"area": "feet", "say": "Feet", "pause": 1.0},), "rounds": 999_999_999},
    ],
    ids=["breaths", "turns", "values", "hours", "areas"],
)
def test_an_exercise_without_end_is_refused_at_once_y10(step: dict[str, Any]) -> None:
    with pytest.raises(TooLongError):
        rehearse(exercise(step), no_other)


def test_a_repeat_of_nothing_ends_at_once_y10() -> None:
    nothing = {"when": "pain >= 5", "steps": (wait(1.0),)}
    made = exercise({"repeat": 999_999_999, "steps": (nothing,)}, wait(2.0))
    assert rehearse(made, no_other).total_s == 2.0


def test_an_exercise_that_includes_itself_is_refused_y10() -> None:
    def same(_: str) -> Exercise:
        return exercise({"include": "same"}, wait(1.0), id="same")

    with pytest.raises(PlaceError, match="include itself"):
        rehearse(same(""), same)
