"""Carried: planned pages as bytes in which records, and all that the guide holds, stand by name.

Whoever takes such a page out, in another process, after another edit, gets it with the records as they are there.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from honorhall.ground.page import Planned
from honorhall.model import MODELS
from honorhall.pages.guide import Guide
from honorhall.pages.head import Above
from honorhall.views import Facet, Value

RECORDS = frozenset(MODELS.values())
NAMED = (Guide, Above, Facet, Value)
Name = tuple[Any, ...]


@dataclass(frozen=True)
class Carrier:
    """Packs the pages that were planned with one guide, and unpacks pages to be made with it. above: of the plan."""

    guide: Guide
    above: Above

    def packed(self, page: Planned) -> bytes:
        """A planned page; some 300 bytes."""
        out = io.BytesIO()
        _Packer(out, self._names).dump(page)
        return out.getvalue()

    def unpacked(self, data: bytes) -> Planned:
        """The same page, to be made with this guide. Raises LookupError where the guide has not what it names."""
        found = _Unpacker(io.BytesIO(data), self).load()
        if not isinstance(found, Planned):
            raise LookupError("no page")  # noqa: TRY004 (what was kept cannot be gone by)
        return found

    def named(self, sort: str, *where: Any) -> Any:
        """What a name stands for here."""
        if sort == "record":
            return self.guide.archive.records[where[0]]
        if sort == "facet":
            return self.guide.views.facets[where[0]][where[1]]
        if sort == "value":
            return self.guide.views.facets[where[0]][where[1]].values[where[2]]
        return self.guide if sort == "guide" else self.above

    @cached_property
    def _names(self) -> dict[int, Name]:
        """Names by identity: what is equal and not the same belongs to some other guide."""
        found: dict[int, Name] = {id(self.guide): ("guide",), id(self.above): ("above",)}
        for kind, facets in self.guide.views.facets.items():
            for number, facet in enumerate(facets):
                found[id(facet)] = ("facet", kind, number)
                found |= {id(value): ("value", kind, number, at) for at, value in enumerate(facet.values)}
        return found


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, names: dict[int, Name]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._names = names

    def reducer_override(self, thing: Any) -> Any:
        """Asked of whatever is no plain value: half as often as `persistent_id` would be."""
        kind = type(thing)
        if kind in RECORDS:
            return named, ("record", thing.key)
        return (named, self._names[id(thing)]) if kind in NAMED else NotImplemented


def named(*name: Any) -> Any:
    """Stands in a packed page for what its carrier knows by this name."""
    raise LookupError(*name)


class _Unpacker(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, carrier: Carrier) -> None:
        super().__init__(file)
        self._carrier = carrier

    def find_class(self, module: str, name: str) -> Any:
        """Whatever was packed by name is asked of the carrier."""
        return self._carrier.named if (module, name) == (__name__, named.__name__) else super().find_class(module, name)
