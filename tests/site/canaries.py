"""Canaries: a record of every kind, made from the field table, with a marked word in every field that holds text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import yaml
from PIL import Image
from pydantic import BaseModel

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.quantity import Quantity
from honorhall.model import MODELS, Base, Code, Person, Privacy, Ref, Row, Term, rows
from honorhall.model.values import Pattern

PRIVATE_DATE = "2777-07-07"  # in the future: a consent that has run out would hide the whole record
SIGNED = "1977-07-17"  # and one that is not yet signed is none
CODE = "12"
# Values that a record must have to be shown at all, or that have a shape of their own.
FIXED: Mapping[str, Any] = {
    "status": "granted",
    "scope": ["text", "photo", "web", "kiosk", "print"],
    "name_as": "full",
    "file": "probe.jpg",
    "lat": "26.123456",
    "lon": "119.654321",
    "born": "1950-05-05",
    "died": "2020-07-29",
    "signed": SIGNED,
}
LEFT_OUT = frozenset({"sample", "id"})


def marked(model: type[BaseModel], name: str, *, private: bool = False) -> dict[str, Any]:
    """A part of every field of a model. Private texts read CANARY-…, all others SHOWN-…, then the field's path."""
    return {
        row.name: _value(row, f"{name}-{row.name}", private=private or row.privacy is Privacy.PRIVATE)
        for row in rows(model)
        if row.name not in LEFT_OUT
    }


def _value(row: Row, name: str, *, private: bool) -> Any:
    one = _one(row, name, private=private)
    many = str(row.info.annotation).startswith("tuple") and not isinstance(one, list)
    return [one] if many else one


def _one(row: Row, name: str, *, private: bool) -> Any:
    annotation = row.info.annotation
    term = row.mark(Term)
    if row.name in FIXED and (row.name != "status" or (term and term.vocabulary == "consent-status")):
        return FIXED[row.name]
    if term is not None:
        return next(iter(term_codes(term)))
    reference = row.mark(Ref)
    if reference is not None:
        return f"{reference.kinds[0]}:probe"
    if row.mark(Code):
        return CODE
    pattern = row.mark(Pattern)
    if pattern is not None:
        return f"{pattern.example}SHOWN-{name}"
    part = next(parts(annotation), None)
    if part is not None:
        return marked(part, name, private=private)
    return _plain(str(annotation), name, private=private)


def _plain(annotation: str, name: str, *, private: bool) -> Any:
    if PartialDate.__name__ in annotation:
        return PRIVATE_DATE if private else "2020-07-29"
    if Quantity.__name__ in annotation:
        return "5个"
    if "bool" in annotation:
        return True
    if "int" in annotation:
        return 1
    return f"{'CANARY' if private else 'SHOWN'}-{name}"


def term_codes(term: Term) -> list[str]:
    """The codes of a vocabulary."""
    found: list[str] = term.schema()["enum"]
    return found[len(found) // 2 :]


def parts(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models within a field's type."""
    if isinstance(annotation, type) and issubclass(annotation, Base):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from parts(inner)


def marks(value: Any, sign: str) -> list[str]:
    """All marked words in a record that begin with a sign."""
    if isinstance(value, dict):
        return [mark for one in value.values() for mark in marks(one, sign)]
    if isinstance(value, list):
        return [mark for one in value for mark in marks(one, sign)]
    return [value[value.index(sign) :]] if isinstance(value, str) and sign in value else []


def probes() -> dict[str, dict[str, Any]]:
    """Kind -> a record of it with every field filled."""
    made = {kind: marked(model, kind) for kind, model in MODELS.items()}
    made["region"]["region_type"] = "division"
    return made


def hidden(state: str, **consent: Any) -> dict[str, Any]:
    """A person whose every public text reads HIDDEN-state-…; consent: changes to a full one, None: none at all."""
    text = yaml.safe_dump(marked(Person, "person")).replace("SHOWN-person", f"HIDDEN-{state}")
    person: dict[str, Any] = yaml.safe_load(text)
    person["consent"] |= consent
    person["title"] = f"单HIDDEN-{state}-title"
    person["media"][0]["file"] = f"hidden-{state}.jpg"
    person["service"][0]["of"] = "team:probe"
    return person


def file_of(kind: str, name: str, record: Mapping[str, Any]) -> tuple[str, str]:
    """(path, text) of the file that holds a record."""
    if kind != "story":
        return f"content/{MODELS[kind].folder}/{name}.yml", _yaml(record)
    matter = {field: value for field, value in record.items() if field != "body"}
    return f"stories/{name}.md", f"---\n{_yaml(matter)}---\n\n{record['body']}\n"


def _yaml(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


def picture(words: str = "CANARY-exif") -> bytes:
    """A JPEG whose left half is red and whose right half is blue, with words wherever a camera can put some.

    Its EXIF says that it is to be turned by 90 degrees to the right, and where it was taken.
    """
    image = Image.new("RGB", (64, 32), "red")
    image.paste((0, 0, 255), (32, 0, 64, 32))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = words
    exif.get_ifd(0x8825).update({1: "N", 2: (26.0, 1.0, 2.0), 3: "E", 4: (119.0, 3.0, 4.0), 29: words})
    out = BytesIO()
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{words}</x:xmpmeta>".encode()
    image.save(out, "JPEG", exif=exif, comment=words.encode(), xmp=xmp, icc_profile=words.encode())
    return out.getvalue()
