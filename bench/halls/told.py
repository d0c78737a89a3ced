"""What a synthetic hall tells: activities with their figures, and stories with their links."""

from __future__ import annotations

from random import Random
from typing import Final

from bench.halls.cast import PROGRAMMES, YEARS, ActivityName, Cast, PersonName, Record, TeamName
from bench.halls.luck import chance, is_every
from bench.halls.prose import Pen
from bench.halls.spellings import date_in, duration, households, quantity, small
from bench.halls.standing import cited

CATEGORIES: Final = (
    "红色宣讲",
    "防汛抢险",
    "助老助残",
    "环境整治",
    "走访慰问",
    "矛盾调解",
    "义诊义剪",
    "治安巡查",
    "助农",
    "文体活动",
)
VENUES: Final = ("进机关", "进学校", "进企业", "进乡村", "进社区", "进军营")
THEMES: Final = ("邻里", "防汛", "手艺", "读书", "成长", "守护", "饮食", "节日", "旧物", "道路")
ERAS: Final = ("新中国成立初期", "改革开放时期", "新世纪以来", "新时代")
AUDIENCES: Final = ("所有人", "小学生", "初中生", "高中生", "成人")


def activity(one: ActivityName, cast: Cast, rng: Random) -> Record:
    """An activity of one team, seldom of two."""
    pen = Pen(rng)
    teams = [one.team.id, *([rng.choice(cast.teams).id] if chance(rng, 8) else [])]
    body = pen.paragraph(rng.randint(2, 4)) if chance(rng, 25) else ""
    if body and chance(rng, 50):
        body += f"\n\n主办的是[这支队伍](team:{one.team.id})。"
    return {
        "id": one.id,
        "title": one.title,
        "activity_type": rng.choice(("日常活动", "日常活动", "日常活动", "应急行动", "培训", "仪式")),
        "category": [rng.choice(CATEGORIES)],
        "venue": [rng.choice(VENUES)] if chance(rng, 50) else [],
        "date": date_in(rng, one.year),
        "region": one.team.home.code,
        "campaign": rng.choice(PROGRAMMES[3:]) if chance(rng, 10) else "",
        "place": rng.choice(cast.places)[0] if chance(rng, 15) else "",
        "teams": list(dict.fromkeys(teams)),
        "agenda": [pen.deed() for _ in range(rng.randint(1, 3))] if chance(rng, 30) else [],
        **_figures(rng),
        "summary": pen.sentence(),
        "body": body,
        "sources": cited(rng),
    }


def _figures(rng: Random) -> Record:
    figures: Record = {"participants": quantity(rng, rng.choice(("人", "名")), 120)}
    if chance(rng, 50):
        figures["duration"] = duration(rng)
    if chance(rng, 50):
        figures["hours"] = quantity(rng, "小时", 200)
    if chance(rng, 60):
        figures["beneficiaries"] = households(rng) if chance(rng, 15) else quantity(rng, "人次", 600)
    if chance(rng, 15):
        figures["posts"] = small(rng, "处", 12)
    if chance(rng, 40):
        figures["outcomes"] = [{"measure": rng.choice(("清运", "慰问", "宣讲")), "amount": quantity(rng, "次")}]
    return figures


class Teller:
    """Tells stories of one cast. Each story is about a team, its people, its division and what it did."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.done: dict[str, list[ActivityName]] = {}
        for one in cast.activities:
            self.done.setdefault(one.team.id, []).append(one)
        self.known = [one for one in cast.people if one.hidden in ("", "surname")]
        self.unsaid = [one for one in cast.people if one.hidden in ("pending", "private")]

    def story(self, number: int, rng: Random) -> tuple[Record, str]:
        """The front matter and the body of story number 1, 2, …"""
        pen = Pen(rng)
        team = rng.choice(self.cast.teams)
        about = rng.sample(self.known, rng.randint(0, min(2, len(self.known))))
        done = self.done.get(team.id, [])
        told = rng.sample(done, min(len(done), rng.randint(0, 2)))
        place = rng.choice(self.cast.places)
        matter = {
            "title": f"合成故事第{number:05}号：{pen.topic()}",
            "summary": pen.sentence(),
            "author": rng.choice(("合成编辑室", "合成采集组")),
            "date": date_in(rng, rng.choice(YEARS)),
            "people": [one.id for one in about],
            "teams": [team.id],
            "programmes": [rng.choice(PROGRAMMES)] if chance(rng, 20) else [],
            "places": [place[0]] if chance(rng, 30) else [],
            "activities": [one.id for one in told],
            "regions": [team.home.code],
            "era": [rng.choice(ERAS)],
            "years": date_in(rng, rng.randint(1950, 2020)),
            "theme": rng.sample(THEMES, 2),
            "audience": [rng.choice(AUDIENCES)],
            "tags": ["合成数据"],
            "sources": cited(rng),
        }
        return matter, pen.story(self._links(number, team, about, told, rng))

    def _links(
        self, number: int, team: TeamName, about: list[PersonName], told: list[ActivityName], rng: Random
    ) -> list[str]:
        links = [f"[{team.home.short}的队伍](team:{team.id})"] if chance(rng, 60) else []
        links += [f"[{_called(one)}](person:{one.id})的讲述" for one in about]
        links += [f"[那一次活动](activity:{one.id})的记录" for one in told]
        if chance(rng, 20):
            links.append(f"[同一地方](region:{team.home.id})的别的故事")
        if self.unsaid and is_every(number, 500, 7):  # a few texts name somebody whom they may not name
            one = self.unsaid[number // 500 % len(self.unsaid)]
            links.append(f"{one.name}口述的[那一段](person:{one.id})")
        return links


def _called(one: PersonName) -> str:
    return f"{one.name[0]}姓老兵" if one.hidden else one.name
