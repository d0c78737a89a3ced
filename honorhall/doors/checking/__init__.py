"""honorhall check: the whole of a hall, or some of its files against the whole."""

from honorhall.doors.checking.some import check_some, records_in
from honorhall.doors.checking.touched import NoBaseError, Touched, is_held, kind_of, touched_since

__all__ = ["NoBaseError", "Touched", "check_some", "is_held", "kind_of", "records_in", "touched_since"]
