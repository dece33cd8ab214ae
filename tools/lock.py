"""Resolve pyproject.toml into requirements/*.txt: for all platforms, with hashes, without addresses."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = [
    *(str(Path(sys.executable).parent / "uv"), "pip", "compile", "--quiet", "--universal"),
    *("--python-version", "3.11", "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-header"),
]
SOURCES = {
    "base": ["pyproject.toml"],
    "dev": ["pyproject.toml", "--group", "dev"],
    "uv": ["-"],
}


def main(upgrade: list[str]) -> None:
    for name, source in SOURCES.items():
        subprocess.run(
            [*COMPILE, *source, *upgrade, "--output-file", f"requirements/{name}.txt"],
            cwd=ROOT,
            check=True,
            input="uv>=0.9\n" if name == "uv" else None,
            text=True,
        )
        print(f"requirements/{name}.txt")


if __name__ == "__main__":
    main(sys.argv[1:])
