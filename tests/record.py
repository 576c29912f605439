#!/usr/bin/env python3
"""Records with a real CPython 3.12.1 what the scripts under tests/python and tests/script print.

    python3 tests/record.py [--python COMMAND] [--check] [FILE.py...]

Without FILE, all scripts that have no .out yet. With --check nothing is written: it tells which of the .out differ. A script that exits
with another status than 0 says so in its first line: "# exits with N". Read what was recorded before committing it.
"""
import argparse
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent
ADDRESS = re.compile(rb' at 0x[0-9a-f]+')
STATUS = re.compile(rb'# exits with (\d+)')


def recorded(command, script):
    """(output, None or what is wrong with the exit status) of a run in the script's own folder."""
    environment = dict(os.environ, PYTHONHASHSEED='0', PYTHONDONTWRITEBYTECODE='1', PYTHONUTF8='1')
    with tempfile.TemporaryDirectory() as scratch:
        folder = script.parent
        if b'# uses files' in script.read_bytes():
            folder = pathlib.Path(scratch)
            shutil.copy(script, folder)
        run = subprocess.run(command + ['-u', script.name], cwd=folder, env=environment, timeout=60,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    promised = STATUS.match(script.read_bytes())
    status = int(promised[1]) if promised else 0
    wrong = f'exits with {run.returncode}, says {status}' if run.returncode != status else None
    output = run.stdout.replace(os.fsencode(folder) + b'/', b'')
    return ADDRESS.sub(b' at 0x...', output), wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('files', nargs='*', type=pathlib.Path)
    parser.add_argument('--python', default='python3.12')
    parser.add_argument('--check', action='store_true')
    options = parser.parse_args()
    command = shlex.split(options.python)
    version = subprocess.run(command + ['-V'], capture_output=True, text=True).stdout.strip()
    if version != 'Python 3.12.1':
        sys.exit(f'{options.python} is {version}, not Python 3.12.1')
    files = [f.resolve() for f in options.files]
    if not files:
        files = sorted(f for folder in ('python', 'script') for f in (TOP / folder).rglob('*.py'))
        if not options.check:
            files = [f for f in files if not f.with_suffix('.out').exists()]
    bad = 0
    for file in files:
        output, wrong = recorded(command, file)
        out = file.with_suffix('.out')
        if wrong is None and options.check and out.read_bytes() != output:
            wrong = 'differs from its .out'
        if wrong:
            bad += 1
            print(f'{file.relative_to(TOP)}: {wrong}\n{output.decode()}', file=sys.stderr)
        elif not options.check:
            out.write_bytes(output)
            print(f'=== {file.relative_to(TOP)}\n{output.decode()}', end='')
    return 1 if bad else 0


sys.exit(main())
