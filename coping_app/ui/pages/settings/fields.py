"""One field for each kind of setting, grown from its row in the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from coping_app.content.reference.safety_texts import ELSEWHERE
from coping_app.features.settings.words import said
from coping_app.store.repositories.settings import LEVEL, SettingRow
from coping_app.ui.parts.area_picker import AreaPicker
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import IconButton
from coping_app.ui.widgets.fields import Choice, TextLine, labelled
from coping_app.ui.widgets.marks import CheckMark
from coping_app.ui.widgets.rating.stepper_slider import NumberStepper, StepperSlider
from coping_app.ui.widgets.segmented import SegmentedChips
from coping_app.ui.widgets.text import PlainText

translate = QCoreApplication.translate
Tell = Callable[[Any], None]
Countries = Sequence[tuple[str, str]]
W = TypeVar("W", bound=QWidget)
_LEVEL_STEPS = 10


def setting_field(
    themes: ThemeStore,
    row: SettingRow,
    value: Any,
    language: str,
    tell: Tell,
    countries: Countries = (),
) -> QWidget:
    """The field of a setting with its label and help.

    Args:
        row: The setting.
        value: What it is now.
        language: For the names of body areas.
        tell: Called with each new value that is allowed.
        countries: Code and name of those to choose from.
    """
    allowed = _only_allowed(row, tell)
    if row.key == "areas":
        return _areas(themes, row, value, language, allowed)
    if row.key == "country":
        return _country(themes, row, value, countries, allowed)
    if isinstance(row.default, bool):
        return _switch(themes, row, value, allowed)
    if row.options:
        return _choice(themes, row, value, allowed)
    if row.bounds == LEVEL:
        return _level(themes, row, value, allowed)
    if row.bounds:
        return _number(themes, row, value, allowed)
    return _text(themes, row, value, allowed)


def _only_allowed(row: SettingRow, tell: Tell) -> Tell:
    """Passes on what the table allows; half-typed numbers are not told."""

    def told(value: Any) -> None:
        if row.allowed(value):
            tell(value)

    return told


def _switch(themes: ThemeStore, row: SettingRow, value: bool, tell: Tell) -> QWidget:
    mark = _named(CheckMark(themes, said(row.label)), row)
    mark.setChecked(value)
    mark.toggled.connect(tell)
    return _with_help(themes, mark, row)


def _choice(themes: ThemeStore, row: SettingRow, value: Any, tell: Tell) -> QWidget:
    """All options side by side: none hides in a list that has to be opened."""
    keys = {str(key): key for key, _ in row.options}
    chips = SegmentedChips(
        themes, said(row.label), [(str(key), said(words)) for key, words in row.options]
    )
    _named(chips, row).set_value(str(value))
    for chip in chips.findChildren(QAbstractButton):
        chip.setAccessibleIdentifier(f"settings.{row.key}.{chip.accessibleIdentifier()}")
    chips.value_changed.connect(lambda key: tell(keys[key]))
    return labelled(themes, said(row.label), chips, said(row.help))


def _level(themes: ThemeStore, row: SettingRow, value: float, tell: Tell) -> QWidget:
    """A loudness from 0 to 1 as ten steps from silent to full."""
    slider = StepperSlider(
        themes, said(row.label), 0, _LEVEL_STEPS,
        low_word=translate("settings", "silent"), high_word=translate("settings", "full"),
    )  # fmt: skip
    _named(slider, row).set_value(round(value * _LEVEL_STEPS))
    slider.value_changed.connect(lambda step: tell(step / _LEVEL_STEPS))
    return labelled(themes, said(row.label), slider, said(row.help))


def _number(themes: ThemeStore, row: SettingRow, value: float, tell: Tell) -> QWidget:
    assert row.bounds is not None
    least, most, step = row.bounds
    stepper = _named(NumberStepper(themes, said(row.label), least, most, step), row)
    stepper.set_value(value)
    whole = isinstance(row.default, int)

    def told(number: float | None) -> None:
        if number is not None and (not whole or number == int(number)):
            tell(int(number) if whole else number)

    stepper.value_changed.connect(told)
    return labelled(themes, said(row.label), stepper, said(row.help))


def _text(themes: ThemeStore, row: SettingRow, value: str, tell: Tell) -> QWidget:
    line = _named(TextLine(themes, said(row.label)), row)
    line.setText(value)
    line.setMaxLength(200)
    line.textChanged.connect(lambda text: tell(text.strip()))
    return labelled(themes, said(row.label), line, said(row.help))


def _country(
    themes: ThemeStore, row: SettingRow, value: str, countries: Countries, tell: Tell
) -> QWidget:
    """A list to choose from, so that nobody needs to know codes."""
    known = value.upper() if value.upper() in dict(countries) else ELSEWHERE if value else ""
    options = (
        ("", translate("settings", "Not chosen")),
        *countries,
        (ELSEWHERE, translate("settings", "Another country")),
    )
    choice = _named(Choice(themes, said(row.label), options), row)
    choice.set_key(known)
    choice.key_changed.connect(tell)
    return labelled(themes, said(row.label), choice, said(row.help))


def _areas(themes: ThemeStore, row: SettingRow, value: Any, language: str, tell: Tell) -> QWidget:
    picker = _named(AreaPicker(themes, language, True, value), row)
    picker.value_changed.connect(tell)
    return labelled(themes, said(row.label), picker, said(row.help))


def _with_help(themes: ThemeStore, field: QWidget, row: SettingRow) -> QWidget:
    if not row.help:
        return field
    field.setAccessibleDescription(said(row.help))
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(field)
    column.addWidget(PlainText(themes, said(row.help), "secondary", "muted"))
    return box


def _named(widget: W, row: SettingRow) -> W:
    """Identifies the field, and lets its − and + say what they change."""
    widget.setAccessibleIdentifier(f"settings.{row.key}")
    for button in widget.findChildren(IconButton):
        button.setAccessibleDescription(said(row.label))
    return widget
