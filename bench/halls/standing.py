"""Records of the hall's standing things: regions, sources, programmes, places, exhibits, people, teams, honours."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from bench.halls.cast import BRANDS, PROGRAMMES, SOURCES, YEARS, Cast, PersonName, Record, TeamName
from bench.halls.land import Division
from bench.halls.luck import chance
from bench.halls.prose import Pen
from bench.halls.spellings import date_in, exact_day, quantity, small

PLACE_TYPES: Final = ("荣誉馆", "志愿服务站（点）", "讲堂", "联络点", "纪念设施")
MEDIA_PLACE: Final = "合成档案柜"


def cited(rng: Random) -> list[str]:
    """One or two sources, as a record cites them."""
    numbers = rng.sample(range(1, SOURCES + 1), rng.randint(1, 2))
    return [f"syn-source-{number}" for number in numbers]


def region(home: Division, rng: Random) -> Record:
    """A division."""
    return {
        "id": home.id,
        "title": home.short,
        "code": home.code,
        "summary": f"合成数据：{home.full}，测试用的地名，并无其地。",
        "sources": cited(rng),
    }


def source(number: int, rng: Random) -> Record:
    """A source, made up like all the rest."""
    return {
        "id": f"syn-source-{number}",
        "title": f"合成资料第{number:02}号",
        "publisher": rng.choice(("合成日报", "合成晚报", "合成档案室")),
        "date": exact_day(rng, rng.choice(YEARS)),
        "archive_place": MEDIA_PLACE,
        "summary": "测试用的资料来源，并无其文。",
    }


def programmes(cast: Cast, rng: Random) -> list[Record]:
    """Three brands and two campaigns."""
    owners = [cast.teams[0].id, *(team.id for team in cast.teams[1:3])]
    found: list[Record] = []
    for place, name in enumerate(PROGRAMMES):
        is_brand = place < len(BRANDS)
        title = f"“{BRANDS[place]}”品牌" if is_brand else f"合成主题活动之{place - 2}"
        own = [f"team:{owners[place]}"] if is_brand and place < len(owners) else []
        kind = {"programme_type": "服务品牌" if is_brand else "主题活动", "owners": own}
        more = {"slogan": "合成口号，测试用", "since": str(YEARS[0]), "summary": f"合成数据：{title}，测试用。"}
        found.append({"id": name, "title": title, **kind, **more, "sources": cited(rng)})
    return found


def place(at: int, cast: Cast, rng: Random) -> Record:
    """A place of a division."""
    name, title, home = cast.places[at]
    pen = Pen(rng)
    kinds = {"退役军人荣誉馆": "荣誉馆", "志愿服务站": "志愿服务站（点）", "红色讲堂": "讲堂", "老兵联络点": "联络点"}
    visits = [{"audience": who, "amount": quantity(rng, "人次", 900)} for who in ("学校师生", "退役军人")]
    return {
        "id": name,
        "title": title,
        "place_type": next((kind for ending, kind in kinds.items() if title.endswith(ending)), "纪念设施"),
        "level": home.level,
        "region": home.code,
        "opened": date_in(rng, rng.choice(YEARS)),
        "hours": "周二至周日 9时至17时",
        "functions": ["展示", "宣讲", "接待"][: rng.randint(1, 3)],
        "holdings": [
            {"measure": "旧照片", "amount": quantity(rng, "张")},
            {"measure": "证书", "amount": quantity(rng, "件")},
        ],
        "visits": visits,
        "summary": f"合成数据：{pen.sentence()}",
        "sources": cited(rng),
    }


def exhibits(cast: Cast, rng: Random) -> list[Record]:
    """A few objects of the first place."""
    pen = Pen(rng)
    return [
        {
            "id": f"syn-exhibit-{number}",
            "title": f"合成展品第{number}号",
            "place": cast.places[0][0],
            "zone": f"第{number}展区",
            "order": str(number),
            "label": pen.sentence(),
            "sources": cited(rng),
        }
        for number in range(1, 4)
    ]


def person(who: PersonName, rng: Random) -> Record:
    """A person who never lived, with the consent that such a person would have given."""
    born = rng.randint(1938, 1992)
    enlisted = born + rng.randint(18, 22)
    left = enlisted + rng.randint(2, 16)
    service = {"role": rng.choice(("队长", "班长", "联络员", "队员", "宣讲员")), "of": f"team:{who.team}"}
    decade = f"{born // 10}0年代"
    return {
        "id": who.id,
        "title": who.name,
        "gender": rng.choice(("男", "男", "男", "女")),
        "born": rng.choice((f"{born}", f"{born}-{rng.randint(1, 12):02}", f"约{born}年", decade)),
        "region": who.home.code,
        "branch": [rng.choice(("陆军", "海军", "空军", "武警", "铁道兵"))],
        "enlisted": rng.choice((f"{enlisted}", f"{enlisted}-12", f"{enlisted}年冬")),
        "discharged": rng.choice((f"{left}", f"{left}年底")),
        "service": [{**service, "since": str(rng.choice(YEARS))}],
        "public": "false" if who.hidden == "private" else "",
        "consent": _consent(who, rng),
        "summary": f"合成人物，并无其人。{Pen(rng).sentence()}" if not who.hidden else "合成人物，并无其人。",
        "sources": cited(rng),
    }


def _consent(who: PersonName, rng: Random) -> Record:
    if who.hidden == "pending":
        return {"status": "待确认"}
    if not who.hidden and chance(rng, 25):
        return {"status": "无需同意", "why": "合成人物，并无其人"}
    name_as = "只显姓氏" if who.hidden == "surname" else "全名"
    given = {"status": "已同意", "by": "本人", "signed": exact_day(rng, 2023)}
    return {**given, "scope": ["文字", "照片", "网站", "馆内屏幕"], "name_as": name_as, "form": MEDIA_PLACE}


def team(one: TeamName, at: int, cast: Cast, rng: Random) -> Record:
    """A volunteer team. at: its place among all teams."""
    pen = Pen(rng)
    code = one.home.code
    stations = [name for name, _, home in cast.places if home.code == code]
    body = "\n\n".join([pen.paragraph(3), pen.paragraph(2)]) if chance(rng, 30) else ""
    if body and one.parent:
        body += f"\n\n它的上级是[上一级的队伍](team:{one.parent})。"
    near = rng.choice(cast.places)
    return {
        "id": one.id,
        "title": one.title,
        "level": one.home.level,
        "region": code,
        "category": _category(code, rng),
        "brand": PROGRAMMES[at] if at < len(BRANDS) else rng.choice(PROGRAMMES[: len(BRANDS)]),
        "parent": one.parent,
        "station": stations[0] if stations else near[0] if chance(rng, 10) else "",
        "founded": date_in(rng, rng.choice((2016, 2017, 2018, 2019, 2020))),
        "motto": pen.pick(("退伍不褪色", "有需要就到", "一队一品", "合成口号")),
        "members": quantity(rng, rng.choice(("人", "名"))),
        "composition": "退役军人、村民、学生" if chance(rng, 50) else "退役军人",
        "leader_office": "由村（社区）负责人担任" if len(code) > len("990101001") else "由服务中心负责人担任",
        **_team_parts(rng, pen),
        "summary": f"合成数据：{pen.sentence()}",
        "body": body,
        "sources": cited(rng),
    }


def _category(code: str, rng: Random) -> list[str]:
    everywhere = ("便民服务", "综合服务", "特色服务")
    towns = ("红色宣讲", "应急救援", "法律服务", "公共卫生")
    return [rng.choice(everywhere if len(code) > len("990101001") else (*everywhere, *towns))]


def _team_parts(rng: Random, pen: Pen) -> dict[str, list[dict[str, Any]]]:
    """Squads, outcomes and milestones: some teams have them."""
    parts: dict[str, list[dict[str, Any]]] = {}
    if chance(rng, 30):
        parts["squads"] = [{"title": f"第{n}分队", "members": small(rng, "人", 20)} for n in "一二三"]
    if chance(rng, 60):
        parts["outcomes"] = [{"measure": "开展活动", "amount": quantity(rng, "场"), "as_of": exact_day(rng, 2024)}]
    if chance(rng, 40):
        parts["milestones"] = [{"date": date_in(rng, 2021), "what": f"授旗；{pen.deed()}"}]
    return parts


def honor(number: int, cast: Cast, rng: Random) -> Record:
    """An award to a team, or to one or two people who may be named."""
    level = rng.choice(("省级", "市级", "县级", "乡级"))
    award = rng.choice(("合成优秀志愿服务队", "合成最美老兵", "合成品牌项目奖", "合成宣讲比赛奖"))
    year = rng.choice(YEARS)
    open_people = [one.id for one in rng.sample(cast.people, min(6, len(cast.people))) if not one.hidden]
    teams = [f"team:{rng.choice(cast.teams).id}"]
    given = teams if chance(rng, 60) or not open_people else [f"person:{name}" for name in open_people[:2]]
    return {
        "id": f"syn-honor-{number:05}",
        "title": f"{year}年度{award}（第{number}号）",
        "award": award,
        "level": level,
        "issuer": "合成省合成评选办公室",
        "date": date_in(rng, year),
        "to": given,
        "summary": "合成数据，并无此奖。",
        "sources": cited(rng),
    }
