"""write_hall(): a whole synthetic hall on disk, the same bytes for the same size and seed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Final

from bench.halls import standing, yaml_out
from bench.halls.cast import SOURCES, Cast, Record, cast
from bench.halls.drawings import Drawing, drawings
from bench.halls.land import Division
from bench.halls.luck import chance
from bench.halls.told import Teller, activity

NEW_HALL: Final = Path(__file__).resolve().parents[2] / "templates" / "new-hall"
WITH_PICTURES: Final = 2  # percent
STORIES_AN_HONOR: Final = 40
HALL: Final = {
    "title": "合成省荣誉馆（测试用）",
    "title_en": "Synthetic Province Honor Hall (for tests)",
    "summary": "全部是合成的测试资料：地名、队伍、人物、活动和故事都由程序编出，没有一条是真实的。",
    "region": "99",
    "place": "syn-place-1",
    "host": "合成主办单位（测试用）",
    "base_url": "https://honorhall.example/",
    "content_licence": "CC0 1.0",
}


@dataclass(frozen=True, slots=True)
class Size:
    """How many stories, teams and activities a hall has; the rest follows from these."""

    stories: int
    teams: int
    activities: int


SIZES: Final = {
    "village": Size(200, 22, 60),
    "county": Size(2_000, 400, 2_200),
    "province": Size(10_000, 4_000, 22_000),
}


def write_hall(root: Path, size: Size, seed: int = 1, say: Callable[[str], None] = lambda _: None) -> Cast:
    """Write the hall under `root`, whose content/ and stories/ must not be there. Raises FileExistsError."""
    for folder in ("content", "stories"):
        if (root / folder).exists():
            raise FileExistsError(str(root / folder))
    made = cast(size.stories, size.teams, size.activities, seed)
    shutil.copytree(NEW_HALL, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("gitignore", ".vscode"))
    _write(root / "content" / "hall.yml", yaml_out.single(HALL))
    pictures = _Pictures(drawings(seed), Random(f"{seed}:pictures"))
    for step, files in (
        ("地区 regions", _regions(made, seed)),
        ("人物、场馆、荣誉、来源 people, places, honours, sources", _lists(made, size, seed)),
        ("队伍 teams", _teams(made, seed)),
        ("活动 activities", _activities(made, seed, root, pictures)),
        ("故事 stories", _stories(made, size.stories, seed, root, pictures)),
    ):
        count = sum(_write(root / name, text) for name, text in files)
        say(f"{step}: {count} files")
    return made


def _write(path: Path, text: str) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return 1


Files = Iterator[tuple[str, str]]


def _regions(made: Cast, seed: int) -> Files:
    """province.yml has the levels above the counties, and each county a file of its own."""
    rng = Random(f"{seed}:regions")
    by_county = groupby(sorted(made.land, key=lambda one: (one.code[4:6] and one.code[:6], one.code)), _county)
    for county, homes in by_county:
        records = [standing.region(home, rng) for home in homes]
        yield f"content/regions/{county or 'province'}.yml", yaml_out.document(records)


def _county(home: Division) -> str:
    return home.code[:6] if len(home.code) >= len("990101") else ""


def _lists(made: Cast, size: Size, seed: int) -> Files:
    rng = Random(f"{seed}:lists")
    yield "content/sources/syn-sources.yml", yaml_out.document(standing.source(n, rng) for n in range(1, SOURCES + 1))
    yield "content/programmes/syn-programmes.yml", yaml_out.document(standing.programmes(made, rng))
    yield "content/exhibits/syn-exhibits.yml", yaml_out.document(standing.exhibits(made, rng))
    for at, (name, _, _) in enumerate(made.places):
        yield f"content/places/{name}.yml", yaml_out.single(standing.place(at, made, rng))
    for who in made.people:
        yield f"content/people/{who.id}.yml", yaml_out.single(standing.person(who, rng))
    for number in range(1, max(1, size.stories // STORIES_AN_HONOR) + 1):
        record = standing.honor(number, made, rng)
        yield f"content/honors/{record['id']}.yml", yaml_out.single(record)


def _teams(made: Cast, seed: int) -> Files:
    """One file a team, in a folder for each city."""
    rng = Random(f"{seed}:teams")
    for at, one in enumerate(made.teams):
        record = standing.team(one, at, made, rng)
        yield f"content/teams/{one.home.code[:4]}/{one.id}.yml", yaml_out.single(record)


def _activities(made: Cast, seed: int, root: Path, pictures: _Pictures) -> Files:
    """One file for each team and year."""
    rng = Random(f"{seed}:activities")
    for (team, year), done in groupby(made.activities, lambda one: (one.team, one.year)):
        folder = f"content/activities/{team.home.code[:4]}"
        records = [pictures.beside(root / folder, activity(one, made, rng)) for one in done]
        yield f"{folder}/{team.id}-{year}.yml", yaml_out.document(records)


def _stories(made: Cast, count: int, seed: int, root: Path, pictures: _Pictures) -> Files:
    rng = Random(f"{seed}:stories")
    teller = Teller(made)
    for number in range(1, count + 1):
        matter, body = teller.story(number, rng)
        name = f"syn-story-{number:05}"
        with_picture = pictures.beside(root / "stories", {"id": name, **matter})
        del with_picture["id"]
        yield f"stories/{name}.md", f"{yaml_out.matter(with_picture)}\n{body}\n"


class _Pictures:
    """Puts a drawing beside one record in fifty."""

    def __init__(self, pool: list[Drawing], rng: Random) -> None:
        self.pool, self.rng = pool, rng

    def beside(self, folder: Path, record: Record) -> Record:
        """The record, with `media` where it was its turn; the drawing is written under a name of its own."""
        if not chance(self.rng, WITH_PICTURES):
            return record
        ending, drawn = self.rng.choice(self.pool)
        name = f"{record['id']}{ending}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(drawn)
        alt = "合成图画：几座房子和一条地平线"
        return {**record, "media": [{"file": name, "alt": alt, "credit": "程序绘制，测试用"}]}
