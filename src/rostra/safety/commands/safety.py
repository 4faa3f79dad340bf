"""`rostra safety`: the judges; how good they are, what they learn, and serving them alone."""

import importlib

import click

COMMANDS = {
    # By its name alone: the server stands in a room that comes after this one.
    "serve": ("rostra.project.safety_serve:serve", "Serve the judges alone, over HTTP."),
    "key": ("rostra.safety.commands.key:key", "Say who may ask the service."),
    "learn": ("rostra.safety.commands.learn:learn", "Learn from moderators' decisions."),
    "transfer": ("rostra.safety.commands.transfer:transfer", "Find the threshold of old scores."),
    "eval": ("rostra.safety.commands.evaluate:evaluate_command", "Compare scores with labels."),
}
"""Each in a module of its own, imported when it is used."""


class LazyCommands(click.Group):
    """Imports a command's module when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, short) in COMMANDS.items()])


@click.command(cls=LazyCommands)
def safety() -> None:
    """See how good the judges are, teach them, and serve them.

    Example: rostra safety eval --data comments.csv --text body --label toxic
    """
