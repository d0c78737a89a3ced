"""The server of a screen: the hall's files for the browser of this machine, and what the staff asks for; no listing."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import unquote

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from honorhall.doors.kiosk.counts import VISITS, Counts
from honorhall.doors.kiosk.pin import fits, settings_in
from honorhall.doors.kiosk.showing import Showing
from honorhall.doors.media import media_type

HERE = ["127.0.0.1", "localhost"]
# What a page may do, said once more by the one who serves it: nothing from elsewhere, nothing that leads elsewhere.
POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; form-action 'none'; frame-src 'none'; base-uri 'none'"
HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff",
           "Referrer-Policy": "no-referrer"}  # fmt: skip
LONGEST = 4096  # bytes of what a page tells
TRIES, PAUSE = 5, 60.0  # wrong PINs, and how many seconds the corner then stays shut
WRONG = ("PIN 不对。", "This is not the PIN.")
SHUT = ("PIN 错了太多次，请一分钟后再试。", "Too many wrong PINs; try again in a minute.")
NO_PIN = (
    "hall.yml 里还没有设 PIN，用 honorhall kiosk pin 生成。",
    "hall.yml names no PIN yet: honorhall kiosk pin makes one.",
)
DONE = {
    "restart": ("正在重新启动……", "Restarting …"),
    "exit": ("正在退出……", "Leaving …"),
    "update": (
        "正在检查U盘里的更新包，查好以后，没有人看的时候自动换上。",
        "Looking for a bundle …",
    ),
}
Answer = Mapping[str, Any]


@dataclass(slots=True)
class Desk:
    """What the server answers by. update: begins an update from a stick; said: in words, what came of the last one.

    heard: hears what pages tell.
    """

    showing: Showing
    counts: Counts
    update: Callable[[], object]
    said: Callable[[], str] = str
    heard: Callable[[Answer], object] = bool
    _wrong: int = 0
    _shut: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def staff(self, pin: str, wish: str) -> Answer:
        """What the corner of the staff answers."""
        folder = self.showing.folder
        settings = settings_in(folder) if folder else {}
        with self._lock:
            if monotonic() < self._shut:
                return {"no": SHUT}
            if not settings.get("pin"):
                return {"no": NO_PIN}
            if not fits(pin, settings["pin"]):
                self._wrong += 1
                if self._wrong % TRIES == 0:
                    self._shut = monotonic() + PAUSE
                return {"no": WRONG}
            self._wrong = 0
        if wish in DONE:
            return self._granted(wish)
        visits, openings = self.counts.total()
        version = str(self.showing.version or "")
        told = {"version": version, "content": settings.get("content", ""), "visits": visits, "openings": openings}
        wishes = [one for one in DONE if one != "update" or not self.showing.site]
        return {**told, "wishes": wishes, "update": self.said()}

    def _granted(self, wish: str) -> Answer:
        if wish == "update":
            self.update()
        else:
            self.showing.wish = wish
        return {"said": DONE[wish]}

    def count(self, page: str | None, today: date) -> None:
        """One more visit, or opening of a page that is there. A full disk costs a number, not a visit."""
        folder = self.showing.folder
        if page is None or (page != VISITS and (folder is None or _file_in(folder, page) is None)):
            return
        with suppress(OSError, sqlite3.Error):
            self.counts.add(today, page)


def application(desk: Desk) -> Starlette:
    """The site of the version that is shown; below /hall/ what the page and the staff tell."""

    async def page(request: Request) -> Response:
        path = unquote(request.url.path).lstrip("/")
        folder = desk.showing.folder
        file = _file_in(folder, path) if folder else None
        desk.showing.opened(path)
        if file is None:
            return PlainTextResponse("没有这一页。 No such page.", 404, HEADERS)
        return FileResponse(file, headers=HEADERS, media_type=media_type(file.name))

    async def alive(request: Request) -> Response:
        if request.method == "GET":
            return JSONResponse(desk.showing.looked_at(), headers=HEADERS)
        beat = await _told(request)
        desk.heard(beat)
        anew = desk.showing.beat(calling=beat.get("calling") is True, fault=beat.get("fault") is True)
        return JSONResponse({"anew": anew}, headers=HEADERS)

    async def count(request: Request) -> Response:
        told = await _told(request)
        await run_in_threadpool(desk.count, str(told["page"]) if "page" in told else None, date.today())
        return Response(status_code=204, headers=HEADERS)

    async def staff(request: Request) -> Response:
        told = await _told(request)
        answer = await run_in_threadpool(desk.staff, str(told.get("pin", "")), str(told.get("wish", "")))
        return JSONResponse(answer, headers=HEADERS)

    routes = [
        Route("/hall/alive", alive, methods=["GET", "POST"]),
        Route("/hall/count", count, methods=["POST"]),
        Route("/hall/staff", staff, methods=["POST"]),
        Route("/{path:path}", page),
    ]
    return Starlette(routes=routes, middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HERE)])


async def _told(request: Request) -> Answer:
    """What a page of ours tells. Raises HTTPException for what comes from elsewhere, or is no such thing."""
    origin = request.headers.get("origin")
    if origin is not None and origin != f"{request.url.scheme}://{request.url.netloc}":
        raise HTTPException(403)
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST:
            raise HTTPException(413)
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise HTTPException(400) from None
    if not isinstance(told, dict):
        raise HTTPException(400)
    return told


def _file_in(folder: Path, path: str) -> Path | None:
    """The file that an address means: of a folder its page. None where there is none, or where it leads out."""
    place = (folder / path / "index.html") if path == "" or path.endswith("/") else folder / path
    try:
        real, root = place.resolve(), folder.resolve()
        return real if real.is_relative_to(root) and real.is_file() else None
    except (OSError, ValueError):
        return None


def serve(desk: Desk, port: int) -> None:
    """Serve this machine until the system asks to end. Raises OSError where the port is not to be had."""
    config = uvicorn.Config(application(desk), host="127.0.0.1", port=port, log_level="critical", lifespan="off",
                            access_log=False, ws="none", server_header=False, timeout_graceful_shutdown=1)  # fmt: skip
    uvicorn.Server(config).run()
