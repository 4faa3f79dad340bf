"""Chromium pages for journeys. A page that reports an error, breaks the content policy or asks
anybody outside this machine fails its test."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.support.chromium import FLAGS, chromium
from tests.support.left_out import CHROMIUM, DRIVER, leave_out
from tests.support.shared import ROOT

PICTURES = ROOT / "test-results"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
_HERE = {"127.0.0.1", "localhost", None}  # None: data, blob and about

# A limit for failures alone: a busy machine may take long over what it does right.
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)

PageMaker = Callable[..., Page]


@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A Chromium with a new profile, and what the module's CHROMIUM_FLAGS add. It lives for a
    module only: while Playwright's event loop runs, Django refuses its database calls in the same
    thread."""
    manager = sync_playwright()
    try:
        playwright = manager.start()
    except Exception:  # its driver is a program of its own, and says no more than this
        leave_out(DRIVER)
    try:
        program = chromium(playwright)
        if program is None:
            leave_out(CHROMIUM)
        flags = [*FLAGS, *getattr(request.module, "CHROMIUM_FLAGS", ())]
        running = playwright.chromium.launch(executable_path=program, args=flags)
        yield running
        running.close()
    finally:
        playwright.stop()


@pytest.fixture
def new_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[PageMaker]:
    """Makes pages, each with cookies and storage of its own.

    Takes Playwright's context options (`java_script_enabled=False`, `color_scheme="dark"`,
    `**PHONE`). What a page does wrong goes to `faults`, a list of the test's own where it
    expects some; otherwise it fails the test at its end.
    """
    contexts: list[BrowserContext] = []
    unexpected: list[str] = []

    def make(*, faults: list[str] | None = None, **options: Any) -> Page:
        context = browser.new_context(locale="en-GB", **options)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        _watch(context, page, unexpected if faults is None else faults)
        return page

    yield make
    failed = getattr(request.node, "rostra_failed", False)
    for number, context in enumerate(contexts):
        if failed:
            _keep_pictures(context, f"{request.node.name}-{number}")
        context.close()
    assert not unexpected, "the page did what it must not:\n" + "\n".join(unexpected)


def _watch(context: BrowserContext, page: Page, faults: list[str]) -> None:
    def on_console(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            faults.append(message.text)

    def on_request(asked: Request) -> None:
        if urlsplit(asked.url).hostname not in _HERE:
            faults.append(f"{page.url}: asked {asked.url}")

    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("console", on_console)
    context.on("request", on_request)


def _keep_pictures(context: BrowserContext, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    for number, page in enumerate(context.pages):
        file = re.sub(r"[^\w.-]+", "-", f"{name}-{number}") + ".png"
        page.screenshot(path=Path(PICTURES, file), full_page=True)


@pytest.fixture
def page(new_page: PageMaker) -> Page:
    """A page on a desk."""
    return new_page()


@pytest.fixture
def phone(new_page: PageMaker) -> Page:
    """A page on a phone."""
    return new_page(**PHONE)


@pytest.fixture
def plain_page(new_page: PageMaker) -> Page:
    """A page without JavaScript."""
    return new_page(java_script_enabled=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Let `new_page` know that its test failed, so that it keeps a picture."""
    report = yield
    if report.when == "call" and report.failed:
        item.rostra_failed = True  # type: ignore[attr-defined]
    return report
