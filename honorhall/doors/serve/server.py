"""The server of a preview: answers browsers of this machine, and ends when it is told to."""

from __future__ import annotations

import errno
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from honorhall.doors.media import media_type
from honorhall.doors.serve.answering import answer
from honorhall.doors.serve.news import News
from honorhall.doors.serve.preview import Preview

PORTS = 20  # how many to try, from the one that was asked for
HERE = ("127.0.0.1", "localhost", "::1")


def application(preview: Preview, news: News, host: str, tell: Callable[[str], None]) -> Starlette:
    """The site as a browser meets it; below /__hall__/ what keeps open pages up to date.

    tell: hears of pages that could not be made.
    """
    live = Path(__file__).with_name("live.js").read_bytes()

    def page(request: Request) -> Response:
        state = " ".join(f'data-{name}="{escape(word)}"' for name, word in news.state().items())
        script = f'<script src="/__hall__/live.js" defer {state}></script>'
        found = answer(preview, request.path_params["address"], script)
        for text in found.texts:
            tell(text)
        if found.elsewhere:
            return RedirectResponse(found.elsewhere)
        return _response(found.body, media_type(found.path), found.status)

    def script(_: Request) -> Response:
        return _response(live, "text/javascript; charset=utf-8")

    def panel(_: Request) -> Response:
        return _response(preview.shown.panel.encode(), "text/html; charset=utf-8")

    def events(_: Request) -> Response:
        return StreamingResponse(news.stream(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    routes = [
        Route("/__hall__/live.js", script),
        Route("/__hall__/panel", panel),
        Route("/__hall__/events", events),
        Route("/{address:path}", page),
    ]
    # A name of somebody else's that leads to this machine would let their pages read ours.
    names = [*HERE, "[::1]"] if host in HERE else ["*"]
    return Starlette(routes=routes, middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=names)])


def _response(body: bytes, media: str, status: int = 200) -> Response:
    return Response(body, status, {"Content-Type": media, "Cache-Control": "no-cache"})


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens on `port`, or on the next one that is free; 0 for any. Raises OSError if none is."""
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    for number in range(port, port + PORTS) if port else (0,):
        listening = socket.socket(family)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, number))
            listening.listen(128)
        except OSError as error:
            listening.close()
            if error.errno != errno.EADDRINUSE or number == port + PORTS - 1:
                raise
        else:
            return listening
    raise OSError(errno.EADDRINUSE, f"no free port from {port} on")


def run(app: Starlette, listening: socket.socket, news: News) -> None:
    """Serve until Ctrl+C, or until the system asks us to end."""
    config = uvicorn.Config(app, log_config=None, log_level="critical", lifespan="off", access_log=False, ws="none",
                            server_header=False, timeout_graceful_shutdown=1)  # fmt: skip
    _Server(config, news).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Ends at once: the streams of news would keep it waiting."""

    def __init__(self, config: uvicorn.Config, news: News) -> None:
        super().__init__(config)
        self._news = news

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A signal to end."""
        self._news.end()
        super().handle_exit(sig, frame)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Uvicorn would send itself the signal again at the end; what we keep on disk must be cleared away first."""
        signals = (signal.SIGINT, signal.SIGTERM)
        before = {one: signal.signal(one, self.handle_exit) for one in signals}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)
