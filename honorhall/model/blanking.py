"""What an edition may not show of one record is taken out of it: fields, pictures, links, names, exactness."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from operator import is_
from typing import Any, TypeVar

from pydantic import BaseModel

from honorhall.ground.partial_date import PartialDate
from honorhall.model.fields import Privacy, Row, rows
from honorhall.model.names import Hide
from honorhall.model.people import Person
from honorhall.model.record import Media, Record
from honorhall.model.references import LINK, PICTURE, has_parts, naming_fields
from honorhall.model.standing import Edition, Standing, covers
from honorhall.model.values import WITHHELD, Code, Marker

DEGREES = re.compile(r"([+-]?\d{1,3})(\.\d{1,2})?(?:(?<=\.\d\d)\d+)?")
Part = TypeVar("Part", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Reach:
    """What the blanking of one record needs to know of the rest.

    unshown: how those stand that are not shown, by key and by division code; hide: takes the names out of a text that
    may not be said, None where all may; named: whether the record's own texts may hold one of them. A text that was
    changed is asked in any case: where a link was taken out, a name may have come together.
    """

    records: Mapping[str, Record]
    edition: Edition
    unshown: Mapping[str, Standing]
    hide: Hide | None
    named: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be looked at in every part of one model. private: (field, what stands there instead)."""

    private: tuple[tuple[str, Any], ...]
    naming: tuple[tuple[str, str], ...]
    coarse: tuple[str, ...]
    texts: tuple[str, ...]


@cache
def _plan(model: type[BaseModel]) -> _Plan:
    open_rows = [row for row in rows(model) if row.privacy is not Privacy.PRIVATE]
    naming = dict(naming_fields(model))
    own_title = {"title"} if issubclass(model, Person) else set()
    return _Plan(
        private=tuple((row.name, row.info.default) for row in rows(model) if row.privacy is Privacy.PRIVATE),
        naming=tuple((row.name, naming[row.name]) for row in open_rows if row.name in naming),
        coarse=tuple(row.name for row in open_rows if row.privacy is Privacy.COARSE),
        texts=tuple(row.name for row in open_rows if _is_text(row) and row.name not in own_title),
    )


def _is_text(row: Row) -> bool:
    """Whether a field may hold an author's words: neither codes, terms, references nor parts."""
    coded = row.mark(Marker) or row.mark(Code) or row.hidden
    return not coded and not has_parts(row.info.annotation)


def blanked(part: Part, reach: Reach) -> Part:
    """A record, or a part of one, without what this edition may not show; itself where it may show all of it."""
    plan, said = _plan(type(part)), part.__dict__
    changed = {name: instead for name, instead in plan.private if said[name] and said[name] is not instead}
    for name, how in plan.naming:
        value = said[name]
        if value and (reached := _reached(value, how, part, reach)) is not value and reached != value:
            changed[name] = reached
    for name in plan.coarse:
        value = changed.get(name, said[name])
        if value and (coarse := _coarse(value, part)) != value:
            changed[name] = coarse
    if reach.hide is not None and (changed or reach.named):
        for name in plan.texts if reach.named else [name for name in changed if name in plan.texts]:
            value = changed.get(name, said[name])
            if value and (hidden := _hidden(value, reach.hide)) != value:
                changed[name] = hidden
    return part.model_copy(update=changed) if changed else part


def _reached(value: Any, how: str, owner: Any, reach: Reach) -> Any:
    """The value of a field that names records, or holds parts, without those that are not shown."""
    if how == "prose":
        return _with_shown_pictures(_with_shown_links(value, reach), owner, reach)
    if how == "parts":
        return _parts(value, owner, reach) if isinstance(value, tuple) else blanked(value, reach)
    if not isinstance(value, tuple):
        return _shown(value, reach)
    shown = value if reach.unshown.keys().isdisjoint(value) else tuple(_shown(one, reach) for one in value)
    return tuple(one for one in dict.fromkeys(shown) if one != "") if how == "ref" else shown


def _parts(parts: tuple[Any, ...], owner: Any, reach: Reach) -> tuple[Any, ...]:
    shown = [blanked(one, reach) for one in parts if not isinstance(one, Media) or _media_shown(one, owner, reach)]
    same = len(shown) == len(parts) and all(map(is_, shown, parts))
    return parts if same else tuple(shown)


def _shown(target: str, reach: Reach) -> str:
    """A reference, or what stands in its place: nothing for what is absent, a sign for what is not public."""
    how = reach.unshown.get(target)
    if how is None:
        return target
    return "" if how is Standing.ABSENT else WITHHELD


def _with_shown_links(text: str, reach: Reach) -> str:
    """Prose in which a link to what is not shown keeps its words and loses its address."""
    return LINK.sub(lambda found: _link(found, reach), text) if "](" in text else text


def _link(found: re.Match[str], reach: Reach) -> str:
    shown = f"{found.group(2)}:{found.group(3)}" not in reach.unshown
    return str(found.group() if shown else found.group(1))


def _with_shown_pictures(text: str, owner: Any, reach: Reach) -> str:
    """Prose without the pictures that may not be shown: all of them, or those that are listed and not agreed on."""
    if "![" not in text:
        return text
    listed = {media.file: _media_shown(media, owner, reach) for media in owner.get("media", ())}
    others = _pictures_shown(owner, reach)
    return PICTURE.sub(lambda found: str(found.group()) if listed.get(found.group(2), others) else "", text)


def _media_shown(media: Media, owner: Any, reach: Reach) -> bool:
    """A picture's own consent decides; without one, that of every person the record shows."""
    if media.consent:
        return covers(media.consent, reach.edition, "photo")
    return _pictures_shown(owner, reach)


def _pictures_shown(owner: Any, reach: Reach) -> bool:
    """Whether everyone a record tells of agreed to pictures. Pictures in its prose have no consent of their own."""
    about = (*owner.get("people", ()), *owner.get("to", ()), owner.get("narrator", ""))
    named = (owner.key,) if isinstance(owner, Person) else about
    subjects = (reach.records.get(key) for key in named)
    return all(covers(one.consent, reach.edition, "photo") for one in subjects if isinstance(one, Person))


def _hidden(value: Any, hide: Hide) -> Any:
    """A text, or texts, with its hidden names replaced; dates, quantities and flags hold none."""
    if isinstance(value, tuple):
        return tuple(_hidden(one, hide) for one in value)
    return hide(value) if isinstance(value, str) else value


def _coarse(value: Any, part: Any) -> Any:
    """A day as its month, a region as its town, a degree to two decimals (about 1 km)."""
    if isinstance(value, PartialDate):
        return value if part.get("died") else value.coarser()
    if isinstance(value, str) and value.isdigit():
        return value[:9]
    if isinstance(value, str) and value != WITHHELD:
        # 26°03′12″ and 26,0534 cannot be cut with certainty: what is not plainly a decimal is not shown.
        found = DEGREES.fullmatch(value)
        return "".join(filter(None, found.groups())) if found else ""
    return value
