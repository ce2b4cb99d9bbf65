# SPDX-License-Identifier: Apache-2.0
"""Java programs from Maven Central, as class paths. They land in the user's ordinary Maven repository."""
import pathlib
import shutil
import subprocess

from interop import skip

HERE = pathlib.Path(__file__).resolve().parent


def class_path(project, work):
    """The class path of tests/interop/<project>/pom.xml; found once for each state of that file."""
    for program, package in (("java", "openjdk-17-jdk-headless"), ("javac", "openjdk-17-jdk-headless"), ("mvn", "maven")):
        if shutil.which(program) is None:
            skip(f"{program} is not installed (Debian package {package})")
    pom = HERE / project / "pom.xml"
    found = pathlib.Path(work) / "class_path.txt"
    if not found.exists() or found.stat().st_mtime < pom.stat().st_mtime or not all_there(found):
        found.parent.mkdir(parents=True, exist_ok=True)
        result = subprocess.run(["mvn", "-B", "-ntp", "-q", "-f", pom, "dependency:build-classpath",
                                 f"-Dmdep.outputFile={found}"], capture_output=True, text=True)
        if result.returncode != 0:
            skip("Maven cannot fetch it: " + " / ".join(result.stdout.strip().splitlines()[:2]))
    return found.read_text().strip()


def all_there(found):
    return all(pathlib.Path(jar).exists() for jar in found.read_text().strip().split(":"))
