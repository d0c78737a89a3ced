"""Units: what systemd and the browser are told, so that the screen comes up by itself and leads nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

EXIT = 64  # of the browser's unit, when the staff leaves: systemd then lets it rest

SERVER = """[Unit]
Description=荣誉馆触摸屏：本机网页服务 (honor hall kiosk: server)
StartLimitIntervalSec=0

[Service]
User={user}
ExecStart={program} kiosk serve --home {home} --port {port}
Restart=always
RestartSec=1
MemoryMax=2G
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths=-{home}
PrivateTmp=yes

[Install]
WantedBy=multi-user.target
"""
# Of the user's own manager: it knows the user's screen, sound and voices.
BROWSER = """[Unit]
Description=荣誉馆触摸屏：全屏浏览器 (honor hall kiosk: browser)
After=graphical-session.target
StartLimitIntervalSec=0

[Service]
Environment=DISPLAY=:0
ExecStart={program} kiosk show --port {port}
Restart=always
RestartSec=2
RestartPreventExitStatus={exit}
MemoryMax=2G

[Install]
WantedBy=default.target
"""
NIGHTLY = """[Unit]
Description=荣誉馆触摸屏：每天重新启动 (honor hall kiosk: nightly restart)

[Service]
Type=oneshot
ExecStart=/usr/bin/systemctl try-restart honorhall-kiosk-server.service
"""
TIMER = """[Unit]
Description=荣誉馆触摸屏：每天凌晨四点 (honor hall kiosk: at four in the morning)

[Timer]
OnCalendar=*-*-* 04:00:00

[Install]
WantedBy=timers.target
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine of a screen. program: the command honorhall there; home: where versions and counts are kept."""

    user: str
    program: str
    home: Path
    port: int


def units(machine: Machine) -> Iterator[tuple[str, str]]:
    """(file name, text) of the units, of the timer, and of the browser's policy."""
    words = {"user": machine.user, "program": machine.program, "home": machine.home, "port": machine.port, "exit": EXIT}
    yield "honorhall-kiosk-server.service", SERVER.format(**words)
    yield "honorhall-kiosk-browser.service", BROWSER.format(**words)
    yield "honorhall-kiosk-nightly.service", NIGHTLY
    yield "honorhall-kiosk-nightly.timer", TIMER
    yield "honorhall-policy.json", json.dumps(policy(), indent=2) + "\n"


def policy() -> dict[str, object]:
    """What Chromium is told: /etc/chromium/policies/managed/ on Debian. It refuses again what the pages refuse.

    This machine may be asked on any port: a new version is tried on one of its own.
    """
    return {
        "URLBlocklist": ["*"],
        "URLAllowlist": ["http://127.0.0.1"],
        "DeveloperToolsAvailability": 2,
        "DownloadRestrictions": 3,
        "PrintingEnabled": False,
        "DefaultPopupsSetting": 2,
        "AllowFileSelectionDialogs": False,
        "BookmarkBarEnabled": False,
        "IncognitoModeAvailability": 1,
        "PasswordManagerEnabled": False,
        "TranslateEnabled": False,
        "BrowserSignin": 0,
        "DefaultNotificationsSetting": 2,
        "DefaultGeolocationSetting": 2,
    }
