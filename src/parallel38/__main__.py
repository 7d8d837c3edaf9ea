"""The command line: `parallel38 COMMAND …`, or `parallel38 [FILE]` for the explorer.

Commands live in commands/, one module each, and are imported when they are called.
"""

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click

from parallel38 import __version__

# Name: where it stands in commands/ (module.function), and what it does.
COMMANDS = {
    "open": ("open.open_", "Open the explorer; a FILE alone opens it too."),
    "present": ("present.present", "Present a story on the full screen."),
    "at": ("at.at", "Who held a point on a date, and by what title."),
    "on": ("on.on", "All that holds on a date."),
    "changed": ("changed.changed", "What changed between two dates."),
    "list": ("tables.tables", "The atlas as tables."),
    "snapshot": ("snapshot.snapshot", "Write a figure: png, jpg, tif, svg, pdf, or a live html."),
    "batch": ("batch.batch", "Write many figures: of events, scenes, years or dates."),
    "film": ("film.film", "Write a film: mp4 or gif."),
    "deck": ("deck.deck", "Hand out a story: pptx slides, or an html that presents it."),
    "sheet": ("sheet.sheet", "Write a sheet for a class: a blank map, or several dates."),
    "data": ("data.data", "Write the atlas for a GIS, a spreadsheet or a reference manager."),
    "import": ("import_.import_", "Read a file of others as a layer."),
    "scene": ("scene.scene", "Print the scenes inside a figure, a project or a story."),
    "self-test": ("selftest.self_test", "Prove that the program works here."),
    "words": ("words.words", "Write the words of the window for a translator."),
    "check": ("check.check", "Validate geodata: all faults at once."),
}
OPEN = "open"  # what is called when the first word is no command


class Commands(click.Group):
    """The commands by name, imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import the one command that is called."""
        if name not in COMMANDS:
            return None
        module, _, function = COMMANDS[name][0].partition(".")
        found = getattr(import_module(f"parallel38.commands.{module}"), function)
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in COMMANDS.items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A first word that is no command is a file to open."""
        if not args or args[0] not in (*COMMANDS, "--help", "--version"):
            _check_first(args)
            args = [OPEN, *args] if OPEN in COMMANDS else args or ["--help"]
        return super().parse_args(ctx, args)


def _check_first(args: list[str]) -> None:
    """Several words of which the first is neither file nor link: a command that there is not."""
    first = args[0] if args else ""
    if (
        len(args) > 1
        and not first.startswith("-")
        and ":" not in first
        and not Path(first).exists()
    ):
        near = get_close_matches(first, COMMANDS, 1)
        asked = f"; did you mean {near[0]}?" if near else "."
        raise click.UsageError(f"{first}: there is no such file, and no such command{asked}")


@click.command(
    cls=Commands,
    context_settings={"max_content_width": 100},
    epilog="Each command has --help with examples: parallel38 at --help",
)
@click.version_option(__version__, prog_name="parallel38", message="%(prog)s %(version)s")
def cli() -> None:
    """A dated map of US and Soviet/Russian policy toward Korea, 1866 to 2024."""


def main(args: list[str] | None = None) -> int:
    """Run the command line; the exit code is 0 done, 1 the work failed, 2 the call was wrong."""
    try:
        result = cli.main(args=args, prog_name="parallel38", standalone_mode=False)
    except click.ClickException as error:
        click.echo(f"parallel38: {sentence(error)}", err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:  # the reader, such as head, has seen enough
        _let_go_of_output()
        return 1
    except OSError as error:  # such as a full disk behind standard output
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"parallel38: {place}{error.strerror or error}.", err=True)
        _let_go_of_output()
        return 1
    return result if isinstance(result, int) else 0


def _let_go_of_output() -> None:
    """What standard output cannot take is dropped, lest Python's end complain of it again."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def sentence(error: click.ClickException) -> str:
    """What went wrong, as one line that ends in a full stop."""
    text = error.format_message()
    if type(error) is click.BadParameter and error.param:
        option = isinstance(error.param, click.Option)
        name = error.param.opts[-1] if option else error.param.human_readable_name
        text = f"{name}: {error.message}"
    elif isinstance(error, click.MissingParameter) and error.ctx:
        text = f"{text.rstrip('.')}; examples: {error.ctx.command_path} --help"
    text = " ".join(text.split())
    return text if text.endswith((".", "?", "!")) else text + "."


if __name__ == "__main__":
    sys.exit(main())
