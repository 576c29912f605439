#!/usr/bin/env python3
"""How long programs take, and how much memory, beside CPython: against-cpython.py HEAPSCOPE_CLI PYTHON3.12 [NAME...]

Runs the programs of tests/benchmarks/runtime (all, or those named) in turn by both, three times each, and prints for each the
processor time of the fastest run, their ratio, and the ratio of the largest memory; at the end the geometric means. Fails if
the two do not print the same.
"""

import math
import os
import pathlib
import resource
import subprocess
import sys

ROUNDS = 3
PROGRAMS = pathlib.Path(__file__).parent / "runtime"


def run(command):
    """Output, seconds of processor time, and the largest memory in KiB."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(write, 1)
        os.close(read)
        os.execvp(command[0], command)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        output = pipe.read()
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)}: status {status}")
    return output, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def best(command):
    runs = [run(command) for _ in range(ROUNDS)]
    return runs[0][0], min(r[1] for r in runs), min(r[2] for r in runs)


def geometric_mean(ratios):
    return math.exp(sum(map(math.log, ratios)) / len(ratios))


def main(cli, python, *names):
    os.environ["PYTHONHASHSEED"] = "0"
    times, memories = [], []
    for program in sorted(PROGRAMS.glob("*.py")):
        if names and program.stem not in names:
            continue
        ours, our_seconds, our_memory = best([cli, "run", str(program)])
        theirs, their_seconds, their_memory = best([python, str(program)])
        if ours != theirs:
            sys.exit(f"{program.stem}: the output differs")
        times.append(our_seconds / their_seconds)
        memories.append(our_memory / their_memory)
        print(f"{program.stem:16} {our_seconds:7.3f} s  CPython {their_seconds:7.3f} s  {times[-1]:5.2f} times  memory {memories[-1]:5.2f} times",
              flush=True)
    print(f"geometric mean   {geometric_mean(times):.2f} times, memory {geometric_mean(memories):.2f} times")


if len(sys.argv) < 3:
    sys.exit(__doc__)
main(*sys.argv[1:])
