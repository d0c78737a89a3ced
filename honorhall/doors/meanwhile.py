"""Meanwhile: a question that another process answers while this one goes on; it shares our memory.

Standby: a question that is begun before all is known that it depends on.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, Generic, Self, TypeVar

Answer = TypeVar("Answer")
Hear = Callable[[], Any]
WHEN_PARENT_DIES = 1  # PR_SET_PDEATHSIG


class Lost(Exception):  # noqa: N818
    """The other process came to no answer."""


class Meanwhile(Generic[Answer]):
    """Begins at once where the system can fork; elsewhere, or not `apart`, it is worked out when it is asked for."""

    def __init__(self, question: Callable[[], Answer], *, apart: bool = True) -> None:
        self._question = question
        self._other = _Other(question) if apart and hasattr(os, "fork") else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.give_up()

    def answer(self) -> Answer:
        """What the question came to. A process that was lost on the way costs the time to ask it again."""
        try:
            found: Answer = self._other.answer() if self._other else self._question()
        except Lost:
            found = self._question()
        return found

    def give_up(self) -> None:
        """Nobody wants to know any more."""
        if self._other:
            self._other.give_up()


class Standby(Generic[Answer]):
    """Has another process begin; the question is given a function that waits for what it is told."""

    def __init__(self, question: Callable[[Hear], Answer]) -> None:
        heard, self._telling = os.pipe()
        self._other = _Other(partial(_hearing, question, heard, self._telling))
        os.close(heard)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.give_up()
        with suppress(OSError):
            os.close(self._telling)

    def give_up(self) -> None:
        """Nobody wants to know any more."""
        self._other.give_up()

    def answer(self, words: object) -> Answer:
        """What the question comes to when it is told this. Raises Lost where the other process fails."""
        with suppress(BrokenPipeError), os.fdopen(self._telling, "wb") as telling:
            pickle.dump(words, telling, pickle.HIGHEST_PROTOCOL)
        found: Answer = self._other.answer()
        return found


class _Other:
    """A process that works out the answer to one question."""

    def __init__(self, question: Callable[[], object]) -> None:
        self._pipe, into = os.pipe()
        parent = os.getpid()
        self._child = os.fork()
        if self._child == 0:
            _live(question, into, parent)
        os.close(into)

    def answer(self) -> Any:
        """Raises Lost."""
        with os.fdopen(self._pipe, "rb") as answer:
            data = answer.read()
        os.waitpid(self._child, 0)
        self._child = 0
        if not data:
            raise Lost
        return pickle.loads(data)  # noqa: S301 (our own process wrote it)

    def give_up(self) -> None:
        if self._child:
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
            os.close(self._pipe)
            self._child = 0


def end_with(parent: int) -> None:
    """Let this process not outlive its parent, which was killed: it would go on writing."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(WHEN_PARENT_DIES, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _live(question: Callable[[], object], into: int, parent: int) -> None:
    """The whole life of the other process: nothing of ours may be ended or flushed by it."""
    try:
        end_with(parent)
        data = pickle.dumps(question(), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(into, "wb") as answer:
            answer.write(data)
    finally:
        os._exit(0)


def _hearing(question: Callable[[Hear], Answer], heard: int, telling: int) -> Answer:
    os.close(telling)
    with os.fdopen(heard, "rb") as words:
        return question(partial(pickle.load, words))
