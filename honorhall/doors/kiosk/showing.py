"""Showing: which version the screen shows just now, whether its page lives, and when another may take its place.

A new version is shown when nobody is at the screen. It is proven by its own page, come up without a fault; if that does
not come in time, the version before is shown again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from honorhall.doors.kiosk.versions import Versions

TRIAL = 40.0  # seconds from the first fetch of its page in which a new version has to come up


@dataclass(slots=True)
class Showing:
    """What is shown. site: a folder that is shown whatever there is, None for the versions of the machine.

    seen: when the page last gave a sign of life, by `clock`; calling: whether it is the one that calls for visitors;
    wish: what the staff has asked for.
    """

    versions: Versions | None = None
    site: Path | None = None
    clock: Callable[[], float] = monotonic
    seen: float | None = None
    calling: bool = False
    wish: str = ""
    _asked: float = 0.0
    _since: float = field(default=0.0)

    def __post_init__(self) -> None:
        self._since = self.clock()
        if self.versions and not self.folder_is_there():
            self.versions.go_back()
        self._take_offered()

    @property
    def version(self) -> int:
        """The version that is shown, 0 where the site has none."""
        return self.versions.standing.current if self.versions and not self.site else 0

    @property
    def folder(self) -> Path | None:
        """Where the files lie that are shown; None where there is nothing to show yet."""
        if self.site or not self.versions:
            return self.site
        return self.versions.folder(self.version) if self.version else None

    def folder_is_there(self) -> bool:
        """Whether there is something to show."""
        folder = self.folder
        return folder is not None and (folder / "index.html").is_file()

    def opened(self, path: str) -> None:
        """A file was fetched."""
        if path in ("", "index.html") and not self._asked:
            self._asked = self.clock()

    def beat(self, *, calling: bool, fault: bool) -> bool:
        """The page gives a sign of life. True: it is to be loaded anew, for something else is shown now."""
        self.seen, self.calling = self.clock(), calling
        if self.versions and self.versions.standing.trial:
            if fault or self._overdue:
                return self.give_up()
            if calling and self._asked:
                self.versions.prove()
        return calling and self._take_offered()

    def give_up(self) -> bool:
        """Show the version before, where the one that is shown has not come up. True: it is shown."""
        if not self.versions or not self.versions.standing.trial:
            return False
        before = self.version
        self.versions.go_back()
        self._begin()
        return self.version != before

    def looked_at(self) -> Mapping[str, object]:
        """What whoever watches the browser has to know: age (seconds since a sign of life, or since there could be a
        first one), calling, version, and a wish of the staff, told once.
        """
        if self._overdue:
            self.give_up()
        wish, self.wish = self.wish, ""
        age = self.clock() - max(self.seen or 0.0, self._since)
        return {"age": age, "calling": self.calling, "wish": wish, "version": self.version}

    @property
    def _overdue(self) -> bool:
        """Whether what was fetched has had the time to come up."""
        return bool(self._asked) and self.clock() - self._asked > TRIAL

    def _take_offered(self) -> bool:
        """Let the version that waits take the place of the one that is shown."""
        version = self.versions.offered if self.versions and not self.site else 0
        if not self.versions or not version:
            return False
        self.versions.show(version)
        self.versions.withdraw()
        self._begin()
        return True

    def _begin(self) -> None:
        self._since, self._asked = self.clock(), 0.0
