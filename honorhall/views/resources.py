"""What a veteran can turn to, found by the fields of the records themselves: no list of names is kept anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from honorhall.model import Archive, Org, Place, Policy, Programme, Record, Team

CENTRES = frozenset({"service-centre", "service-station"})
LIAISON = frozenset({"liaison", "liaison-office", "headquarters", "station"})
EACH_OTHER = frozenset({"mutual-aid", "social-work", "self-governance"})
SKILLED = frozenset({"legal", "health"})  # lawyers and doctors: whom one asks
CONCERNED = ("退役军人", "老兵", "军属", "烈属")  # words by which a programme says whom it is for
RULES = frozenset({"guideline", "incentive"})
SORTING = "taxonomy"

Test = Callable[[Record, Archive], bool]


def resources(archive: Archive, by_kind: Mapping[str, tuple[Record, ...]]) -> dict[str, tuple[str, ...]]:
    """Sort of help -> keys of its records, in readers' order; sorts of which there is nothing are left out."""
    found = {
        sort: tuple(record.key for record in by_kind[kind] if test(record, archive))
        for sort, (kind, test) in SORTS.items()
    }
    return {sort: keys for sort, keys in found.items() if keys}


def _is_centre(record: Record, _archive: Archive) -> bool:
    return isinstance(record, Org) and record.org_type in CENTRES


def _is_liaison(record: Record, _archive: Archive) -> bool:
    return isinstance(record, Place) and record.place_type in LIAISON


def _helps_each_other(record: Record, _archive: Archive) -> bool:
    return isinstance(record, Org) and record.org_type in EACH_OTHER


def _is_for_veterans(record: Record, _archive: Archive) -> bool:
    """A programme that says that it is for them, and that is more than a way to sort services."""
    if not isinstance(record, Programme) or record.programme_type == SORTING:
        return False
    return any(word in audience for audience in record.audience for word in CONCERNED)


def _sorts_services(record: Record, _archive: Archive) -> bool:
    return isinstance(record, Programme) and record.programme_type == SORTING


def _is_skilled(record: Record, _archive: Archive) -> bool:
    return isinstance(record, Team) and bool(SKILLED & set(record.category))


def _is_rule(record: Record, archive: Archive) -> bool:
    """Guidelines and incentives, and whatever a classification of services rests on."""
    if not isinstance(record, Policy):
        return False
    naming = (archive.records[key] for key in archive.named_by.get(record.key, ()))
    resting = (one for one in naming if isinstance(one, Programme) and record.key in one.policy)
    return record.policy_type in RULES or any(one.programme_type == SORTING for one in resting)


# sort of help -> the kind of its records, and which of them
SORTS: Mapping[str, tuple[str, Test]] = {
    "centres": ("org", _is_centre),
    "liaison": ("place", _is_liaison),
    "programmes": ("programme", _is_for_veterans),
    "each-other": ("org", _helps_each_other),
    "services": ("programme", _sorts_services),
    "skilled": ("team", _is_skilled),
    "rules": ("policy", _is_rule),
}
