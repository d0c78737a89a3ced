"""Floor 2: the kinds of record and their field table; gather() makes the archive, redact() an edition of it."""

from honorhall.model.archive import Archive, Origins, gather, gathered, parent_code
from honorhall.model.decoding import Decoded, Decoding, decoded, decoding, joined_decodings
from honorhall.model.edition import Changes, Redaction, hidden_in, redact, redaction
from honorhall.model.fields import Base, Privacy, Row, rows
from honorhall.model.happenings import Activity, Lesson, Need, Story
from honorhall.model.kinds import FOLDERS, KINDS, MODELS
from honorhall.model.names import HiddenName, HiddenNames, hidden_names, together
from honorhall.model.papers import Document, Figure, Fund, Hall, Policy, Screen
from honorhall.model.people import Honor, Person
from honorhall.model.places import Exhibit, Place, Region
from honorhall.model.record import Consent, Media, Milestone, Outcome, Record, SourceRef
from honorhall.model.references import LINK, PICTURE, Named, mentions, named
from honorhall.model.standing import (
    EDITIONS,
    KIOSK,
    PUBLIC,
    Edition,
    Standing,
    covers,
    lacks_guardian,
    standings,
    surname,
)
from honorhall.model.teams import Org, Programme, Squad, Team
from honorhall.model.values import LEVELS, WITHHELD, Code, Prose, Ref, Term
from honorhall.model.vocabulary import VOCABULARIES, Names
from honorhall.model.wording import wording

__all__ = [
    "EDITIONS",
    "FOLDERS",
    "KINDS",
    "KIOSK",
    "LEVELS",
    "LINK",
    "MODELS",
    "PICTURE",
    "PUBLIC",
    "VOCABULARIES",
    "WITHHELD",
    "Activity",
    "Archive",
    "Base",
    "Changes",
    "Code",
    "Consent",
    "Decoded",
    "Decoding",
    "Document",
    "Edition",
    "Exhibit",
    "Figure",
    "Fund",
    "Hall",
    "HiddenName",
    "HiddenNames",
    "Honor",
    "Lesson",
    "Media",
    "Milestone",
    "Named",
    "Names",
    "Need",
    "Org",
    "Origins",
    "Outcome",
    "Person",
    "Place",
    "Policy",
    "Privacy",
    "Programme",
    "Prose",
    "Record",
    "Redaction",
    "Ref",
    "Region",
    "Row",
    "Screen",
    "SourceRef",
    "Squad",
    "Standing",
    "Story",
    "Team",
    "Term",
    "covers",
    "decoded",
    "decoding",
    "gather",
    "gathered",
    "hidden_in",
    "hidden_names",
    "joined_decodings",
    "lacks_guardian",
    "mentions",
    "named",
    "parent_code",
    "redact",
    "redaction",
    "rows",
    "standings",
    "surname",
    "together",
    "wording",
]
