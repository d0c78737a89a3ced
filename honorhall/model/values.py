"""The types a field can have, as pydantic annotations: what an author may write becomes one exact value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from honorhall.ground.partial_date import PartialDate
from honorhall.ground.problem import Refused
from honorhall.ground.quantity import Quantity
from honorhall.model.vocabulary import VOCABULARIES
from honorhall.sources import ID

WITHHELD = "-"  # stands for a reference to a record that this edition may not show
KINDS = (
    *("region", "org", "place", "exhibit", "person", "team", "story", "activity"),
    *("programme", "honor", "lesson", "need", "policy", "figure", "fund", "source"),
)
NO_TEXT: Any = "text-expected"
T = TypeVar("T")


def from_text(parse: Callable[[str], T]) -> Callable[[Any], T]:
    """A parser of text as a pydantic validator: its refusals become errors that carry our Problem code.

    What was parsed once is remembered: the same dates, terms and names stand in many records.
    """
    known = lru_cache(maxsize=20_000)(parse)

    def validate(value: Any) -> T:
        if not isinstance(value, str):
            if isinstance(value, dict | list):
                raise PydanticCustomError(NO_TEXT, "a text is expected here")
            return value  # type: ignore[no-any-return]  # already parsed
        try:
            return known(value.strip())
        except Refused as refused:
            facts: Any = dict(refused.facts)
            code: Any = refused.code
            raise PydanticCustomError(code, code, facts) from None

    return validate


@dataclass(frozen=True, slots=True)
class Words:
    """Marks a text that is kept as it is, but for the spaces around it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        text = core_schema.str_schema(strip_whitespace=True)
        return core_schema.custom_error_schema(text, NO_TEXT, custom_error_message="a text is expected here")


def _flag(value: str) -> bool:
    folded = value.lower()
    if folded in ("true", "yes", "on", "是", "有", "1"):
        return True
    if folded in ("false", "no", "off", "否", "无", "0"):
        return False
    raise Refused("flag-unreadable", value=value)


def _id(value: str) -> str:
    if not ID.fullmatch(value):
        raise Refused("id-shape", value=value)
    return value


LEVELS = {2: "province", 4: "city", 6: "county", 9: "town", 12: "village"}
ABOVE = {4: 2, 6: 4, 9: 6, 12: 9}


def region_code(value: str) -> str:
    """A division code without its padding zeros: 350000 -> 35, 350105101000 -> 350105101."""
    digits = value.strip()
    if not re.fullmatch(r"[1-9]\d{1,11}", digits, re.ASCII) or len(digits) not in LEVELS:
        raise Refused("region-code-shape", value=value)
    return unpadded(digits)


def unpadded(code: str) -> str:
    """A code without the zeros at its end that stand for no level."""
    while len(code) in ABOVE and not code[ABOVE[len(code)] :].strip("0"):
        code = code[: ABOVE[len(code)]]
    return code


class Marker:
    """A mark on a field's type that also parses its text. Subclasses say how, and what the JSON Schema shows."""

    def parse(self, value: str) -> str:
        """The text in its exact form. Raises Refused."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """Its JSON Schema."""
        raise NotImplementedError

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(from_text(self.parse))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return self.schema()


class Ref(Marker):
    """A field that names another record, of one of these kinds. With one kind the id alone is enough."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds

    def schema(self) -> dict[str, Any]:
        """A text; `x-ref` says which kinds it may name."""
        return {"type": "string", "x-ref": list(self.kinds)}

    def parse(self, value: str) -> str:
        """Give back "kind:id". Raises Refused where it is not the shape of a reference of these kinds."""
        kind, colon, name = value.replace("：", ":").partition(":")
        if not colon and len(self.kinds) == 1:
            kind, name = self.kinds[0], value
        kind, name = kind.strip(), name.strip()
        if kind not in self.kinds or not ID.fullmatch(name):
            shape = " / ".join(f"{one}:id" for one in self.kinds)
            raise Refused("reference-shape", value=value, shape=shape)
        return f"{kind}:{name}"


class Term(Marker):
    """A field whose value is a term of one vocabulary. Authors may write its code, Chinese or English name."""

    def __init__(self, vocabulary: str) -> None:
        self.vocabulary = vocabulary

    def schema(self) -> dict[str, Any]:
        """The Chinese names first: they are what an editor offers."""
        terms = VOCABULARIES[self.vocabulary]
        return {"type": "string", "enum": [*(names.zh for names in terms.values()), *terms]}

    def parse(self, value: str) -> str:
        """Give back the term's code. Raises Refused with the nearest term."""
        code = _spellings(self.vocabulary).get(value.casefold())
        if code is not None:
            return code
        terms = VOCABULARIES[self.vocabulary]
        written = [one for code, names in terms.items() for one in (code, names.zh)]
        near = get_close_matches(value, written, n=1, cutoff=0.5)
        known = "、".join(names.zh for names in terms.values())
        raise Refused("term-unknown", value=value, near=near[0] if near else "无 none", known=known)


@cache
def _spellings(vocabulary: str) -> dict[str, str]:
    """What an author may write for a term, in small letters -> its code; the first of two terms of one name."""
    found: dict[str, str] = {}
    for code, names in VOCABULARIES[vocabulary].items():
        for spelling in (code.casefold(), names.zh, names.en.casefold()):
            found.setdefault(spelling, code)
    return found


class Pattern(Marker):
    """A field whose text has one fixed shape (a filing number, a url)."""

    def __init__(self, code: str, pattern: str, example: str) -> None:
        self.code, self.pattern, self.example = code, pattern, example

    def schema(self) -> dict[str, Any]:
        """The same pattern, for editors."""
        return {"type": "string", "pattern": f"^{self.pattern}$", "examples": [self.example]}

    def parse(self, value: str) -> str:
        """The text as it is. Raises Refused with an example."""
        if not re.fullmatch(self.pattern, value):
            raise Refused(self.code, value=value, example=self.example)
        return value


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks text that is Markdown."""


@dataclass(frozen=True, slots=True)
class Code:
    """Marks a division code: it leads to a region record."""


def _listed(value: Any) -> Any:
    """One value where a list may stand is a list of one."""
    return value if isinstance(value, list | tuple) else [value]


Text = Annotated[str, Words(), WithJsonSchema({"type": "string"})]
Markdown = Annotated[str, Words(), WithJsonSchema({"type": "string"}), Prose()]
Id = Annotated[str, PlainValidator(from_text(_id)), WithJsonSchema({"type": "string", "pattern": ID.pattern})]
Flag = Annotated[bool, PlainValidator(from_text(_flag)), WithJsonSchema({"type": ["boolean", "string"]})]
Whole = Annotated[int, WithJsonSchema({"type": ["integer", "string"]})]
Date = Annotated[
    PartialDate,
    PlainValidator(from_text(PartialDate.parse)),
    PlainSerializer(lambda date: date.edtf),
    WithJsonSchema(
        {"type": ["string", "integer"], "examples": ["2020-07-29", "2020年7月", "约1951年", "1950-10/1953-07"]}
    ),
]
Amount = Annotated[
    Quantity,
    PlainValidator(from_text(Quantity.parse)),
    PlainSerializer(lambda amount: amount.verbatim),
    WithJsonSchema({"type": "string", "examples": ["100余名", "超2亿元", "50余户200余人次"]}),
]
RegionCode = Annotated[
    str,
    PlainValidator(from_text(region_code)),
    WithJsonSchema({"type": ["string", "integer"], "examples": ["350105101210"]}),
    Code(),
]

E1 = TypeVar("E1")
Many = Annotated[tuple[E1, ...], BeforeValidator(_listed)]
