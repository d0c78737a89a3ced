"""What another process does meanwhile is what this one would have done, whatever becomes of the other."""

from __future__ import annotations

import os
import signal
import time

import pytest

from honorhall.doors.meanwhile import Hear, Lost, Meanwhile, Standby

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def test_the_answer_comes_from_another_process():
    with Meanwhile(os.getpid) as other, Meanwhile(os.getpid, apart=False) as own:
        assert other.answer() != os.getpid() == own.answer()


def test_a_question_that_another_process_was_lost_over_is_asked_again():
    here = os.getpid()

    def question() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "answered here"

    assert Meanwhile(question).answer() == "answered here"


def test_who_is_not_asked_any_more_is_gone():
    with Standby(_tells_and_sleeps) as standby:
        child = standby._other._child
        os.kill(child, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def _tells_and_sleeps(_hear: Hear) -> None:
    time.sleep(600)


def test_a_standby_hears_what_it_waits_for():
    def question(hear: Hear) -> tuple[int, str]:
        begun = os.getpid()
        words: str = hear()
        return begun, words * 2

    with Standby(question) as standby:
        begun, words = standby.answer("东岐" * 100_000)  # more than a pipe holds
    assert (begun != os.getpid(), words) == (True, "东岐" * 200_000)


@pytest.mark.parametrize("before", [True, False])
def test_a_standby_that_fails_says_so(before):
    def question(hear: Hear) -> None:
        if not before:
            hear()
        raise OSError("no space left")

    with Standby(question) as standby, pytest.raises(Lost):
        standby.answer("东岐" * 100_000)
