"""reworded(): what changes when somebody edits words and nothing else: a sentence, not a name, a date or a link."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from honorhall.checks import check_some
from honorhall.doors.inventory import Inventory
from honorhall.doors.making import described
from honorhall.ground.problem import Problem, in_order
from honorhall.model import Decoded, decoding
from honorhall.sources import read_alone


@dataclass(frozen=True, slots=True)
class Reworded:
    """A hall after an edit of words. keys: records of the edited files; problems: all that the hall has.

    descriptions: of those of them that introduce themselves with other words than before, as digests.
    """

    inventory: Inventory
    keys: tuple[str, ...]
    problems: tuple[Problem, ...]
    descriptions: Mapping[str, bytes]

    def urls(self, moved: Collection[str] = ()) -> tuple[str, ...]:
        """The pages to be made anew. moved: keys of records whose day of change is another."""
        found = self.inventory
        told = {url for key in self.keys for url in found.told_on.get(key, ())}
        told |= {url for key in self.descriptions for url in found.introduced_on.get(key, ())}
        shown = (key for key in (*self.keys, *moved) if key in found.guide.archive.records)
        own = {found.guide.record(key).page_url for key in shown}
        return tuple(sorted(url for url in told | own if url in found.pages))


def reworded(found: Inventory, root: Path, files: Collection[str]) -> Reworded | None:
    """The hall with these files read anew; None where an edit changes more than words, or cannot be read.

    files: names relative to the hall.
    """
    keys: list[str] = []
    for file in sorted(files):
        own = [key for key, origin in found.archive.origins.items() if origin.file == file]
        if not own or any(problem.place.file == file for problem in found.others):
            return None  # a line that was told of may be another now
        first = found.archive.origins[own[0]]
        reading = decoding(read_alone(root, first.path, first.kind))
        if reading.problems or sorted(one.origin.key for one in reading.decoded) != sorted(own):
            return None
        if not all(_is_reworded(one, found) for one in reading.decoded):
            return None
        keys += own
    about = frozenset(keys)
    own_problems = (*(one for one in found.own if one.about not in about), *check_some(found.asked, keys))
    now = replace(found, own=own_problems)
    shown = (key for key in keys if key in found.guide.archive.records)
    said = {key: described(found.guide, key) for key in shown}
    anew = {key: digest for key, digest in said.items() if found.descriptions.get(key) != digest}
    return Reworded(now, tuple(keys), tuple(in_order((*own_problems, *found.others))), anew)


def _is_reworded(one: Decoded, found: Inventory) -> bool:
    """Whether nothing but words of a record is other than it was."""
    key = one.origin.key
    return not one.problems and one.origin == found.archive.origins[key] and one.shape == found.shapes[key]
