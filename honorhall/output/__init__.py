"""Floor 1: pages and pictures become bytes, bytes become a site that takes the old one's place in one move."""

from honorhall.output.charts import Bar, Chart, bar_chart
from honorhall.output.compiled import Compiled, CompiledOnDisk
from honorhall.output.fonts import licence
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
    Unframed,
    frame_link,
    sample_url,
)
from honorhall.output.lettering import FILE as FONT_FILE
from honorhall.output.lettering import Lettering, choose_letters, template_words
from honorhall.output.pictures import Picture, Version, look_at
from honorhall.output.prose import Written, picture_mark, prose, sanitised
from honorhall.output.redrawing import redrawn
from honorhall.output.render import Renderer, compile_all, drawn_with, environment

__all__ = [
    "BODY",
    "DESCRIPTION",
    "FONT_FILE",
    "HEAD",
    "TITLE",
    "TOC",
    "Bar",
    "Chart",
    "Compiled",
    "CompiledOnDisk",
    "Dress",
    "FrameKey",
    "Frames",
    "Lettering",
    "MenuGroup",
    "MenuItem",
    "Picture",
    "Renderer",
    "Unframed",
    "Version",
    "Written",
    "bar_chart",
    "choose_letters",
    "compile_all",
    "drawn_with",
    "environment",
    "frame_link",
    "licence",
    "look_at",
    "picture_mark",
    "prose",
    "redrawn",
    "sample_url",
    "sanitised",
    "template_words",
]
