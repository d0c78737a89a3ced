"""Meanwhile: a question that another process answers while this one goes on; it shares our memory."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, Self, TypeVar

Answer = TypeVar("Answer")


class Meanwhile(Generic[Answer]):
    """Begins at once where the system can fork; elsewhere, or not `apart`, it is worked out when it is asked for."""

    def __init__(self, question: Callable[[], Answer], *, apart: bool = True) -> None:
        self._question = question
        self._child, self._pipe = 0, -1
        if apart and hasattr(os, "fork"):
            self._pipe, into = os.pipe()
            self._child = os.fork()
            if self._child == 0:
                _answer(question, into)
            os.close(into)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.give_up()

    def answer(self) -> Answer:
        """What the question came to. A process that was lost on the way costs the time to ask it again."""
        data = b""
        if self._child:
            with os.fdopen(self._pipe, "rb") as answer:
                data = answer.read()
            os.waitpid(self._child, 0)
            self._child = 0
        found: Answer = pickle.loads(data) if data else self._question()  # noqa: S301 (our own process wrote it)
        return found

    def give_up(self) -> None:
        """Nobody wants to know any more."""
        if self._child:
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
            os.close(self._pipe)
            self._child = 0


def _answer(question: Callable[[], object], into: int) -> None:
    """The whole life of the other process: nothing of ours may be ended or flushed by it."""
    try:
        data = pickle.dumps(question(), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(into, "wb") as answer:
            answer.write(data)
    finally:
        os._exit(0)
