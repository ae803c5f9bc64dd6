"""Times of day and lengths: a sentence only where it can be told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from coping_app.features.progress.times import times_sentences
from tests.unit.features.rated_people import SCALES, WORDS
from tests.unit.insight.records import TimedRecord

MORNING = datetime(2026, 1, 5, 8).astimezone().astimezone(UTC)


def sessions(hour: int, change: int, count: int) -> list[TimedRecord]:
    return [
        TimedRecord(
            f"{hour}-{number}", "slow", 6, 6 + change - number % 2,
            MORNING + timedelta(days=number, hours=hour - 8),
        )
        for number in range(count)
    ]  # fmt: skip


def test_with_too_few_sessions_nothing_is_said() -> None:
    pairs = sessions(8, -3, 7) + sessions(19, 0, 7)
    assert times_sentences(pairs, {}, SCALES["pain"], WORDS) == ()


def test_a_clear_difference_is_told_with_its_range() -> None:
    pairs = sessions(8, -3, 20) + sessions(19, 0, 20)
    first, second = times_sentences(pairs, {}, SCALES["pain"], WORDS)
    assert first.startswith("Practice in the morning: pain fell 3 points more, likely ")
    assert first.endswith("(20 times).")
    assert second.startswith("Practice in the evening: pain fell 3 points less, likely ")


def test_where_nothing_stands_out_that_is_said() -> None:
    pairs = sessions(8, -1, 20) + sessions(19, -1, 20)
    assert times_sentences(pairs, {}, SCALES["pain"], WORDS) == (
        "No time of day stands out so far.",
    )


def test_lengths_are_told_where_an_exercise_was_done_in_two() -> None:
    long, short = sessions(8, -3, 12), sessions(9, 0, 12)
    lengths = {**{p.session_id: 900.0 for p in long}, **{p.session_id: 300.0 for p in short}}
    found = times_sentences(long + short, lengths, SCALES["pain"], WORDS)
    assert found[-1].startswith("Longer practice: pain fell 3 points more")
