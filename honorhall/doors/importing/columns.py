"""columns_of(): the columns that a table may have: each field by its name, its labels, and what else clerks call it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from honorhall.doors.fields_page import parts_of
from honorhall.doors.importing.tables import Cell, Table
from honorhall.model import MODELS, Privacy, Row, rows

ID = "id"
NUMBERED = ("序号", "no", "no.", "number", "行号")  # a row's number says nothing of its record
NOT_ASKED = frozenset({"notes", "public", "legacy_name", "consent", "reviewed"})  # private, and yet a record's own
PERSONAL = re.compile("电话|手机|身份证|证件号|住址|家庭.?址|微信|QQ|邮箱|银行卡|卡号|车牌", re.IGNORECASE)
LOOKED_AT = 15  # rows among which the headings stand; above them, a title or a note
# What is called otherwise in the tables of offices, where a kind has the field (team.members: only there).
ALSO: Mapping[str, str] = {
    "id": "编号 资料编号 记录编号 id identifier",
    "title": "名称 标题 题目 名字 全称 title name",
    "summary": "简介 摘要 概要 简要介绍 基本情况 description",
    "body": "正文 内容 全文 详细介绍 详情 事迹 主要事迹 先进事迹 故事内容 活动内容 活动情况",
    "tags": "标签 关键词 关键字",
    "media": "照片 图片文件 照片文件 图片名 照片名",
    "notes": "备注",
    "sample": "是否示例",
    "author": "作者 撰稿人 撰稿 供稿",
    "date": "日期 活动时间 活动日期 开展时间 发布时间 发布日期 获奖时间 授予时间 写作时间",
    "years": "故事年代 发生年代",
    "born": "出生日期 出生年月 出生时间 生日",
    "died": "去世时间 去世日期 逝世时间 牺牲时间",
    "enlisted": "入伍时间 入伍年月 入伍日期 参军时间",
    "discharged": "退役时间 退役年月 退役日期 退伍时间 退伍年月",
    "region": "地区 所属地区 所在地区 所属村 所在村 所属区划 行政区划 区划 区划代码 地区代码 户籍地 家乡",
    "regions": "地区 所属地区 所在地区 区划代码 地区代码",
    "code": "代码 行政区划代码",
    "level": "层级 队伍级别",
    "category": "分类 队伍类型 队伍类别 服务类别 活动类别",
    "team.members": "队员人数 人数 成员人数 队员数 志愿者人数",
    "founded": "成立时间 成立日期 组建时间 组建日期 建队时间",
    "participants": "参加人数 参与人数 参加人员数",
    "beneficiaries": "受益人数 服务人数 受益群众",
    "hours": "服务时长 志愿服务时长",
    "teams": "服务队 所属队伍 承办队伍 参与队伍 组织队伍 队伍名称",
    "place": "活动地点 举办地点",
    "branch": "军种 兵种 所属军兵种",
    "brand": "品牌名称 特色品牌",
    "parent": "上级 上级队伍 上级组织",
    "liaison_office": "联络员单位",
    "phone": "手机 手机号 手机号码 联系电话 电话号码",
    "address": "家庭住址 家庭地址 详细地址 场馆地址",
    "to": "获奖者 获奖单位 授予对象",
    "issuer": "颁发单位 颁奖单位",
    "url": "网址 链接",
    "amount": "金额",
    "place_type": "场馆类型 站点类型 阵地类型",
    "org_type": "单位类型 机构类型",
    "activity_type": "活动类型",
    "programme_type": "项目类型",
    "policy_type": "制度类型",
    "fund_type": "资金类型",
    "opened": "开放日期 启用日期 建成时间",
    "leader_office": "队长单位",
    "service.of": "所属队伍 所在队伍 服务队",
    "service.role": "职务 队内职务 角色",
    "consent.status": "是否同意 是否同意公开 同意公开",
    "consent.signed": "同意书日期 签署时间",
}
TITLES: Mapping[str, str] = {  # by these a table tells of which kind its rows are
    "story": "故事名称 故事标题 故事题目",
    "person": "姓名 老兵姓名 人员姓名 志愿者姓名 人物姓名",
    "team": "队名 队伍名称 服务队名称 志愿服务队名称 团队名称",
    "activity": "活动名称 活动标题 活动主题",
    "programme": "项目名称 品牌项目名称",
    "honor": "荣誉名称 奖项名称",
    "place": "场馆名称 站点名称 阵地名称 场所名称",
    "exhibit": "展项名称 展品名称 藏品名称",
    "lesson": "课堂名称 课程名称",
    "region": "地区名称 村名 村（社区）名称",
    "org": "单位名称 机构名称 组织名称",
    "policy": "制度名称 文件名称",
    "need": "需求名称",
    "figure": "数据名称 指标名称",
    "fund": "资金名称",
    "source": "资料来源名称 来源名称",
}
SHEETS: Mapping[str, str] = {  # words in a sheet's name, beside the kinds' own names
    "人物": "person", "老兵": "person", "志愿者": "person", "服务队": "team", "队伍": "team", "活动": "activity",
    "故事": "story", "项目": "programme", "荣誉": "honor", "场馆": "place", "站点": "place", "展品": "exhibit",
    "单位": "org", "制度": "policy", "需求": "need",
}  # fmt: skip


class Column(NamedTuple):
    """What a column gives: the field, and within it, where it has parts, the smaller field. row: of the innermost.

    many: several parts may stand in the field, and each text of the cell makes one. kept_out: never taken.
    """

    path: tuple[str, ...]
    row: Row
    many: bool = False
    kept_out: bool = False


def heading(cell: Cell) -> str:
    """A heading as it is looked up: without spaces, stars, the colon at its end."""
    return re.sub(r"[\s*:]+", "", unicodedata.normalize("NFKC", str(cell))).casefold()


def look_up(kind: str, cell: Cell) -> Column | None:
    """The column that a heading means; what stands in brackets behind it may be a note: 成立时间（年月）."""
    known = columns_of(kind)
    whole = heading(cell)
    return known.get(whole) or known.get(re.sub(r"\([^()]*\)$", "", whole))


@cache
def columns_of(kind: str) -> Mapping[str, Column]:
    """Heading -> column, for one kind."""
    found: dict[str, Column] = {}
    inner: dict[str, Column] = {}
    for row in rows(MODELS[kind]):
        part = next(parts_of(row.info.annotation), None)
        own = Column((row.name,), row, kept_out=_is_kept_out(row))
        many = str(row.info.annotation).startswith("tuple")
        if part is not None:
            smaller = [Column((row.name, one.name), one, many=many) for one in rows(part)]
            own = next((one for one in smaller if one.row.required), smaller[0])
            for one in smaller:
                spelled = (f"{row.name}.{one.row.name}", f"{row.zh}.{one.row.zh}", f"{row.zh}{one.row.zh}")
                inner.update(dict.fromkeys(map(heading, spelled), one))
                inner.setdefault(heading(one.row.zh), one)
        for word in (row.name, row.zh, row.en):
            found.setdefault(heading(word), own)
    titles = {heading(word): found["title"] for word in TITLES[kind].split()}
    every = {**inner, **found}
    named = ((every.get(name.removeprefix(f"{kind}.")), words) for name, words in ALSO.items())
    also = {heading(word): column for column, words in named if column for word in words.split()}
    return {**inner, **also, **found, **titles}


def is_personal(name: str) -> bool:
    """Whether a heading says that people can be found by what is below it."""
    return bool(PERSONAL.search(name))


def _is_kept_out(row: Row) -> bool:
    """What is meant for nobody (a telephone, a home) is not taken from a table: its file would be in the repository."""
    return row.privacy is Privacy.PRIVATE and row.name not in NOT_ASKED


def headings_at(table: Table, kind: str) -> int | None:
    """Which row, from 0, holds the headings: the one of which most cells are known. None where none is."""
    best, at = 0, None
    for number, row in enumerate(table.rows[:LOOKED_AT]):
        known = sum(1 for cell in row if isinstance(cell, str) and cell.strip() and look_up(kind, cell))
        if known > best:
            best, at = known, number
    return at


def said_kind(table: Table) -> str:
    """The kind that a table says by itself, as `honorhall import --template` makes it: "队伍 Team：…" above all."""
    first = next((str(cell) for row in table.rows for cell in row if str(cell or "").strip()), "")
    return next((kind for kind, model in MODELS.items() if first.startswith(f"{model.zh} {model.en}：")), "")


def guessed_kind(table: Table) -> str:
    """The kind of a table's rows, by its sheet's name, by what it calls titles, else by columns; "" if unclear."""
    sheet = table.sheet.strip()
    named = [kind for kind, model in MODELS.items() if sheet.casefold() in (kind, model.zh, model.en.casefold())]
    named += [kind for word, kind in SHEETS.items() if word in sheet]
    if named:
        return named[0]
    cells = [cell for row in table.rows[:LOOKED_AT] for cell in row if isinstance(cell, str) and cell.strip()]
    words = {heading(cell) for cell in cells}
    titled = [kind for kind, names in TITLES.items() if words & {heading(name) for name in names.split()}]
    if len(titled) == 1:
        return titled[0]
    return _by_columns(words, titled or list(MODELS))


def _by_columns(words: set[str], kinds: Sequence[str]) -> str:
    counts = {kind: len(words & set(columns_of(kind))) for kind in kinds}
    most = max(counts.values())
    best = [kind for kind, count in counts.items() if count == most]
    return best[0] if len(best) == 1 and most > 1 else ""
