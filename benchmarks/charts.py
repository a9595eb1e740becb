"""Small line and bar charts as SVG text, so that the study needs no plotting library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 680, 320, 56, 40, 34, 150
COLOURS = ("#1f6f8b", "#c8553d", "#5b8c5a", "#8e6c8a", "#d4a017", "#444444")


def line_chart(
    title: str,
    series: Mapping[str, Sequence[tuple[float, float]]],
    *,
    bands: Mapping[str, Sequence[tuple[float, float, float]]] | None = None,
    labels: tuple[str, str] = ("", ""),
    y_range: tuple[float, float] = (0.0, 1.0),
) -> str:
    """Lines through (x, y) points, optional (x, low, high) bands in the colour of the line of the same name."""
    xs = [x for points in series.values() for x, _ in points]
    x_range = (min(xs), max(xs) if max(xs) > min(xs) else min(xs) + 1)
    parts = [_frame(title, labels, x_range, y_range)]
    for index, (name, points) in enumerate(series.items()):
        colour = COLOURS[index % len(COLOURS)]
        band = (bands or {}).get(name, ())
        if band:
            edge = [(x, high) for x, _, high in band] + [(x, low) for x, low, _ in reversed(band)]
            path = " ".join(f"{_x(x, x_range):.1f},{_y(y, y_range):.1f}" for x, y in edge)
            parts.append(f'<polygon points="{path}" fill="{colour}" opacity="0.18"/>')
        path = " ".join(f"{_x(x, x_range):.1f},{_y(y, y_range):.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(_legend(index, name, colour))
    return _document(parts)


def bar_chart(title: str, groups: Mapping[str, Mapping[str, float]], y_range: tuple[float, float] = (0.0, 1.0)) -> str:
    """Groups of bars, one bar per series."""
    names = list(dict.fromkeys(n for bars in groups.values() for n in bars))
    parts = [_frame(title, ("", ""), None, y_range)]
    slot = (WIDTH - LEFT - RIGHT) / len(groups)
    for g, (group, bars) in enumerate(groups.items()):
        width = slot * 0.8 / len(names)
        for index, name in enumerate(names):
            if name not in bars:
                continue
            x, y = LEFT + g * slot + slot * 0.1 + index * width, _y(bars[name], y_range)
            parts.append(
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{width * 0.92:.1f}" height="{HEIGHT - BOTTOM - y:.1f}" '
                f'fill="{COLOURS[index % len(COLOURS)]}"><title>{group}, {name}: {bars[name]:.3f}</title></rect>'
            )
        parts.append(_text(LEFT + (g + 0.5) * slot, HEIGHT - BOTTOM + 16, group, "middle"))
    parts += [_legend(i, name, COLOURS[i % len(COLOURS)]) for i, name in enumerate(names)]
    return _document(parts)


def _x(x: float, x_range: tuple[float, float]) -> float:
    return LEFT + (x - x_range[0]) / (x_range[1] - x_range[0]) * (WIDTH - LEFT - RIGHT)


def _y(y: float, y_range: tuple[float, float]) -> float:
    share = (min(max(y, y_range[0]), y_range[1]) - y_range[0]) / (y_range[1] - y_range[0])
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)


def _text(x: float, y: float, text: str, anchor: str = "start", size: int = 12) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}">{text}</text>'


def _legend(index: int, name: str, colour: str) -> str:
    y = TOP + 14 + index * 18
    return f'<rect x="{WIDTH - RIGHT + 14}" y="{y - 9}" width="12" height="10" fill="{colour}"/>' + _text(
        WIDTH - RIGHT + 32, y, name
    )


def _frame(
    title: str, labels: tuple[str, str], x_range: tuple[float, float] | None, y_range: tuple[float, float]
) -> str:
    parts = [_text(LEFT, 20, title, size=14)]
    for step in range(6):
        value = y_range[0] + (y_range[1] - y_range[0]) * step / 5
        y = _y(value, y_range)
        parts.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#ddd"/>')
        parts.append(_text(LEFT - 6, y + 4, f"{value:.2f}", "end", 11))
    if x_range is not None:
        for step in range(6):
            value = x_range[0] + (x_range[1] - x_range[0]) * step / 5
            parts.append(_text(_x(value, x_range), HEIGHT - BOTTOM + 16, f"{value:g}", "middle", 11))
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, labels[0], "middle"))
    parts.append(_text(LEFT - 40, TOP - 4, labels[1]))
    return "\n".join(parts)


def _document(parts: Sequence[str]) -> str:
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'font-family="system-ui, sans-serif" fill="#222">\n<rect width="100%" height="100%" fill="white"/>\n'
        f"{body}\n</svg>\n"
    )
