"""What the records of a hall come to below the doors: an archive with its problems, an edition of it, its views."""

from __future__ import annotations

from datetime import date

from honorhall.checks import check
from honorhall.doors.build import prepare
from honorhall.doors.order import Order
from honorhall.ground.problem import Problem
from honorhall.model import FOLDERS, Archive, Edition, gather, redact
from honorhall.sources import read
from honorhall.views import Views, derive
from tests.house import ON_TODAY, House, quiet


def gathered(house: House) -> tuple[Archive, list[Problem]]:
    """The whole archive, nothing redacted, and every problem of reading, gathering and checking, by place."""
    archive, problems = gather(read(house.root, FOLDERS))
    return archive, sorted([*problems, *check(archive, ON_TODAY)], key=lambda one: (one.place, one.code))


def edition(house: House, name: str = "public", today: date = ON_TODAY) -> Archive:
    """What an edition shows of a hall."""
    return redact(gathered(house)[0], Edition(name, today))


def views(house: House, name: str = "public") -> Views:
    """What is computed of an edition."""
    return derive(edition(house, name), ON_TODAY)


def problems(house: House) -> list[Problem]:
    """Every problem that keeps a public site from being built, or that someone should look at: pictures, urls too."""
    return prepare(Order(house.root, house.root / "site", "public", ON_TODAY), quiet())[1]
