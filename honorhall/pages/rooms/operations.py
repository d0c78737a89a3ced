"""Emergency operations: told with restraint, in the numbers of their sources and in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from honorhall.model import Activity, Outcome, Team
from honorhall.pages.draft import Draft, Said
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


def pages(guide: Guide) -> Iterator[Draft]:
    """All operations, the newest first, and the teams whose work is rescue."""
    found, teams = _operations(guide), _teams(guide)
    if not found and not teams:
        return
    for part, steps in parted(found, URL, A_PAGE):
        said = partial(_said, guide, (part, _on(steps, teams)), steps, len(found))
        yield Draft(steps.url, f"应急行动{steps.suffix}", "activities/", "rooms/operations.html", said)


def _said(guide: Guide, shown: tuple[Sequence[Activity], Sequence[Team]], steps: Steps, count: int) -> Said:
    operations, teams = shown
    context = {
        "count": count,
        "index": Link(Activity.zh, f"{Activity.folder}/"),
        "ways": ways(guide, Activity.kind),
        "operations": tuple(_operation(one, guide) for one in operations),
        "teams": tuple(RescueTeam(guide.link(team.key), team.outcomes) for team in teams),
        "steps": steps,
    }
    about = f"{guide.archive.hall.title}的应急行动，共 {count} 次：点位、人员、历时和转移的人户，数字照来源书写。"
    return Said(about, context)


def _operations(guide: Guide) -> tuple[Activity, ...]:
    found = guide.of(Activity)
    return tuple(one for one in found if one.activity_type == "operation")


def _teams(guide: Guide) -> tuple[Team, ...]:
    """Teams of rescuers of whose work there are numbers."""
    teams = guide.of(Team)
    return tuple(team for team in teams if "rescue" in team.category and team.outcomes)


def _on(steps: Steps, teams: tuple[Team, ...]) -> tuple[Team, ...]:
    """The teams of one page: all on the first."""
    return teams[:MOST_TEAMS] if steps.number == 1 else ()


def _operation(one: Activity, guide: Guide) -> Operation:
    head = chosen(one, guide, "date", "region", "teams", "category")
    numbers = chosen(one, guide, *NUMBERS)
    return Operation(guide.link(one.key), guide.telling(one).summary, head, numbers, one.outcomes)
