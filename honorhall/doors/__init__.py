"""Floor 5: the ways in. main() is the command line; MkDocs finds its plugin in honorhall.doors.host."""

from honorhall.doors.cli import main

__all__ = ["main"]
