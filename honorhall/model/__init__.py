"""Floor 2: the kinds of record and their field table; gather() makes the archive, redact() an edition of it."""

from honorhall.model.archive import Archive, gather, parent_code
from honorhall.model.edition import hidden_in, redact
from honorhall.model.fields import Base, Privacy, Row, rows
from honorhall.model.happenings import Activity, Lesson, Need, Story
from honorhall.model.kinds import FOLDERS, KINDS, MODELS
from honorhall.model.names import HiddenName, hidden_names, places
from honorhall.model.papers import Document, Figure, Fund, Hall, Policy
from honorhall.model.people import Honor, Person
from honorhall.model.places import Exhibit, Place, Region
from honorhall.model.record import Consent, Media, Milestone, Outcome, Record, SourceRef
from honorhall.model.references import LINK, PICTURE, mentions
from honorhall.model.standing import EDITIONS, Edition, Standing, covers, lacks_guardian, standings, surname
from honorhall.model.teams import Org, Programme, Squad, Team
from honorhall.model.values import LEVELS, WITHHELD, Code, Prose, Ref, Term
from honorhall.model.vocabulary import VOCABULARIES, Names

__all__ = [
    "EDITIONS",
    "FOLDERS",
    "KINDS",
    "LEVELS",
    "LINK",
    "MODELS",
    "PICTURE",
    "VOCABULARIES",
    "WITHHELD",
    "Activity",
    "Archive",
    "Base",
    "Code",
    "Consent",
    "Document",
    "Edition",
    "Exhibit",
    "Figure",
    "Fund",
    "Hall",
    "HiddenName",
    "Honor",
    "Lesson",
    "Media",
    "Milestone",
    "Names",
    "Need",
    "Org",
    "Outcome",
    "Person",
    "Place",
    "Policy",
    "Privacy",
    "Programme",
    "Prose",
    "Record",
    "Ref",
    "Region",
    "Row",
    "SourceRef",
    "Squad",
    "Standing",
    "Story",
    "Team",
    "Term",
    "covers",
    "gather",
    "hidden_in",
    "hidden_names",
    "lacks_guardian",
    "mentions",
    "parent_code",
    "places",
    "redact",
    "rows",
    "standings",
    "surname",
]
