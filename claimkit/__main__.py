"""``python -m claimkit``: the command line."""

from claimkit_command import main

main()
