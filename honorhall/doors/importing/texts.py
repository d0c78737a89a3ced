"""The text of files: a new record as a person would write it; one that is there, with what changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from honorhall.doors.importing.comparing import Change
from honorhall.doors.importing.offer import STORY
from honorhall.model import MODELS, rows
from honorhall.sources import Plain, Source, rewritten, rewritten_story, yaml_of

BODY = "body"


def new_text(source: Source) -> str:
    """A whole new file: fields in the order of the field table."""
    names = [row.name for row in rows(MODELS[source.kind]) if not row.hidden]
    data: dict[str, Plain] = {name: source.data[name] for name in names if source.data.get(name)}
    if source.kind != STORY:
        return yaml_of(data)
    body = source.body.strip() or str(data.get(BODY, "")).strip()
    data.pop(BODY, None)
    return f"---\n{yaml_of(data)}---\n\n{body}\n"


def mended(path: Path, records: Iterable[tuple[Source, Sequence[Change]]]) -> bytes | None:
    """A file with some fields of its records changed. None where something else of it would be lost."""
    by_number = {source.number: (source, list(changes)) for source, changes in records}
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        return None
    if path.suffix.lower() != ".md":
        fields = {number: {one.field: one.value for one in found} for number, (_, found) in by_number.items()}
        new = rewritten(text, fields)
    else:
        source, found = by_number[0]
        body = next((str(one.value) for one in found if one.field == BODY), None)
        if body is not None and source.data.get(BODY):
            return None
        new = rewritten_story(text, {one.field: one.value for one in found if one.field != BODY}, body)
    return None if new is None else new.encode()
