"""The sections of the site: which kinds stand under which tab of the menu, and in which order."""

from __future__ import annotations

from dataclasses import dataclass

from honorhall.model import MODELS, Archive
from honorhall.output import MenuGroup, MenuItem
from honorhall.views import Views

TIMELINE = "timeline/"
CALENDAR = "calendar/"
RESOURCES = "resources/"
SEARCH = "search/"
FORM = "contribute/new/"
PAPER = "contribute/paper/"

# Pages made of records of several kinds -> what the menu calls them.
MADE = {TIMELINE: "大事记", CALENDAR: "日历", RESOURCES: "互助与服务", FORM: "写一段故事"}


@dataclass(frozen=True, slots=True)
class Group:
    """A tab of the menu. entries: kinds, or urls ("timeline/", a hand-written "visit/")."""

    zh: str
    en: str
    entries: tuple[str, ...]


GROUPS = (
    Group("故事与人物", "Stories and people", ("story", "person")),
    Group("队伍与活动", "Teams and activities", ("team", "activity", "programme", "honor")),
    Group("馆与学校", "The hall and schools", ("place", "exhibit", "lesson", "visit/")),
    Group("地区与单位", "Regions and bodies", ("region", "org", RESOURCES)),
    Group("资料", "Records", ("policy", "need", "figure", "fund", TIMELINE, CALENDAR, "source")),
    Group("关于", "About", ("about/", "contribute/", FORM, "privacy/")),
)


def menu(archive: Archive, views: Views) -> tuple[MenuGroup, ...]:
    """The menu of an archive: only sections that hold something, then every hand-written page not named above."""
    written = handwritten(archive)
    named = {entry for group in GROUPS for entry in group.entries}
    extra = tuple(url for url in written if url not in named and url)
    groups = []
    for group in GROUPS:
        entries = (*group.entries, *(extra if group is GROUPS[-1] else ()))
        items = [item for entry in entries if (item := _item(entry, views, written))]
        if items:
            groups.append(MenuGroup(group.zh, tuple(items)))
    first = (MenuGroup("首页", (MenuItem("首页", ""),)), MenuGroup("查找", (MenuItem("查找", SEARCH),)))
    return (*first, *groups)


def _item(entry: str, views: Views, written: tuple[str, ...]) -> MenuItem | None:
    model = MODELS.get(entry)
    if model is not None:
        return MenuItem(model.zh, f"{model.folder}/") if views.by_kind[entry] else None
    if entry in MADE:
        return MenuItem(MADE[entry], entry) if is_made(entry, views) else None
    return MenuItem("", entry) if entry in written else None


def is_made(entry: str, views: Views) -> bool:
    """Whether a page of records of several kinds is there: the hall has something for it."""
    if entry == TIMELINE:
        return bool(views.timeline)
    if entry == RESOURCES:
        return bool(views.resources or views.by_kind["need"])
    return entry in {CALENDAR, FORM}


def handwritten(archive: Archive) -> tuple[str, ...]:
    """Urls of the pages that people wrote by hand: content/pages/about.md is "about/"."""
    urls = []
    for page in archive.pages:
        path = page.file.removeprefix("content/pages/").removesuffix(".md")
        urls.append("" if path == "index" else f"{path.removesuffix('/index')}/")
    return tuple(urls)
