"""`mkdocs serve`: what stands in the way is told on the page, and the server outlives it."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from honorhall.disk import spare_of, stage_for
from honorhall.doors.folders import shipped_templates
from honorhall.doors.host.listening import listening
from honorhall.doors.order import HostError
from honorhall.doors.panel import alone, panel, with_added
from honorhall.doors.report import summary, worth_telling
from honorhall.doors.stopped import stopped_as_text
from honorhall.ground.messages import blocks
from honorhall.ground.problem import Problem

WATCHED = ("content", "stories", "templates")
LOOK = 0.5  # seconds between two looks for new folders, as often as MkDocs looks at files
POLLS = "/livereload/"


class Serving:
    """All builds of one run of `mkdocs serve`: the last good site stays, with a panel on it."""

    def __init__(self) -> None:
        self.site: Path | None = None  # the folder that is served: MkDocs makes it and removes it
        self.still = False  # whether MkDocs is building into nowhere, because the hall must not be built
        self._panel = ""
        self._built = False
        self._nowhere: TemporaryDirectory[str] | None = None
        self._server: LiveReloadServer | None = None
        self._watched: set[Path] = set()
        # MkDocs builds when a watched file changes, and for no other reason: this one is ours to change.
        self._bell = TemporaryDirectory(prefix="honorhall-", ignore_cleanup_errors=True)

    def stand_still(self, problems: list[Problem], site: Path) -> str:
        """Tell of problems, and give MkDocs a folder to build into that nobody sees."""
        self.tell(worth_telling(filter(blocks, problems)), summary(problems), site)
        self._nowhere = TemporaryDirectory(prefix="honorhall-", ignore_cleanup_errors=True)
        self.still = True
        return self._nowhere.name

    def tell(self, texts: Iterable[str], counted: str, site: Path | None = None) -> None:
        """Show these texts on every page. site: the folder that is served, which needs a page to show them on."""
        self._panel = panel(texts, counted, stays=self._built)
        if site is not None and not self._built:
            with stage_for(site) as (stage, files):
                files["index.html"] = stage.put("index.html", alone(""))

    def move_on(self) -> None:
        """MkDocs has built into nowhere."""
        if self._nowhere is not None:
            self._nowhere.cleanup()
        self._nowhere, self.still = None, False

    def mended(self) -> None:
        """There is a new site, and nothing in its way."""
        self._panel, self._built = "", True

    def watch(self, root: Path) -> list[str]:
        """The hall's folders that are there by now; once there is a server, it watches them, too."""
        there = [folder for folder in (*(root / name for name in WATCHED), shipped_templates()) if folder.is_dir()]
        for folder in there:
            if self._server is not None and folder not in self._watched:
                self._server.watch(str(folder))
                self._watched.add(folder)
        return [str(folder) for folder in there]

    def attach(self, server: LiveReloadServer, root: Path) -> None:
        """Let the server outlive a build that fails, and show the panel."""
        self._server = server
        self._watched = {Path(folder) for folder in self.watch(root)}
        server.watch(self._bell.name)
        threading.Thread(target=self._wait_for_folders, args=(root,), daemon=True).start()
        server.builder = self._outlived(server.builder)
        server.set_app(self._with_panel(server.serve_request, server.mount_path))

    def end(self) -> None:
        """The run is over."""
        self._bell.cleanup()
        if self.site is not None:
            shutil.rmtree(spare_of(self.site), ignore_errors=True)

    def _wait_for_folders(self, root: Path) -> None:
        """Watch folders that appear later, for ever."""
        while True:
            time.sleep(LOOK)
            known = len(self._watched)
            self.watch(root)
            if len(self._watched) > known:
                with suppress(OSError):  # the run is over
                    (Path(self._bell.name) / f"{known}").touch()

    def _outlived(self, build: Callable[[], None]) -> Callable[[], None]:
        def build_again() -> None:
            with listening("mkdocs", aside=True) as heard:
                try:
                    build()
                except MkDocsException as stop:
                    self.tell((stopped_as_text(HostError("\n".join([*heard, str(stop)]))),), "")
                except Exception as error:  # noqa: BLE001 (a preview outlives every fault, and its panel tells of it)
                    self.tell((stopped_as_text(error),), "")

        return build_again

    def _with_panel(self, app: Callable[..., Iterable[bytes]], home: str) -> Callable[..., Iterable[bytes]]:
        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            said: list[Any] = []
            body = app(environ, lambda *head: said.extend(head))
            if self._panel and not self._built and said[0].startswith("404"):
                said.clear()
                body = app({**environ, "PATH_INFO": home}, lambda *head: said.extend(head))
            status, headers, *_ = said
            if self._panel and not environ["PATH_INFO"].startswith(POLLS) and ("Content-Type", "text/html") in headers:
                page = with_added(b"".join(body), self._panel)
                body = [page]
                headers = [*((name, word) for name, word in headers if name != "Content-Length"),
                           ("Content-Length", str(len(page)))]  # fmt: skip
            start_response(status, headers)
            return body

        return answer
