"""The ratings after practice, one after the other, with a way back to each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from coping_app.content.reference.scales import Scale
from coping_app.ui.player.rating_view import RatingView


class AfterRatings(QObject):
    """Asks on one view what is asked for; goes on to the next as soon as a rating is safe.

    Args:
        view: Asks one scale.
        scales: All scales by name. One that is not known here cannot be asked.
        subject: The exercise's name.

    Signals:
        asked: The next question, or one before it, stands on the view.
        rated: Name of a scale and its value, 0 to 10, or None for a skip; ``given`` is the answer.
        finished: None is left to ask.
    """

    asked = Signal()
    rated = Signal(str, object)
    finished = Signal()

    def __init__(
        self,
        view: RatingView,
        scales: Mapping[str, Scale],
        subject: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._scales = scales
        self._subject = subject
        self._names: list[str] = []
        self._given: dict[str, int | None] = {}
        self._at = 0
        view.rated.connect(self._rated)
        view.back_requested.connect(self._ask_before)

    @property
    def scales(self) -> list[Scale]:
        """What was asked for, in order."""
        return [self._scales[name] for name in self._names]

    def take(self, names: Iterable[str]) -> None:
        """Takes over what is asked for; none of it was given yet."""
        self._names = [name for name in names if name in self._scales]
        self._given, self._at = {}, 0

    def begin(self) -> None:
        """Asks the first of what was taken."""
        if self._names:
            self._ask()
        else:
            self.finished.emit()

    def given(self, name: str, value: int | None) -> None:
        """A rating was committed: where it is the one in hand, the next is asked."""
        self._given[name] = value
        if name == self._names[self._at]:
            self._go_on()

    def _ask(self) -> None:
        is_last = self._at == len(self._names) - 1
        name = self._names[self._at]
        self._view.ask(
            self._scales[name],
            self._subject,
            self.tr("Done") if is_last else self.tr("Next"),
            (self._at + 1, len(self._names)),
            self._given.get(name),
        )
        self.asked.emit()

    def _ask_before(self) -> None:
        """Back to the rating before, which can be given anew."""
        if self._at > 0:
            self._at -= 1
            self._ask()

    def _rated(self, value: int | None) -> None:
        """The same word once more is not told again."""
        name = self._names[self._at]
        if name in self._given and self._given[name] == value:
            self._go_on()
        else:
            self.rated.emit(name, value)

    def _go_on(self) -> None:
        if self._at < len(self._names) - 1:
            self._at += 1
            self._ask()
        else:
            self.finished.emit()
