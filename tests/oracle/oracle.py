"""A second implementation of the scoring, for other implementations to be held against.

Reads questions, one line of JSON each, from standard input, and answers each on a line of standard output:
    { "id": "…", "standard": "mof-2020" | { … }, "submission": { … } }
    { "id": "…", "execution": "9.5", "points": [ … ], "total": "99.5", "grade": "优" }
"""

import json
import sys
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

sys.dont_write_bytecode = True

from scoring import answer  # noqa: E402  (after what keeps the tree clean)

STANDARDS = Path(__file__).resolve().parents[2] / "schemas" / "standards"


@lru_cache
def published(name):
    # A name is one of the files there, never a path.
    return next(json.loads(file.read_text("utf-8")) for file in STANDARDS.glob("*.json") if file.stem == name)


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        if line.strip():
            # Numbers are kept by their digits: no binary fraction near points or money.
            question = json.loads(line, parse_float=Decimal)
            standard = question["standard"]
            standard = published(standard) if isinstance(standard, str) else standard
            reply = {"id": question["id"], **answer(standard, question["submission"])}
            print(json.dumps(reply, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
