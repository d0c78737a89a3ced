"""The wall of honours: in statutory order, then by level; which awards there are; and what was taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, islice
from typing import Any

from honorhall.model import VOCABULARIES, Honor, Names
from honorhall.pages.draft import Draft
from honorhall.pages.guide import Guide, Link
from honorhall.pages.paging import parted
from honorhall.pages.rooms.face import Face
from honorhall.pages.rooms.medals import Medal, medal, medals
from honorhall.pages.rooms.room import room
from honorhall.views import award_years, is_given

NO_LEVEL = ("other", Names("级别未说明", "Level not stated"))
CATALOGUE = ("catalogue", Names("奖项目录", "Awards that may be given"))
REVOKED = ("revoked", Names("已撤销", "Revoked"))
SAMPLES = ("samples", Names("示例", "Samples"))
APART = {"listed": CATALOGUE, "revoked": REVOKED, "sample": SAMPLES}
SAID = {"given": "获得 {} 条", "listed": "可参评的奖项 {} 种", "revoked": "已撤销 {} 条"}
SAME_AWARD = 12  # other records of one award on an honour's page; the award's own facet page has them all


@dataclass(frozen=True, slots=True)
class Wall:
    """One section of the wall. form: given, listed (in the catalogue: plain entries), revoked, sample."""

    slug: str
    label: Names
    form: str
    medals: tuple[Medal, ...]


def pages(guide: Guide) -> Iterator[Draft]:
    """What was given, by grade and level; the catalogue of awards; what was revoked; last, the samples."""
    honors = guide.of(Honor)
    # Sorting keeps the order within each form.
    entries = sorted(honors, key=_form)
    counts = _counts(honors)
    for part, steps in parted(entries, "honors/"):
        own = partial(_walls, guide, part, counts, first=steps.number == 1)
        yield room(guide, Honor, steps, own, "rooms/honors.html")._replace(wide=True)


def _walls(guide: Guide, part: Sequence[Honor], counts: tuple[str, ...], *, first: bool) -> Mapping[str, Any]:
    walls = tuple(
        Wall(slug, label, _form(one), tuple(_within(slug, medal(other, guide)) for other in (one, *rest)))
        for (slug, label), (one, *rest) in ((section, tuple(held)) for section, held in groupby(part, _section))
    )
    return {
        "walls": walls,
        "counts": counts,
        "years": award_years(guide.views.by_kind["honor"]) if first else None,
        "description": f"{guide.archive.hall.title}的{Honor.zh}：{'，'.join(counts)}。",
    }


def _counts(honors: Sequence[Honor]) -> tuple[str, ...]:
    """How many were received and how many may be, each for itself: an entry of the catalogue is given to nobody."""
    found = Counter(map(_form, honors))
    return tuple(words.format(found[form]) for form, words in SAID.items() if found[form] or form == "given")


def _form(honor: Honor) -> str:
    """Its place on the wall, in alphabetical order."""
    if honor.sample:
        return "sample"
    if honor.status == "revoked":
        return "revoked"
    return "given" if is_given(honor) else "listed"


def _section(honor: Honor) -> tuple[str, Names]:
    form = _form(honor)
    if form in APART:
        return APART[form]
    if honor.grade:
        return f"grade-{honor.grade}", VOCABULARIES["honor-grade"][honor.grade]
    return (f"level-{honor.level}", VOCABULARIES["honor-level"][honor.level]) if honor.level else NO_LEVEL


def _within(slug: str, shown: Medal) -> Medal:
    """A medal that leaves to the heading of its section what the heading says."""
    return replace(
        shown,
        grade=None if slug.startswith("grade-") else shown.grade,
        level=None if slug.startswith("level-") else shown.level,
    )


def _own(honor: Honor, guide: Guide, _base: str) -> Mapping[str, Any]:
    """The honour as a medal, and who else received the same award."""
    all_of_it = guide.views.awards.get(honor.award, ())
    same = len(all_of_it) - (honor.key in all_of_it)
    alike = [guide.record(key) for key in all_of_it[: SAME_AWARD + 1] if key != honor.key][:SAME_AWARD]
    by_award = (facet.url for facet in guide.views.facets["honor"] if facet.field == "award")
    return {
        "medal": medal(honor, guide),
        "award": honor.award,
        "status": VOCABULARIES["honor-status"][honor.status],
        "given": is_given(honor),
        "known": any(key != honor.key for key in guide.once(_given, honor.award)),
        "alike": medals(alike, guide),
        "same": same,
        "more": Link("按奖项看全部荣誉", next(by_award, None)) if same > SAME_AWARD else None,
    }


def _given(award: str, guide: Guide) -> tuple[str, ...]:
    """Keys of two records that tell who received an award, or as many as there are."""
    honors = (one for one in map(guide.record, guide.views.awards.get(award, ())) if isinstance(one, Honor))
    return tuple(islice((one.key for one in honors if _form(one) == "given"), len(("one", "another"))))


FACE = Face(
    "honor.html", _own, frozenset({"award", "level", "grade", "issuer", "date", "to", "work", "count", "status"})
)
