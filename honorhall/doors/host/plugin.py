"""The plugin: MkDocs draws the theme and the hand-written pages, never a record."""

# ruff: noqa: ARG002 (MkDocs hands its hooks arguments by name, wanted or not)

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast
from urllib.parse import urlsplit

from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from honorhall.doors.folders import is_unread, template_folders
from honorhall.doors.host.drawing import drawer
from honorhall.doors.host.listening import listening
from honorhall.doors.host.menu import HallLink, navigation
from honorhall.doors.host.others import is_alone, reads
from honorhall.doors.host.serving import Serving
from honorhall.doors.host.settings import our_settings
from honorhall.doors.host.vetting import vetted
from honorhall.doors.hosted import Hosted
from honorhall.doors.order import HostError, Order
from honorhall.doors.within import Within, files_in
from honorhall.output import Dress, Frames, frame_link, sanitised

Prose = Callable[[str, str], str]

# Below MkDocs' own logger, so that `mkdocs build --strict` counts what is said here.
_log = logging.getLogger("mkdocs.plugins.honorhall")


class HonorHallConfig(Config):  # type: ignore[no-untyped-call] # MkDocs left a hook of its classes untyped
    """The plugin's settings in mkdocs.yml."""

    edition = config_options.Choice(("public", "kiosk", "preview"), default="public")
    today = config_options.Optional(config_options.Type(str))
    jobs = config_options.Type(int, default=0)


class HonorHallPlugin(BasePlugin[HonorHallConfig]):  # type: ignore[no-untyped-call] # the same hook
    """MkDocs' hooks. With a `dress` (host() sets one) only frames are made; without, a whole site: `mkdocs build`.

    prose: (Markdown of a hand-written page, its url) -> Markdown. frames: can be filled once MkDocs has built.
    """

    def __init__(self) -> None:
        self.dress: Dress | None = None
        self.prose: Prose = lambda markdown, _url: markdown
        self.frames: Frames | None = None
        self._nav: Navigation | None = None
        self._within: Within | None = None
        self._serving: Serving | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """One run of MkDocs begins; while it serves, it builds many times."""
        self._serving = Serving() if command == "serve" else None

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """The first build is done: let the server outlive those that fail."""
        if self._serving is not None:
            self._serving.attach(server, Path(config.config_file_path).parent)
        return server

    def on_shutdown(self) -> None:
        """The run is over."""
        if self._serving is not None:
            self._serving.end()

    def on_config(self, config: MkDocsConfig) -> None:
        """Dress the site; our templates before Material's; nothing from another host."""
        root = Path(config.config_file_path).parent
        if self.dress is None or self._within is not None:
            self._begin(root, config)
        _put_on(config, cast("Dress", self.dress))
        folders = [folder / "frame" for folder in template_folders(root)]
        config.theme.dirs[:0] = [str(folder) for folder in folders if folder.is_dir()]

    def _begin(self, root: Path, config: MkDocsConfig) -> None:
        """MkDocs was asked for a build: ours runs within it, and `config` writes to our stage."""
        today = date.fromisoformat(self.config.today) if self.config.today else date.today()
        order = Order(root, Path(config.site_dir), self.config.edition, today, self.config.jobs)
        self._within = Within(order)
        if self._serving is not None:  # MkDocs knows only the hand-written pages
            config.watch += self._serving.watch(root)
            self._serving.site = order.out
        prepared = self._within.begin()
        if prepared is not None:
            self.dress, self.prose, config.site_dir = prepared.dress, prepared.prose, str(self._within.folder)
        elif self._serving is not None:
            self.dress, self.prose = Dress(""), _nothing
            config.site_dir = self._serving.stand_still(self._within.problems, order.out)
            config.theme.static_templates.clear()
        else:
            raise PluginError("资料里有须改的问题，网站没有改动。 Problems stand in the way; the site is as it was.")

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add the pages of the records, and let the whole take the old site's place."""
        if self._within is not None:
            self._within.end(cast("Frames", self.frames))
        if self._serving is not None:
            self._serving.move_on() if self._serving.still else self._serving.mended()

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the old site as it is."""
        if self._within is not None:
            self._within.give_up()
        if self._serving is not None:
            self._serving.move_on()

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> None:
        """Leave out the theme's files that no reader fetches, 2.2 of its 2.5 MB; vet what lies beside the pages."""
        if self._serving is not None and self._serving.still:
            for file in list(files):
                files.remove(file)
        for sentence in vetted(files, config, lambda text: self.prose(text, "")):
            _log.warning("%s", sentence)
        searching = "material/search" in config.plugins
        for file in list(files):
            if file.src_dir in config.theme.dirs and is_unread(file.src_uri, searching=searching):
                files.remove(file)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Put the hall's menu in place of the one that MkDocs made of file names."""
        written = [file for file in files.documentation_pages() if file.generated_by is None]
        pages = [file.page for file in written if file.page is not None]
        for page in pages:  # they follow one another in the alphabet only
            page.parent = page.previous_page = page.next_page = None
        self._nav = navigation(self.dress.menu if self.dress else (), pages)
        return self._nav

    def on_page_markdown(self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let the hall speak in a hand-written page, and make its title and description safe to print."""
        if page.file.generated_by is not None:  # another plugin's page is that plugin's affair
            return markdown
        said = {name: page.meta[name] for name in ("title", "description") if name in page.meta}
        shown = {name: escape(self.prose(str(text), page.url)) for name, text in said.items()}  # printed as they stand
        page.meta = {**shown, **({"hide": page.meta["hide"]} if "hide" in page.meta else {})}
        return self.prose(markdown, page.url)

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """A hand-written page passes the same list as an author's prose: no script comes in by a pull request."""
        return sanitised(html) if page.file.generated_by is None else html

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> None:
        """Make the frame's links depend on depth only, and keep what frames are drawn with."""
        env.filters["url"] = frame_link
        self.frames = Frames(drawer(env, cast("Navigation", self._nav), config, files))

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Light the way home on the front page: with a parent, that page would be its own breadcrumb."""
        if page.url == "" and isinstance(nav.homepage, HallLink):
            nav.homepage.active = True

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> None:
        """Put that light out again."""
        if page.url == "" and self._nav is not None and isinstance(self._nav.homepage, HallLink):
            self._nav.homepage.active = False


def _nothing(_markdown: str, _url: str) -> str:
    """A hall that must not be built says nothing."""
    return ""


def host(root: Path, dress: Dress, prose: Prose) -> Hosted:
    """Let MkDocs make the hand-written pages of the hall at `root`, and the theme's files.

    Raises HostError if MkDocs gives up.
    """
    with TemporaryDirectory(prefix="honorhall-") as folder, listening("mkdocs") as heard:
        try:
            config, plugin = open_host(root, Path(folder))
            plugin.dress, plugin.prose = dress, prose
            build(config)
        except MkDocsException as stop:
            raise HostError("\n".join([*heard, str(stop)])) from stop
        files = files_in(Path(folder))
    return Hosted(cast("Frames", plugin.frames), files, tuple(heard), reads(config), is_alone(config))


def open_host(root: Path, stage: Path) -> tuple[MkDocsConfig, HonorHallPlugin]:
    """Read the mkdocs.yml of the hall at `root`, to be built to `stage`; our plugin comes last, and at hand.

    It is put in by hand because a checkout that nobody installed has no entry points. Raises HostError,
    MkDocs' own ConfigurationError if the file is not YAML, and FileNotFoundError if there is none.
    """
    path = root.resolve() / "mkdocs.yml"
    config = MkDocsConfig(config_file_path=str(path))
    with path.open("rb") as text:
        config.load_file(text)
    others, settings = our_settings(config["plugins"])
    config.load_dict({"plugins": others, "site_dir": str(stage.resolve()), "site_url": None})
    plugin = HonorHallPlugin()
    wrong, odd = config.validate()
    wrong_here, odd_here = plugin.load_config(settings, str(path))
    for name, warning in [*odd, *odd_here]:
        _log.warning("mkdocs.yml, %s: %s", name, warning)
    if wrong or wrong_here:
        raise HostError("\n".join(f"mkdocs.yml, {name}: {why}" for name, why in [*wrong, *wrong_here]))
    config.plugins["honorhall"] = plugin
    return config, plugin


def _put_on(config: MkDocsConfig, dress: Dress) -> None:
    config.theme.static_templates.discard("sitemap.xml")  # it would list the hand-written pages only
    config.theme["language"] = "zh"
    config.theme["font"] = False
    config.theme["favicon"] = "assets/hall/art/favicon.svg"
    loaded = (*config.extra_css, *config.extra_javascript, config.theme.get("favicon"), config.theme.get("logo"))
    for address in (str(url) for url in loaded if url and urlsplit(str(url)).netloc):
        _log.warning("每一页都会从别处下载 every page would load from another host: %s", address)
    config.site_name = Markup(escape(dress.name))  # noqa: S704 (Material escapes it in some places: not twice, please)
    config.site_description = escape(dress.description)
    config.copyright = dress.footer
    # `mkdocs serve` has put its own address there already, and it is the better one.
    config.site_url = config.site_url or (f"{dress.base_url.rstrip('/')}/" if dress.base_url else None)
