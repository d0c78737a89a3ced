"""The command line. The only folder that imports click."""

from honorhall.doors.cli.main import main

__all__ = ["main"]
