"""python -m honorhall.doors.cli: the command, for a process that this one begins."""

import sys

from honorhall.doors.cli.main import main

sys.exit(main())
