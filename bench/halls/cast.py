"""Who and what a synthetic hall has: the ids that its records name each other by, settled before any is written."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any, Final

from bench.halls.land import Division, divisions
from bench.halls.luck import chance, is_every
from bench.halls.prose import Pen
from bench.halls.words import GIVEN, SURNAMES

SOURCES: Final = 30
BRANDS: Final = ("合成红棉", "合成青松", "合成磐石")
PROGRAMMES: Final = ("syn-brand-1", "syn-brand-2", "syn-brand-3", "syn-campaign-1", "syn-campaign-2")
YEARS: Final = (2019, 2020, 2021, 2022, 2023, 2024)
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TeamName:
    """A team to be: its id, its title, and the division it belongs to. parent: id of the team above, or ""."""

    id: str
    title: str
    home: Division
    parent: str


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person to be. hidden: "" for those under their full name, else how: "surname", "pending" or "private"."""

    id: str
    name: str
    home: Division
    team: str
    hidden: str


@dataclass(frozen=True, slots=True)
class ActivityName:
    """An activity to be, done by a team in a year."""

    id: str
    title: str
    team: TeamName
    year: int


@dataclass(frozen=True, slots=True)
class Cast:
    """All of them. places: (id, title, division) of each place."""

    land: tuple[Division, ...]
    teams: tuple[TeamName, ...]
    people: tuple[PersonName, ...]
    places: tuple[tuple[str, str, Division], ...]
    activities: tuple[ActivityName, ...]


def cast(stories: int, teams: int, activities: int, seed: int) -> Cast:
    """The cast of a hall of this size."""
    rng = Random(f"{seed}:cast")
    land = divisions(teams, rng)
    named = _teams(land, teams, rng)
    people = _people(max(4, stories // 10), named, rng)
    return Cast(tuple(land), named, people, _places(land, rng), _activities(named, activities, rng))


def _teams(land: list[Division], count: int, rng: Random) -> tuple[TeamName, ...]:
    found: dict[str, TeamName] = {}
    for home in land[:count]:
        speciality = rng.choice(("", "", "", "便民服务", "互助")) if len(home.code) > len("990101") else ""
        title = f"{home.full}退役军人“{rng.choice(BRANDS)}”{speciality}志愿服务队"
        above = next((home.code[:n] for n in (9, 6, 4, 2) if n < len(home.code) and home.code[:n] in found), "")
        found[home.code] = TeamName(f"syn-team-{home.code}", title, home, found[above].id if above else "")
    return tuple(found.values())


def _places(land: list[Division], rng: Random) -> tuple[tuple[str, str, Division], ...]:
    names = ("退役军人荣誉馆", "志愿服务站", "红色讲堂", "老兵联络点", "纪念园")
    count = max(2, len(land) // 10)
    homes = [land[0], *sorted(rng.sample(land[1:], min(count, len(land) - 1)), key=lambda one: one.code)][:count]
    return tuple(
        (f"syn-place-{number}", f"{home.full}{names[0] if number == 1 else rng.choice(names)}", home)
        for number, home in enumerate(homes, 1)
    )


def _people(count: int, teams: tuple[TeamName, ...], rng: Random) -> tuple[PersonName, ...]:
    """People; one in eight is called like somebody before. Who is not to be named shares a name with nobody."""
    taken: set[str] = set()
    open_names: list[str] = []
    found: list[PersonName] = []
    for number in range(1, count + 1):
        hidden = _hidden(number)
        if open_names and not hidden and number % 8 == 0:
            name = rng.choice(open_names)
        else:
            name = _new_name(rng, taken, long=bool(hidden))
        if not hidden:
            open_names.append(name)
        team = rng.choice(teams)
        found.append(PersonName(f"syn-person-{number:05}", name, team.home, team.id, hidden))
    return tuple(found)


def _hidden(number: int) -> str:
    """Of a hundred people one is withheld, and seven are shown by their surname."""
    if is_every(number, 100, 3):
        return "pending" if is_every(number, 200, 3) else "private"
    return "surname" if is_every(number, 14, 5) else ""


def _new_name(rng: Random, taken: set[str], *, long: bool) -> str:
    while True:
        given = rng.choice(GIVEN) + (rng.choice(GIVEN) if long or chance(rng, 80) else "")
        name = rng.choice(SURNAMES) + given
        if name not in taken:
            taken.add(name)
            return name


def _activities(teams: tuple[TeamName, ...], count: int, rng: Random) -> tuple[ActivityName, ...]:
    """Activities in the order of teams and years; some teams do much more than others."""
    pen = Pen(rng)
    busy = [rng.paretovariate(1.6) for _ in teams]
    done = sorted((rng.choices(range(len(teams)), busy)[0], rng.choice(YEARS)) for _ in range(count))
    return tuple(
        ActivityName(f"syn-activity-{number:05}", f"合成活动：{pen.place()}{pen.deed()}", teams[place], year)
        for number, (place, year) in enumerate(done, 1)
    )
