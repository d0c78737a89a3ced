"""Floor 0: what stands on the disk: sites that change places whole, and what is kept from one build to the next."""

from honorhall.disk.drawers import Drawers, put_away
from honorhall.disk.edited import Standing, edited, noted, stands
from honorhall.disk.files import Files, Known, untouched
from honorhall.disk.secret import user_store
from honorhall.disk.sites import (
    MARK,
    NotOurs,
    Sites,
    changed_files,
    known_site,
    link_some,
    make_spare,
    refuse_strangers,
    sites_of,
    spare_of,
    stage_for,
    token_in,
    token_of,
    without_folders,
)
from honorhall.disk.stage import Stage
from honorhall.disk.store import (
    STORE,
    Pack,
    Piece,
    Sections,
    Spoiled,
    keep,
    keep_sections,
    kept,
    kept_or_made,
    sections,
)

__all__ = [
    "MARK",
    "STORE",
    "Drawers",
    "Files",
    "Known",
    "NotOurs",
    "Pack",
    "Piece",
    "Sections",
    "Sites",
    "Spoiled",
    "Stage",
    "Standing",
    "changed_files",
    "edited",
    "keep",
    "keep_sections",
    "kept",
    "kept_or_made",
    "known_site",
    "link_some",
    "make_spare",
    "noted",
    "put_away",
    "refuse_strangers",
    "sections",
    "sites_of",
    "spare_of",
    "stage_for",
    "stands",
    "token_in",
    "token_of",
    "untouched",
    "user_store",
    "without_folders",
]
