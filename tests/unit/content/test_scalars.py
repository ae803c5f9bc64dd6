"""Text to values: durations, numbers, flags, names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.content.format.scalars import (
    SlipError,
    parse_count,
    parse_duration,
    parse_flag,
    parse_format,
    parse_number,
    parse_sound,
)
from coping_app.content.reading.marks import Quoted
from tests.unit.content.builders import load, only, problems_in


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("4 s", 4),
        ("4.5 s", 4.5),
        ("90 s", 90),
        ("5 min", 300),
        ("1 min 30 s", 90),
        ("1 h", 3600),
        ("1 h 30 min", 5400),
        ("1 h 1 s", 3601),
        ("4s", 4),
        ("5min", 300),
        ("1min 30s", 90),
        ("2 h", 7200),
        (" 8 s ", 8),
        ("1 s", 1),
        ("0.5 min", 30),
        ("1min30s", 90),
    ],
)
def test_durations_are_read_as_seconds(text, seconds):
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("60", 'Did you mean "60 s"?'),
        ("4.5", 'Did you mean "4.5 s"?'),
        ("4:30", 'Did you mean "4 min 30 s"?'),
        ("10 sec", 'Did you mean "10 s"?'),
        ("10 seconds", 'Did you mean "10 s"?'),
        ("5 minutes", 'Did you mean "5 min"?'),
        ("5 m", 'Did you mean "5 min"?'),
        ("1 hour", 'Did you mean "1 h"?'),
        ("2 hrs", 'Did you mean "2 h"?'),
        ("5 Min", 'Did you mean "5 min"?'),
        ("10 S", 'Did you mean "10 s"?'),
        ("soon", 'Write it like "90 s" or "1 min 30 s".'),
        ("", 'Write it like "90 s" or "1 min 30 s".'),
        ("30 s 1 min", 'Write it like "90 s" or "1 min 30 s".'),
        ("5 s 5 s", 'Write it like "90 s" or "1 min 30 s".'),
        ("1,5 min", 'Write it like "90 s" or "1 min 30 s".'),
        ("٥ s", 'Write it like "90 s" or "1 min 30 s".'),
        ("3 h", "A duration here lasts from 1 s to 2 h."),
        ("0 s", "A duration here lasts from 1 s to 2 h."),
    ],
)
def test_a_slipped_duration_is_refused_with_the_likely_one(text, hint):
    with pytest.raises(SlipError) as caught:
        parse_duration(text)
    assert caught.value.hint == hint


def test_a_whole_exercise_may_last_three_hours():
    assert load(length="3 h").length_s == 10_800
    assert only(problems_in(length="3 h 1 s")).hint == "A duration here lasts from 1 s to 3 h."


@given(st.integers(0, 1), st.integers(0, 59), st.integers(0, 59))
def test_written_durations_come_back(hours, minutes, seconds):
    units = ((hours, "h"), (minutes, "min"), (seconds, "s"))
    text = " ".join(f"{number} {unit}" for number, unit in units if number)
    if text:
        assert parse_duration(text) == hours * 3600 + minutes * 60 + seconds


@given(st.text(max_size=30))
def test_any_text_is_a_duration_in_range_or_a_slip(text):
    try:
        seconds = parse_duration(text)
    except SlipError as slip:
        seconds, message = 1.0, slip.message
    else:
        message = "."
    assert 1 <= seconds <= 7200
    assert message.endswith(".")


@pytest.mark.parametrize(
    ("parse", "value", "result"),
    [
        (parse_count, "12", 12),
        (parse_count, 12, 12),
        (parse_number, "0.5", 0.5),
        (parse_number, "-3", -3.0),
        (parse_number, "10", 10.0),
        (parse_flag, "true", True),
        (parse_flag, "false", False),
        (parse_flag, True, True),
        (parse_format, "1", 1),
        (parse_format, 1, 1),
        (parse_duration, 4.0, 4.0),
        (parse_number, 2.0, 2.0),
        (parse_sound, "choose", "choose"),
        (parse_sound, "audio/sea.ogg", "audio/sea.ogg"),
    ],
)
def test_values_are_read(parse, value, result):
    assert parse(value) == result


@pytest.mark.parametrize(
    ("parse", "value"),
    [
        (parse_count, "0"),
        (parse_count, "01"),
        (parse_count, "1.5"),
        (parse_count, "-1"),
        (parse_count, True),
        (parse_count, "1234567890"),
        (parse_count, Quoted("3")),
        (parse_count, ["3"]),
        (parse_number, "1e3"),
        (parse_number, ".5"),
        (parse_number, "01"),
        (parse_number, "1.1234567"),
        (parse_number, Quoted("1")),
        (parse_flag, "yes"),
        (parse_flag, "True"),
        (parse_flag, Quoted("true")),
        (parse_format, True),
        (parse_format, "2"),
        (parse_format, Quoted("1")),
        (parse_format, "one"),
        (parse_sound, "../x.ogg"),
        (parse_sound, "a/b/c.ogg"),
        (parse_sound, "/x.ogg"),
        (parse_sound, "x" * 101),
        (parse_duration, []),
        (parse_duration, {}),
    ],
)
def test_other_values_are_refused(parse, value):
    with pytest.raises(SlipError):
        parse(value)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("title", "''", "Expected a title here; it is empty."),
        ("title", "x" * 121, "This is 121 characters long; at most 120 fit."),
        ("tags", "[" + "x" * 61 + "]", "This is 61 characters long; at most 60 fit."),
        ("summary", "[a]", "Expected text here, not a list or a group of keys."),
        ("id", "Box", '"Box" is not an id such as box-breathing.'),
        ("id", "a" * 61, "This is 61 characters long; at most 60 fit."),
        ("language", "english!", '"english!" is not a language code such as en or pt-BR.'),
        ("ratings", "[Pain]", '"Pain" is not a name (small letters, digits and _).'),
        ("version", "one", '"one" is not a whole number from 1 up, in plain digits.'),
        ("assigned_only", "maybe", '"maybe" is neither true nor false.'),
    ],
)
def test_messages_about_values(key, value, message):
    assert only(problems_in(**{key: value})).message == message


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (
            "plan: Plan it.\n    what: A walk\n    repeat: often",
            '"often" is not one of "daily", "weekly", "once", "as needed", "3 a week".',
        ),
        (
            "say: x\n    image: ../x.png",
            '"../x.png" is not a file name beside the exercise, such as images/wave.png.',
        ),
        (
            "play: C:\\x.wav",
            '"C:\\x.wav" is neither "choose" nor a file name beside the exercise, '
            "such as images/wave.png.",
        ),
        (
            "form:\n      - {ask: x, as: n, type: number, min: 1e3}",
            '"1e3" is not a plain number such as 10 or 0.5.',
        ),
    ],
)
def test_messages_about_values_in_steps(step, message):
    assert only(problems_in(f"  - {step}\n")).message == message


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9", "aux"])
def test_a_name_that_windows_keeps_for_a_device_names_no_file(name: str) -> None:
    said = f'Windows keeps the name "{name}" for itself.'
    assert only(problems_in(id=name)).message == said
    picture = f"  - say: Look.\n    image: images/{name}.png\n"
    assert f'"{name}.png"' in only(problems_in(picture)).message
    sound = f"  - play: {name}.wav\n"
    assert f'"{name}.wav"' in only(problems_in(sound)).message
    assert problems_in(id=f"{name}x") == ()
