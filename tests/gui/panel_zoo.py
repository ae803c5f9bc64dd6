"""The panels at the end of Progress, each on a page of its own, for the rules of every page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial

from coping_app.demo.pictures import pain_picture
from coping_app.store.store import Store
from coping_app.ui.pages.progress.body_over_time import body_panel
from coping_app.ui.pages.progress.day_mark_editor import DayMarkEditor
from coping_app.ui.pages.progress.day_marks_panel import DayMarksPanel, day_marks_panel
from coping_app.ui.pages.progress.drawings_over_time import DrawingsOverTime, drawings_over_time
from coping_app.ui.pages.progress.questionnaire_panel import questionnaire_panel
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.scroll_page import ScrollPage
from tests.gui.page_fakes import Days, memory_store, practise
from tests.gui.panel_page import PanelPage
from tests.unit.export.support import WORDINGS, fixed_portable


def notes(themes: ThemeStore, form: bool = False) -> ScrollPage:
    """Notes in use and removed ones, or the form that asks for one."""
    store = memory_store()
    store.day_marks.add(store.today(), "New medicine")
    store.day_marks.add(store.today() - timedelta(days=9), "Two weeks by the sea, " * 6)
    store.day_marks.remove(store.day_marks.add(store.today(), "Bad cold"))
    editor = DayMarkEditor(store.day_marks, store.today, SaveGuard())
    page = PanelPage(themes, partial(day_marks_panel, themes, editor))
    page.refresh()
    if form and isinstance(page.panel, DayMarksPanel):
        page.panel._open(None)
        page.refresh = lambda: None  # type: ignore[method-assign]
    return page


def questionnaires(themes: ThemeStore) -> ScrollPage:
    """Some with ranges, one with answers missing."""
    store = Store.in_memory(lambda: datetime(2026, 3, 2, 18, tzinfo=UTC))
    store.take_in(fixed_portable())
    forms = tuple(WORDINGS.questionnaires.values())
    return PanelPage(themes, partial(questionnaire_panel, themes, store, lambda: forms))


def body(themes: ThemeStore) -> ScrollPage:
    """Areas that were marked on some days."""
    days = Days()
    store = memory_store(days)
    for areas in (["lower_back", "neck"], [], ["left_knee", "right_hand", "lower_back"]):
        choices = {"areas": dict.fromkeys(areas, "release")}
        session = store.sessions.begin("pmr-4", 1, "Four parts", "en", choices)
        step = {"place": [0], "verb": "body", "start_s": 0.0}
        store.sessions.add_event(session, "step-started", step)
        days.forward(1)
    return PanelPage(themes, partial(body_panel, themes, store.sessions, "en"))


def drawings(themes: ThemeStore) -> ScrollPage:
    """Three of one step, taken out."""
    days = Days()
    store = memory_store(days)
    for size in (0.8, 0.5, 0.3):
        store.drawings.save(practise(store, "draw-pain", "Draw the pain"), [2], pain_picture(size))
        days.forward(9)
    page = PanelPage(themes, partial(drawings_over_time, themes, store))
    page.refresh()
    if isinstance(page.panel, DrawingsOverTime):
        page.panel._toggle()
        page.refresh = lambda: None  # type: ignore[method-assign]
    return page


PANELS: Mapping[str, Callable[[ThemeStore], ScrollPage]] = {
    "notes": notes,
    "notes-form": lambda themes: notes(themes, form=True),
    "questionnaires": questionnaires,
    "body": body,
    "drawings": drawings,
}
