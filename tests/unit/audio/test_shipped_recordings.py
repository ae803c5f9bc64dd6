"""What must be heard at once is there as recordings, and no recording says an old line."""

from __future__ import annotations

import pytest

from coping_app.audio.recordings import Recording
from coping_app.audio.samples import FS_HZ
from coping_app.audio.voices import RecordedVoice, recording_name
from coping_app.content.reference.places import recordings_folder
from coping_app.session.timeline import rehearse
from tests.unit.content.shipped import FOLDER, PATHS, shipped

AT_ONCE = ("one-breath", "right-now")
LARGEST_BYTES = 400_000
"""All of them together: what an install and a backup of the program carry."""


def lines_of(exercise_id: str) -> set[str]:
    return {cue.caption for cue in rehearse(shipped(exercise_id), shipped).cues if cue.spoken}


@pytest.mark.parametrize("exercise_id", AT_ONCE)
def test_every_line_has_its_recording_and_every_recording_its_line(exercise_id: str) -> None:
    folder = recordings_folder(PATHS[exercise_id], exercise_id)
    names = {path.stem for path in folder.iterdir()}
    assert names == {recording_name(line) for line in lines_of(exercise_id)}, (
        "run scripts/recordings.py"
    )


@pytest.mark.parametrize("exercise_id", AT_ONCE)
def test_each_recording_is_speech_of_a_few_seconds(exercise_id: str) -> None:
    folder = recordings_folder(PATHS[exercise_id], exercise_id)
    voice = RecordedVoice(folder)
    for line in lines_of(exercise_id):
        sound = voice.render(line, 1.0)
        assert 1.0 < len(sound) / FS_HZ < 10.0, line
        assert abs(sound).max() > 0.1, line


def test_nothing_else_is_recorded_and_all_of_it_is_small() -> None:
    files = sorted(FOLDER.glob("*/recordings/*/*"))
    assert {path.parent.name for path in files} == set(AT_ONCE)
    assert sum(path.stat().st_size for path in files) < LARGEST_BYTES
    assert all(Recording(path).length_n > 0 for path in files)
