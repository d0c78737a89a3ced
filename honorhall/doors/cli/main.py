"""main(): run one command and answer with an exit code: 0 fine, 1 content, 2 usage or disk, 3 our own bug."""

from __future__ import annotations

from collections.abc import Sequence

import click

from honorhall.disk import NotOurs
from honorhall.doors.cli.commands import honorhall
from honorhall.doors.cli.words import BUG, FINE, USAGE
from honorhall.doors.order import Busy, HostError, Unreachable
from honorhall.doors.stopped import stopped_as_text


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
    except Busy:
        click.echo(
            "另一次生成正在写同一个网站，请等它做完。网站没有改动。\n"
            "Another build is writing the same site; please wait for it. The site is as it was.",
            err=True,
        )
        return USAGE
    except Unreachable as why:
        click.echo(f"{why}\n网站没有改动。 The site is as it was.", err=True)
        return USAGE
    except (HostError, OSError) as error:
        click.echo(stopped_as_text(error), err=True)
        return USAGE
    except Exception as error:  # noqa: BLE001 (the last net: our own bug becomes a report and exit code 3)
        click.echo(stopped_as_text(error), err=True)
        return BUG
