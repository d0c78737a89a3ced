"""Emergency operations: told with restraint, in the numbers of their sources and in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from honorhall.ground.page import Page
from honorhall.model import Activity, Outcome, Team
from honorhall.pages.facets import ways
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import Steps, parted
from honorhall.pages.rooms.chosen import chosen
from honorhall.pages.rows import Shown

URL = "activities/operations/"
A_PAGE = 40  # operations; each has a list of numbers of its own
MOST_TEAMS = 40
NUMBERS = ("posts", "participants", "duration", "hours", "beneficiaries")


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation. head: what, when, where, who; numbers: its own; outcomes: measures with their amounts."""

    link: Link
    summary: str
    head: tuple[Shown, ...]
    numbers: tuple[Shown, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class RescueTeam:
    """A rescue team, and what is told of all its work."""

    link: Link
    outcomes: tuple[Outcome, ...]


def there_are_any(guide: Guide) -> bool:
    """Whether the page is there."""
    return bool(_operations(guide) or _teams(guide))


def pages(guide: Guide) -> Iterator[Page]:
    """All operations, the newest first, and the teams whose work is rescue."""
    if not there_are_any(guide):
        return
    found, teams = _operations(guide), _teams(guide)
    for part, steps in parted(found, URL, A_PAGE):
        context = {
            "count": len(found),
            "index": Link(Activity.zh, f"{Activity.folder}/"),
            "ways": ways(guide, Activity.kind),
            "operations": tuple(_operation(one, guide) for one in part),
            "teams": tuple(RescueTeam(guide.link(team.key), team.outcomes) for team in _on(steps, teams)),
            "steps": steps,
        }
        about = (
            f"{guide.archive.hall.title}的应急行动，共 {len(found)} 次：点位、人员、历时和转移的人户，数字照来源书写。"
        )
        yield Page(steps.url, "rooms/operations.html", f"应急行动{steps.suffix}", about, "activities/", context)


def _operations(guide: Guide) -> tuple[Activity, ...]:
    found = (one for one in guide.views.by_kind["activity"] if isinstance(one, Activity))
    return tuple(one for one in found if one.activity_type == "operation")


def _teams(guide: Guide) -> tuple[Team, ...]:
    """Teams of rescuers of whose work there are numbers."""
    teams = (one for one in guide.views.by_kind["team"] if isinstance(one, Team))
    return tuple(team for team in teams if "rescue" in team.category and team.outcomes)


def _on(steps: Steps, teams: tuple[Team, ...]) -> tuple[Team, ...]:
    """The teams of one page: all on the first."""
    return teams[:MOST_TEAMS] if steps.number == 1 else ()


def _operation(one: Activity, guide: Guide) -> Operation:
    head = chosen(one, guide, "date", "region", "teams", "category")
    numbers = chosen(one, guide, *NUMBERS)
    return Operation(guide.link(one.key), one.summary, head, numbers, one.outcomes)
