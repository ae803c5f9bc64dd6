"""Exercises made for measuring sound: spoken lines, breaths, bells, and breaths again."""

from __future__ import annotations

from typing import NamedTuple

EXERCISE = "measured-sound"
ROUND_S = 4
"""One breath, in and out."""
LINE_S = 4
"""Roughly what a spoken line takes, with its pause."""
LINES = (
    "Sit or lie in a way that suits you.",
    "Let your hands rest where they like.",
    "There is nothing to reach, and nothing to get right.",
    "Feel where your body meets the chair or the bed.",
    "Sounds may come and go.",
    "If a thought carries you off, come back in your own time.",
    "Let your jaw be loose.",
    "Notice the air as it comes in and goes out.",
    "Your shoulders may sink a little.",
    "You can stop whenever you like.",
)
_TEXT = """format: 1
id: {id}
version: 1
title: Measured sound
summary: Words, breaths and bells.
family: relaxation
language: en
length: {length} s
effort: low
posture: [sitting]
tags: [breathing]
ratings: [distress]
steps:
"""
_SAY = """  - say: "{line}"
    pause: 1 s
"""
_BREATHE = f"""  - breathe: {{{{in: {ROUND_S // 2} s, out: {ROUND_S // 2} s}}}}
    rounds: {{rounds}}
"""
_WAIT = """  - wait: {seconds} s
    bell_every: 2 s
"""


class Made(NamedTuple):
    """An exercise made for measuring. From the wait on the window is busy."""

    lines: int
    breaths: int
    wait_s: int
    busy_breaths: int = 0

    def text(self) -> str:
        """As a file."""
        length_s = LINE_S * self.lines + ROUND_S * (self.breaths + self.busy_breaths) + self.wait_s
        steps = [_SAY.format(line=line) for line in LINES[: self.lines]]
        steps += [_BREATHE.format(rounds=self.breaths), _WAIT.format(seconds=self.wait_s)]
        if self.busy_breaths:
            steps.append(_BREATHE.format(rounds=self.busy_breaths))
        return _TEXT.format(id=EXERCISE, length=length_s) + "".join(steps)


SHORT = Made(lines=1, breaths=1, wait_s=2)
