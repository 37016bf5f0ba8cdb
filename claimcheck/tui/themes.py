"""Themes beside those that textual has."""

from __future__ import annotations

from textual.theme import Theme

__all__ = ["THEMES"]

# Black and white, and hues that keep a contrast of at least 7 to 1 on black (WCAG 2.2, level AAA).
_HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#8ab8ff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffd700",
    error="#ff8080",
    success="#5fff5f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    variables={"border": "#ffff00", "text-muted": "#e0e0e0", "border-blurred": "#ffffff"},
)

THEMES = (_HIGH_CONTRAST,)
