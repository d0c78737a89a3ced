"""Duties: which organisation has which, policy by policy, in one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from honorhall.model import VOCABULARIES, Org, Policy
from honorhall.pages.draft import Draft, Said
from honorhall.pages.facets import ways
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import Steps, parted

URL = "policies/duties/"
COLUMNS = 5  # policies side by side; with more, the table goes on on another page


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation. cells: its duties under each policy, in the order of the columns."""

    org: Link
    type: str
    cells: tuple[tuple[str, ...], ...]


def pages(guide: Guide) -> Iterator[Draft]:
    """The table, a few policies at a time."""
    found = _policies(guide)
    if not found:
        return
    for part, steps in parted(found, URL, COLUMNS):
        said = partial(_said, guide, part, steps, len(found))
        yield Draft(steps.url, f"部门职责一览{steps.suffix}", "policies/", "rooms/duties.html", said, wide=True)


def _said(guide: Guide, part: Sequence[Policy], steps: Steps, count: int) -> Said:
    context = {
        "count": count,
        "index": Link(Policy.zh, f"{Policy.folder}/"),
        "ways": ways(guide, Policy.kind),
        "columns": guide.links(policy.key for policy in part),
        "lines": tuple(_lines(part, guide)),
        "steps": steps,
    }
    return Said(f"{guide.archive.hall.title}所收制度里写明的部门职责，{count} 份制度对照。", context)


def items(duty: str) -> tuple[str, ...]:
    """The duties that one line of a policy names, parted where its writer did."""
    return tuple(part.strip() for part in duty.replace(";", "；").split("；") if part.strip())


def _policies(guide: Guide) -> tuple[Policy, ...]:
    return tuple(one for one in guide.views.by_kind["policy"] if isinstance(one, Policy) and one.duties)


def _lines(policies: Sequence[Policy], guide: Guide) -> Iterator[Line]:
    orgs = dict.fromkeys(duty.org for policy in policies for duty in policy.duties)
    for key in orgs:
        org = guide.archive.records.get(key)
        kind = VOCABULARIES["org-type"][org.org_type].zh if isinstance(org, Org) else ""
        yield Line(guide.link(key), kind, tuple(_cell(policy, key) for policy in policies))


def _cell(policy: Policy, org: str) -> tuple[str, ...]:
    return tuple(item for duty in policy.duties if duty.org == org for item in items(duty.duty))
