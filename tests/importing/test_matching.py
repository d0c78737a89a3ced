"""Which record a row is: by its id, else by its title and nothing that tells the two apart; and what changes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from honorhall.doors.importing.ids import Ids, id_from, names_its_person
from tests.house import House, files, hall
from tests.importing.made import book, imported, whole_way

LISTED = """# 本馆的队伍
- id: jia  # 第一队
  title: 甲队
  region: "1201"
  members: 10名  # 2020年
  # 下一项是口号
  motto: 向前

- {id: yi, title: 乙队, region: "1201", members: 5名}
"""


@pytest.fixture
def house(tmp_path: Path) -> House:
    return hall(tmp_path)


def test_a_change_touches_its_own_lines_and_no_comment(house, tmp_path):
    house.write({"content/teams/two.yml": LISTED})
    rows = (("编号", "人数", "口号", "级别"), ("jia", "12名", None, "市级"), ("yi", "6名", "在", None))
    file = book(tmp_path / "队伍.xlsx", {"队伍": rows})
    assert sorted(whole_way(house, file)) == ["content/teams/two.yml", "private/.gitignore"]
    told = imported(house, file)
    assert "人数 members: 10名 → 12名" in told
    expected = LISTED.replace("10名", "12名").replace("向前\n", "向前\n  level: 市级\n")
    expected = expected.replace("members: 5名}", "members: 6名, motto: 在}")
    assert (house.root / "content/teams/two.yml").read_text(encoding="utf-8") == expected


def test_a_file_that_cannot_be_mended_without_loss_is_left_and_told(house, tmp_path):
    kept = 'title: 甲队\nregion: "1201"\ncategory:\n  - 便民服务  # 待核\n'
    house.write({"content/teams/jia.yml": kept})
    before = files(house.root)
    rows = (("队名", "类别"), ("甲队", "应急救援"))
    done = house.run("import", str(book(tmp_path / "队伍.xlsx", {"队伍": rows})), "--write")
    assert done.code == 1
    assert "[import-by-hand]" in done.told
    assert "category: 应急救援" in done.told
    assert files(house.root) == before


def test_another_way_of_writing_the_same_is_no_change(house, tmp_path):
    rows = (("队名", "级别", "地区", "成立"), ("溪市退役军人志愿服务队", "city", "东省溪市", "2020-07"))
    done = house.run("import", str(book(tmp_path / "队伍.xlsx", {"队伍": rows})))
    assert "没有变化 Unchanged: 1" in done.told


def test_yearly_activities_of_one_title_are_told_apart_by_their_days(house, tmp_path):
    rows = (
        ("活动名称", "活动时间"),
        ("清明祭扫", "2023-04-05"),
        ("清明祭扫", "2024-04-04"),
        ("清明祭扫", "2024-04-04"),
    )
    file = book(tmp_path / "活动.xlsx", {"活动": rows})
    changed = whole_way(house, file)
    assert sorted(changed)[:2] == [f"content/activities/qingming-jisao{one}.yml" for one in ("-2", "")]
    told = imported(house, file)
    assert "[import-row-twice]" in told
    assert "[import-id-numbered]" in told
    third = book(tmp_path / "新.xlsx", {"活动": (("活动名称", "活动时间"), ("清明祭扫", "2025-04-04"))})
    assert "[import-alike]" in imported(house, third)
    assert (house.root / "content/activities/qingming-jisao-3.yml").is_file()


def test_a_row_that_may_be_one_of_several_records_asks_for_its_id(house, tmp_path):
    dated = "title: 清明祭扫\ndate: {}\n"
    house.write({f"content/activities/a{year}.yml": dated.format(year) for year in (2023, 2024)})
    rows = (("活动名称", "参加人数"), ("清明祭扫", "20名"))
    done = house.run("import", str(book(tmp_path / "活动.xlsx", {"活动": rows})), "--write")
    assert done.code == 1
    assert "[import-many-alike]" in done.told
    assert "a2023、a2024" in done.told


def test_people_of_one_name_stay_two_people_however_often_they_are_imported(house, tmp_path):
    rows = (("姓名", "性别", "示例"), ("张示例", "男", "是"), ("张示例", "女", "是"), ("李示例", "男", "是"))
    changed = whole_way(house, book(tmp_path / "人物.xlsx", {"老兵": rows}))
    assert [path for path in sorted(changed) if "people" in path] == [
        f"content/people/person-00{number}.yml" for number in (1, 2, 3)
    ]


def test_a_person_who_is_known_by_the_name_alone_is_told_of_before_anything_changes(house, tmp_path):
    house.write({"content/people/person-001.yml": "title: 张示例\nsample: true\n"})
    told = imported(house, book(tmp_path / "人物.xlsx", {"老兵": (("姓名", "化名"), ("张示例", "老张"))}))
    assert "[import-known-by-name]" in told
    house.write({"content/people/person-002.yml": "title: 李示例\nborn: 1950\nsample: true\n"})
    rows = (("姓名", "出生", "化名"), ("李示例", 1950, "老李"))
    assert "[import-known-by-name]" not in imported(house, book(tmp_path / "人.xlsx", {"老兵": rows}))


def test_one_id_for_two_rows_is_refused(house, tmp_path):
    rows = (("编号", "队名"), ("jia", "甲队"), ("jia", "乙队"))
    done = house.run("import", str(book(tmp_path / "队伍.xlsx", {"队伍": rows})), "--write")
    assert done.code == 1
    assert "[import-id-twice]" in done.told


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("东岐村志愿服务队", "dongqi-cun-zhiyuan-fuwudui"),
        ("溪市退役军人“同心”志愿服务队", "xi-shi-tongxin-zhiyuan-fuwudui"),
        ("5处监测点，40余天", "5-chujian-cedian-40-yutian"),
        ("银行里的女兵", "yinhangli-nvbing"),
        ("Hall of 东溪", "hall-of-dongxi"),
        ("！？", ""),
    ],
)
def test_an_id_is_the_title_in_pinyin(title, made):
    assert id_from(title) == made


def test_a_long_title_makes_an_id_of_sixty_characters_at_most_of_whole_words():
    made = id_from("福建省福州市马尾区亭江镇东岐村退役军人红色宣讲应急救援便民服务公共卫生志愿服务队")
    assert len(made) <= 60
    assert made.startswith("fujian-sheng-fuzhou-shi-")
    assert made.endswith("-dongqi-cun")


def test_a_taken_id_is_numbered_and_a_title_without_letters_counted():
    ids = Ids({("team", "jia-dui")})
    assert ids.new("team", "甲队") == ("jia-dui-2", "jia-dui")
    assert ids.new("team", "甲队") == ("jia-dui-3", "jia-dui")
    assert ids.new("team", "？") == ("team-001", "")
    assert ids.new("person", "张示例") == ("person-001", "")


@pytest.mark.parametrize(
    ("name", "person", "holds"),
    [
        ("zhang-shili", "张示例", True),
        ("shili-1950", "张示例", True),
        ("veteran-zhangshili", "张示例", True),
        ("person-001", "张示例", False),
        ("old-soldier", "张示例", False),
    ],
)
def test_an_id_that_holds_a_name_is_seen(name, person, holds):
    assert names_its_person(name, person) is holds
