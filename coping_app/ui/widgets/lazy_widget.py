"""A widget that most days do without."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

Made = TypeVar("Made", bound=QWidget)
Content = TypeVar("Content")


class LazyWidget(Generic[Made, Content]):
    """Makes its widget when there is first something to show, and hides it when there is nothing.

    Args:
        make: Makes the widget and puts it in its place.
        fill: Lets the widget show something.
    """

    def __init__(self, make: Callable[[], Made], fill: Callable[[Made, Content], None]) -> None:
        self._make = make
        self._fill = fill
        self._made: Made | None = None

    def show(self, content: Content | None) -> None:
        """Shows ``content``, or nothing where it is None."""
        if content is not None:
            if self._made is None:
                self._made = self._make()
            self._fill(self._made, content)
        if self._made is not None:
            self._made.setVisible(content is not None)
