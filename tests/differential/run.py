#!/usr/bin/env python3
"""Generates programs, runs them in CPython 3.12.1 and in heapscope-cli, and reports where the two print different things.

    python3.12 tests/differential/run.py --count 100000 [--seed N] [--cli COMMAND] [--python COMMAND] [--keep FOLDER]

The programs of a seed are always the same. Many programs run in one process; one that differs is run alone, or with those before it
that it needs to differ, made as small as still differs, shown, and, with --keep, written to FOLDER. Set aside and counted is one that
CPython itself prints otherwise from run to run, as what is made of an address, and one that hangs on where a pool of blocks ends: that
both print in one way or the other when objects are made before it, and most often in the same way. `--record FILE` writes one file of
--count programs, as they stand under tests/python/generated; tests/record.py records what they print. Exit status 1: something differs.
"""
import argparse
import collections
import difflib
import os
import pathlib
import re
import resource
import shlex
import subprocess
import sys
import tempfile
import warnings
from concurrent.futures import ThreadPoolExecutor

import programs

TOP = pathlib.Path(__file__).resolve().parents[2]
ADDRESS = re.compile(rb'0x[0-9a-f]{6,}')
# Each has a library of its own, which is told of in tracebacks.
LIBRARY = re.compile(rb' +File "([^"\n]*lib/python3\.12/|<frozen )[^\n]*\n(    [^\n]*\n)*|\((/[^)\n]*|unknown location)\)')
UNSTABLE = re.compile(rb'0x\.\.\.|g\d+\.py:|is not a valid|fractions|Template|Previous line')
# Differences that only many programs together make are not worth more.
RUNS_TO_SHRINK = 80
# For a file; CPython needs about one.
SECONDS = 60
# Of CPython, to see whether a program that differs prints the same twice.
OWN_RUNS = 4
# Blocks of 48 bytes in a pool of CPython's. So many times some objects of all sizes are made before a program to see what hangs on it.
POOL_BLOCKS = 341
FILLING = '_filled = [[[], {{}}, (n,), n + 0.5] + [bytes(size) for size in range(2, 480, 6)] for n in range({})]\n'
# A program that prints without end fills no disk.
MOST_BYTES = 50_000_000
TOO_LONG = b'\n(took too long)\n'
ENVIRONMENT = dict(os.environ, PYTHONHASHSEED='0', PYTHONDONTWRITEBYTECODE='1', PYTHONUTF8='1', LC_ALL='C.UTF-8')


def limit_output():
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_BYTES, MOST_BYTES))


class Pair:
    """The two commands, and a folder to run files in."""

    def __init__(self, python, cli, folder):
        self.commands = [shlex.split(python), shlex.split(cli) + ['run']]
        self.folder = pathlib.Path(folder)
        self.count = 0

    def output(self, command, name, timeout):
        with tempfile.TemporaryFile(dir=self.folder) as out:
            late = False
            try:
                status = subprocess.run(command + [name], cwd=self.folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=out,
                                        stderr=subprocess.STDOUT, timeout=timeout, preexec_fn=limit_output).returncode
            except subprocess.TimeoutExpired:
                late = True
            out.seek(0)
            text = out.read()
        if late or len(text) >= MOST_BYTES:
            return text + TOO_LONG
        text = text.replace(os.fsencode(self.folder) + b'/', b'')
        return ADDRESS.sub(b'0x...', LIBRARY.sub(b'', text)) + (b'' if status == 0 else b'(exit status %d)\n' % status)

    def run(self, text, commands, timeouts):
        self.count += 1
        name = f'g{self.count}.py'
        (self.folder / name).write_text(text)
        with ThreadPoolExecutor(2) as pool:
            outputs = list(pool.map(self.output, commands, [name] * len(commands), timeouts))
        (self.folder / name).unlink()
        return outputs

    def outputs(self, text):
        return self.run(text, self.commands, (SECONDS, 5 * SECONDS))

    def own_outputs(self, text):
        """What CPython prints in runs of its own: addresses differ from one to the next, and with them what is made of them."""
        return self.run(text, self.commands[:1] * OWN_RUNS, [SECONDS] * OWN_RUNS)


def parts(output):
    """What each program of a file printed, by number; what the compiler said about the file counts to the first."""
    pieces = re.split(rb'^#(\d+)\n', output, flags=re.M)
    pieces[2:3] = [pieces[0] + piece for piece in pieces[2:3]]
    return {int(number): text for number, text in zip(pieces[1::2], pieces[2::2])}


def both_parts(pair, batch):
    """What the programs of BATCH print, by number, in both; without those that do not end in CPython, and those that it cannot read
    from a file: it gives up on some f-strings with a SystemError, and with them on all of their file."""
    texts = pair.outputs(programs.text(batch))
    a, b = map(parts, texts)
    if a and texts[0].endswith(TOO_LONG):
        return both_parts(pair, [program for program in batch if program[0] != max(a)])
    if a:
        return a, b
    if len(batch) == 1:
        return {}, {}
    half = len(batch) // 2
    (a, b), (c, d) = both_parts(pair, batch[:half]), both_parts(pair, batch[half:])
    return a | c, b | d


def differs(pair, batch):
    """Whether the last program of the batch prints different things; False, too, if it was asked too often."""
    pair.budget -= 1
    if pair.budget < 0:
        return False
    a, b = map(parts, pair.outputs(programs.text(batch)))
    return a.get(batch[-1][0]) != b.get(batch[-1][0])


def is_steady(pair, batch, seen):
    """Whether CPython prints what was SEEN of the last program of the batch in every run."""
    return all(parts(text).get(batch[-1][0]) == seen for text in pair.own_outputs(programs.text(batch)))


def hangs_on_pools(pair, text):
    """Whether both print what the other one prints of TEXT, too, with other objects before it, and most often the same."""
    pairs = [pair.outputs(FILLING.format(count) + text) for count in range(POOL_BLOCKS)]
    a, b = (collections.Counter(outputs) for outputs in zip(*pairs))
    return len(a) > 1 and a.keys() == b.keys() and a.most_common(1)[0][0] == b.most_common(1)[0][0]


def fewer(items, still, at_a_time):
    """ITEMS without those that are not needed for STILL (items) to be true."""
    while at_a_time:
        i = len(items)
        while i > 0:
            without = items[:max(0, i - at_a_time)] + items[i:]
            if still(without):
                items = without
            i -= at_a_time
        at_a_time //= 2
    return items


def show_difference(a, b):
    a, b = a.decode(errors='replace').splitlines(True), b.decode(errors='replace').splitlines(True)
    print(''.join(difflib.unified_diff(a, b, 'CPython', 'Heapscope', n=0)), flush=True)


def report(pair, before, number, statements, keep, seen):
    """Shows the program as small as it still differs, with those BEFORE it that it needs to differ. SEEN: what it printed. False: it
    hangs on pools of blocks, and is not shown."""
    last = [(number, statements)]
    pair.budget = RUNS_TO_SHRINK
    if not differs(pair, before + last):
        print(f'--- program {number} differed once')
        print('\n'.join(statements))
        show_difference(*seen)
        return True
    before = fewer(before, lambda batch: differs(pair, batch + last), len(before))
    shorter = []
    for i, program in enumerate(before + last):
        rest = (before + last)[i + 1:]
        kept = fewer(program[1], lambda some: some and differs(pair, shorter + [(program[0], some)] + rest), 1)
        shorter.append((program[0], kept))
    if hangs_on_pools(pair, programs.text(shorter)):
        return False
    a, b = pair.outputs(programs.text(shorter))
    print(f'--- program {number}')
    print('\n# then\n'.join('\n'.join(kept) for _, kept in shorter))
    show_difference(a, b)
    if keep:
        (pathlib.Path(keep) / f'program-{number}.py').write_text(programs.text(shorter))
    return True


def record(pair, maker, count, path):
    """Writes COUNT programs whose output holds nothing that another machine could print otherwise."""
    chosen = []
    while len(chosen) < count:
        batch = [(i, maker.program()) for i in range(len(chosen), count)]
        output = parts(pair.outputs(programs.text(batch))[0])
        chosen += [statements for i, statements in batch if not UNSTABLE.search(output.get(i, b'<frozen '))]
    pathlib.Path(path).write_text(programs.text(enumerate(chosen)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--count', type=int, default=1000)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--in-a-file', type=int, default=250)
    parser.add_argument('--python', default=sys.executable)
    parser.add_argument('--cli', default=str(TOP / 'build/src/cli/heapscope-cli'))
    parser.add_argument('--keep')
    parser.add_argument('--stop-after', type=int, default=20, help='differences to show')
    parser.add_argument('--shrink', type=int, default=20, help='differences to make small; the rest are only named')
    parser.add_argument('--record')
    options = parser.parse_args()
    if sys.version_info[:2] != (3, 12):
        sys.exit('run this with Python 3.12: what compiles decides what a seed gives')
    warnings.simplefilter('ignore')
    maker = programs.Maker(options.seed)
    if options.keep:
        pathlib.Path(options.keep).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pair = Pair(options.python, options.cli, folder)
        if options.record:
            return record(pair, maker, options.count, options.record)
        found = compared = unsteady = 0
        for first in range(0, options.count, options.in_a_file):
            batch = [(i, maker.program()) for i in range(first, min(first + options.in_a_file, options.count))]
            a, b = both_parts(pair, batch)
            if not a:
                sys.exit('no program ran: ' + programs.text(batch)[:200])
            compared += len(a)
            batch = [program for program in batch if program[0] in a]
            for i, (number, statements) in enumerate(batch):
                if a.get(number) != b.get(number) and found < options.stop_after:
                    if not is_steady(pair, batch[:i + 1], a[number]):
                        unsteady += 1
                        continue
                    seen = a[number], b.get(number, b'(nothing)\n')
                    if found >= options.shrink:
                        print(f'--- program {number}', flush=True)
                    elif not report(pair, batch[:i], number, statements, options.keep, seen):
                        unsteady += 1
                        continue
                    found += 1
            if found >= options.stop_after:
                break
            if first % 10000 < options.in_a_file:
                print(f'{compared} programs so far, {found} differ', file=sys.stderr, flush=True)
        print(f'{compared} programs, {found} differ; {unsteady} more print something else in CPython, too, from run to run or with a fuller heap')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
