"""Kinds of exercises that the stop rules look after, told by what their files say."""

from __future__ import annotations

from collections.abc import Collection

MOVEMENT_TAGS = frozenset({"movement", "movimiento"})
"""The tag of exercises that move the body, in each language of the shipped files."""
_TOLD_BY = "distress"


def is_movement(tags: Collection[str]) -> bool:
    """Whether an exercise moves the body: pain may be higher afterwards."""
    return not MOVEMENT_TAGS.isdisjoint(tags)


def is_hard_writing(family: str, verbs: Collection[str], ratings: Collection[str]) -> bool:
    """Whether an exercise is private writing about hard things, which may stay for a day or two.

    Args:
        family: Only expressive ones are; a list of worries is written to be put away.
        verbs: Of all its steps.
        ratings: Distress before writing is what the days after are compared with.
    """
    return family == "expressive" and "write" in verbs and _TOLD_BY in ratings
