"""``python -m claimkit``: the command line."""

from claimkit_command import main

if __name__ == "__main__":  # a worker process of ours imports this module by another name
    main()
