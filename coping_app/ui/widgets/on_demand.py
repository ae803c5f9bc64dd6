"""A widget that most days do without."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

Made = TypeVar("Made", bound=QWidget)


class OnDemand(Generic[Made]):
    """Makes its widget when it is first needed, and hides it when it no longer is.

    Args:
        make: Makes the widget and puts it in its place.
    """

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self._made: Made | None = None

    def show(self) -> Made:
        """The widget, made now if need be, and visible."""
        if self._made is None:
            self._made = self._make()
        self._made.show()
        return self._made

    def hide(self) -> None:
        """Takes no room any more; nothing where it was never made."""
        if self._made is not None:
            self._made.hide()
