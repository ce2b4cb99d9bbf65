# SPDX-License-Identifier: Apache-2.0
"""Programs from PyPI, each in a virtual environment of its own in the build folder."""
import pathlib
import shutil
import subprocess
import sys

from interop import skip


def environment(work, requirement):
    """The Python of an environment that has `requirement` (name==version); made once."""
    home = pathlib.Path(work).resolve() / "venv"
    python, made = home / "bin/python", home / "made_for.txt"
    if made.exists() and made.read_text() == requirement:
        return python
    shutil.rmtree(home, ignore_errors=True)
    for command in ([sys.executable, "-m", "venv", home], [python, "-m", "pip", "install", "--quiet", "--no-cache-dir", requirement]):
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode != 0:
            skip(f"{requirement} cannot be installed (Debian package python3-venv?): " + (run.stderr or run.stdout).strip()[-300:])
    made.write_text(requirement)
    return python
