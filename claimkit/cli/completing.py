"""``claimkit completion SHELL``."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from claimkit.cli.failures import reporting
from claimkit.cli.printing import print_text

PROGRAM, VARIABLE = "claimkit", "_CLAIMKIT_COMPLETE"
SHELLS = ("bash", "zsh", "fish")


@click.command(short_help="Print what lets a shell complete commands and options.")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
@reporting
def completion(context: click.Context, shell: str) -> None:
    """Print what lets SHELL complete the commands and options of claimkit.

    \b
    bash  claimkit completion bash >> ~/.bashrc
    zsh   claimkit completion zsh >> ~/.zshrc
    fish  claimkit completion fish > ~/.config/fish/completions/claimkit.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None  # click has all of SHELLS
    script = kind(context.find_root().command, {}, PROGRAM, VARIABLE)
    print_text(f"{script.source()}\n")
