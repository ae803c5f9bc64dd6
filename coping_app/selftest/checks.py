"""The checks of this computer: one row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coping_app.selftest.facts import Facts, Found, Line
from coping_app.selftest.keeping import disk_space, disk_write, encryption
from coping_app.selftest.playing import cue_error, sound_device
from coping_app.selftest.showing import display
from coping_app.selftest.speaking import exercises, other_languages, voice


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    Attributes:
        name: Its name for other programs; stays as it is.
        title: Its name for people.
        look: What it does.
        advice: What to do where it is red.
    """

    name: str
    title: str
    look: Callable[[Facts], Found]
    advice: str


CHECKS = (
    Check("sound-device", "Sound device", sound_device,
          "Connect speakers or headphones. Without them the words go on here."),
    Check("cue-error", "Cues on time", cue_error,
          "Close other programs, or try other headphones."),
    Check("voice", "Voice", voice,
          "Install the app again. Until then the words are on the screen."),
    Check("other-languages", "Voice for other languages", other_languages,
          "Install espeak-ng to hear a voice in your language."),
    Check("exercises", "Exercises by language", exercises,
          "Install the app again. Its exercises are missing."),
    Check("encryption", "Encryption", encryption,
          "Do not keep records here. Install the app again."),
    Check("disk-write", "Saving", disk_write,
          "Choose a folder on this computer's own disk."),
    Check("disk-space", "Room on the disk", disk_space,
          "Make some room on the disk."),
    Check("display", "Screen", display,
          "Use a screen of at least 800 by 480, or a smaller scale."),
)  # fmt: skip
"""In the order in which they are shown."""


def run_check(check: Check, facts: Facts) -> Line:
    """One line. A check that fails in a way nobody thought of is red."""
    try:
        found = check.look(facts)
    except Exception as error:  # whatever is wrong with a computer, the other checks go on
        found = Found(False, "could not be checked: {fault}", {"fault": type(error).__name__})
    return Line(check.name, found, "" if found.ok else check.advice)
