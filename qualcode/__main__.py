"""`python -m qualcode`: the same program."""

from qualcode.cli import main

if __name__ == "__main__":
    main()
