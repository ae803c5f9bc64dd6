"""Ratings of a session: which are asked for, which were given."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from coping_app.session.answers import Answers
from coping_app.session.events import Moment, RatingGiven, RatingsAsked, SessionEvent


class RatingCollector:
    """Asks for ratings and takes them; each is kept among the answers and told.

    Args:
        scales: What is rated before and after practice, in this order.
        answers: Where ratings are kept.
        tell: Called with every event.
    """

    def __init__(
        self, scales: Iterable[str], answers: Answers, tell: Callable[[SessionEvent], None]
    ) -> None:
        self.scales = tuple(dict.fromkeys(scales))
        self._answers = answers
        self._tell = tell

    def left(self, moment: Moment) -> tuple[str, ...]:
        """Scales that were neither rated nor skipped at ``moment``."""
        given = self._answers.ratings.get(moment, {})
        return tuple(scale for scale in self.scales if scale not in given)

    def ask(self, moment: Moment) -> bool:
        """Asks for what is left; False where nothing is."""
        left = self.left(moment)
        if left:
            self._tell(RatingsAsked(moment, left))
        return bool(left)

    def take(self, moment: Moment, scale: str, value: int | None) -> None:
        """Takes one rating; None means skipped."""
        self._answers.rate(moment, scale, value)
        self._tell(RatingGiven(moment, scale, value))

    def skip_rest(self, moment: Moment) -> None:
        """Whatever is left counts as skipped."""
        for scale in self.left(moment):
            self.take(moment, scale, None)

    def follow(self, scales: Iterable[str]) -> None:
        """From here on these scales have a live slider; told where one of them is new."""
        new = [scale for scale in scales if scale not in self._answers.live]
        if new:
            self._answers.live += new
            self._tell(RatingsAsked("live", tuple(scales)))

    def take_live(self, scale: str, value: int) -> None:
        """Takes a move of a live slider; the same value again, or no slider, changes nothing."""
        known = self._answers.ratings.get("live", {}).get(scale)
        if scale in self._answers.live and value != known:
            self.take("live", scale, value)
