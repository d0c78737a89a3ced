"""Refused: why a bundle is not taken. Codes are permanent; each says what, why and what next, in both languages."""

from __future__ import annotations

REASONS = {
    "not-a-bundle": (
        "这不是更新包，或者没有拷完整。请重新拷贝一次，或向做包的人再要一份。",
        "This is no update bundle, or not all of it. Copy it again, or ask its makers for another.",
    ),
    "unsigned": (
        "更新包里没有签名，不能确定是谁做的。请向做包的人要一份签了名的。",
        "The bundle bears no signature: nobody can tell who made it. Ask its makers for a signed one.",
    ),
    "other-key": (
        "更新包不是用本机认得的钥匙签的，或者签名以后被改动过。请核对 kiosk.pub，并向做包的人再要一份。",
        "The bundle was signed with another key, or altered since. Check kiosk.pub and ask its makers for another.",
    ),
    "other-format": (
        "更新包是更新的程序做的，这里的程序读不懂。请先更新程序。",
        "The bundle was made by a newer program than this one. Update the program first.",
    ),
    "not-newer": (
        "更新包（{version}）不比正在使用的（{current}）新，没有换。",
        "The bundle ({version}) is not newer than what is in use ({current}); nothing was changed.",
    ),
    "altered": (
        "更新包里的 {path} 和清单不符：被改动过，或者拷坏了。请重新拷贝一次，或再要一份。",
        "{path} in the bundle is not what its list says: altered, or copied badly. Copy it again, or ask for another.",
    ),
    "missing": (
        "更新包里缺少清单上的 {path}。请再要一份完整的。",
        "The bundle lacks {path}, which its list names. Ask for a whole one.",
    ),
    "stranger": (
        "更新包里有清单上没有的 {path}，不能用。请再要一份。",
        "The bundle holds {path}, which its list does not name. Ask for another.",
    ),
    "unsafe-path": (
        "更新包想把文件写到文件夹外面（{path}），不能用。请告诉做包的人。",
        "The bundle would write outside of its folder ({path}). Tell its makers.",
    ),
    "does-not-come-up": (
        "更新包里的 {path} 在浏览器里打不开，没有换。请告诉做包的人。",
        "{path} of the bundle does not come up in the browser; nothing was changed. Tell its makers.",
    ),
    "no-bundle": (
        "没有找到更新包（{path}）。请把更新包放在U盘的最外层，插好再试。",
        "No bundle was found ({path}). Put it on the stick, in no folder, and try again.",
    ),
    "no-room": (
        "磁盘放不下：要 {needed} MB，只剩 {free} MB。请腾出地方再试。",
        "There is no room: {needed} MB are needed and {free} MB free. Make room and try again.",
    ),
}


class Refused(Exception):  # noqa: N818
    """A bundle is not taken; whatever is in use stays in use."""

    def __init__(self, code: str, **facts: object) -> None:
        zh, en = (text.format(**facts) for text in REASONS[code])
        super().__init__(f"{zh}\n{en}")
        self.code = code
