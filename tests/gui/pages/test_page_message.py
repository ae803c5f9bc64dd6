"""When something is wrong: what happened, what is safe, what to do next, without blame."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coping_app.store.base import errors
from coping_app.store.base.errors import StoreError
from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.wording.message import Message
from coping_app.wording.store_errors import ACTIONS, said, store_message
from tests.fakes import Recorder
from tests.gui.page_fakes import has, press, settle, shown, words_on

ALL = ("retry", "backup", "folder", "quit")
KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, StoreError)
]


def test_buttons_tell_their_keys_and_the_first_is_the_main_one(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = MessagePage(themes)
    shown(qtbot, page)
    chosen = Recorder()
    page.action_chosen.connect(chosen)
    actions = (("retry", "Try again"), ("quit", "Close the app"))

    page.show_message(Message("It is gone.", "All is safe.", "Try again.", actions, "E42"))
    settle()
    press(page, "message.retry")
    press(page, "message.quit")

    assert chosen.values == ["retry", "quit"]
    words = words_on(page)
    for text in ("It is gone.", "All is safe.", "Try again.", "E42"):
        assert text in words


def test_another_message_takes_the_place_of_the_first(qtbot: QtBot, themes: ThemeStore) -> None:
    page = MessagePage(themes)
    shown(qtbot, page)
    page.show_message(Message("One.", "Safe.", "Wait.", (("a", "A"),), "detail"))

    page.show_message(Message("Two.", "Safe."))
    settle()

    assert page.heading.text() == "Two."
    assert "Wait." not in words_on(page)
    assert not has(page, "message.a")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_fault_of_the_store_has_calm_words(kind: type[StoreError]) -> None:
    message = store_message(kind(), ALL)

    assert message.actions
    for text in (message.title, message.safe, message.next):
        assert text.endswith(".")
        assert "!" not in text
        sentences = [each for each in text.split(". ") if each]
        assert all(len(each.split()) <= 15 for each in sentences)
    for bad in ("invalid", "error", "fatal", "your fault", "illegal", "corrupt"):
        assert bad not in f"{message.title} {message.safe} {message.next}".lower()


def test_every_fault_of_the_store_has_a_row() -> None:
    assert set(KINDS) - {StoreError} == set(ACTIONS)


def test_a_fault_that_is_known_closely_is_told_closely() -> None:
    missing = errors.DamagedDatabase("damaged: missing")
    newer = errors.NewerDatabase("newer: named", version="9.1")

    assert said(missing).startswith("The file with your records is missing.")
    assert said(newer).startswith("Your records were made by version 9.1 of this app.")
    assert said(errors.DamagedDatabase("damaged: never told")) == said(errors.DamagedDatabase())


@pytest.mark.parametrize("code", ["damaged: copy", "damaged: backup"])
def test_a_bad_copy_is_not_answered_by_what_the_folder_holds(code: str) -> None:
    assert "no backup" not in store_message(errors.DamagedDatabase(code), ()).next


def test_only_what_can_be_done_here_is_offered() -> None:
    message = store_message(errors.DamagedDatabase(), ("quit",))

    assert [key for key, _ in message.actions] == ["quit"]
