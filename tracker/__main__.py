"""`tracker` and `python -m tracker`: no words open the app, words are a command."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from tracker.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
