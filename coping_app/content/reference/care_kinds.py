"""Kinds of exercises that the stop rules look after, told by what their files say."""

from __future__ import annotations

from collections.abc import Collection

MOVEMENT_TAGS = frozenset({"movement", "movimiento"})
"""The tag of exercises that move the body, in each language of the shipped files."""
EXPOSURE_TAGS = frozenset({"exposure", "exposición"})
"""The tag of exercises that go towards a feared movement on purpose, in each language."""
_TOLD_BY = "distress"


def moves_body(tags: Collection[str]) -> bool:
    """Whether an exercise moves the body: pain may be higher afterwards."""
    return not MOVEMENT_TAGS.isdisjoint(tags)


def is_movement(tags: Collection[str]) -> bool:
    """Whether the stop rule on pain that rose holds for an exercise: it moves the body.

    Not for exposure. There some pain is expected, and finding out that it settles is the point; a
    rule that ends it would teach the fear. Its own steps say when to stop and call a doctor.
    """
    return moves_body(tags) and EXPOSURE_TAGS.isdisjoint(tags)


def is_hard_writing(family: str, verbs: Collection[str], ratings: Collection[str]) -> bool:
    """Whether an exercise is private writing about hard things, which may stay for a day or two.

    Args:
        family: Only expressive ones are; a list of worries is written to be put away.
        verbs: Of all its steps.
        ratings: Distress before writing is what the days after are compared with.
    """
    return family == "expressive" and "write" in verbs and _TOLD_BY in ratings
