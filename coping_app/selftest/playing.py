"""Whether sound comes out, and how evenly."""

from __future__ import annotations

from coping_app.selftest.facts import Facts, Found

WORST_S = 0.020
"""Half of the 40 ms that captions and pacer may be away from the sound."""


def sound_device(facts: Facts) -> Found:
    """Whether there is a device that plays."""
    if not facts.sound.device:
        return Found(False, "none that works")
    return Found(True, "{device}", {"device": facts.sound.device})


def cue_error(facts: Facts) -> Found:
    """How far the position of the sound strayed from the monotonic clock, at worst.

    What is seen follows this position, and cues stand in the sound exact to the sample.
    """
    sound = facts.sound
    if not sound.off_s:
        return Found(False, "the sound stood still")
    worst_s = max(map(abs, sound.off_s))
    told = {"worst": f"{1000 * worst_s:.1f}", "length": f"{sound.measured_s:.1f}"}
    if not sound.device:
        return Found(worst_s <= WORST_S, "at most {worst} ms in {length} s, without sound", told)
    return Found(worst_s <= WORST_S, "at most {worst} ms in {length} s", told)
