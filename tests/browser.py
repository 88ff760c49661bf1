"""A Chromium for the journeys: python -m tests.browser installs one where there is none."""

import os
import shutil
import subprocess
import sys

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def path() -> str | None:
    """Where Chromium is; None to let playwright use its own."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def install() -> None:
    """From Debian's packages where apt is there and may be used, else by playwright."""
    if path():
        return
    apt = shutil.which("apt-get")
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if apt and (not sudo or shutil.which("sudo")):
        update = subprocess.run([*sudo, apt, "update", "-q"], check=False)
        line = [*sudo, apt, "install", "-y", "-q", "--no-install-recommends", "chromium"]
        if update.returncode == 0 and subprocess.run(line, check=False).returncode == 0:
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    install()
