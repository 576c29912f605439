#!/usr/bin/env python3
"""Holds the sources against the rules of the house that a program can check, as TAP.

    check-tidy.py TOP
"""
import pathlib
import re
import sys

MOST_LINES = 900
UNFINISHED = re.compile(r'\b(TODO|FIXME|XXX|HACK)\b')
CONFLICT = re.compile(r'^(<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|) ', re.MULTILINE)
GLIB = re.compile(r'#\s*include\s*<(glib|gio|gobject|gtk|cairo|pango|json-glib)')
BARE = ('src/base', 'src/runtime')  # know only libc and the libraries for numbers and Unicode


def main():
    top = pathlib.Path(sys.argv[1])
    kinds = ('.c', '.h', '.def', '.ui', '.py', '.sh', '.xml', '.in', '.md', '.po', '.build', '.txt')
    files = [f for folder in ('src', 'data', 'tests', 'po') for f in sorted((top / folder).rglob('*'))
             if f.is_file() and (f.suffix in kinds or f.name == 'meson.build')]
    files.append(top / 'meson.build')
    scripts = ('tests/python/', 'tests/script/', 'tests/repl/')
    texts = {str(f.relative_to(top)): f.read_text(encoding='utf-8') for f in files}
    ours = {name: text for name, text in texts.items() if not name.startswith(scripts) and name != 'tests/check-tidy.py'}
    code = {name: text for name, text in ours.items() if name.endswith(('.c', '.h', '.def'))}
    results = []

    def check(rule, offenders):
        results.append(not offenders)
        print(f'{"not ok" if offenders else "ok"} {len(results)} - {rule}')
        for name in offenders:
            print('#', name)

    check('no conflict markers', [n for n, t in texts.items() if CONFLICT.search(t)])
    check('nothing is marked as unfinished', [n for n, t in code.items() if UNFINISHED.search(t)])
    check(f'no source is longer than {MOST_LINES} lines', [n for n, t in code.items() if t.count('\n') > MOST_LINES])
    check('every header is guarded', [n for n, t in code.items() if n.endswith('.h') and '#pragma once' not in t])
    check('base and runtime know nothing of GLib',
          [n for n, t in code.items() if n.startswith(BARE) and GLIB.search(t)])
    check('no tabs, no spaces at the ends of lines',
          [n for n, t in code.items() if '\t' in t or re.search(r'[ \t\r]$', t, re.MULTILINE)])
    check('every script and session has its recorded output',
          [n for n in texts if n.startswith(scripts) and n.endswith('.py') and not (top / n).with_suffix('.out').exists()])
    print(f'1..{len(results)}')
    return 0 if all(results) else 1


sys.exit(main())
