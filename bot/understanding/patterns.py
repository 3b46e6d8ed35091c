"""How the readers' patterns are compiled."""

import re

_RUNS = re.compile(r"(\\s|\[[^\]]*\\s[^\]]*\])([*+])")
_LONGEST_GAP = 4


def compiled(pattern: str, flags: int = re.IGNORECASE) -> "re.Pattern[str]":
    r"""The pattern with every run of blanks (`\s*`, `[\s-]+`) bounded.

    Two runs side by side would try every way to share a long gap out between them, so that a message of two thousand
    blanks took minutes. No one leaves more than four blanks between two words.
    """
    bounds = {"*": f"{{0,{_LONGEST_GAP}}}", "+": f"{{1,{_LONGEST_GAP}}}"}
    return re.compile(_RUNS.sub(lambda run: run.group(1) + bounds[run.group(2)], pattern), flags)
