"""The command line: `python -m bot COMMAND`. Answers go to standard output, everything else to standard error."""

import argparse
import sys
from collections.abc import Callable, Sequence

from bot import settings


def main(argv: Sequence[str]) -> int:
    """Run one command; the exit code is 0 when it worked, 2 when what was typed cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="Guidance for taxpayers who got an IRS letter.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (about, _) in COMMANDS.items():
        commands.add_parser(name, help=about, add_help=False)
    chosen, rest = parser.parse_known_args(argv[:1]), list(argv[1:])
    try:
        return COMMANDS[chosen[0].command][1](rest)
    except settings.BadSetting as error:
        print(error, file=sys.stderr)
        return 2


def _assess(argv: list[str]) -> int:
    from bot import clock
    from bot.guidance import command

    return command.run(argv, sys.stdin, sys.stdout, sys.stderr, clock.today)


def _coverage(argv: list[str]) -> int:
    from bot import clock
    from bot.guidance import coverage

    return coverage.run(argv, sys.stdout, sys.stderr, clock.today)


def _understand(argv: list[str]) -> int:
    from bot.understanding import command

    return command.run(argv, sys.stdin, sys.stdout, sys.stderr)


def _serve(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bot serve", description="Serve the page and the channels.")
    parser.add_argument("--dev", action="store_true", help="also the REST protocol for tools and tests (loopback only)")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=5005)
    chosen = parser.parse_args(argv)
    from bot.runtime import server

    try:
        server.serve(settings.read(), chosen.host, chosen.port, chosen.dev)
    except server.CannotServe as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _shell(argv: list[str]) -> int:
    from bot.runtime import shell

    return shell.run(argv)


COMMANDS: dict[str, tuple[str, Callable[[list[str]], int]]] = {
    "serve": ("the page, the chat and the channels", _serve),
    "shell": ("the chat in this terminal", _shell),
    "assess": ("urgency, deadlines and ways out of a case given as JSON", _assess),
    "coverage": ("what the law files hold, as of when, and how many examples test it", _coverage),
    "understand": ("what messages mean", _understand),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
