"""Spreadsheets and CSV: rehearsed, written, written again, taken back; and what offices do to their tables."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from honorhall.doors.importing import blank_table
from honorhall.doors.importing.columns import guessed_kind, headings_at, look_up
from honorhall.doors.importing.tables import Table
from honorhall.model import MODELS
from tests.house import House, files, hall
from tests.importing.made import TEAMS, TWO_TEAMS, book, csv_text, imported, ods, plain, whole_way


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path)


def record(house: House, path: str) -> dict[str, Any]:
    return plain((house.root / path).read_bytes())


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("utf-8-sig", ","), ("gb18030", ","), ("utf-8", ";"), ("gb18030", "\t"), ("utf-16", "\t")],
)
def test_a_csv_goes_the_whole_way_in_any_encoding(house, tmp_path, encoding, separator):
    file = tmp_path / "队伍.csv"
    file.write_bytes(csv_text(TEAMS, separator).encode(encoding))
    changed = whole_way(house, file)
    assert sorted(changed) == [*TWO_TEAMS, "private/.gitignore"]
    assert "溪市退役军人“磐石”志愿服务队" in changed[TWO_TEAMS[0]].decode()


def test_a_spreadsheet_goes_the_whole_way_and_the_hall_builds(house, tmp_path):
    file = book(tmp_path / "队伍.xlsx", {"队伍": TEAMS})
    assert sorted(whole_way(house, file)) == [*TWO_TEAMS, "private/.gitignore"]
    imported(house, file)
    done = house.build()
    assert done.code == 0, done.errors
    assert "“磐石”志愿服务队" in done.page("teams/xi-shi-panshi-zhiyuan-fuwudui/")


def test_an_open_document_sheet_goes_the_whole_way(house, tmp_path):
    assert sorted(whole_way(house, ods(tmp_path / "队伍.ods", TEAMS[2:]))) == [*TWO_TEAMS, "private/.gitignore"]


def test_a_csv_that_an_older_system_called_xls_is_read_as_what_it_is(house, tmp_path):
    file = tmp_path / "队伍.xls"
    file.write_bytes(csv_text(TEAMS, "\t").encode("gb18030"))
    assert sorted(whole_way(house, file)) == [*TWO_TEAMS, "private/.gitignore"]


def test_all_ways_of_writing_one_table_come_to_the_same_records(tmp_path):
    plain = tmp_path / "a.csv"
    plain.write_bytes(csv_text(TEAMS).encode("gb18030"))
    made = []
    for name, file in {"one": plain, "two": book(tmp_path / "b.xlsx", {"队伍": TEAMS})}.items():
        house = hall(tmp_path / name)
        imported(house, file)
        made.append({path: data for path, data in files(house.root).items() if path in TWO_TEAMS})
    assert made[0] == made[1]
    assert len(made[0]) == 2


def test_cells_become_what_an_author_would_have_written(house, tmp_path):
    rows = (
        ("队名", "地区", "级别", "成立", "人数", "类别", "口号", "合作单位", "沿用注册名称"),
        ("甲队", 1201, "市级", dt.date(2020, 7, 29), "30余名", "便民服务，应急救援", 35012345678.0, None, True),
        ("乙队", "溪市", "city", 44042, "5名", "便民服务", 12.0, None, "√"),
        ("丙队", "溪市", "市级", 2019, "5名", "便民服务", 2.5, None, "否"),
        ("丁队", "溪市", "市级", "202007", "5名", "便民服务", None, None, None),
    )
    imported(house, book(tmp_path / "队伍.xlsx", {"队伍": rows}))
    first = record(house, "content/teams/jia-dui.yml")
    assert first == {
        "title": "甲队",
        "region": "1201",
        "level": "市级",
        "category": ["便民服务", "应急救援"],
        "founded": "2020-07-29",
        "motto": "35012345678",
        "members": "30余名",
        "legacy_name": "是",
    }
    second, third, fourth = (record(house, f"content/teams/{one}-dui.yml") for one in ("yi", "bing", "ding"))
    assert (second["founded"], second["motto"], second["legacy_name"]) == ("2020-07-30", "12", "是")
    assert (third["founded"], third["motto"], third["legacy_name"]) == ("2019", "2.5", "否")
    assert fourth["founded"] == "2020-07"


def test_a_cell_over_several_rows_speaks_for_each_and_empty_rows_for_none(house, tmp_path):
    rows = (
        ("队名", "地区", "简介"),
        ("甲队", "溪市", "一。"),
        ("乙队", None, "二。"),
        (None, None, None),
        ("队名", "地区", "简介"),
        ("丙队", "东省", "三。"),
    )
    imported(house, book(tmp_path / "队伍.xlsx", {"队伍": rows}, merged=["B2:B3"]))
    made = {one: record(house, f"content/teams/{one}-dui.yml")["region"] for one in ("jia", "yi", "bing")}
    assert made == {"jia": "1201", "yi": "1201", "bing": "12"}


def test_each_sheet_may_hold_a_kind_and_name_records_of_another_by_title(house, tmp_path):
    teams = (("队名", "地区"), ("溪市“红叶”志愿服务队", "溪市"))
    activities = (
        ("活动名称", "活动时间", "服务队", "参加人数"),
        ("清明祭扫", "2024年4月4日", "溪市“红叶”志愿服务队", "20名"),
    )
    changed = whole_way(house, book(tmp_path / "全部.xlsx", {"活动": activities, "队伍": teams, "空": ()}))
    activity = plain(changed["content/activities/qingming-jisao.yml"])
    assert activity["teams"] == "xi-shi-hongye-zhiyuan-fuwudui"
    assert activity["date"] == "2024年4月4日"


def test_a_column_that_nobody_knows_is_told_and_one_with_telephones_never_taken(house, tmp_path):
    rows = (("队名", "暗号", "联系电话", "地区"), ("甲队", "芝麻", "无可奉告", "溪市"))
    told = imported(house, book(tmp_path / "队伍.xlsx", {"队伍": rows}))
    assert "[import-column-unknown]" in told
    assert "暗号（B列）" in told
    assert "联系电话（C列）" in told
    written = b"".join(files(house.root).values()).decode("utf-8", "ignore")
    assert "芝麻" not in written
    assert "无可奉告" not in written


@pytest.mark.parametrize(
    ("cell", "code", "place"),
    [
        (("甲队", "溪市", "许多", "市级"), "quantity-vague", "第2行C列"),
        (("甲队", "溪市", "3名", "大级"), "term-unknown", "第2行D列"),
        (("甲队", "溪县", "3名", "市级"), "import-reference-unknown", "第2行B列"),
        (("", "溪市", "3名", "市级"), "field-missing", "第2行"),
        (("甲队", "溪市", "3名", "市级", "电话 13800138000，欢迎加入"), "mobile-number", "第2行E列"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_row_and_column_and_nothing_is_written(house, tmp_path, cell, code, place):
    before = files(house.root)
    rows = (("队名", "地区", "人数", "级别", "摘要"), cell, ("乙队", "溪市", "3名", "市级"))
    done = house.run("import", str(book(tmp_path / "队伍.xlsx", {"队伍": rows})), "--write")
    assert done.code == 1
    assert f"队伍.xlsx〔队伍〕{place}" in done.told
    assert f"[{code}]" in done.told
    assert files(house.root) == before


def test_the_rest_is_imported_without_rows_that_have_problems_and_without_what_names_them(house, tmp_path):
    teams = (("队名", "人数"), ("甲队", "许多"), ("乙队", "3名"))
    activities = (("活动名称", "服务队"), ("一号活动", "甲队"), ("二号活动", "乙队"))
    file = book(tmp_path / "全部.xlsx", {"队伍": teams, "活动": activities})
    told = imported(house, file, "--leave-out")
    assert "[quantity-vague]" in told
    assert "全部.xlsx〔活动〕第2行B列  须改 error  [import-reference-unknown]" in told
    assert "Held back by a problem: 2" in told
    assert (house.root / "content/teams/yi-dui.yml").is_file()
    assert not (house.root / "content/teams/jia-dui.yml").exists()
    assert len(list((house.root / "content/activities").iterdir())) == 1


def test_a_table_that_does_not_say_its_kind_asks_for_it(house, tmp_path):
    file = tmp_path / "表.csv"
    file.write_text("甲,乙\n1,2\n", encoding="utf-8")
    done = house.run("import", str(file))
    assert done.code == 1
    assert "--kind" in done.told
    file.write_text("名称,地区,级别\n溪市讲堂队,溪市,市级\n", encoding="utf-8")
    assert house.run("import", str(file), "--kind", "队伍").code == 2
    assert house.run("import", str(file), "--kind", "team").code == 0


def test_an_empty_table_for_clerks_comes_back_filled_in(house, tmp_path):
    printed = house_template("team")
    assert printed.startswith(b"\xef\xbb\xbf")
    lines = printed.decode("utf-8-sig").splitlines()
    headings = lines[-1].split(",")
    assert {"编号", "队名", "地区", "人数", "成立"} <= set(headings)
    filled = ["溪市“新芽”志愿服务队" if one == "队名" else "溪市" if one == "地区" else "" for one in headings]
    file = tmp_path / "队伍.csv"
    file.write_bytes(printed + (",".join(filled) + "\r\n").encode())
    told = imported(house, file)
    assert (house.root / "content/teams/xi-shi-xinya-zhiyuan-fuwudui.yml").is_file()
    assert "import-column-unknown" not in told
    assert "import-kind-guessed" not in told


@pytest.mark.parametrize("kind", MODELS)
def test_an_empty_table_says_its_kind_and_all_its_headings_are_known(kind):
    rows = tuple(map(tuple, csv.reader(io.StringIO(blank_table(kind).lstrip("\ufeff")))))
    table = Table("空表.csv", "", rows)
    assert guessed_kind(table) == kind
    assert headings_at(table, kind) == 2
    columns = [look_up(kind, name) for name in rows[2]]
    assert None not in columns
    assert len({column.path for column in columns if column}) == len(columns)


def house_template(kind: str) -> bytes:
    """What `import --template` prints, as bytes."""
    import subprocess
    import sys

    start = "import sys; from honorhall.doors import main; sys.exit(main())"
    command = [sys.executable, "-c", start, "import", "--template", kind]
    return subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parents[2]).stdout


def test_dates_that_are_all_the_first_of_a_month_are_asked_about(house, tmp_path):
    days = [dt.date(2020, month, 1) for month in (3, 7, 9)]
    rows = (("队名", "成立"), *((f"{name}队", day) for name, day in zip("甲乙丙", days, strict=True)))
    assert "[import-days-first]" in imported(house, book(tmp_path / "队伍.xlsx", {"队伍": rows}))


def test_a_cell_in_the_far_corner_of_a_sheet_is_told_of_and_no_room_made_for_all_between(house, tmp_path):
    file = book(tmp_path / "队伍.xlsx", {"队伍": TEAMS})

    wide = openpyxl.load_workbook(file)
    wide.worksheets[0]["XFD1048576"] = "角落"
    wide.save(file)
    done = house.run("import", str(file))
    assert done.code == 1
    assert "[import-sheet-wide]" in done.told
    sheet = ods(tmp_path / "队伍.ods", TEAMS[2:])
    far = sheet.read_bytes()
    assert house.run("import", str(sheet)).code == 0
    repeated = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="900"/>'
    )
    text = zipfile.ZipFile(io.BytesIO(far)).read("content.xml").decode()
    cell = '<table:table-cell office:value-type="string"><text:p>角落</text:p></table:table-cell></table:table-row>'
    with zipfile.ZipFile(sheet, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", text.replace("</table:table>", f"{repeated}{cell}</table:table>"))
    assert "[import-sheet-wide]" in house.run("import", str(sheet)).told
