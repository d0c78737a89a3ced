"""blank_table(): an empty table for clerks, with the headings of a kind and, above each, how it is filled in."""

from __future__ import annotations

import csv
import io

from honorhall.doors.fields_page import parts_of, written
from honorhall.doors.importing.columns import columns_of, heading
from honorhall.model import MODELS, VOCABULARIES, Consent, Row, Term, rows

SIGN = "\ufeff"  # by which Excel knows UTF-8
NOTE = "每行一份资料；不知道的留空。标题行以上的说明可以保留。 One record a row; leave empty what is not known."
NOT_ASKED = frozenset({"reviewed", "public", "legacy_name"})
MOST_TERMS = 8
ALT = "替代文字"
CONSENT = ("by", "signed", "scope", "name_as", "form")  # without which a consent says too little
HOW = {  # the field table's word for a type, as clerks say it
    "日期": "日期，例 2020-07-29、2020年7月、2020",
    "数量": "数量和单位，例 30余名",
    "文稿": "文字",
    "多个 文字": "文字，多个用；分开",
    "区划代码": "地区名称或区划代码",
    "多个 区划代码": "地区名称或区划代码，多个用、分开",
}


def blank_table(kind: str) -> str:
    """A CSV with the Chinese headings of a kind; the row above them says how each column is written."""
    asked = [("编号", "可不填，会自动编")]
    for row in rows(MODELS[kind]):
        column = columns_of(kind).get(heading(row.zh))
        if row.hidden or row.name in NOT_ASKED or column is None or column.kept_out:
            continue
        if column.path[0] == row.name and not _needs_more(row):
            asked.append((row.zh, _how(row)))
        if row.name == "media":
            asked.append((ALT, "给看不见图片的人的一句话"))
        if row.name == "consent":
            asked += [(one.zh, _how(one)) for one in rows(Consent) if one.name in CONSENT]
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow([f"{MODELS[kind].zh} {MODELS[kind].en}：{NOTE}"])
    table.writerow([how for _, how in asked])
    table.writerow([name for name, _ in asked])
    return SIGN + out.getvalue()


def _needs_more(row: Row) -> bool:
    """Whether one cell cannot say what a part must hold (an outcome is a measure and an amount)."""
    part = next(parts_of(row.info.annotation), None)
    return part is not None and row.name != "media" and sum(one.required for one in rows(part)) > 1


def _how(row: Row) -> str:
    term = row.mark(Term)
    names = [one.zh for one in VOCABULARIES[term.vocabulary].values()] if term else []
    how = "、".join(names[:MOST_TERMS]) + ("…" if len(names) > MOST_TERMS else "") if names else _plain(written(row))
    needed = "必填；" if row.required else ""
    example = f"，例 {row.example}" if row.example and not names else ""
    return f"{needed}{how}{example}"


def _plain(how: str) -> str:
    """How a column is written: a reference is a title, a part is a text."""
    if "引用" in how:
        return "名称或编号，多个用、分开" if "多个" in how else "名称或编号"
    return "文字" if "[" in how else HOW.get(how, how)
