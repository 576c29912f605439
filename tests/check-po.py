#!/usr/bin/env python3
"""Holds the translations against the sources, as TAP: POTFILES names every file with text, and every language is complete.

    check-po.py TOP
"""
import pathlib
import re
import subprocess
import sys
import tempfile

TRANSLATES = re.compile(r'\b(?:_|N_|C_|NC_|Q_|ngettext|gettext|g_dngettext|g_dpgettext2?)\s*\(\s*[^)\s]|translatable="(?:yes|true)"')
ENTRIES = re.compile(r'(\d+) (?:fuzzy|untranslated)')


def main():
    top = pathlib.Path(sys.argv[1])
    po = top / 'po'
    listed = {line for line in (po / 'POTFILES').read_text().split('\n') if line and not line.startswith('#')}
    results = []

    def check(name, wrong):
        results.append(not wrong)
        print(f'{"not ok" if wrong else "ok"} {len(results)} - {name}')
        for line in wrong:
            print('#', line)

    sources = [f for kind in ('*.c', '*.h', '*.ui') for f in (top / 'src').rglob(kind)]
    sources += (top / 'data').glob('*.in')
    with_text = {str(f.relative_to(top)) for f in sources
                 if f.suffix == '.in' and 'service' not in f.name or TRANSLATES.search(without_comments(f))}
    check('POTFILES names every source with text', sorted(with_text - listed))
    check('POTFILES names no file that is gone', sorted(f for f in listed if not (top / f).exists()))
    check('POTFILES is sorted', [] if sorted(listed) == [f for f in (po / 'POTFILES').read_text().split()] else ['no'])

    with tempfile.TemporaryDirectory() as scratch:
        template = pathlib.Path(scratch) / 'heapscope.pot'
        extract = subprocess.run(
            ['xgettext', '--from-code=UTF-8', '--add-comments', f'--directory={top}', f'--output={template}',
             '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=ngettext:1,2',
             '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3', '--flag=g_strdup_printf:1:c-format']
            + sorted(listed), capture_output=True, text=True)
        check('the sources can be read by xgettext', extract.stderr.split('\n')[:-1] if extract.returncode else [])
        # A macro such as G_GUINT64_FORMAT cuts a sentence off: xgettext does not see what stands behind it.
        cut_off = re.findall(r'^#: (.*)\n(?:#.*\n)*msgid ".*%"$', template.read_text(), re.MULTILINE)
        check('no sentence is cut off by a macro', cut_off)
        for language in (po / 'LINGUAS').read_text().split():
            check(f'{language} is complete', incomplete(po / f'{language}.po', template, scratch))
    print(f'1..{len(results)}')
    return 0 if all(results) else 1


def without_comments(file):
    return re.sub(r'/\*.*?\*/|<!--.*?-->', '', file.read_text(encoding='utf-8'), flags=re.DOTALL)


def incomplete(catalogue, template, scratch):
    """What is wrong with CATALOGUE, brought up to TEMPLATE: lines for people, none if it is fine."""
    merged = pathlib.Path(scratch) / catalogue.name
    env = {'LC_ALL': 'C.UTF-8', 'PATH': '/usr/local/bin:/usr/bin:/bin'}
    subprocess.run(['msgmerge', '--quiet', '--no-fuzzy-matching', f'--output={merged}', catalogue, template], check=True, env=env)
    checked = subprocess.run(['msgfmt', '--check', '--statistics', '-o', '/dev/null', merged], capture_output=True, text=True, env=env)
    wrong = [] if checked.returncode == 0 else checked.stderr.split('\n')
    if ENTRIES.search(checked.stderr):
        wrong.append(checked.stderr.strip())
        rest = subprocess.run(['msgattrib', '--untranslated', '--no-obsolete', merged], capture_output=True, text=True, env=env)
        wrong += [line for line in rest.stdout.split('\n') if line.startswith('msgid ') and line != 'msgid ""']
    return wrong


sys.exit(main())
