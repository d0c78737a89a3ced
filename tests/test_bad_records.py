"""600 bad records a run; 10,000 by `python -m tests.bad_records`."""

from __future__ import annotations

import os
from collections import Counter

from hypothesis import HealthCheck, given, settings

from tests.bad_records import A_HALL, Bad, faults, halls, laid, told_well
from tests.house import hall

MANY = 600


@settings(max_examples=MANY // A_HALL, deadline=None, suppress_health_check=list(HealthCheck))
@given(halls)
def test_a_bad_record_is_told_of_with_its_file_and_its_line(some):
    told_well(some, Counter())


def test_a_pipe_that_a_link_leads_to_is_not_waited_for(tmp_path):
    house = laid(tmp_path, [Bad(b"content/teams/x.yml", link="../fifo")])
    assert list(faults(house, Counter())) == []
    assert "file-unreadable" in house.problems()


def test_a_pipe_in_the_hall_does_not_stop_a_build(tmp_path):
    house = hall(tmp_path)
    os.mkfifo(house.root / "content/teams/pipe.yml")
    assert house.build().code == 0


def test_a_bad_record_stops_a_build_says_where_and_leaves_the_old_site(tmp_path):
    house = hall(tmp_path)
    assert house.build().code == 0
    before = house.build().files()
    house.write({"content/teams/bad.yml": "title: x\nmembers: 数百名\n"})
    done = house.build()
    assert done.code == 1
    assert "content/teams/bad.yml:2:10" in done.errors
    assert all(word in done.errors for word in ("quantity-vague", "不能合计", "→", "Look for the source's figure"))
    assert done.files() == before
