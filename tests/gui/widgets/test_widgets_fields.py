"""Fields: labelled, left by Tab, growing, and honest about what is no number."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSlider, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import IconButton
from coping_app.ui.widgets.fields import Choice, TextBox, TextLine, labelled
from coping_app.ui.widgets.rating.stepper_slider import NumberStepper, StepperSlider
from tests.fakes import Recorder
from tests.gui.looking import name_of, role_of, show_active, told


def test_tab_leaves_a_text_box(themes: ThemeStore, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    box, line = TextBox(themes, "Thought"), TextLine(themes, "Name")
    column.addWidget(box)
    column.addWidget(line)
    show_active(qtbot, page)
    box.setFocus()
    QTest.keyClicks(box, "calm")
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert line.hasFocus()
    assert box.toPlainText() == "calm"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_text_box_grows_with_its_lines_up_to_a_point(
    themes: ThemeStore, qtbot: QtBot, scale: float
) -> None:
    themes.apply(text_scale=scale)
    page = QWidget()
    qtbot.addWidget(page)
    box = TextBox(themes, "Thought", least_lines=3, most_lines=8)
    QVBoxLayout(page).addWidget(box)
    page.resize(500, 900)
    page.show()
    heights = []
    for lines in (1, 3, 6, 8, 30):
        box.setPlainText("\n".join(["word"] * lines))
        heights.append(box.sizeHint().height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]
    assert heights[0] >= 3 * box.fontMetrics().lineSpacing()


def test_a_text_box_counts_broken_lines_too(themes: ThemeStore, qtbot: QtBot) -> None:
    box = TextBox(themes, "Thought")
    qtbot.addWidget(box)
    box.resize(300, 200)
    box.show()
    before = box.sizeHint().height()
    box.setPlainText("word " * 80)
    assert box.sizeHint().height() > before


def test_l04_a_text_box_trims_what_is_too_long_and_tells(themes: ThemeStore, qtbot: QtBot) -> None:
    box = TextBox(themes, "Thought", most_characters=100)
    qtbot.addWidget(box)
    heard = Recorder()
    box.trimmed.connect(heard)
    box.setPlainText("x" * 250)
    assert len(box.toPlainText()) == 100
    assert len(heard.calls) == 1


def test_q01_a_text_box_shows_markup_literally(themes: ThemeStore, qtbot: QtBot) -> None:
    box = TextBox(themes, "Thought")
    qtbot.addWidget(box)
    box.setPlainText('<img src="file:///etc/hostname">')
    assert box.toPlainText() == '<img src="file:///etc/hostname">'


def test_labels_and_fields_are_tied_together(themes: ThemeStore, qtbot: QtBot) -> None:
    field = Choice(themes, "Voice", [("calm", "Calm voice"), ("none", "No voice")])
    box = labelled(themes, "Voice", field, "Captions stay on.")
    qtbot.addWidget(box)
    label = next(label for label in box.findChildren(QLabel) if label.buddy() is field)
    assert label.text() == "Voice"
    assert field.accessibleDescription() == "Captions stay on."
    # On Linux a combo box is named by its value: the label reaches the bus as a relation.
    relations = told(field).relations()
    assert [interface.object() for interface, _ in relations] == [label]


def test_a_choice_knows_its_key(themes: ThemeStore, qtbot: QtBot) -> None:
    field = Choice(themes, "Voice", [("calm", "Calm voice"), ("none", "No voice")])
    qtbot.addWidget(field)
    heard = Recorder()
    field.key_changed.connect(heard)
    assert field.key == "calm"
    field.set_key("none")
    field.set_key("unknown")
    assert field.key == "none"
    assert heard.values == ["none"]
    assert Choice(themes, "Empty", []).key == ""


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_fields_are_targets(themes: ThemeStore, qtbot: QtBot, scale: float) -> None:
    themes.apply(text_scale=scale)
    for field in (
        TextLine(themes, "Name", icon="search"),
        Choice(themes, "Voice", [("a", "A")]),
        TextBox(themes, "Thought"),
    ):
        qtbot.addWidget(field)
        field.ensurePolished()
        assert field.sizeHint().height() >= 48 * (1 if scale == 1 else 1.4)


def test_a_row_selected_by_assistive_technology_is_chosen_and_told_once(
    themes: ThemeStore, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    choice = Choice(themes, "Country", [("", "Not chosen"), ("GB", "Britain"), ("ES", "Spain")])
    QVBoxLayout(page).addWidget(choice)
    show_active(qtbot, page)
    heard = Recorder()
    choice.key_changed.connect(heard)
    for row, key in ((2, "ES"), (1, "GB")):
        actions = told(choice).child(0).child(row).actionInterface()
        actions.doAction(actions.toggleAction())
        QApplication.processEvents()
        assert choice.key == key
    choice.setFocus()
    choice.showPopup()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Escape):
        QTest.keyClick(choice.view(), key)
        QApplication.processEvents()
    assert heard.values == ["ES", "GB"], "going through the list by keys chooses nothing yet"


class TestStepperSlider:
    @pytest.fixture
    def slider(self, themes: ThemeStore, qtbot: QtBot) -> StepperSlider:
        slider = StepperSlider(themes, "Belief", 0, 100, 5, "not at all", "wholly")
        qtbot.addWidget(slider)
        slider.resize(600, 120)
        show_active(qtbot, slider)
        return slider

    def inner(self, slider: StepperSlider) -> QSlider:
        return slider.findChild(QSlider)

    def buttons(self, slider: StepperSlider) -> list[IconButton]:
        return slider.findChildren(IconButton)

    def test_nothing_is_preselected(self, slider: StepperSlider) -> None:
        assert slider.value is None

    def test_plus_and_minus_step(self, slider: StepperSlider) -> None:
        heard = Recorder()
        slider.value_changed.connect(heard)
        less, more = self.buttons(slider)
        QTest.mouseClick(more, Qt.MouseButton.LeftButton)
        QTest.mouseClick(less, Qt.MouseButton.LeftButton)
        QTest.mouseClick(less, Qt.MouseButton.LeftButton)
        assert heard.values == [55, 50, 45]

    def test_keys_step_and_choose(self, slider: StepperSlider) -> None:
        slider.setFocus()
        QTest.keyClick(self.inner(slider), Qt.Key.Key_Right)
        assert slider.value == 55
        QTest.keyClick(self.inner(slider), Qt.Key.Key_End)
        assert slider.value == 100

    def test_a_key_at_the_end_still_chooses(self, slider: StepperSlider) -> None:
        slider.setFocus()
        slider.set_value(100)
        slider.set_value(None)
        assert slider.value is None
        QTest.keyClick(self.inner(slider), Qt.Key.Key_End)
        assert slider.value == 100

    def test_a_value_set_by_assistive_technology_chooses_and_tells_once(
        self, slider: StepperSlider
    ) -> None:
        heard = Recorder()
        slider.value_changed.connect(heard)
        told(self.inner(slider)).valueInterface().setCurrentValue(80)
        assert slider.value == 80
        assert heard.values == [80]

    def test_the_wheel_over_it_chooses_nothing(self, slider: StepperSlider) -> None:
        at = QPointF(self.inner(slider).rect().center())
        turned = QWheelEvent(
            at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.inner(slider), turned)
        assert slider.value is None
        assert not turned.isAccepted()

    def test_a_press_on_the_groove_goes_there_in_steps(self, slider: StepperSlider) -> None:
        inner = self.inner(slider)
        place = inner.rect().center()
        place.setX(inner.width() - 20)
        QTest.mouseClick(inner, Qt.MouseButton.LeftButton, pos=place)
        assert slider.value is not None
        assert slider.value >= 95
        assert slider.value % 5 == 0

    def test_setting_is_silent_and_none_empties(self, slider: StepperSlider) -> None:
        heard = Recorder()
        slider.value_changed.connect(heard)
        slider.set_value(80)
        assert slider.value == 80
        slider.set_value(None)
        assert slider.value is None
        assert heard.calls == []

    def test_it_is_told_as_a_slider_with_its_value(self, slider: StepperSlider) -> None:
        slider.set_value(80)
        inner = self.inner(slider)
        assert role_of(inner) == QAccessible.Role.Slider
        assert name_of(inner) == "Belief"
        interface = QAccessible.queryAccessibleInterface(inner)
        assert interface.valueInterface().currentValue() == 80

    def test_its_parts_are_targets(self, slider: StepperSlider) -> None:
        for part in (self.inner(slider), *self.buttons(slider)):
            assert part.height() >= 48


class TestNumberStepper:
    @pytest.fixture
    def number(self, themes: ThemeStore, qtbot: QtBot) -> NumberStepper:
        number = NumberStepper(themes, "Minutes", 0, 60, 5, "minutes")
        qtbot.addWidget(number)
        number.show()
        return number

    def test_it_starts_empty(self, number: NumberStepper) -> None:
        assert number.value is None

    def test_the_first_press_gives_the_least_value(self, number: NumberStepper) -> None:
        less, more = number.findChildren(IconButton)
        QTest.mouseClick(more, Qt.MouseButton.LeftButton)
        assert number.value == 0
        QTest.mouseClick(more, Qt.MouseButton.LeftButton)
        assert number.value == 5
        QTest.mouseClick(less, Qt.MouseButton.LeftButton)
        QTest.mouseClick(less, Qt.MouseButton.LeftButton)
        assert number.value == 0

    @pytest.mark.parametrize(
        ("typed", "value"),
        [("20", 20), ("2.5", 2.5), ("61", None), ("-1", None), ("many", None), ("1e1", None),
         ("1E1", None), ("nan", None), ("inf", None)],
    )
    def test_what_is_typed_is_read_or_refused(
        self, number: NumberStepper, typed: str, value: float | None
    ) -> None:
        heard = Recorder()
        number.value_changed.connect(heard)
        QTest.keyClicks(number.field, typed)
        assert number.value == value
        assert heard.values[-1] == value

    def test_large_numbers_are_written_without_signs_between(
        self, themes: ThemeStore, qtbot: QtBot
    ) -> None:
        number = NumberStepper(themes, "Steps", 0, 20_000, 500)
        qtbot.addWidget(number)
        number.set_value(12_500)
        assert number.field.text() == "12500"
        assert number.value == 12_500
        number.set_value(None)
        assert number.field.text() == ""

    @pytest.mark.parametrize("value", [0.3, 2.5, 1e9, 1_234_567_890.0, 0.000_01])
    def test_what_is_shown_is_read_back(
        self, themes: ThemeStore, qtbot: QtBot, value: float
    ) -> None:
        number = NumberStepper(themes, "Steps", 0, 10_000_000_000, 1)
        qtbot.addWidget(number)
        number.set_value(value)
        assert number.value == value


def test_scrolling_past_a_choice_chooses_nothing(themes: ThemeStore, qtbot: QtBot) -> None:
    field = Choice(themes, "Voice", [("calm", "Calm voice"), ("none", "No voice")])
    qtbot.addWidget(field)
    show_active(qtbot, field)
    middle = QPointF(field.rect().center())
    turn = QWheelEvent(
        middle, middle, QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, turn)

    assert field.key == "calm"
    assert not turn.isAccepted()
