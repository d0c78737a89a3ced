"""Rules of the volunteer teams: how they are named, at which level they work, one brand each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from honorhall.checks.asked import Asked
from honorhall.checks.told import told
from honorhall.ground.problem import Problem
from honorhall.model import LEVELS, Archive, Person, Programme, Record, Region, Team

NAME = re.compile(r"退役军人.*志愿服务(?:总队|支队|大队|中队|小队|分队|队)$")
SPECIALITIES = {"red-lecture", "rescue", "legal", "health"}


def team_names(asked: Asked) -> Iterator[Problem]:
    """Team name = region name + 退役军人 + “brand” (+ speciality) + 志愿服务队, or a registered older name."""
    for key, record in asked.records.items():
        if not isinstance(record, Team) or record.legacy_name or record.count:
            continue
        region = _region(asked.archive, record)
        if not NAME.search(record.title) or (region and not _starts_with(record.title, region, asked.archive)):
            facts = {"name": record.title, "region": region.title if region else "…"}
            yield told(asked.archive, key, "team-name-shape", ("title",), **facts)


def _region(archive: Archive, record: Team) -> Region | None:
    found = archive.records.get(archive.regions.get(record.region, ""))
    return found if isinstance(found, Region) else None


def _starts_with(title: str, region: Region, archive: Archive) -> bool:
    """A name may begin at any level above: 马尾区亭江镇东岐村… as well as 东岐村…"""
    keys = (archive.regions.get(region.code[:length], "") for length in LEVELS)
    names = (archive.records[key].title for key in keys if key in archive.records)
    return title.startswith((region.title, *names))


def levels(asked: Asked) -> Iterator[Problem]:
    """4+N: the four specialities belong mainly at town level and above."""
    for key, record in asked.records.items():
        if not isinstance(record, Team) or _level(asked.archive, record) != "village":
            continue
        if SPECIALITIES & set(record.category):
            yield told(asked.archive, key, "team-level-speciality", ("category",), name=record.title)


def _level(archive: Archive, record: Team) -> str:
    region = _region(archive, record)
    return record.level or (region.level if region else "")


def level_matches_region(asked: Asked) -> Iterator[Problem]:
    """A team's level is that of the region it is named for."""
    for key, record in asked.records.items():
        if not isinstance(record, Team) or not record.level or record.count:
            continue
        region = _region(asked.archive, record)
        if region and region.level != record.level:
            facts = {"level": record.level, "region": region.title, "region_level": region.level}
            yield told(asked.archive, key, "team-level-region", ("level",), **facts)


def brands(asked: Asked) -> Iterator[Problem]:
    """One team, one brand (一队一品): the one that it names itself, else the first that names it as an owner."""
    own = {team.key: team.brand for team in asked.archive.of_kind("team") if isinstance(team, Team) and team.brand}
    for key, record in asked.records.items():
        if not isinstance(record, Programme) or record.programme_type != "brand":
            continue
        for place, owner in enumerate(record.owners):
            team = asked.archive.records.get(owner)
            if isinstance(team, Team) and own.setdefault(owner, key) != key:
                facts = {"team": team.title, "brand": record.title, "other": own[owner]}
                yield told(asked.archive, key, "team-second-brand", ("owners", place), **facts)


def namesakes(asked: Asked) -> Iterator[Problem]:
    """People named alike are told apart by their region."""
    first: dict[tuple[str, str], Record] = {}
    for key, record in asked.records.items():
        if not isinstance(record, Person):
            continue
        same = first.setdefault((record.title, record.region[:9]), record)
        if same is not record:
            yield told(asked.archive, key, "namesakes", ("title",), name=record.title, other=same.id)
