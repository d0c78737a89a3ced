"""The kinds of the archive: one list, from which folders, urls, menus, schemas and documents are made."""

from __future__ import annotations

from collections.abc import Mapping

from honorhall.model.happenings import Activity, Lesson, Need, Story
from honorhall.model.papers import Document, Figure, Fund, Policy
from honorhall.model.people import Honor, Person
from honorhall.model.places import Exhibit, Place, Region
from honorhall.model.record import Record
from honorhall.model.teams import Org, Programme, Team

KINDS: tuple[type[Record], ...] = (
    Story,
    Person,
    Team,
    Activity,
    Programme,
    Honor,
    Place,
    Exhibit,
    Lesson,
    Region,
    Org,
    Policy,
    Need,
    Figure,
    Fund,
    Document,
)
MODELS: Mapping[str, type[Record]] = {model.kind: model for model in KINDS}
FOLDERS: Mapping[str, str] = {model.folder: model.kind for model in KINDS if model is not Story}
