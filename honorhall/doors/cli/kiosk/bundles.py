"""Keys and bundles: how new content reaches a screen that has no network."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from honorhall.disk import MARK
from honorhall.doors.cli.kiosk.words import A_FILE, BROWSER, HOME, KEY, browser_needed, keys_needed
from honorhall.doors.cli.words import FINE, ROOT, Wrong, hall_at
from honorhall.doors.progress import progress

PRIVATE, PUBLIC = "kiosk.key", "kiosk.pub"
STAFF = "assets/hall/staff.js"  # no other edition has it


@click.command()
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


@click.command()
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
    if not ((folder / MARK).is_file() and (folder / STAFF).is_file()):
        raise Wrong(
            f"{folder} 不是本程序生成的触摸屏版。先运行 honorhall kiosk build --out {folder}\n"
            f"{folder} is no kiosk edition of ours. First run: honorhall kiosk build --out {folder}"
        )
    version = number or int(datetime.now(UTC).strftime("%Y%m%d%H%M%S"))
    bundle = out or Path(f"kiosk-{version}.zip")
    with keys_needed(key_file):
        signing = private_key(key_file)
    with progress() as told:
        made = packed(folder, bundle, signing, version, partial(told, "pack"))
    click.echo(
        f"{bundle}：版本 {version}，{len(made.files)} 个文件，{made.size / 1e6:.1f} MB。\n"
        f"{bundle}: version {version}, {len(made.files)} files, {made.size / 1e6:.1f} MB unpacked."
    )
    return FINE


@click.command()
@click.argument("bundle", type=A_FILE)
@KEY
def verify(bundle: Path, key_file: Path | None) -> int:
    """看一个更新包对不对：签名、清单、每个文件。什么也不改。 See whether a bundle is right; nothing is changed.

    \b
    例 Example:
      honorhall kiosk verify /media/usb/update.zip --key kiosk.pub
    """
    from honorhall.doors.kiosk import Refused, public_key, verified

    place = key_file or Path(PUBLIC)
    with keys_needed(place):
        checking = public_key(place)
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


@click.command()
@click.argument("bundle", type=click.Path(path_type=Path), required=False)
@HOME
@KEY
@BROWSER
def update(bundle: Path | None, home: Path, key_file: Path | None, browser: str) -> int:
    """换上一个更新包：验签名，放在一旁，先试开，没有人看的时候换上。 Let a bundle's edition wait to be shown.

    \b
    BUNDLE 是更新包，或者放着更新包的文件夹（U盘）；不写就在插着的U盘里找最新的。
    BUNDLE is a bundle, or a folder with bundles (a stick); without it the newest on any stick.
    换不成时，正在用的版本不变。 Whatever is shown stays where anything is wrong.

    \b
    例 Examples:
      honorhall kiosk update
      honorhall kiosk update /media/usb
      honorhall kiosk update update.zip --home /var/lib/honorhall
    """
    from honorhall.doors.kiosk import Refused, Versions, bundles_on_sticks, faults, newest, public_key
    from honorhall.doors.kiosk import update as updated

    place = key_file or home / PUBLIC
    with keys_needed(place):
        checking = public_key(place)
    with browser_needed(browser) as program:
        versions = Versions(home)
        before = versions.standing.current
        try:
            lying = bundles_on_sticks([bundle] if bundle else ())
            chosen = bundle if bundle and bundle.is_file() else newest(lying, checking)
            with progress() as told:
                version = updated(versions, chosen, checking, partial(faults, program=program), partial(told, "unpack"))
        except Refused as why:
            raise Wrong(str(why)) from None
    click.echo(
        f"版本 {version} 已放好、试过，没有人看的时候换上。\n"
        f"Version {version} was tried and waits until nobody is here."
        if before
        else f"版本 {version} 已放好，可以用了。 Version {version} is in place."
    )
    return FINE
