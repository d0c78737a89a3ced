"""The room of imports: what volunteers and clerks hand in becomes records; nothing is written before it was shown."""

from honorhall.doors.importing.blank import blank_table
from honorhall.doors.importing.branch import begin_branch, commit, is_left
from honorhall.doors.importing.journal import Unwritable, undo, write
from honorhall.doors.importing.planning import Entry, Plan
from honorhall.doors.importing.preparing import may_be_written, prepared
from honorhall.doors.importing.telling import plan_as_text

__all__ = [
    "Entry",
    "Plan",
    "Unwritable",
    "begin_branch",
    "blank_table",
    "commit",
    "is_left",
    "may_be_written",
    "plan_as_text",
    "prepared",
    "undo",
    "write",
]
