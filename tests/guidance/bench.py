"""How long answers take, over all worked examples: `make bench`. The best of several runs counts."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from bot.guidance.assess import assess
from bot.guidance.case import Case
from bot.guidance.examples import TODAY, examples
from bot.law.loader import FOLDER, Law, load, load_from

RUNS = 15


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    """The shortest time of `runs` runs, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def _with_questions(case: Case, law: Law) -> tuple[str, ...]:
    return assess(case, TODAY, law).missing


def main() -> None:
    """Print each measurement on a line of its own."""
    law = load()
    cases = [example.given for example in examples() if example.start is None]
    answers = sorted(best(partial(assess, case, TODAY, law)) for case in cases)
    asked = sorted(best(partial(_with_questions, case, law), 5) for case in cases)
    late = answers[int(len(answers) * 0.99)]
    print(f"assess, {len(cases)} cases: median {median(answers):.2f} ms, 99 of 100 below {late:.2f} ms")
    print(f"assess with what to ask next: median {median(asked):.2f} ms, slowest {asked[-1]:.2f} ms")
    print(f"reading the law: {best(lambda: load_from(FOLDER), 5):.0f} ms")
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case.json"
        case.write_text(json.dumps({"notice": "LT11", "notice_date": "2026-11-02", "assessed_balance": 9000}))
        command = [sys.executable, "-m", "bot", "assess", str(case), "--json"]
        cold = best(lambda: subprocess.run(command, check=True, capture_output=True), 3)
    print(f"python -m bot assess, from a cold start: {cold:.0f} ms")


if __name__ == "__main__":
    main()
