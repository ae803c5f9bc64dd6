"""Finds silences that a person might take for a fault of the app. Asked for by ``--strict``."""

from __future__ import annotations

from collections.abc import Iterator

from coping_app.content.format.model import Exercise
from coping_app.content.reading.problems import Finding
from coping_app.session.cues import Cue
from coping_app.session.timeline import Timeline, all_paths, rehearse
from coping_app.session.walk import Resolve

LONGEST_S = 90.0
"""A longer silence is announced (content guide: cues come every 5 to 20 s)."""
ANNOUNCED = {"en": "i will be quiet", "es": "estaré en silencio"}
"""What the line before a longer silence says. In other languages silences are not judged."""
_QUIET_KINDS = ("notice", "tense", "release", "wait")


def silence_findings(exercise: Exercise, resolve: Resolve) -> Iterator[Finding]:
    """The longest unannounced silence of each line that comes before one, on any way through."""
    announced = ANNOUNCED.get(exercise.language.split("-")[0])
    if exercise.background or announced is None:
        return
    longest: dict[str, float] = {}
    for path in all_paths(exercise, resolve):
        for line, length_s in silences(rehearse(exercise, resolve, path=path)):
            if announced not in line.lower():
                longest[line] = max(length_s, longest.get(line, 0.0))
    for line, length_s in longest.items():
        where = f'After "{line}"' if line else "At the beginning"
        yield Finding(
            ("steps",),
            f"{where} it is silent for {length_s:.0f} s; more than {LONGEST_S:.0f} s feel lost.",
            f'Say something in between, or announce it: "{announced.capitalize()}".',
        )


def silences(timeline: Timeline) -> Iterator[tuple[str, float]]:
    """Silences that are too long: the last line before each, and its length in seconds."""
    quiet_since_s, last_line = 0.0, ""
    for cue in sorted(timeline.cues, key=lambda cue: cue.at_s):
        if not _is_heard(cue):
            continue
        if cue.at_s - quiet_since_s > LONGEST_S:
            yield last_line, cue.at_s - quiet_since_s
        quiet_since_s = max(quiet_since_s, cue.at_s + cue.length_s)
        last_line = cue.caption if cue.kind == "say" else last_line
    if timeline.total_s - quiet_since_s > LONGEST_S:
        yield last_line, timeline.total_s - quiet_since_s


def _is_heard(cue: Cue) -> bool:
    """True where something sounds, or where a person is at work."""
    return cue.spoken or bool(cue.sound) or cue.kind not in _QUIET_KINDS
