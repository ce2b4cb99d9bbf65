# SPDX-License-Identifier: Apache-2.0
"""JavaScript packages from the npm registry, pinned by tests/interop/node/package-lock.json, in the build folder."""
import pathlib
import shutil
import subprocess

from interop import skip

HERE = pathlib.Path(__file__).resolve().parent / "node"


def modules(work):
    """The folder of the installed packages; installed once for each state of the lock file."""
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            skip(f"{program} is not installed (Debian packages nodejs, npm)")
    home = pathlib.Path(work).resolve().parent / "node"
    installed = home / "package-lock.json"
    lock = HERE / "package-lock.json"
    if not installed.exists() or installed.read_bytes() != lock.read_bytes():
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        for name in ("package.json", ".npmrc"):
            shutil.copy(HERE / name, home)
        shutil.copy(lock, installed)
        run = subprocess.run(["npm", "ci"], cwd=home, capture_output=True, text=True)
        if run.returncode != 0:
            installed.unlink()
            skip("npm cannot fetch them: " + run.stderr.strip()[-300:])
    return home / "node_modules"


def run(program, packages, *words):
    """Runs one of our programs of tests/interop/node; its output."""
    done = subprocess.run(["node", HERE / program, packages, *words], capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        raise SystemExit(f"FAILED: {program}:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout
