"""Run the command line where only Python is found: `python -m dutygraph`."""

from dutygraph.cli import main

if __name__ == "__main__":
    main()
