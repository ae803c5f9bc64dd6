"""How the report says things: translated sentences, numbers and days.

The sentences are in English here; whoever has a translation hands in a function that finds it.
Nothing asks the computer for its language, so the same records make the same report anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from coping_app.wording.translate import Translate, plain, translate


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences, numbers and days in one language.

    Attributes:
        translate: Finds a sentence; English as it is where none is given.
        decimal_mark: What stands before tenths.
    """

    translate: Translate = plain
    decimal_mark: str = "."

    def number(self, value: float) -> str:
        """One decimal at most, by the same rule as on the Progress page.

        A half goes away from zero, as Qt has it there: Python's own formatting takes the even one.
        """
        step = Decimal("1") if abs(value - round(value)) < 0.05 else Decimal("0.1")
        text = str(Decimal(value).quantize(step, ROUND_HALF_UP))
        return ("0" if text == "-0" else text).replace(".", self.decimal_mark)

    def points(self, count: float) -> str:
        """``1 point``, ``1.5 points``."""
        words = (
            self.translate("report", "{number} point")
            if self.number(count) == "1"
            else self.translate("report", "{number} points")
        )
        return words.format(number=self.number(count))

    def moved(self, change: float) -> str:
        """A change with its direction: ``1.5 lower``, ``2 higher``, ``0``."""
        text = self.number(abs(change))
        if text == "0":
            return text
        words = (
            self.translate("report", "{number} lower")
            if change < 0
            else self.translate("report", "{number} higher")
        )
        return words.format(number=text)

    def times(self, count: int) -> str:
        """How often something happened."""
        if count == 0:
            return self.translate("report", "never")
        if count == 1:
            return self.translate("report", "once")
        if count == 2:
            return self.translate("report", "twice")
        return self.translate("report", "{count} times").format(count=count)

    def day(self, day: date) -> str:
        """``3 March 2026``."""
        return self.translate("report", "{day} {month} {year}").format(
            day=day.day, month=self._months()[day.month - 1], year=day.year
        )

    def day_of_year(self, day: date) -> str:
        """``3 March``."""
        return self.translate("report", "{day} {month}").format(
            day=day.day, month=self._months()[day.month - 1]
        )

    def short_day(self, day: date) -> str:
        """``3 Mar``, for the ends of an axis."""
        return self.translate("report", "{day} {month}").format(
            day=day.day, month=self._months()[day.month - 1][:3]
        )

    def _months(self) -> tuple[str, ...]:
        translate = self.translate
        return (
            translate("report", "January"), translate("report", "February"),
            translate("report", "March"), translate("report", "April"),
            translate("report", "May"), translate("report", "June"),
            translate("report", "July"), translate("report", "August"),
            translate("report", "September"), translate("report", "October"),
            translate("report", "November"), translate("report", "December"),
        )


def own_wording() -> Wording:
    """In the person's own language, as the window speaks."""
    return Wording(translate, translate.decimal_mark)
