"""A Dask cluster makes the site that one process makes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from distributed import LocalCluster

from tests.house import House, files, hall


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a scheduler with two worker processes of one thread each."""
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster:
        yield cluster.scheduler_address


def test_two_workers_of_a_cluster_make_the_site_that_one_process_makes(tmp_path, address):
    house = hall(tmp_path)
    alone = house.build("public", "alone", "--jobs", "1")
    together = house.build("public", "together", "--scheduler", address)
    two = house.build("public", "two", "--jobs", "2")
    assert (alone.code, together.code, two.code) == (0, 0, 0), together.errors
    assert files(together.out) == files(alone.out) == files(two.out)


def test_a_cluster_that_cannot_be_reached_is_told_and_nothing_is_touched(tmp_path):
    house = hall(tmp_path)
    before = files(house.build().out)
    done = house.write({"content/hall.yml": "title: 别的名字\n"}).build(
        "public", "site", "--scheduler", "no-such://there"
    )
    assert (done.code, "no-such://there" in done.errors) == (2, True)
    assert files(done.out) == before


def test_workers_of_several_threads_are_refused(tmp_path):
    with LocalCluster(n_workers=1, threads_per_worker=2, processes=True, dashboard_address=":0") as cluster:
        done = House(hall(tmp_path).root).build("public", "site", "--scheduler", cluster.scheduler_address)
    assert (done.code, "--nthreads 1" in done.errors) == (2, True)
