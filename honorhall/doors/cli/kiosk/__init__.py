"""The commands `honorhall kiosk …`: for the screen in the hall, and for those who bring it new editions."""

from __future__ import annotations

import click

from honorhall.doors.cli.kiosk.bundles import key, pack, update, verify
from honorhall.doors.cli.kiosk.edition import build, pin
from honorhall.doors.cli.kiosk.machine import counts, run, serve, show, units


@click.group()
def kiosk() -> None:
    """馆里的触摸屏：生成、运行、更新、计数。 The screen in the hall: build it, run it, update it, count its visits.

    \b
    honorhall kiosk build             生成触摸屏版到 kiosk/，双击 index.html 也能开 build the edition
    honorhall kiosk run --site kiosk  全屏打开，自己照看自己 show it full screen
    honorhall kiosk pin               把管理密码加密 hash the PIN of the staff
    honorhall kiosk key               做一对钥匙，只做一次 make the keys, once
    honorhall kiosk pack              打成一个签了名的更新包 pack a signed bundle
    honorhall kiosk update            从U盘换上新内容 take a bundle from a stick
    honorhall kiosk counts            导出参观次数 export the visits
    honorhall kiosk units --out DIR   开机自动运行的设置 what systemd is told
    """


for command in (build, run, pin, key, pack, verify, update, counts, serve, show, units):
    kiosk.add_command(command)

__all__ = ["kiosk"]
