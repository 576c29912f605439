#!/usr/bin/env python3
"""Asks heapscope-cli about programs, as TAP.

    check-queries.py CLI TOP             compare the answers with those recorded
    check-queries.py --record CLI TOP    record them, to be read before they are committed

tests/queries/NAME.ask has a question a line, as "holders --line 3 a" about NAME.py; NAME.answers has the answers. Numbers of objects
and addresses change with every object that the interpreter makes before a program starts: they are replaced, in each answer, by the
order in which they are met. NAME.out, if it is there, is what a real CPython 3.12.1 says of counts, sizes and referrers (see counts.py).
"""
import json
import pathlib
import re
import shlex
import subprocess
import sys

NUMBER = re.compile(r'(#|"(?:id|owner|left|right|dominator|held_by)":)(\d+)')
INTERPRETER = re.compile(r'^ +\d+ bytes +\d+ objects(?= +interpreter$)', re.M)  # grows with every built-in thing
ADDRESS = re.compile(r'0x7f[0-9a-f]{10}')
UNTRACKED = ('code', '<module>')  # hold references, but the collector does not look at them: gc.get_referrers leaves them out


def ask(cli, folder, question):
    words = shlex.split(question)
    ran = subprocess.run([cli, words[0], *words[1:]], cwd=folder, capture_output=True, text=True, timeout=120)
    return ran.returncode, ran.stdout + ran.stderr


def normal(answer):
    met = {}

    def number(match):
        if match[2] == '0':
            return match[0]
        return match[1] + str(met.setdefault(match[2], len(met) + 1))
    return INTERPRETER.sub('.. bytes', ADDRESS.sub('0x7f..', NUMBER.sub(number, answer)))


def session(cli, script):
    answers = []
    for question in script.with_suffix('.ask').read_text().splitlines():
        words = question.split(' ', 1)
        full = f'{words[0]} {script.name} {words[1] if len(words) > 1 else ""}'
        status, answer = ask(cli, script.parent, full)
        answers.append(f'$ {question}\n{normal(answer)}' + (f'exit status {status}\n' if status else ''))
    return ''.join(answers)


def against_python(cli, script):
    """The lines of NAME.out that heapscope-cli does not agree with."""
    wrong = []
    for said in script.with_suffix('.out').read_text().splitlines():
        line, name, count, size, referrers = said.split()
        status, answer = ask(cli, script.parent, f'holders {script.name} --json --line {line} "{name}"')
        if status:
            wrong.append(f'{said}: {answer}')
            continue
        told = json.loads(answer)
        owners = {h['owner'] for h in told['holders'] if h['type'] not in UNTRACKED}
        mine = [len(told['holders']), told['object']['size'], len(owners)]
        if mine != [int(count), int(size), int(referrers)] or told['object']['refcount'] != int(count):
            wrong.append(f'{said}: {mine} {[h["text"] for h in told["holders"]]}')
    return wrong


def main():
    record = sys.argv[1] == '--record'
    cli, top = sys.argv[1 + record:]
    cli = str(pathlib.Path(cli).resolve())
    results = []

    def check(name, wrong):
        results.append(not wrong)
        print(f'{"not ok" if wrong else "ok"} {len(results)} - {name}')
        for line in wrong:
            print('#', line)

    for script in sorted((pathlib.Path(top) / 'tests' / 'queries').glob('*.py')):
        answers = script.with_suffix('.answers')
        if script.with_suffix('.ask').exists():
            told = session(cli, script)
            if record:
                answers.write_text(told)
            expected = answers.read_text().splitlines() if answers.exists() else []
            lines = told.splitlines()
            check(script.stem, [f'{i + 1}: {a}\n#   not: {e}' for i, (a, e) in enumerate(zip(lines, expected)) if a != e][:5]
                  + ([f'{len(lines)} lines, not {len(expected)}'] if len(lines) != len(expected) else []))
        if script.with_suffix('.out').exists():
            check(f'{script.stem}: as CPython', against_python(cli, script))
    print(f'1..{len(results)}')
    return 0 if all(results) else 1


sys.exit(main())
