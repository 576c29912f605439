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


KEY = re.compile(r'N_ \("([^"]+)"\), \{"([^"]+)"')
KEY_NAMES = {'slash': '/', 'comma': ',', 'question': '?', 'plus': '+', 'minus': r'\-'}


def key_for_people(accelerators):
    """"<Control><Shift>e" as "Ctrl+Shift+E"."""
    shown = []
    for accelerator in accelerators.split():
        *modifiers, key = accelerator.replace('<', '').split('>')
        key = KEY_NAMES.get(key, key)
        shown.append('+'.join([m.replace('Control', 'Ctrl') for m in modifiers] + [key.upper() if len(key) == 1 else key]))
    return ' '.join(shown)


def wrong_keys(table, manual):
    wanted = [f'{key_for_people(keys)}: {title}.' for title, keys in KEY.findall(table)]
    keys = re.search(r'^\.SH KEYS$(.*?)^\.SH ', manual, re.MULTILINE | re.DOTALL).group(1)
    listed = [f'{key}: {title}' for key, title in re.findall(r'^\.TP\n\.B (.*)\n(.*)$', keys, re.MULTILINE)]
    return sorted(set(wanted) ^ set(listed)) or ([] if wanted == listed else ['another order'])


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
    check('the manual lists the keys of the window, and no others', wrong_keys(texts['src/app/hs-keys.c'], (top / 'data/heapscope.1').read_text()))
    print(f'1..{len(results)}')
    return 0 if all(results) else 1


sys.exit(main())
