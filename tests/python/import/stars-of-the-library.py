# What a star imports from a module of the library: the names that are meant for others.
import re

for name in ["typing", "keyword", "contextvars", "copyreg", "locale", "inspect", "os", "csv", "contextlib", "io", "asyncio"]:
    names = {}
    exec(f"from {name} import *", names)
    print(name, [each for each in ("sys", "functools", "types", "warnings", "re", "io", "ast", "abc", "_io") if each in names])

from typing import *
from asyncio import *

print(re.compile("a"), List[int], Optional[str], Queue, sleep)


def total(numbers: List[int], more: Optional[Dict[str, int]] = None) -> int:
    return sum(numbers)


print(total([1, 2, 3]), total.__annotations__)
