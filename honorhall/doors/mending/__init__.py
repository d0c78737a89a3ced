"""honorhall check --fix: mends what can be meant in one way only, and shows every line that it changes."""

from honorhall.doors.mending.mend import Mended, mend
from honorhall.doors.mending.slips import MENDS

__all__ = ["MENDS", "Mended", "mend"]
