"""What a build found, on standard error: the problems worth a look, MkDocs' warnings, and how to go on."""

from __future__ import annotations

import click

from honorhall.doors.order import Report
from honorhall.doors.report import summary, worth_telling


def told_of(report: Report) -> None:
    """Tell of a build."""
    for text in worth_telling(report.problems):
        click.echo(f"{text}\n", err=True)
    for warning in report.warnings:
        click.echo(f"MkDocs: {warning}", err=True)
    if not report.built:
        click.echo(f"{summary(report.problems)}。网站没有改动。 The site is as it was.", err=True)
    if report.problems:
        click.echo("运行 honorhall check 可以看到全部问题。 honorhall check tells of every problem.", err=True)
