#!/usr/bin/env python3
"""Write the list of words with their valence: `lexicon.py WHEEL` of vaderSentiment (MIT, C.J. Hutto)."""

import hashlib
import sys
import zipfile
from pathlib import Path

WHEEL_HASH = "3bf1d243b98b1afad575b9f22bc2cb1e212b94ff89ca74f8a23a588d024ea311"
FOLDER = Path(__file__).resolve().parents[2] / "server" / "wayline" / "language" / "lexicon"


def main() -> None:
    """Write english.tsv and the licence beside it."""
    wheel = Path(sys.argv[1])
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != WHEEL_HASH:
        raise SystemExit(f"{wheel} is not the package this was written for.")
    with zipfile.ZipFile(wheel) as files:
        lines = files.read("vaderSentiment/vader_lexicon.txt").decode().splitlines()
        licence = files.read("vaderSentiment-3.3.2.dist-info/LICENSE.txt").decode()
    split = [line.split("\t") for line in lines if "\t" in line]
    rows = sorted({(parts[0], f"{float(parts[1]):g}") for parts in split})
    kept = "\n".join("\t".join(row) for row in rows)
    (FOLDER / "english.tsv").write_text(
        f"# word and mean valence (-4 to 4), from vaderSentiment 3.3.2; LICENSE-vader\n{kept}\n"
    )
    (FOLDER / "LICENSE-vader").write_text(licence.replace("\r\n", "\n").strip() + "\n")
    print(f"{len(rows)} words")


if __name__ == "__main__":
    main()
