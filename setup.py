# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Builds the wheel. Everything that can be said without code is in pyproject.toml."""

import shutil
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build import build
from setuptools.command.build_ext import build_ext

sys.path.insert(0, str(Path(__file__).resolve().parent))
import build as core  # noqa: E402  our build.py


class Build(build):
    """Starts from an empty folder: what an older build left there would get into the wheel."""

    def run(self):
        """Build all parts."""
        shutil.rmtree(self.build_base, ignore_errors=True)
        super().run()


class BuildCore(build_ext):
    """Lets build.py make the extension module and the generated tables."""

    def build_extension(self, ext):
        """Build ``ext`` where setuptools expects it (beside the sources for ``pip install -e``)."""
        try:
            core.build(Path(self.get_ext_fullpath(ext.name)).resolve().parent)
        except core.BuildError as error:
            sys.exit(f"build: error: {error}")


setup(
    ext_modules=[Extension("adafruit_httpserver._core", sources=[])],
    cmdclass={"build": Build, "build_ext": BuildCore},
    options={"build": {"build_base": "build/wheel"}},
)
