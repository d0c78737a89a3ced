"""Naming: what an input calls other records by (an id, a title, a region's name) becomes the id that they have here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from pydantic import BaseModel

from honorhall.doors.fields_page import parts_of
from honorhall.doors.importing.cells import SEPARATORS, is_many
from honorhall.doors.importing.known import folded
from honorhall.doors.importing.offer import Offer
from honorhall.ground.problem import Problem
from honorhall.model import LINK, MODELS, Code, Ref, rows
from honorhall.sources import Plain

NONE = "无 none"
MOST_GUESSED = 200  # unknown names for which a near one is looked for: that costs a look at all titles
Path = tuple[str | int, ...]


class Naming:
    """All names of one import. ids: of every record there is or will be; titles: (kind, folded title) -> ids;
    renamed: (kind, id as it was sent) -> id here.
    """

    def __init__(
        self,
        ids: set[tuple[str, str]],
        titles: Mapping[tuple[str, str], Sequence[str]],
        regions: Mapping[str, Sequence[str]],
        renamed: Mapping[tuple[str, str], str],
    ) -> None:
        self.ids = ids
        self.titles = titles
        self.regions = regions
        self.renamed = renamed
        self.near: dict[tuple[str, tuple[str, ...]], str] = {}
        self.problems: list[Problem] = []

    def settled(self, offer: Offer) -> Offer:
        """The same offer, naming records by the ids that they have here. What it names in vain is a problem."""
        data = self._fields(offer, MODELS[offer.kind], offer.source.data, ())
        for name in ("body", "worksheet"):
            text = data.get(name)
            if isinstance(text, str):
                data[name] = self._links(text)
        return offer.with_data(data, self._links(offer.source.body))

    def _links(self, text: str) -> str:
        """A text with its links to renamed records leading there."""
        for (kind, old), new in self.renamed.items() if LINK.search(text) else ():
            text = text.replace(f"]({kind}:{old})", f"]({kind}:{new})")
        return text

    def _fields(self, offer: Offer, model: type[BaseModel], data: Mapping[str, Plain], path: Path) -> dict[str, Plain]:
        found = dict(data)
        for row in rows(model):
            value = data.get(row.name)
            if not value:
                continue
            here = (*path, row.name)
            ref, part = row.mark(Ref), next(parts_of(row.info.annotation), None)
            if ref is not None:
                found[row.name] = self._named(offer, value, ref.kinds, here, many=is_many(row))
            elif row.mark(Code):
                found[row.name] = _placed(self, offer, value, here, many=is_many(row))
            elif part is not None:
                found[row.name] = self._parts(offer, part, value, here)
        return found

    def _parts(self, offer: Offer, part: type[BaseModel], value: Plain, path: Path) -> Plain:
        if isinstance(value, dict):
            return self._fields(offer, part, value, path)
        first = rows(part)[0]
        ref = first.mark(Ref)
        if isinstance(value, str) and ref is not None:  # `sources: s0` is short for a part with that source
            return self._named(offer, value, ref.kinds, path, many=True)
        if isinstance(value, list):
            return [self._parts(offer, part, one, (*path, at)) for at, one in enumerate(value)] if value else []
        return value

    def _named(self, offer: Offer, value: Plain, kinds: Sequence[str], path: Path, *, many: bool) -> Plain:
        if isinstance(value, list):
            return [self._named(offer, one, kinds, (*path, at), many=False) for at, one in enumerate(value)]
        if not isinstance(value, str):
            return value
        whole = self._one(value, kinds)
        if len(whole) == 1 or not many:
            return self._only(offer, value, whole, path, kinds)
        parts = [one for one in SEPARATORS.split(value) if one]
        return [self._only(offer, one, self._one(one, kinds), path, kinds) for one in parts]

    def _one(self, text: str, kinds: Sequence[str]) -> list[str]:
        """Every record that a text may name, as a field writes it."""
        before, colon, after = text.replace("：", ":").partition(":")
        spelled = {word: kind for kind in kinds for word in (kind, MODELS[kind].zh)}
        asked = [spelled[before.strip()]] if colon and before.strip() in spelled else list(kinds)
        name = after.strip() if len(asked) == 1 and colon and before.strip() in spelled else text.strip()
        found: dict[str, None] = {}
        for kind in asked:
            own = self.renamed.get((kind, name), name)
            if (kind, own) in self.ids:
                return [own if len(kinds) == 1 else f"{kind}:{own}"]
            ids = self.titles.get((kind, folded(name)), ())
            found.update((one if len(kinds) == 1 else f"{kind}:{one}", None) for one in ids)
        return list(found)

    def _only(self, offer: Offer, text: str, found: list[str], path: Path, kinds: Sequence[str]) -> str:
        if len(found) == 1:
            return found[0]
        names = "、".join(MODELS[kind].zh for kind in kinds)
        facts = {"value": text, "kinds": names, "field": _label(offer, path)}
        place = offer.place(*path)
        if found:
            self.problems.append(Problem("import-reference-many", place, {**facts, "known": "、".join(found)}))
        else:
            near = self.nearest(text, tuple(kinds), (title for kind, title in self.titles if kind in kinds))
            self.problems.append(Problem("import-reference-unknown", place, {**facts, "near": near}))
        return text

    def nearest(self, text: str, kinds: tuple[str, ...], names: Iterable[str]) -> str:
        """The one of some names that is most like a text."""
        key = (text, kinds)
        if key not in self.near and len(self.near) < MOST_GUESSED:
            close = get_close_matches(folded(text), list(names), n=1, cutoff=0.6)
            self.near[key] = close[0] if close else NONE
        return self.near.get(key, NONE)


def _placed(naming: Naming, offer: Offer, value: Plain, path: Path, *, many: bool) -> Plain:
    """Division codes, where they are written as regions' names."""
    if isinstance(value, list):
        return [_placed(naming, offer, one, (*path, at), many=False) for at, one in enumerate(value)]
    if not isinstance(value, str) or value.strip().isdigit():
        return value
    if many and folded(value) not in naming.regions:
        return [_region(naming, offer, one, path) for one in SEPARATORS.split(value) if one]
    return _region(naming, offer, value, path)


def _region(naming: Naming, offer: Offer, text: str, path: Path) -> str:
    codes = naming.regions.get(folded(text), ())
    if len(codes) == 1 or text.strip().isdigit():
        return codes[0] if codes else text.strip()
    facts = {"value": text, "kinds": MODELS["region"].zh, "field": _label(offer, path)}
    if codes:
        problem = Problem("import-reference-many", offer.place(*path), {**facts, "known": "、".join(codes)})
    else:
        near = naming.nearest(text, ("region",), naming.regions)
        problem = Problem("import-reference-unknown", offer.place(*path), {**facts, "near": near})
    naming.problems.append(problem)
    return text


def _label(offer: Offer, path: Path) -> str:
    """What people call the field at the beginning of a path."""
    return next((row.zh for row in rows(MODELS[offer.kind]) if path and row.name == path[0]), "")
