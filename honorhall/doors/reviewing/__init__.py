"""Looking at a change that somebody sent: what it touches, what to mend, how its pages would look."""

from honorhall.doors.reviewing.history import Unanswered, history, uncommitted
from honorhall.doors.reviewing.review import Review, Wanted, review
from honorhall.doors.reviewing.telling import FORMS, review_as, written

__all__ = ["FORMS", "Review", "Unanswered", "Wanted", "history", "review", "review_as", "uncommitted", "written"]
