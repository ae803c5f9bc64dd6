"""Where a person stands in a form: which question, and the answers so far. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coping_app.content.expressions.expressions import is_unanswered
from coping_app.content.format.model import FormField
from coping_app.session.unanswered import questions_left


class FormState:
    """Answers by name and the index of the question in hand. A skipped question has no answer.

    A question about an answer that was not given is passed over.

    Args:
        fields: The questions, one at least.
        known: Answers of an earlier card to begin with; names that no question has are left out.
        env: What was answered before this form, by name.
    """

    def __init__(
        self,
        fields: Sequence[FormField],
        known: Mapping[str, Any] | None = None,
        env: Mapping[str, Any] | None = None,
    ) -> None:
        self.fields = tuple(fields)
        self.index = 0
        self.answers: dict[str, Any] = {}
        self._env = env or {}
        self._take(known or {})
        self._find(0, 1)

    @property
    def field(self) -> FormField:
        """The question in hand."""
        return self.fields[self.index]

    @property
    def number(self) -> int:
        """Which of the questions that can be asked this is, from 1."""
        return self._askable().index(self.field) + 1 if self.field in self._askable() else 1

    @property
    def count(self) -> int:
        """How many questions can be asked, as far as is known."""
        return max(1, len(self._askable()))

    @property
    def answer(self) -> Any:
        """Its answer, or None."""
        return self.answers.get(self.field.name)

    @property
    def earlier(self) -> dict[str, Any]:
        """Answers to the questions before the one in hand, in their order."""
        names = [field.name for field in self.fields[: self.index]]
        return {name: self.answers[name] for name in names if name in self.answers}

    def put(self, value: Any) -> None:
        """Keeps the answer to the question in hand; None takes it away."""
        if value is None:
            self.answers.pop(self.field.name, None)
        else:
            self.answers[self.field.name] = value

    def forward(self) -> bool:
        """Goes to the next question; False where there is none."""
        return self._find(self.index + 1, 1)

    def back(self) -> bool:
        """Goes to the question before; False where there is none."""
        return self._find(self.index - 1, -1)

    def to_draft(self) -> dict[str, Any]:
        """All of it as a JSON-ready value."""
        return {"index": self.index, "answers": dict(self.answers)}

    def restore(self, draft: Any) -> None:
        """Takes up what ``to_draft`` told; what does not fit this form is left out."""
        if not isinstance(draft, Mapping):
            return
        answers, index = draft.get("answers"), draft.get("index")
        if isinstance(answers, Mapping):
            self.answers = {}
            self._take(answers)
        if isinstance(index, int) and 0 <= index < len(self.fields):
            self._find(index, 1)

    def _find(self, index: int, by: int) -> bool:
        """Goes to the nearest question from ``index`` on that can be asked; False for none."""
        env = {**self._env, **self.answers}
        while 0 <= index < len(self.fields):
            if not is_unanswered(self.fields[index].ask, env):
                self.index = index
                return True
            index += by
        return False

    def _askable(self) -> list[FormField]:
        return list(questions_left(self.fields, {**self._env, **self.answers}))

    def _take(self, answers: Mapping[str, Any]) -> None:
        for field in self.fields:
            value = answers.get(field.name)
            if value is not None and value != "":
                self.answers[field.name] = value
