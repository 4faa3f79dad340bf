"""Small charts as SVG, drawn by hand: no library, readable in light and dark."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 44, 56
# Attributes and no style element: pages allow no inline styles. These colours stand out from light
# and dark paper alike; words take the colour of the words around.
WORDS = 'fill="currentColor" font-family="system-ui, sans-serif" font-size="14"'
AXIS = 'fill="none" stroke="#808080"'
GRID = 'fill="none" stroke="#808080" stroke-opacity="0.3"'
LINE = 'fill="none" stroke="#1a8f88" stroke-width="2.5"'
POINT = 'fill="#1a8f88"'
DASHED = 'fill="none" stroke="#c8622d" stroke-width="1.5" stroke-dasharray="5 4"'
MARK = 'fill="#c8622d"'
Points = Sequence[tuple[float, float]]


def line_chart(
    title: str,
    points: Points,
    *,
    x_label: str,
    y_label: str,
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    marked: tuple[float, float] | None = None,
    dashed: Points = (),
    digits: tuple[int, int] = (1, 1),
) -> str:
    """A line through ``points``; ``marked`` is led to both axes, ``dashed`` goes on uncertainly.

    ``digits``: decimals of the figures on the x and the y axis.
    """

    def x(value: float) -> float:
        low, high = x_range
        return LEFT + (value - low) / ((high - low) or 1) * (WIDTH - LEFT - RIGHT)

    def y(value: float) -> float:
        low, high = y_range
        return HEIGHT - BOTTOM - (value - low) / ((high - low) or 1) * (HEIGHT - TOP - BOTTOM)

    def path(which: Points) -> str:
        return " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in which)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(title)}"><title>{escape(title)}</title>'
        f"<g {WORDS}>",
        f'<text font-weight="600" x="{LEFT}" y="26">{escape(title)}</text>',
    ]
    for share in range(6):
        at_x = x_range[0] + share / 5 * (x_range[1] - x_range[0])
        at_y = y_range[0] + share / 5 * (y_range[1] - y_range[0])
        parts.append(
            f'<path {GRID} d="M{LEFT} {y(at_y):.1f}H{WIDTH - RIGHT}"/>'
            f'<text x="{LEFT - 8}" y="{y(at_y) + 5:.1f}" text-anchor="end">'
            f"{at_y:,.{digits[1]}f}</text>"
            f'<text x="{x(at_x):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">'
            f"{at_x:,.{digits[0]}f}</text>"
        )
    parts.append(
        f'<path {AXIS} d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - RIGHT}"/>'
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">'
        f"{escape(x_label)}</text>"
        f'<text transform="translate(16 {(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" '
        f'text-anchor="middle">{escape(y_label)}</text>'
        f'<polyline {LINE} points="{path(points)}"/>'
    )
    if len(points) <= 12:
        parts += [f'<circle {POINT} cx="{x(a):.1f}" cy="{y(b):.1f}" r="4"/>' for a, b in points]
    if dashed:
        parts.append(f'<polyline {DASHED} points="{path([points[-1], *dashed])}"/>')
        parts += [f'<circle {MARK} cx="{x(a):.1f}" cy="{y(b):.1f}" r="4"/>' for a, b in dashed]
    if marked:
        a, b = marked
        parts.append(
            f'<path {DASHED} d="M{x(a):.1f} {HEIGHT - BOTTOM}V{y(b):.1f}H{LEFT}"/>'
            f'<circle {MARK} cx="{x(a):.1f}" cy="{y(b):.1f}" r="5"/>'
        )
    return "".join([*parts, "</g></svg>\n"])
