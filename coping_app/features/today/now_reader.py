"""Reads what the page for hard moments leads on to; each only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.features.cards.card_text import answered
from coping_app.features.today.now import FLARE_PLAN, OTHERS, NowWays, Other
from coping_app.store.base.errors import StoreError
from coping_app.store.store import Store


class NowReader:
    """The person's plan for a flare, and the other exercises of such a moment.

    Args:
        store: The person's records.
        find: The exercise of an id in the person's language, or None.
        left_out: Ids of exercises that rest, as the stop rules ask for.
    """

    def __init__(
        self,
        store: Store,
        find: Callable[[str], ExerciseInfo | None],
        left_out: Callable[[], frozenset[str]],
    ) -> None:
        self._store = store
        self._find = find
        self._left_out = left_out

    def ways(self) -> NowWays:
        """Both, to be read later."""
        return NowWays(self.plan, self.others)

    def plan(self) -> Sequence[tuple[str, str]]:
        """Question and answer of the plan saved last; nothing where there is none."""
        try:
            cards = self._store.cards.all()
        except StoreError:
            return ()
        own = next((card for card in cards if card.exercise_id == FLARE_PLAN), None)
        return () if own is None else answered(own.fields)

    def others(self) -> Sequence[Other]:
        """Those that are there and do not rest."""
        try:
            resting = self._left_out()
        except StoreError:
            resting = frozenset()
        found = [self._find(name) for name in OTHERS if name not in resting]
        return tuple(Other(each.id, each.title, each.length_s) for each in found if each)
