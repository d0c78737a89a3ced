"""The ledger: what its sources state, sums that claim no more, and 未说明 where nobody said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from tests.house import hall

FUNDS = {
    "content/funds/a.yml": (
        "title: 修屋顶\nfund_type: 捐款\namount: 超2亿元\ndate: 2021-05-03\npurpose: 修屋顶\nsources: [s0]\n"
    ),
    "content/funds/b.yml": "title: 添桌椅\nfund_type: 捐款\namount: 895.5万元\nduration: 不到一个月\nsources: [s0]\n",
    "content/funds/c.yml": "title: 不知多少\nfund_type: 捐款\nsources: [s0]\n",
    "content/funds/d.yml": "title: 桌椅\nfund_type: 捐物\namount: 近30套\nused: 放在堂屋\nsources: [s0]\n",
    "content/funds/e.yml": "title: 样子\nfund_type: 捐款\namount: 7元\nsample: 是\nsources: [s0]\n",
}


def page(folder: Path, changes: dict[str, str], url: str = "funds/") -> Any:
    done = hall(folder, changes).build()
    assert done.code == 0, done.errors
    return BeautifulSoup(done.page(url), "html.parser")


def test_what_was_not_stated_is_said_to_be_so(tmp_path: Path):
    ledger = page(tmp_path, FUNDS)
    entries = {row.th.a.get_text(): row for row in ledger.select(".hh-ledger tbody tr")}
    assert set(entries) == {"修屋顶", "添桌椅", "不知多少", "桌椅", "样子"}
    told = {cell["data-label"]: cell.get_text(" ", strip=True) for cell in entries["不知多少"].find_all("td")}
    assert told == {
        "时间": "未说明",
        "类型": "捐款",
        "来源类别": "未说明",
        "数额": "未说明",
        "用途": "未说明",
        "使用情况": "未说明",
        "管理单位": "未说明",
        "出处": "东溪村的报道",
    }
    assert entries["添桌椅"].td.get_text(" ", strip=True) == "未说明 历时不到一个月"
    assert "示例" in entries["样子"].th.get_text()


def test_sums_are_by_type_and_unit_and_as_honest_as_their_parts(tmp_path: Path):
    ledger = page(tmp_path, FUNDS)
    rows = ledger.select("section[aria-labelledby=sums] .hh-row")
    sums = [(row.dt.get_text(" ", strip=True), row.dd.get_text(" ", strip=True)) for row in rows]
    assert sums == [
        ("捐款 Donation", "至少20,895.5万元 3 笔，其中 1 笔未说明数额，不在合计内"),
        ("捐物 Goods", "不到30套 1 笔"),
    ]


def test_the_law_is_told_as_information(tmp_path: Path):
    said = page(tmp_path, FUNDS).select_one(".hh-law").get_text()
    assert "公益事业捐赠法" in said
    assert "第二十二条" in said


def test_a_long_ledger_has_pages_and_its_sums_stand_on_the_first(tmp_path: Path):
    funds = {
        f"content/funds/f{number}.yml": f"title: 第{number}笔\nfund_type: 捐款\namount: 1元\nsources: [s0]\n"
        for number in range(230)
    }
    pages = hall(tmp_path, funds).pages()
    room = [pages[f"funds/{step}"] for step in ("", "page/2/", "page/3/")]
    assert [len(page.context["ledger"]) for page in room] == [100, 100, 30]
    assert [len(page.context["sums"]) for page in room] == [1, 0, 0]
    assert room[0].context["sums"][0].totals[0].zh == "230元"
