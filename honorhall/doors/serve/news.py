"""News: tells the pages that are open in browsers that there is something new to show."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

from honorhall.doors.serve.preview import Shown

BEAT = 15.0  # seconds between two signs of life, by which a browser that is gone is noticed


class News:
    """run: a word of this run of the server, so that pages of an earlier one know that they are old."""

    def __init__(self, run: str, shown: Callable[[], Shown]) -> None:
        self._run = run
        self._shown = shown
        self._waiting: set[asyncio.Event] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._over = False

    def state(self) -> dict[str, str]:
        """What is shown now, in a few words that change when it does."""
        shown = self._shown()
        return {
            "site": f"{self._run}-{shown.turn}",
            "styles": f"{self._run}-{shown.styles}",
            "panel": f"{self._run}-{shown.trouble}",
        }

    def publish(self) -> None:
        """There is something new. From any thread."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the server has just ended
                self._loop.call_soon_threadsafe(self._wake)

    def end(self) -> None:
        """No more news: every stream ends. From a signal's handler, too."""
        self._over = True
        self.publish()

    def _wake(self) -> None:
        for event in self._waiting:
            event.set()

    async def stream(self) -> AsyncIterator[str]:
        """Server-sent events: the state now, and again whenever it changes."""
        self._loop = asyncio.get_running_loop()
        event, told = asyncio.Event(), ""
        self._waiting.add(event)
        try:
            while not self._over:
                event.clear()
                state = json.dumps(self.state())
                yield f"data: {state}\n\n" if state != told else ": \n\n"
                told = state
                with suppress(TimeoutError):
                    await asyncio.wait_for(event.wait(), BEAT)
        finally:
            self._waiting.discard(event)
