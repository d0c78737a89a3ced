"""docs/fields.md, written from the field table: what every kind holds and how each value is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.quantity import Quantity
from honorhall.model import MODELS, VOCABULARIES, Base, Code, Hall, Prose, Ref, Row, Term, rows

HEAD = """# 字段表 Fields

这一页由字段表生成（`honorhall fields > docs/fields.md`），请不要手工修改。
Generated from the field table; do not edit by hand.

**带 * 的必填，其余都可以不写。** 一个文件写一份资料（文件名就是编号），或写一个列表，每条自带 `id`。
可以有多个值的字段，写一个值或一个列表都行。
Fields marked * are required. Where several values may stand, one or a list will do.

| 写法 Type | 例子 Examples |
|---|---|
| 数量 Quantity | `100余名` `6.5万多人` `超2亿元` `不到1个月` `50余户200余人次` |
| 日期 Date | `2020-07-29` `2020年7月` `2020` `2019年初` `约1951年` `1950年代` `1950-10/1953-07` |
| 区划代码 Division code | `35` `3501` `350105` `350105101` `350105101210` |
| 引用 Reference | `dongqi-volunteers`，有几类可选时写 `team:dongqi-volunteers` |
| 文稿 Markdown | 正文；站内链接写 `[文字](team:dongqi-volunteers)` |
| 是否 Yes or no | `true` `false` `是` `否` |

隐私 Privacy: 公开 public · 经同意 consent（本人或家属同意后公开）· 从粗 coarse（公开到月、乡镇、约1公里）·
不公开 private（任何版本都不输出）。
"""
PRIVACY = {"public": "公开", "consent": "经同意", "coarse": "从粗", "private": "不公开"}


def fields_page() -> str:
    """The whole page as Markdown."""
    lines = [HEAD]
    for kind, model in MODELS.items():
        where = "stories/" if kind == "story" else f"content/{model.folder}/"
        lines += [f"## {model.zh} {model.en} (`{kind}`)\n", f"文件夹 Folder: `{where}`\n", *_table(model), ""]
    lines += ["## 本馆 The hall (`content/hall.yml`)\n", *_table(Hall), ""]
    models: tuple[type[BaseModel], ...] = (*MODELS.values(), Hall)
    parts = sorted({part for model in models for part in _parts(model)}, key=lambda part: part.__name__)
    lines.append("## 组成部分 Parts\n")
    for part in parts:
        lines += [f"### {part.__name__}\n", *_table(part), ""]
    return "\n".join([*lines, *_vocabularies()]).rstrip() + "\n"


def _table(model: type[BaseModel]) -> Iterator[str]:
    yield "| 字段 Field | 名称 Label | 写法 Type | 隐私 Privacy | 都柏林核心 DC | schema.org | 说明 Note |"
    yield "|---|---|---|---|---|---|---|"
    for row in rows(model):
        if row.hidden:
            continue
        star = " *" if row.required else ""
        note = "；".join(
            one
            for one in (row.hint, f"例 `{row.example}`" if row.example else "", "可筛选" if row.facet else "")
            if one
        )
        cells = (
            f"`{row.name}`{star}",
            f"{row.zh} {row.en}",
            written(row),
            PRIVACY[row.privacy],
            row.dc,
            row.schema,
            note,
        )
        yield "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def written(row: Row) -> str:
    """How a field's value is written, in a word or two."""
    many = "多个 " if str(row.info.annotation).startswith("tuple") else ""
    reference = row.mark(Ref)
    if reference is not None:
        return f"{many}引用 {' / '.join(reference.kinds)}"
    term = row.mark(Term)
    if term is not None:
        return f"{many}词表 [{term.vocabulary}](#{term.vocabulary})"
    if row.mark(Code):
        return f"{many}区划代码"
    if row.mark(Prose):
        return "文稿"
    part = next(parts_of(row.info.annotation), None)
    if part is not None:
        return f"{many}[{part.__name__}](#{part.__name__.lower()})"
    return many + _scalar(str(row.info.annotation))


def _scalar(annotation: str) -> str:
    for name, zh in ((PartialDate.__name__, "日期"), (Quantity.__name__, "数量"), ("bool", "是否"), ("int", "整数")):
        if name in annotation:
            return zh
    return "文字"


def parts_of(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models of parts that a field of this type holds."""
    if isinstance(annotation, type) and issubclass(annotation, Base):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from parts_of(part)


def _parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for row in rows(model):
        for part in parts_of(row.info.annotation):
            yield part
            yield from _parts(part)


def _vocabularies() -> Iterator[str]:
    yield "## 词表 Vocabularies\n\n写中文名或代码都行。 The Chinese name or the code will do.\n"
    for name, terms in VOCABULARIES.items():
        yield f"### {name}\n"
        yield "、".join(f"{names.zh}（`{code}`）" for code, names in terms.items()) + "\n"
