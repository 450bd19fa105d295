"""``python -m claimkit``: the command line."""

from claimkit.cli import main

main(prog_name="claimkit")
