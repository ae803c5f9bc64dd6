from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from coping_app.audio.samples import FS_HZ, Samples
from coping_app.audio.speech import Speech
from coping_app.audio.spoken_text import LONGEST_SPOKEN
from tests.unit.audio.hearing import HummingVoice, broken_voice, hum


def files_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*")) if folder.exists() else []


def test_the_length_is_that_of_the_samples():
    speech = Speech(HummingVoice(), None)
    assert speech.length_s("one two") == 0.5
    assert speech.samples("one two").shape == (24_000, 2)


def test_a_line_is_rendered_once():
    voice = HummingVoice()
    speech = Speech(voice, None)
    first = speech.samples("one")
    assert np.array_equal(speech.samples("one"), first)
    assert voice.asked == ["one"]


def test_a_line_comes_back_from_disk_to_the_sample(tmp_path: Path):
    first = Speech(HummingVoice(), tmp_path).samples("one two")
    voice = HummingVoice()
    assert np.array_equal(Speech(voice, tmp_path).samples("one two"), first)
    assert voice.asked == []


@pytest.mark.parametrize(("voice", "speed"), [(HummingVoice("other"), 1.0), (HummingVoice(), 1.25)])
def test_another_voice_or_speed_is_another_line(tmp_path: Path, voice, speed):
    Speech(HummingVoice(), tmp_path).samples("one")
    Speech(voice, tmp_path, speed).samples("one")
    assert voice.asked == ["one"]
    assert len(files_in(tmp_path)) == 2


def test_private_lines_are_never_written(tmp_path: Path):
    speech = Speech(HummingVoice(), tmp_path)
    speech.samples("You wrote: my back", private=True)
    speech.length_s("You wrote: my neck", private=True)
    assert files_in(tmp_path) == []


def test_no_text_can_be_read_from_the_folder(tmp_path: Path):
    Speech(HummingVoice(), tmp_path).samples("unmistakable")
    (kept,) = files_in(tmp_path)
    assert "unmistakable" not in kept.name
    assert b"unmistakable" not in kept.read_bytes()
    assert kept.stat().st_mode & 0o077 == 0


def test_a_damaged_file_is_made_again(tmp_path: Path):
    good = Speech(HummingVoice(), tmp_path).samples("one")
    (kept,) = files_in(tmp_path)
    kept.write_bytes(kept.read_bytes()[:100])
    voice = HummingVoice()
    assert np.array_equal(Speech(voice, tmp_path).samples("one"), good)
    assert voice.asked == ["one"]
    assert np.array_equal(Speech(HummingVoice(), tmp_path).samples("one"), good)


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"in the way")
    speech = Speech(HummingVoice(), blocked / "speech")
    assert len(speech.samples("one")) == FS_HZ // 4
    assert speech.problem == ""


def test_a_failing_voice_is_silent_as_long_as_reading_takes():
    speech = Speech(broken_voice("The voice has a cold."), None)
    assert speech.length_s("one two three four") == 2.0
    assert not speech.samples("one two three four").any()
    assert speech.problem == "The voice has a cold."


def test_a_voice_with_a_fault_of_its_own_is_silent_too():
    speech = Speech(HummingVoice(fails=lambda _: ZeroDivisionError()), None)
    assert speech.length_s("one two") == 1.0
    assert "on the screen" in speech.problem


def test_silence_of_a_failing_voice_is_not_kept_on_disk(tmp_path: Path):
    Speech(broken_voice(), tmp_path).samples("one")
    assert files_in(tmp_path) == []


def test_a_text_of_twenty_thousand_characters_is_not_read_aloud():
    voice = HummingVoice()
    speech = Speech(voice, None)
    speech.samples("word " * (LONGEST_SPOKEN // 4))
    assert voice.asked == []
    assert "too long" in speech.problem


def test_a_line_without_words_is_a_short_silence():
    class Mute(HummingVoice):
        def render(self, text: str, speed: float) -> Samples:
            return hum(0.0)

    speech = Speech(Mute(), None)
    assert speech.length_s("🙂") == 1.0
    assert speech.problem == ""


def test_memory_holds_the_lines_used_last():
    voice = HummingVoice()
    speech = Speech(voice, None, memory_bytes=3 * 24_000)
    for text in ("one", "two", "three", "one", "four"):
        speech.samples(text)
    assert speech.ready("one")
    assert not speech.ready("two")


def test_lines_asked_for_ahead_are_ready_in_their_order():
    done = threading.Event()
    voice = HummingVoice(fails=lambda text: done.set() if text == "last" else None)
    speech = Speech(voice, None)
    speech.prefetch(["first", "second"])
    speech.prefetch(["last"])
    assert done.wait(10)
    speech.close()
    assert voice.asked == ["first", "second", "last"]


def test_a_line_that_is_asked_for_twice_at_once_is_rendered_once():
    begun, go_on = threading.Event(), threading.Event()

    def slow(_: str) -> None:
        begun.set()
        go_on.wait(10)

    voice = HummingVoice(fails=slow)
    speech = Speech(voice, None)
    speech.prefetch(["one"])
    assert begun.wait(10)
    waiting = threading.Thread(target=speech.samples, args=("one",))
    waiting.start()
    go_on.set()
    waiting.join(10)
    speech.close()
    assert voice.asked == ["one"]


def test_closing_ends_the_thread_and_forgets_everything():
    speech = Speech(HummingVoice(), None)
    speech.prefetch([f"line {k}" for k in range(50)])
    speech.close()
    for thread in [thread for thread in threading.enumerate() if thread.name == "speech"]:
        thread.join(10)
        assert not thread.is_alive()
    assert not speech.ready("line 0")
    speech.prefetch(["after"])
    assert not speech.ready("after")


def test_closing_waits_for_no_line_and_the_one_under_way_is_not_kept():
    begun, go_on, given = threading.Event(), threading.Event(), threading.Event()

    def slow(_: str) -> None:
        begun.set()
        go_on.wait(10)
        given.set()

    speech = Speech(HummingVoice(fails=slow), None)
    speech.prefetch(["one"])
    assert begun.wait(10)
    speech.close()
    assert not given.is_set(), "closing waited for the voice"
    go_on.set()
    for thread in [thread for thread in threading.enumerate() if thread.name == "speech"]:
        thread.join(10)
    assert given.is_set()
    assert not speech.ready("one")


ENDING = """
import time
from coping_app.audio.speech import Speech
from tests.unit.audio.hearing import HummingVoice
import threading
begun = threading.Event()
def slow(text):
    begun.set()
    time.sleep(1)
    print(text, "is whole", flush=True)
speech = Speech(HummingVoice(fails=slow), None)
speech.prefetch(["one", "two", "three"])
begun.wait(10)
"""


def test_a_process_ends_behind_the_line_that_is_under_way_and_begins_no_other():
    """Ended within it, the voice's library crashes: of three processes two were aborted."""
    done = subprocess.run(
        [sys.executable, "-c", ENDING], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout) == (0, "one is whole\n")


def test_what_still_waits_can_be_dropped():
    begun, go_on = threading.Event(), threading.Event()

    def slow(_: str) -> None:
        begun.set()
        go_on.wait(10)

    voice = HummingVoice(fails=slow)
    speech = Speech(voice, None)
    speech.prefetch(["one", "two", "three"])
    assert begun.wait(10)
    speech.drop_prefetch()
    go_on.set()
    speech.close()
    assert voice.asked == ["one"]


@pytest.mark.parametrize("speed", [0.4, 2.1])
def test_the_speed_has_bounds(speed):
    with pytest.raises(ValueError, match=r"0\.5 to 2"):
        Speech(HummingVoice(), None, speed)


def test_samples_cannot_be_changed_by_those_who_get_them():
    speech = Speech(HummingVoice(), None)
    with pytest.raises(ValueError, match="read-only"):
        speech.pcm("one")[0] = 1
