"""The first lines of an exercise are spoken while its page is read, and Start takes them over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coping_app.audio.speech import Speech
from coping_app.features.player.lines_ahead import MOST, LinesAhead, SpokenFor
from tests.unit.audio.hearing import HummingVoice
from tests.unit.features.infos import info

SLOW = SpokenFor(info("slow"), True, 1.0)
QUICK = SpokenFor(info("quick"), True, 1.0)
LINES = ["Let your shoulders drop.", "Feel the ground.", "Breathe out.", "Rest."]


class Asked(Speech):
    """Speech that notes what it was asked to have ready, and makes none of it."""

    def __init__(self) -> None:
        super().__init__(HummingVoice(), None)
        self.asked: list[str] = []
        self.closed = False

    def prefetch(self, texts: object, private: bool = False) -> None:
        self.asked.extend(texts)  # type: ignore[call-overload]

    def close(self) -> None:
        super().close()
        self.closed = True


@pytest.fixture
def made() -> Iterator[list[Asked]]:
    speeches: list[Asked] = []
    yield speeches
    for speech in speeches:
        speech.close()


@pytest.fixture
def ahead(made: list[Asked]) -> LinesAhead:
    def make(_wanted: SpokenFor) -> Speech:
        made.append(Asked())
        return made[-1]

    return LinesAhead(make)


def test_start_takes_what_was_spoken_while_the_page_was_read(
    ahead: LinesAhead, made: list[Asked]
) -> None:
    ahead.prepare(SLOW, LINES)
    assert made[0].asked == LINES[:MOST]
    assert ahead.take(SLOW) is made[0]
    assert not made[0].closed
    assert ahead.take(SLOW) is made[1], "it is the session's now"


def test_to_look_at_the_same_page_again_speaks_nothing_twice(
    ahead: LinesAhead, made: list[Asked]
) -> None:
    ahead.prepare(SLOW, LINES)
    ahead.prepare(SLOW, LINES)
    assert len(made) == 1


@pytest.mark.parametrize(
    "other", [QUICK, SLOW._replace(voice_on=False), SLOW._replace(speed=1.5)]
)
def test_another_exercise_or_voice_begins_anew(
    ahead: LinesAhead, made: list[Asked], other: SpokenFor
) -> None:
    ahead.prepare(SLOW, LINES)
    assert ahead.take(other) is made[1]
    assert made[0].closed


def test_what_nobody_started_ends_with_the_window(ahead: LinesAhead, made: list[Asked]) -> None:
    ahead.prepare(SLOW, LINES)
    ahead.drop()
    assert made[0].closed
