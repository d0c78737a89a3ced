"""redact(): what an edition may not show goes no further. Nothing after this step has seen what it removes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import BaseModel

from honorhall.ground.partial_date import PartialDate
from honorhall.model.archive import Archive, named_by
from honorhall.model.fields import Base, Privacy, Row, rows
from honorhall.model.names import Hide, hidden_names, hider
from honorhall.model.people import Person
from honorhall.model.record import Media, Record
from honorhall.model.references import LINK, PICTURE, has_parts, naming_fields
from honorhall.model.standing import Edition, Standing, covers, shown_name, standings
from honorhall.model.values import WITHHELD, Code, Marker
from honorhall.sources import Source

DEGREES = re.compile(r"([+-]?\d{1,3})(\.\d{1,2})?(?:(?<=\.\d\d)\d+)?")
ANSWERED = "name-not-public"  # a reviewer's answer to this rule: the name in this record is somebody else's


def redact(archive: Archive, edition: Edition) -> Archive:
    """The archive as this edition may show it: fewer records, fewer fields, no hidden name, no origins."""
    standing = standings(archive, edition)
    hide = hider(hidden_names(archive, edition, standing))
    reach = _Reach(archive, standing, edition, hide)
    as_written = replace(reach, hide=str)
    shown = {
        key: _blank(_named(record, edition), as_written if _is_answered(record) else reach)
        for key, record in archive.records.items()
        if standing[key] is Standing.SHOWN
    }
    regions = {code: key for code, key in archive.regions.items() if key in shown}
    withdrawn = tuple(key for key in archive.records if standing[key] is Standing.WITHDRAWN)
    pages = tuple(_page(page, hide) for page in archive.pages)
    return Archive(_blank(archive.hall, reach), shown, regions, named_by(shown, regions), {}, pages, withdrawn)


def hidden_in(archive: Archive, edition: Edition) -> Hide:
    """A function that hides, in any text, the names that this edition may not say."""
    return hider(hidden_names(archive, edition, standings(archive, edition)))


def _is_answered(record: Record) -> bool:
    return any(answer.rule == ANSWERED for answer in record.reviewed)


def _page(page: Source, hide: Hide) -> Source:
    data = {name: hide(value) if isinstance(value, str) else value for name, value in page.data.items()}
    return replace(page, data=data, body=hide(page.body))


def _named(record: Record, edition: Edition) -> Record:
    """A person under the name that was agreed on."""
    if not isinstance(record, Person) or shown_name(record, edition) == record.title:
        return record
    reading = "" if record.consent and record.consent.name_as == "pseudonym" else record.surname_reading
    return record.model_copy(update={"title": shown_name(record, edition), "surname_reading": reading})


@dataclass(frozen=True, slots=True)
class _Reach:
    """What the blanking of one record needs to know of the rest."""

    archive: Archive
    standing: Mapping[str, Standing]
    edition: Edition
    hide: Hide

    def of(self, target: str) -> Standing:
        key = target if ":" in target else self.archive.regions.get(target, "")
        return self.standing.get(key, Standing.SHOWN)


def _blank(part: Any, reach: _Reach) -> Any:
    """A copy of a record, or of a part of one, without what this edition may not show."""
    model: type[BaseModel] = type(part)
    naming = dict(naming_fields(model))
    changed: dict[str, Any] = {}
    for row in rows(model):
        value = getattr(part, row.name)
        if not value:
            continue
        if row.privacy is Privacy.PRIVATE:
            changed[row.name] = row.info.default
        elif row.name == "media":
            changed[row.name] = tuple(_blank(one, reach) for one in value if _media_shown(one, part, reach))
        elif row.name in naming:
            changed[row.name] = _reached(value, naming[row.name], reach)
        if naming.get(row.name) == "prose":
            changed[row.name] = _with_shown_pictures(changed[row.name], part, reach)
        if row.privacy is Privacy.COARSE:
            changed[row.name] = _coarse(changed.get(row.name, value), part)
    hidden = {name: _hidden(changed.get(name, getattr(part, name)), reach.hide) for name in _texts(model)}
    own_title = {"title"} if isinstance(part, Person) else set()
    return part.model_copy(update={**changed, **{name: text for name, text in hidden.items() if name not in own_title}})


@cache
def _texts(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that may hold an author's words: neither codes, terms, references nor parts."""
    return tuple(row.name for row in rows(model) if _is_text(row))


def _is_text(row: Row) -> bool:
    coded = row.mark(Marker) or row.mark(Code) or row.hidden
    return not coded and not has_parts(row.info.annotation)


def _hidden(value: Any, hide: Hide) -> Any:
    """A text, or texts, with its hidden names replaced; dates, quantities and flags hold none."""
    if isinstance(value, tuple):
        return tuple(_hidden(one, hide) for one in value)
    return hide(value) if isinstance(value, str) else value


def _with_shown_pictures(text: str, owner: Base, reach: _Reach) -> str:
    """Prose without the pictures that may not be shown: all of them, or those that are listed and not agreed on."""
    listed = {media.file: _media_shown(media, owner, reach) for media in owner.get("media", ())}
    others = _pictures_shown(owner, reach)
    return PICTURE.sub(lambda found: str(found.group()) if listed.get(found.group(2), others) else "", text)


def _media_shown(media: Media, owner: Base, reach: _Reach) -> bool:
    """A picture's own consent decides; without one, that of every person the record shows."""
    if media.consent:
        return covers(media.consent, reach.edition, "photo")
    return _pictures_shown(owner, reach)


def _pictures_shown(owner: Base, reach: _Reach) -> bool:
    """Whether everyone a record tells of agreed to pictures. Pictures in its prose have no consent of their own."""
    about = (*owner.get("people", ()), *owner.get("to", ()), owner.get("narrator", ""))
    named = (owner.key,) if isinstance(owner, Person) else about
    subjects = (reach.archive.records.get(key) for key in named)
    return all(covers(one.consent, reach.edition, "photo") for one in subjects if isinstance(one, Person))


def _reached(value: Any, how: str, reach: _Reach) -> Any:
    if isinstance(value, tuple):
        kept = [_reached(one, how, reach) for one in value]
        return tuple(dict.fromkeys(one for one in kept if one != "")) if how == "ref" else tuple(kept)
    if how == "parts":
        return _blank(value, reach)
    if how == "prose":
        return LINK.sub(lambda found: _link(found, reach), value)
    standing_of = reach.of(value)
    if standing_of is Standing.ABSENT:
        return ""
    return value if standing_of is Standing.SHOWN else WITHHELD


def _link(found: Any, reach: _Reach) -> str:
    """A link to what is not shown keeps its words and loses its address."""
    shown = reach.of(f"{found.group(2)}:{found.group(3)}") is Standing.SHOWN
    return str(found.group() if shown else found.group(1))


def _coarse(value: Any, part: Base) -> Any:
    if isinstance(value, PartialDate):
        return value if part.get("died") else value.coarser()
    if isinstance(value, str) and value.isdigit():
        return value[:9]
    if isinstance(value, str) and value != WITHHELD:
        # 26°03′12″ and 26,0534 cannot be cut with certainty: what is not plainly a decimal is not shown.
        found = DEGREES.fullmatch(value)
        return "".join(filter(None, found.groups())) if found else ""
    return value
