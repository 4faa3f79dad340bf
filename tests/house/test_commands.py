"""Every command of `rostra`: documented as it is, with an example, with JSON where it lists."""

import click
import pytest
from scripts.reference import DOCUMENT, commands, document

from rostra.cli import rostra

ALL = dict(commands(rostra, ("rostra",)))
FIXED = {
    *("rostra serve", "rostra doctor", "rostra migrate"),
    *("rostra articles read", "rostra articles add", "rostra feeds add", "rostra feeds poll"),
    *("rostra members add", "rostra gate show", "rostra gate set", "rostra sites add"),
}
LISTING = {"list", "log", "show"}


def options(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts}


WITHOUT_DATA = {"rostra articles read", "rostra score", "rostra safety transfer"}
"""What these read is given to them, and they store nothing."""


def test_the_commands_that_scripts_rely_on_are_there() -> None:
    assert set(ALL) >= FIXED


def test_the_reference_says_what_the_commands_say() -> None:
    assert DOCUMENT.read_text() == document(), "run: make reference"


@pytest.mark.parametrize("name", ALL)
def test_the_help_ends_with_an_example_of_this_very_command(name: str) -> None:
    _, _, example = (ALL[name].help or "").partition("Example:")
    assert example.strip().startswith(name)


@pytest.mark.parametrize(
    "name", [name for name in ALL if name.endswith((" list", " log", " show"))]
)
def test_what_lists_things_can_list_them_as_json(name: str) -> None:
    assert "--json" in options(ALL[name])


@pytest.mark.parametrize("name", sorted(set(ALL) - WITHOUT_DATA))
def test_every_command_takes_the_data_folder(name: str) -> None:
    assert "--data" in options(ALL[name])
