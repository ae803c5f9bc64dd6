"""Finds the sentence to show, for words that are made without Qt.

The sentences stand in English where they are made; ``pyside6-lupdate`` collects them by the names
``translate`` and ``QT_TRANSLATE_NOOP``. As Qt has one translator a process, so has this: the window
hands in Qt's own, and a program without a window says what stands there.
"""

from __future__ import annotations

from collections.abc import Callable

Translate = Callable[[str, str], str]
"""A context and a sentence in English; answers the sentence to show."""


def plain(context: str, text: str) -> str:
    """English as it is."""
    del context
    return text


class Translator:
    """Answers like ``QCoreApplication.translate``; in English until it is told who finds others.

    Attributes:
        decimal_mark: What stands before tenths in the person's language.
    """

    def __init__(self) -> None:
        self._find: Translate = plain
        self.decimal_mark = "."

    def __call__(self, context: str, text: str) -> str:
        """The sentence to show for one in English; ``context`` says which part speaks."""
        return self._find(context, text)

    def use(self, find: Translate, decimal_mark: str) -> None:
        """From now on sentences come from ``find``."""
        self._find = find
        self.decimal_mark = decimal_mark


translate = Translator()
"""The one of this process."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks a sentence for translators where it stands in a table; it is translated when shown."""
    del context
    return text
