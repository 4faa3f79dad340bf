"""Small charts as SVG, drawn by hand: no library, readable in light and dark."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 44, 56
STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#222}.t{font-weight:600;font-size:16px}"
    ".a{stroke:#888;fill:none}.g{stroke:#8884;fill:none}.l{stroke:#0b6e69;stroke-width:2.5;"
    "fill:none}.p{fill:#0b6e69}.d{stroke:#b04a1a;stroke-dasharray:5 4;fill:none}.q{fill:#b04a1a}"
    "@media(prefers-color-scheme:dark){text{fill:#e8e8e8}.l{stroke:#5cc9c2}.p{fill:#5cc9c2}"
    ".d{stroke:#f0955c}.q{fill:#f0955c}}"
)
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
        f'aria-label="{escape(title)}"><title>{escape(title)}</title><style>{STYLE}</style>',
        f'<text class="t" x="{LEFT}" y="26">{escape(title)}</text>',
    ]
    for share in range(6):
        at_x = x_range[0] + share / 5 * (x_range[1] - x_range[0])
        at_y = y_range[0] + share / 5 * (y_range[1] - y_range[0])
        parts.append(
            f'<path class="g" d="M{LEFT} {y(at_y):.1f}H{WIDTH - RIGHT}"/>'
            f'<text x="{LEFT - 8}" y="{y(at_y) + 5:.1f}" text-anchor="end">'
            f"{at_y:,.{digits[1]}f}</text>"
            f'<text x="{x(at_x):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">'
            f"{at_x:,.{digits[0]}f}</text>"
        )
    parts.append(
        f'<path class="a" d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - RIGHT}"/>'
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">'
        f"{escape(x_label)}</text>"
        f'<text transform="translate(16 {(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" '
        f'text-anchor="middle">{escape(y_label)}</text>'
        f'<polyline class="l" points="{path(points)}"/>'
    )
    if len(points) <= 12:
        parts += [f'<circle class="p" cx="{x(a):.1f}" cy="{y(b):.1f}" r="4"/>' for a, b in points]
    if dashed:
        parts.append(f'<polyline class="d" points="{path([points[-1], *dashed])}"/>')
        parts += [f'<circle class="q" cx="{x(a):.1f}" cy="{y(b):.1f}" r="4"/>' for a, b in dashed]
    if marked:
        a, b = marked
        parts.append(
            f'<path class="d" d="M{x(a):.1f} {HEIGHT - BOTTOM}V{y(b):.1f}H{LEFT}"/>'
            f'<circle class="q" cx="{x(a):.1f}" cy="{y(b):.1f}" r="5"/>'
        )
    return "".join([*parts, "</svg>\n"])
