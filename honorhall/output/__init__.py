"""Floor 1: pages and pictures become bytes, bytes become a site that takes the old one's place in one move."""

from honorhall.output.frame import (
    BODY,
    DESCRIPTION,
    HEAD,
    TITLE,
    TOC,
    Dress,
    FrameKey,
    Frames,
    MenuGroup,
    MenuItem,
    frame_link,
    sample_url,
)
from honorhall.output.pictures import Picture, look_at, redrawn
from honorhall.output.prose import prose, sanitised
from honorhall.output.render import Renderer, environment
from honorhall.output.write import MARK, NotOurs, stage_for, write

__all__ = [
    "BODY", "DESCRIPTION", "HEAD", "MARK", "TITLE", "TOC",
    "Dress", "FrameKey", "Frames", "MenuGroup", "MenuItem", "NotOurs", "Picture", "Renderer",
    "environment", "frame_link", "look_at", "prose", "redrawn", "sample_url", "sanitised", "stage_for", "write",
]  # fmt: skip
