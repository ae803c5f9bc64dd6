"""Whether the screen is large enough."""

from __future__ import annotations

from coping_app.selftest.facts import Facts, Found

SMALLEST = (800, 480)
"""Every page is usable from this size on, in logical pixels."""
NO_SCREEN = ("offscreen", "minimal", "")


def display(facts: Facts) -> Found:
    """Size and scale of the screen."""
    screen = facts.screen
    if screen.platform in NO_SCREEN:
        return Found(False, "no screen")
    large = screen.width >= SMALLEST[0] and screen.height >= SMALLEST[1]
    return Found(
        large, "{width} × {height}, scale {scale}, {platform}",
        {
            "width": str(screen.width), "height": str(screen.height),
            "scale": f"{screen.scale:g}", "platform": screen.platform,
        },
    )  # fmt: skip
