"""Charts are SVG that a page with a strict policy shows as it is meant."""

import xml.etree.ElementTree as ET

from rostra.safety.plots import line_chart

SVG = "{http://www.w3.org/2000/svg}"


def test_a_chart_needs_no_styles_and_names_itself() -> None:
    drawn = line_chart(
        'Gain <by> "number"', [(0, 0), (50, 1)], x_label="n", y_label="gain",
        x_range=(0, 100), y_range=(0, 1), dashed=[(100, 0.5)], marked=(50, 1),
    )  # fmt: skip
    root = ET.fromstring(drawn)
    assert root.attrib["aria-label"] == 'Gain <by> "number"'
    assert not list(root.iter(f"{SVG}style"))
    lines = list(root.iter(f"{SVG}polyline"))
    assert len(lines) == 2
    # What has no fill of its own would be painted black.
    shapes = [e for kind in ("polyline", "path", "circle") for e in root.iter(f"{SVG}{kind}")]
    assert all("fill" in each.attrib for each in shapes)
    first, last = (pair.split(",") for pair in lines[0].attrib["points"].split())
    assert float(first[0]) < float(last[0])
    assert float(first[1]) > float(last[1])
