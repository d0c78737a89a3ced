"""A hall as plain pages, for other generators: what a page says, what it links to, where its pictures are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import yaml

KINDS: Final = {
    "stories": ("story", "故事"),
    "people": ("person", "老兵"),
    "teams": ("team", "志愿服务队"),
    "activities": ("activity", "活动"),
    "programmes": ("programme", "品牌项目"),
    "honors": ("honor", "荣誉"),
    "places": ("place", "场馆站点"),
    "exhibits": ("exhibit", "展项"),
    "regions": ("region", "地区"),
    "sources": ("source", "资料来源"),
}
FOLDERS: Final = {kind: folder for folder, (kind, _) in KINDS.items()}
_LABELS: Final = """
author=署名 date=时间 people=人物 teams=队伍 programmes=项目 places=地点 activities=活动 regions=地区
era=时期 years=年代 theme=主题 audience=适合 tags=标签 sources=资料来源 activity_type=类型 category=类别
venue=六进 region=地区 campaign=主题活动 place=地点 agenda=内容 posts=点位 participants=参加
duration=历时 hours=时长 beneficiaries=受益 outcomes=成效 level=级别 brand=品牌 parent=上级队伍
station=阵地 founded=成立 motto=口号 members=人数 composition=人员构成 leader_office=队长 squads=分队
milestones=大事 gender=性别 born=出生 branch=军兵种 enlisted=入伍 discharged=退役 service=志愿服务
award=奖项 issuer=授予单位 to=授予 code=区划代码 place_type=类型 opened=启用时间 functions=功能
holdings=陈列 visits=参观 publisher=发布者 archive_place=存放处 programme_type=类型 owners=主办
slogan=口号 since=始于 zone=展区 order=顺序 label=展签
"""
LABELS: Final = dict(pair.split("=") for pair in _LABELS.split())
REFERS: Final = {  # field -> kind, where a bare id may stand
    "people": "person",
    "teams": "team",
    "programmes": "programme",
    "places": "place",
    "activities": "activity",
    "sources": "source",
    "campaign": "programme",
    "place": "place",
    "brand": "programme",
    "parent": "team",
    "station": "place",
    "regions": "region",
    "region": "region",
    "to": "",
    "owners": "",
    "of": "",
}
LINK: Final = re.compile(r"\[([^\]\n]*)\]\(([a-z]+):([a-z0-9-]+)\)")
WITHHELD: Final = ("待确认",)
DAY: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d年~/])")
Said = tuple[str, str]  # a text, and the page that it leads to ("teams/x") or ""


@dataclass(frozen=True, slots=True)
class PlainPage:
    """One record. url: "teams/x"; day: an ISO day or ""; related: pages that name it; pictures: (file, alt)."""

    url: str
    title: str
    summary: str
    day: str
    fields: tuple[tuple[str, tuple[Said, ...]], ...]
    body: str
    pictures: tuple[tuple[Path, str], ...]
    related: tuple[Said, ...] = field(default=())

    @property
    def section(self) -> str:
        """The folder that it stands in."""
        return self.url.partition("/")[0]

    def body_with(self, link: str) -> str:
        """Its text with links in this shape, for instance "/{}/"."""
        return LINK.sub(lambda found: f"[{found[1]}]({link.format(f'{FOLDERS[found[2]]}/{found[3]}')})", self.body)


Record = Mapping[str, Any]


def plain_pages(root: Path, most_related: int) -> list[PlainPage]:
    """Every record that may be shown, as a page. most_related: the longest list of pages that name it."""
    found = [(folder, record, file) for folder in KINDS for record, file in _records(root, folder) if _is_shown(record)]
    titles = {f"{folder}/{record['id']}": _title(record) for folder, record, _ in found}
    codes = {record["code"]: f"regions/{record['id']}" for folder, record, _ in found if folder == "regions"}
    pages = [_page(folder, record, file, titles, codes) for folder, record, file in found]
    return _with_related(pages, titles, most_related)


def _records(root: Path, folder: str) -> Iterator[tuple[Record, Path]]:
    if folder == "stories":
        for file in sorted((root / "stories").rglob("*.md")):
            _, matter, body = file.read_text(encoding="utf-8").split("---\n", 2)
            yield {"id": file.stem, **_yaml(matter), "body": body.strip()}, file
        return
    for file in sorted((root / "content" / folder).rglob("*.yml")):
        data = _yaml(file.read_text(encoding="utf-8"))
        for record in data if isinstance(data, list) else [data]:
            yield {"id": file.stem, **record}, file


def _yaml(text: str) -> Any:
    """Texts, lists and mappings; every value stays the text that was written."""
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 (it makes nothing but texts)


def _is_shown(record: Record) -> bool:
    return record.get("public") != "false" and record.get("consent", {}).get("status") not in WITHHELD


def _title(record: Record) -> str:
    title = str(record["title"])
    return f"{title[0]}姓老兵" if record.get("consent", {}).get("name_as") == "只显姓氏" else title


def _page(folder: str, record: Record, file: Path, titles: Mapping[str, str], codes: Mapping[str, str]) -> PlainPage:
    said = ((name, _said(name, record[name], titles, codes)) for name in LABELS if record.get(name))
    return PlainPage(
        url=f"{folder}/{record['id']}",
        title=_title(record),
        summary=str(record.get("summary", "")),
        day=_day(str(record.get("date", ""))),
        fields=tuple((LABELS[name], values) for name, values in said),
        body=LINK.sub(lambda found: _open(found, titles), str(record.get("body", ""))),
        pictures=tuple((file.parent / one["file"], one["alt"]) for one in record.get("media", ())),
    )


def _said(name: str, value: Any, titles: Mapping[str, str], codes: Mapping[str, str]) -> tuple[Said, ...]:
    many = value if isinstance(value, list) else [value]
    return tuple(_one(name, one, titles, codes) for one in many)


def _one(name: str, one: Any, titles: Mapping[str, str], codes: Mapping[str, str]) -> Said:
    if isinstance(one, dict):
        parts = [_one(part, value, titles, codes) for part, value in one.items()]
        return " ".join(text for text, _ in parts), next((url for _, url in parts if url), "")
    url = codes.get(one, "") if REFERS.get(name) == "region" else ""
    if name in REFERS and not url:
        kind, _, bare = str(one).rpartition(":")
        url = f"{FOLDERS.get(kind or REFERS[name], '')}/{bare}"
    return (titles[url], url) if url in titles else (str(one), "")


def _open(found: re.Match[str], titles: Mapping[str, str]) -> str:
    """A link as it was written, or its words alone where the page that it leads to is not shown."""
    return found[0] if f"{FOLDERS[found[2]]}/{found[3]}" in titles else found[1]


def _day(written: str) -> str:
    found = DAY.match(written.replace("年", "-").replace("月", "-").replace("日", ""))
    if not found:
        return ""
    return "-".join([found[1], found[2] or "01", found[3] or "01"])


def _with_related(pages: Sequence[PlainPage], titles: Mapping[str, str], most: int) -> list[PlainPage]:
    named_by: dict[str, dict[str, None]] = {}
    for page in pages:
        linked = [url for _, said in page.fields for _, url in said if url]
        linked += [f"{FOLDERS[found[2]]}/{found[3]}" for found in LINK.finditer(page.body)]
        for url in linked:
            named_by.setdefault(url, {})[page.url] = None
    return [
        replace(page, related=tuple((titles[url], url) for url in list(named_by.get(page.url, ()))[:most]))
        for page in pages
    ]
