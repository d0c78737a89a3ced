"""Workers of a Dask cluster: for archives past one machine. The only module that imports distributed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from honorhall.doors.order import Unreachable
from honorhall.doors.work import Workers

LONGEST = "20s"  # to wait for a scheduler


@contextmanager
def cluster(address: str, shared: Path) -> Iterator[Workers]:
    """The workers of the scheduler at `address` ("tcp://10.0.0.5:8786").

    They see the same files at the same paths, the hall and the folder of its site among them. shared: a folder of this
    build's own, in which they are told what they need. Raises Unreachable where no scheduler answers, no worker waits,
    or a worker would make several pages at once: what makes pages can make but one at a time in a process.
    """
    try:
        from distributed import Client  # noqa: PLC0415 (most halls need no cluster)
    except ModuleNotFoundError:
        raise Unreachable(
            "没有安装 distributed：pip install 'honorhall[scale]'。 distributed is not installed."
        ) from None
    try:
        client = Client(address, timeout=LONGEST)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise Unreachable(f"连不上 {address}：{error}。 The scheduler does not answer.") from None
    with client:
        threads = client.nthreads()  # type: ignore[no-untyped-call]
        if not threads:
            raise Unreachable(f"{address} 那里没有工作进程。 No workers there: run dask worker {address} --nthreads 1.")
        if any(many > 1 for many in threads.values()):
            raise Unreachable("工作进程要用单线程。 Start the workers with --nthreads 1.")
        shutil.rmtree(shared, ignore_errors=True)  # of a build that was killed
        shared.mkdir(parents=True)
        try:
            executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
            yield Workers(len(threads), executor=executor, shared=shared)
        finally:
            shutil.rmtree(shared, ignore_errors=True)
