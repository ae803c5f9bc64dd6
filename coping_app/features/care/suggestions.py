"""What the person's answers on suggesting an exercise leave to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coping_app.store.repositories.records import RatingPair, SuggestionAnswer


def unanswered(
    pairs: Iterable[RatingPair], answers: Mapping[str, SuggestionAnswer]
) -> list[RatingPair]:
    """Pairs without the distress of sessions that the person has answered for."""
    return [
        pair
        for pair in pairs
        if pair.scale != "distress"
        or pair.exercise_id not in answers
        or pair.started_utc > answers[pair.exercise_id].until_utc
    ]
