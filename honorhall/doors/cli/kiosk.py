"""The commands `honorhall kiosk …`: for the screen in the hall, and for those who bring it new editions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from honorhall.disk import MARK
from honorhall.doors.cli.words import FINE, ROOT, Wrong, hall_at
from honorhall.doors.progress import progress

PRIVATE, PUBLIC = "kiosk.key", "kiosk.pub"
A_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group()
def kiosk() -> None:
    """馆里的触摸屏：把新内容签名打包，带到没有网络的屏上。 The screen in the hall, and how new content reaches it.

    \b
    honorhall kiosk key               做一对钥匙，只做一次 make the keys, once
    honorhall build --edition kiosk --out kiosk
    honorhall kiosk pack              打成一个签了名的更新包 pack a signed bundle
    honorhall kiosk verify FILE       看更新包对不对 see whether a bundle is right
    """


@kiosk.command()
@click.option(
    "--in",
    "folder",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=Path(),
    help="放在哪里 Folder for both",
)
def key(folder: Path) -> int:
    """做一对钥匙：kiosk.key 签名用，不给别人；kiosk.pub 放到触摸屏的电脑上。 Make the keys of a screen.

    \b
    kiosk.key 丢了，就只能到每块屏前换 kiosk.pub。请备份，不要提交到版本库。
    Keep kiosk.key safe and out of the repository; the screen takes bundles signed with it, and no others.

    \b
    例 Examples:
      honorhall kiosk key
      honorhall kiosk key --in /media/usb
    """
    from honorhall.doors.kiosk import make_keys

    try:
        make_keys(folder / PRIVATE, folder / PUBLIC)
    except FileExistsError as there:
        raise Wrong(
            f"已经有 {there} 了，没有改动。要换新的，请先把它移走。\n"
            f"{there} is there; nothing was changed. To make new ones, move it away first."
        ) from None
    click.echo(
        f"{folder / PRIVATE}：请收好，不给别人。 Keep it to yourself.\n"
        f"{folder / PUBLIC}：放到触摸屏的电脑上。 Goes to the screen's computer."
    )
    return FINE


@kiosk.command()
@ROOT
@click.option(
    "--site", type=click.Path(file_okay=False, path_type=Path), default=None, help="打包哪个文件夹 Folder [ROOT/kiosk]"
)
@click.option("--key", "key_file", type=A_FILE, default=Path(PRIVATE), show_default=True, help="签名的钥匙 Signs it")
@click.option("--out", type=A_FILE, default=None, help="更新包 The bundle [kiosk-VERSION.zip]")
@click.option(
    "--number", type=click.IntRange(1), default=None, help="版本号，大的为新 Version, the greater is newer [now]"
)
def pack(root: Path | None, site: Path | None, key_file: Path, out: Path | None, number: int | None) -> int:
    """把触摸屏版打成一个更新包：内有清单，签了名。 Pack the kiosk edition into one signed bundle.

    \b
    例 Examples:
      honorhall kiosk pack
      honorhall kiosk pack --site kiosk --key /media/usb/kiosk.key --out /media/usb/update.zip
    """
    from honorhall.doors.kiosk import pack as packed
    from honorhall.doors.kiosk import private_key

    folder = site or hall_at(root) / "kiosk"
    if not (folder / MARK).is_file():
        raise Wrong(
            f"{folder} 不是本程序生成的网站。先运行 honorhall build --edition kiosk --out {folder}\n"
            f"{folder} is no site of ours. First run: honorhall build --edition kiosk --out {folder}"
        )
    version = number or int(datetime.now(UTC).strftime("%Y%m%d%H%M%S"))
    bundle = out or Path(f"kiosk-{version}.zip")
    with _keys_needed(key_file):
        signing = private_key(key_file)
    with progress() as told:
        made = packed(folder, bundle, signing, version, partial(told, "pack"))
    click.echo(
        f"{bundle}：版本 {version}，{len(made.files)} 个文件，{made.size / 1e6:.1f} MB。\n"
        f"{bundle}: version {version}, {len(made.files)} files, {made.size / 1e6:.1f} MB unpacked."
    )
    return FINE


@kiosk.command()
@click.argument("bundle", type=A_FILE)
@click.option(
    "--key", "key_file", type=A_FILE, default=Path(PUBLIC), show_default=True, help="公开的钥匙 The public key"
)
def verify(bundle: Path, key_file: Path) -> int:
    """看一个更新包对不对：签名、清单、每个文件。什么也不改。 See whether a bundle is right; nothing is changed.

    \b
    例 Example:
      honorhall kiosk verify /media/usb/update.zip --key kiosk.pub
    """
    from honorhall.doors.kiosk import Refused, public_key, verified

    with _keys_needed(key_file):
        checking = public_key(key_file)
    try:
        found = verified(bundle, checking)
    except Refused as why:
        raise Wrong(str(why)) from None
    except OSError:
        raise Wrong(
            f"读不到更新包 {bundle}，请看路径对不对。 The bundle {bundle} cannot be read; is that its path?"
        ) from None
    click.echo(
        f"对的：版本 {found.version}，{len(found.files)} 个文件。\n"
        f"Right: version {found.version}, {len(found.files)} files."
    )
    return FINE


@contextmanager
def _keys_needed(key_file: Path) -> Iterator[None]:
    from honorhall.doors.kiosk import NoKey

    try:
        yield
    except NoKey:
        raise Wrong(f"{key_file} 里没有这种钥匙。 It holds no key of the kind that is needed here.") from None
    except OSError:
        raise Wrong(
            f"读不到钥匙 {key_file}。用 --key 指明，或用 honorhall kiosk key 做一对。\n"
            f"The key {key_file} cannot be read. Name it with --key, or make a pair with honorhall kiosk key."
        ) from None
