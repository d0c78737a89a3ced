"""A tiny hall: the repository's own mkdocs.yml, two hand-written pages, and pages of every kind of frame."""

from __future__ import annotations

import shutil
from pathlib import Path

from honorhall.ground.page import Page
from honorhall.output import frame
from honorhall.output.frame import Dress, MenuGroup, MenuItem

REPOSITORY = Path(__file__).parents[1]

DRESS = Dress(
    name='东溪 & <西溪> "荣誉馆"',
    description='两村的"荣誉" & 故事',
    base_url="https://hall.example/dongxi",
    footer="<p>东溪村委会 &amp; 东溪小学</p>",
    menu=(
        MenuGroup("人与队", (MenuItem("队伍 & 集体", "teams/"), MenuItem("人物", "people/"))),
        MenuGroup("故事", (MenuItem("故事", "stories/"),)),
        MenuGroup("本馆", (MenuItem("", "about/"), MenuItem("下载", "data/"))),
    ),
)

ABOUT = """---
description: 谁办了"荣誉馆" & 为什么
---
# 关于 A & B

见[故事](../stories/)和[投稿](join.md)。{{ 馆名 }}

## 由来

村里的老人说[^1]。

[^1]: 二〇二四年。
"""
JOIN = "# 投稿\n\n回到[关于](about.md#由来)。\n"

HARD = """东溪 <舞龙队> & "O'Brien" 𠮷𡸷 &amp; {{ title }}"""
_QUOTING = f"{frame.TITLE} {frame.BODY} {frame.TOC[0][0]} {{{{ config }}}} {{% raw %}} \\1 \\g<0>"

PAGES = tuple(
    (page, f'<h1 id="title">一</h1>\n<h2 id="one">二</h2><p>{_QUOTING}</p>\n')
    for page in (
        Page("", "home.html", "首页", "东溪 & 西溪"),
        Page("search/", "search.html", "搜索"),
        Page("teams/", "index.html", "队伍", "所有<队伍>", section="teams/"),
        Page("teams/dongqi/", "team.html", HARD, HARD, section="teams/", head='<meta content="b" name="a"/>'),
        Page("people/张三/", "person.html", "张三", section="people/"),
        Page(
            "stories/spring/",
            "story.html",
            "春天",
            HARD,
            section="stories/",
            toc=(("one", "一 & 二"), ("二", HARD), ("three-3", "<三>")),
        ),
        Page("stories/2024/gala/", "story.html", "晚会", section="stories/", toc=(("one", "只有一节"),)),
        Page("awards/first/", "award.html", "不在本栏目文件夹里", "d", section="teams/"),
        Page("about/team/", "about.html", "手写页下面的一页", "d", section="about/"),
    )
)


def tiny_hall(root: Path) -> Path:
    """Write the hall to the folder `root` and return it."""
    pages = root / "content" / "pages"
    pages.mkdir(parents=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / "content" / "hall.yml").write_text("title: 东溪荣誉馆\n", encoding="utf-8")
    (pages / "about.md").write_text(ABOUT, encoding="utf-8")
    (pages / "join.md").write_text(JOIN, encoding="utf-8")
    return root
