"""Which end of a scale is the better one."""

from __future__ import annotations

from typing import Literal

Better = Literal["low", "high"]
