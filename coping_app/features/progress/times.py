"""Whether more change followed at a time of day or length: a sentence where it can be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coping_app.content.reference.scales import Scale
from coping_app.insight.circumstances import Compared, by_length, by_time_of_day
from coping_app.insight.enough import TooEarly
from coping_app.insight.records import TimedPair
from coping_app.wording.wording import Wording


def times_sentences(
    pairs: Sequence[TimedPair], practised_s: Mapping[str, float], scale: Scale, words: Wording
) -> tuple[str, ...]:
    """What can be told; nothing with too few sessions.

    Args:
        pairs: Of any exercises.
        practised_s: Seconds of each finished session.
        scale: That is asked about.
    """
    translate = words.translate
    by_time = by_time_of_day(pairs, scale.id, scale.better)
    lengths = by_length(pairs, practised_s, scale.id, scale.better)
    found: list[str] = []
    if not isinstance(by_time, TooEarly):
        clear = [_said(each, scale, words) for each in by_time if each.verdict != "cannot-tell"]
        found += clear or [translate("progress", "No time of day stands out so far.")]
    if not isinstance(lengths, TooEarly):
        clear = [_said(each, scale, words) for each in lengths if each.verdict != "cannot-tell"]
        found += clear or [translate("progress", "No clear difference followed longer practices.")]
    return tuple(found)


def _said(each: Compared, scale: Scale, words: Wording) -> str:
    translate = words.translate
    which = {
        "night": translate("progress", "Practice at night"),
        "morning": translate("progress", "Practice in the morning"),
        "afternoon": translate("progress", "Practice in the afternoon"),
        "evening": translate("progress", "Practice in the evening"),
        "longer": translate("progress", "Longer practice"),
    }[each.level]
    forms = {
        ("low", True): translate("progress", "{which}: {scale} fell {points} more, {range}."),
        ("low", False): translate("progress", "{which}: {scale} fell {points} less, {range}."),
        ("high", True): translate("progress", "{which}: {scale} rose {points} more, {range}."),
        ("high", False): translate("progress", "{which}: {scale} rose {points} less, {range}."),
    }
    near, far = sorted((abs(each.low), abs(each.high)))
    return forms[scale.better, each.gain > 0].format(
        which=which,
        scale=scale.title.lower(),
        points=words.points(abs(each.gain)),
        range=translate("progress", "likely {near} to {far} ({n} times)").format(
            near=words.number(near), far=words.number(far), n=each.n
        ),
    )
