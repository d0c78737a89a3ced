"""comment(): what is said to whoever sent a change, as Markdown: thanks first, then what to mend and how."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from honorhall.doors.reviewing.quoting import quoted, said
from honorhall.doors.reviewing.review import Review, Sent
from honorhall.ground.messages import Severity
from honorhall.ground.problem import Problem

LONGEST = 60_000  # characters; GitHub takes 65,536
MOST_FILES = 30
MOST_TOLD = 100
FOR_MAINTAINERS = ("review-", "sent-elsewhere")
STATUS = {"A": "新的", "M": "改动的", "D": "删去的", "T": "改动的"}
CUT = "\n\n（太长，余下的没有写在这里。 Cut here for its length.）\n"
MENDED = """### 改好以后

在原来的地方改好，再提交一次，这里会自动重新检查，不用另开一个。不会改也没关系：直接在下面留言，说说想怎么改，我们来帮您。
"""


def comment(done: Review) -> str:
    """The comment. Nothing that somebody else wrote stands in it but within code spans."""
    parts = [*_thanks(done), *_good(done), *_to_mend(done), *_to_see(done), *_by_hand(done), *_pages(done)]
    english = "\n\n".join(_english(done))
    whole = "\n\n".join(part.strip("\n") for part in parts)
    fold = f"\n\n<details><summary>English</summary>\n\n{english}\n\n</details>\n"
    room = LONGEST - len(fold) - len(CUT)
    if room < LONGEST // 2:  # the Chinese comes first
        return f"{_cut(whole, LONGEST - len(CUT))}\n"
    return f"{_cut(whole, room)}{fold}"


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[:room].rpartition(chr(10))[0]}{CUT}"


def for_maintainers(one: Problem) -> bool:
    """Whether a problem is nothing that the sender could mend."""
    return one.code.startswith(FOR_MAINTAINERS)


def _thanks(done: Review) -> Iterator[str]:
    if done.good:
        yield "## 谢谢您的投稿！检查通过了"
    else:
        count = len(done.of(Severity.BLOCKS))
        yield f"## 谢谢您的投稿！还有 {count} 处要改一改"
    if not done.sent and not done.pictures:
        yield "这次没有收到故事或资料。"
        return
    pictures = f"，{done.pictures} 张图片" if done.pictures else ""
    yield f"收到 {len(done.sent)} 个文件{pictures}："
    yield "\n".join(_row(one) for one in done.sent[:MOST_FILES])
    if len(done.sent) > MOST_FILES:
        yield f"……还有 {len(done.sent) - MOST_FILES} 个。"


def _row(one: Sent) -> str:
    kinds = "、".join(one.kinds)
    titles = "".join(f"《{quoted(title, 60)}》" for title in one.titles[:3])
    more = f"等 {len(one.titles)} 份" if len(one.titles) > 3 else ""  # noqa: PLR2004
    return f"- {STATUS.get(one.status, '')}{kinds or '文件'}{titles}{more} {quoted(one.file)}"


def _good(done: Review) -> Iterator[str]:
    wrong = {one.place.file for one in (*done.of(Severity.BLOCKS), *done.of(Severity.WARNS))}
    fine = [one for one in done.sent if one.file not in wrong and one.status != "D"]
    if not fine and not (done.good and done.pictures):
        return
    rows = [f"- {quoted(one.file)}：写法、链接、引用都没有问题。" for one in fine[:MOST_FILES]]
    if done.pictures and done.good:
        rows.append("- 图片都打得开。公开以前会重新编码，手机记下的拍摄地点会去掉。")
    yield "### 已经好的"
    yield "\n".join(rows)


def _to_mend(done: Review) -> Iterator[str]:
    # What was not taken comes first: the rest may follow from it, and a long list is cut.
    found = sorted(done.of(Severity.BLOCKS), key=lambda one: not one.code.startswith("sent-"))
    if found:
        yield f"### 须改的地方（{len(found)} 处）"
        yield "\n".join(_numbered(found))
        yield MENDED
    if done.broken:
        yield "馆里的资料本来就有一处要改，和您这次投稿无关，请审核人先处理。改好以前没有网页预览。"


def _to_see(done: Review) -> Iterator[str]:
    found = [one for one in (*done.of(Severity.WARNS), *done.of(Severity.HINTS)) if not for_maintainers(one)]
    if found:
        yield f"### 请看一看（{len(found)} 处，不改也可以收下）"
        yield "\n".join(_numbered(found))


def _by_hand(done: Review) -> Iterator[str]:
    found = [one for one in done.problems if for_maintainers(one)]
    yield "### 请馆里的审核人看"
    own = ["- 写到的每个人都同意了吗？照片里的人呢？", "- 数字和日期对照过来源吗？"]
    yield "\n".join([*own, *(f"- {_told(one, '')}" for one in found[:MOST_TOLD])])


def _pages(done: Review) -> Iterator[str]:
    if done.preview is None:
        return
    pages = done.preview.pages
    yield f"### 会变的网页（{len(pages)} 页）"
    rows = [
        f"- {quoted(one.title, 60) + ' ' if one.title else ''}{quoted('/' + one.url)}{'' if one.before else '（新）'}"
        for one in pages[:MOST_FILES]
    ]
    yield "\n".join(rows)
    if os.environ.get("CI"):  # as every forge sets it for what it runs
        yield "网页预览在这次检查的附件（artifact）preview 里：下载、解压，打开 index.html，可以对照改动前后。"
    else:
        yield "网页预览和这份评语放在一起：打开 index.html，可以对照改动前后。"


def _numbered(found: Iterable[Problem]) -> Iterator[str]:
    every = list(found)
    for number, one in enumerate(every[:MOST_TOLD], 1):
        yield f"{number}. {_told(one)}"
    if len(every) > MOST_TOLD:
        yield f"\n……还有 {len(every) - MOST_TOLD} 处，先改好前面的，再检查时会列出来。"


def _told(one: Problem, how: str = "**怎么改**：") -> str:
    words = said(one, "zh")
    return f"{_place(one)}{words.what}{words.why}\n   {how}{words.next}"


def _place(one: Problem) -> str:
    line = f" 第 {one.place.line} 行" if one.place.line else ""
    return f"{quoted(one.place.file)}{line}："


def _english(done: Review) -> Iterator[str]:
    blocking = done.of(Severity.BLOCKS)
    yield "Thank you for what you sent! " + (
        "Nothing stands in the way." if done.good else f"{len(blocking)} places have to be mended:"
    )
    rows = [f"{number}. {_in_english(one)}" for number, one in enumerate(blocking[:MOST_TOLD], 1)]
    if rows:
        yield "\n".join(rows)
    rest = [one for one in done.problems if one not in blocking]
    if rest:
        yield "Worth a look:"
        yield "\n".join(f"- {_in_english(one)}" for one in rest[:MOST_TOLD])


def _in_english(one: Problem) -> str:
    words = said(one, "en")
    line = f" line {one.place.line}" if one.place.line else ""
    return f"{quoted(one.place.file)}{line}: {words.what} {words.next}"
