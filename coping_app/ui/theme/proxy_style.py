"""Fusion with marks that grow: check boxes, radio marks and sliders of at least 24 pixels."""

from __future__ import annotations

from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from coping_app.ui.theme.tokens import ICON, MARK

_MARKS = frozenset(
    {
        QStyle.PixelMetric.PM_IndicatorWidth,
        QStyle.PixelMetric.PM_IndicatorHeight,
        QStyle.PixelMetric.PM_ExclusiveIndicatorWidth,
        QStyle.PixelMetric.PM_ExclusiveIndicatorHeight,
        QStyle.PixelMetric.PM_SliderThickness,
        QStyle.PixelMetric.PM_SliderControlThickness,
        QStyle.PixelMetric.PM_SliderLength,
    }
)
_ICONS = frozenset(
    {
        QStyle.PixelMetric.PM_ButtonIconSize,
        QStyle.PixelMetric.PM_SmallIconSize,
        QStyle.PixelMetric.PM_ListViewIconSize,
        QStyle.PixelMetric.PM_TabBarIconSize,
    }
)


class CalmStyle(QProxyStyle):
    """Fusion marks never grow with the font; these do."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._scale = 1.0

    def use(self, text_scale: float) -> None:
        """Take the text size, 1.0 to 2.0, for all marks drawn from now on."""
        self._scale = text_scale

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Pixels of a metric: marks and icons from the tokens, the rest from Fusion."""
        if metric in _MARKS:
            return round(MARK * self._scale)
        if metric in _ICONS:
            return round(ICON * self._scale)
        return super().pixelMetric(metric, option, widget)
