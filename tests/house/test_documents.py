"""Documents: links that lead somewhere, every setting and every command told."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.files import called, project_files, text_of
from tests.support.shared import ROOT

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
SETTING = re.compile(r"""["'](ROSTRA_[A-Z_]+)["']""")

DOCUMENTS = [file for file in project_files() if file.suffix == ".md"]


def anchors(document: Path) -> set[str]:
    """The anchors of a document's headings, as the usual renderers make them."""
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in HEADING.findall(document.read_text())
    }


def dead_links(document: Path) -> Iterator[str]:
    for link in LINK.findall(document.read_text()):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path) if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            yield link


@pytest.mark.parametrize("document", DOCUMENTS, ids=called)
def test_every_link_leads_somewhere(document: Path) -> None:
    assert not list(dead_links(document))


def test_every_document_is_reached_from_the_index() -> None:
    reached: set[Path] = set()
    to_read = [ROOT / "README.md", ROOT / "docs" / "README.md"]
    while to_read:
        document = to_read.pop()
        if document in reached or document.suffix != ".md" or not document.is_file():
            continue
        reached.add(document)
        links = (link.partition("#")[0] for link in LINK.findall(document.read_text()))
        to_read += [(document.parent / link).resolve() for link in links if ":" not in link]
    documents = {document for document in DOCUMENTS if document.is_relative_to(ROOT / "docs")}
    lost = sorted(called(document) for document in documents - reached)
    assert not lost


def test_every_decision_has_a_number_of_its_own_and_stands_in_their_list() -> None:
    folder = ROOT / "docs" / "decisions"
    files = sorted(file for file in folder.iterdir() if file.name[0].isdigit())
    assert [int(file.name[:4]) for file in files] == list(range(1, len(files) + 1))
    listed = re.findall(
        r"^- \[(\d+)\. (.+)\]\((.+)\)$", (folder / "README.md").read_text(), re.MULTILINE
    )
    assert [(f"# {number}. {title}", name) for number, title, name in listed] == [
        (file.read_text().splitlines()[0], file.name) for file in files
    ]


def test_every_setting_is_told_and_no_other() -> None:
    read = {
        name
        for file in project_files()
        if called(file).startswith("src/") and file.suffix == ".py"
        for name in SETTING.findall(text_of(file) or "")
    }
    told = (ROOT / "docs" / "reference" / "settings.md").read_text()
    for_operators = set(re.findall(r"^\| `(ROSTRA_[A-Z_]+)`", told, re.MULTILINE))
    assert for_operators == read
