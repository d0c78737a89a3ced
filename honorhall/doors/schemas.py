"""JSON Schemas made from the field table: an editor offers fields and terms, and marks what will not do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from honorhall.model import MODELS, Hall

FOLDER = ".vscode/honorhall"


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of one kind: a record, or a list of records that each name their id."""
    one = model.model_json_schema(mode="validation")
    parts = one.pop("$defs", {})
    one["required"] = [name for name in one.get("required", []) if name != "id"]
    _with_names(one)
    for part in parts.values():
        _with_names(part)
    name = model.__name__
    listed = {"type": "array", "items": {"allOf": [{"$ref": f"#/$defs/{name}"}, {"required": ["id"]}]}}
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": name}
    choices = [{"$ref": f"#/$defs/{name}"}, *([listed] if model is not Hall else [])]
    return {**head, "anyOf": choices, "$defs": {**parts, name: one}}


def _with_names(schema: dict[str, Any]) -> None:
    """Field titles in both languages, short forms; the table's other columns are for programs and stay out."""
    for field in schema.get("properties", {}).values():
        names = (field.get("title", ""), field.pop("en", ""))
        for column in ("facet", "weight", "dc", "schema", "privacy", "hidden"):
            field.pop(column, None)
        field["title"] = " ".join(name for name in names if name)
        field.pop("default", None)
        if field.get("type") == "array":  # one value may stand where a list may
            one, many = field.pop("items"), field.pop("type")
            field["anyOf"] = [one, {"type": many, "items": one}]


def write_schemas(root: Path) -> Iterator[Path]:
    """Write every schema below `root` and let VS Code's settings map them to the folders."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    mapping = {}
    models: dict[str, type[BaseModel]] = {**MODELS, "hall": Hall}
    for kind, model in models.items():
        path = folder / f"{kind}.schema.json"
        path.write_text(_json(schema_of(model)), encoding="utf-8")
        where = {"hall": "content/hall.yml", "story": "stories/**/*.yml"}.get(kind)
        mapping[f"./{FOLDER}/{kind}.schema.json"] = where or f"content/{MODELS[kind].folder}/**/*.yml"
        yield path
    settings = root / ".vscode" / "settings.json"
    kept = _settings(settings)
    settings.write_text(_json({**kept, "yaml.schemas": {**kept.get("yaml.schemas", {}), **mapping}}), encoding="utf-8")
    yield settings


def _settings(path: Path) -> dict[str, Any]:
    """The settings that are there already. A file with comments is not JSON: it is left to its owner."""
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(
            f"{path} 不是纯 JSON，请手工加入 yaml.schemas。 It is not plain JSON; add yaml.schemas by hand."
        ) from error
    return found if isinstance(found, dict) else {}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
