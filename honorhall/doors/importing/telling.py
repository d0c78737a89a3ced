"""plan_as_text(): a plan in words: what would be added, what changed field by field, what stays, and every problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from honorhall.doors.importing.planning import Entry, Plan
from honorhall.doors.report import summary, texts

MOST_ADDED, MOST_CHANGED, MOST_PROBLEMS = 40, 60, 60  # that are named one by one


def plan_as_text(plan: Plan) -> str:
    """The whole plan, for people."""
    added = [one for one in plan.entries if one.added]
    changed = [one for one in plan.entries if one.changed]
    same = len(plan.entries) - len(added) - len(changed)
    return "\n".join(
        [
            f"新增 To add: {len(added)}",
            *_some(added, MOST_ADDED),
            f"修改 To change: {len(changed)}",
            *_some(changed, MOST_CHANGED),
            f"没有变化 Unchanged: {same}",
            *_left(plan),
            *_apart(plan),
            *_problems(plan),
        ]
    )


def _some(entries: Sequence[Entry], most: int) -> Iterator[str]:
    for entry in entries[:most]:
        yield f"  {entry.file}  {entry.offer.title}  ← {entry.offer.place()}"
        for change in entry.changes:
            yield f"      {change.label} {change.field}: {change.before} → {change.after}"
        if entry.photos:
            yield f"      图片 pictures: {'、'.join(entry.photos)}"
    if len(entries) > most:
        yield f"  …… 还有 {len(entries) - most} 份 and {len(entries) - most} more"


def _left(plan: Plan) -> Iterator[str]:
    if plan.left:
        yield f"有问题、不能导入 Held back by a problem: {len(plan.left)}"


def _apart(plan: Plan) -> Iterator[str]:
    apart = [path for path in plan.files if path.startswith("private/")]
    if apart:
        yield "另放在 private/（不会提交） Kept apart in private/, never committed:"
        yield from (f"  {path}" for path in apart)


def _problems(plan: Plan) -> Iterator[str]:
    if plan.problems:
        yield ""
        yield from (f"{text}\n" for text in texts(plan.problems[:MOST_PROBLEMS]))
        if len(plan.problems) > MOST_PROBLEMS:
            rest = len(plan.problems) - MOST_PROBLEMS
            yield f"…… 还有 {rest} 个。 {rest} more.\n"
        yield summary(plan.problems)
