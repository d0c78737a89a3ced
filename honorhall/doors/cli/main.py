"""main(): run one command and answer with an exit code: 0 fine, 1 content, 2 usage or disk, 3 our own bug."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from honorhall import __version__
from honorhall.doors.cli.commands import honorhall
from honorhall.doors.cli.words import BUG, FINE, USAGE
from honorhall.doors.within import HostError
from honorhall.output import NotOurs


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. What goes wrong with us ends in a short report, not a traceback."""
    try:
        return honorhall.main(arguments, prog_name="honorhall", standalone_mode=False) or FINE
    except click.ClickException as wrong:
        wrong.show()
        return USAGE
    except click.Abort:
        click.echo("停下了，网站没有改动。 Stopped; the site is as it was.", err=True)
        return USAGE
    except NotOurs as folder:
        click.echo(
            f"{folder} 里有不是本程序生成的文件，没有改动它。请换一个 --out，或先移走那些文件。\n"
            f"{folder} holds files that no build made; nothing was touched. Choose another --out, or move them.",
            err=True,
        )
        return USAGE
    except HostError as wrong:
        click.echo(
            f"mkdocs.yml 用不了，网站没有改动。 mkdocs.yml does not hold; the site is as it was.\n{wrong}", err=True
        )
        return USAGE
    except OSError as error:
        click.echo(f"磁盘不让写：{error}。网站没有改动。 The disk says no; the site is as it was.", err=True)
        return USAGE
    except Exception as error:  # noqa: BLE001 (the last net: our own bug becomes a report and exit code 3)
        click.echo(_our_bug(error), err=True)
        return BUG


def _our_bug(error: Exception) -> str:
    """What a person can send us: what broke, where, and how to see more."""
    if os.environ.get("HONORHALL_DEBUG"):
        return "".join(traceback.format_exception(error))
    frames = traceback.extract_tb(error.__traceback__)
    ours = (frame for frame in reversed(frames) if "honorhall" in frame.filename or frame.filename.endswith(".html"))
    last = next(ours, frames[-1] if frames else None)
    where = f"{Path(last.filename).name}:{last.lineno} {last.name}" if last else "?"
    return (
        "程序自己出了错，资料没有问题，网站没有改动。请把下面几行发给维护者。\n"
        "A fault of the program, not of your records; the site is as it was. Please send these lines to its makers.\n"
        f"  honorhall {__version__}, Python {sys.version.split()[0]}\n  {type(error).__name__}: {error}\n  {where}\n"
        "  HONORHALL_DEBUG=1 可以看到全部 shows all of it"
    )
