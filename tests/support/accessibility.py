"""WCAG 2.2 AA as far as axe-core can see it."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}


def assert_accessible(page: Page, within: str | None = None) -> None:
    """Fail with a line for each element that axe-core finds at fault.

    `within` is a CSS selector that limits the check to a part of the page.
    """
    found = Axe().run(page, context=within, options=_RULES).response["violations"]
    lines = [
        f"{fault['id']} ({fault['impact']}): {' '.join(map(str, node['target']))}\n"
        f"    {fault['help']}\n    {node['html'][:200]}"
        for fault in found
        for node in fault["nodes"]
    ]
    assert not lines, f"{page.url} is not accessible:\n" + "\n".join(lines)
