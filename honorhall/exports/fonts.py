"""The headings' font beside the styles that name it, and the licence that goes where the font goes."""

from __future__ import annotations

from collections.abc import Iterator

from honorhall.exports.assets import ASSETS
from honorhall.ground.page import Artifact
from honorhall.output import FONT_FILE, Lettering, licence

LICENCE = "fonts/OFL.txt"


def fonts(lettering: Lettering) -> Iterator[Artifact]:
    """The font, cut when its bytes are asked for and not before, and the SIL Open Font License."""
    yield Artifact(f"{ASSETS}{FONT_FILE}", lettering.font)
    yield Artifact(f"{ASSETS}{LICENCE}", licence)
