"""Sliders that stay under the running step and follow how it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.steps.view import StepServices
from coping_app.ui.theme.tokens import CONTENT_WIDTH
from coping_app.ui.widgets.rating.stepper_slider import StepperSlider
from coping_app.ui.widgets.text import PlainText


class LiveSliders(QWidget):
    """One slider a scale; tells ``rated`` with scale id and value.

    The player keeps one of these under the step view. Sliders stay the same widgets as long as
    their scales do, so that the keyboard stays on them from step to step.
    """

    rated = Signal(str, int)

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.sliders: dict[str, StepperSlider] = {}
        self._holders: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.setAccessibleIdentifier("live-sliders")
        services.themes.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_scales(self, scales: Sequence[str], env: Mapping[str, Any]) -> None:
        """Shows sliders for these scales; a new one stands at the latest rating, or nowhere."""
        for name in [name for name in self.sliders if name not in scales]:
            self._remove(name)
        for name in scales:
            if name in self._services.scales and name not in self.sliders:
                self._add(name, env.get(name))
        self.setVisible(bool(self.sliders))

    def _add(self, name: str, latest: Any) -> None:
        scale = self._services.scales[name]
        themes = self._services.themes
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(PlainText(themes, scale.question, "secondary", "muted", "centre"))
        slider = StepperSlider(
            themes,
            scale.question,
            scale.minimum,
            scale.maximum,
            1,
            scale.low_word,
            scale.high_word,
        )
        slider.setAccessibleIdentifier(f"live-{name}")
        if isinstance(latest, int) and scale.minimum <= latest <= scale.maximum:
            slider.set_value(latest)
        slider.value_changed.connect(partial(self._tell, name))
        box.addWidget(slider)
        self.sliders[name], self._holders[name] = slider, holder
        self._column.addWidget(holder)
        holder.show()

    def _remove(self, name: str) -> None:
        del self.sliders[name]
        holder = self._holders.pop(name)
        self._column.removeWidget(holder)
        holder.hide()
        holder.deleteLater()

    def _tell(self, name: str, value: int) -> None:
        self.rated.emit(name, value)

    def _restyle(self) -> None:
        self.setMaximumWidth(self._services.themes.theme.px(CONTENT_WIDTH))
