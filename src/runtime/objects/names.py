"""Writes what this Python knows of the characters' names and of some of their properties as a C file: names.py OUT.c MORE.txt

MORE.txt tells of the characters that it may not know yet (Debian 12's has Unicode 14.0).
A name is its words' numbers, of one byte or two, and a 0; runs of code points have their names one after the other.
"""
import collections
import sys
import unicodedata

ALGORITHMIC = 'CJK UNIFIED IDEOGRAPH-', 'HANGUL SYLLABLE '
SHORT = 190  # numbers of one byte: 1 to SHORT; others are SHORT + 1 + n // 255, 1 + n % 255
# Names that characters can be looked up by besides their own.
ALIASES = '''NULL;START OF HEADING;START OF TEXT;END OF TEXT;END OF TRANSMISSION;ENQUIRY;ACKNOWLEDGE;ALERT;BACKSPACE;CHARACTER TABULATION;
HORIZONTAL TABULATION;TAB;HT;LINE FEED;NEW LINE;LF;END OF LINE;LINE TABULATION;VERTICAL TABULATION;VT;FORM FEED;FF;CARRIAGE RETURN;CR;SHIFT OUT;
SHIFT IN;DATA LINK ESCAPE;CANCEL;SUBSTITUTE;ESCAPE;ESC;DELETE;DEL;NEXT LINE;NEL;NBSP;SHY;ZWSP;ZWNJ;ZWJ;LRM;RLM;BOM;BYTE ORDER MARK;NUL;BEL;BS;
INFORMATION SEPARATOR FOUR;FILE SEPARATOR;GROUP SEPARATOR;RECORD SEPARATOR;UNIT SEPARATOR'''.replace('\n', '').split(';')


def encoded(words, numbers):
    data = []
    for word in words:
        n = numbers[word]
        data += [n + 1] if n < SHORT else [SHORT + 1 + (n - SHORT) // 255, 1 + (n - SHORT) % 255]
    return data + [0]


def array(kind, name, values, per_line=24):
    rows = [', '.join(map(str, values[i:i + per_line])) + ',' for i in range(0, len(values), per_line)]
    return [f'const {kind} {name}[] = {{', *rows, '};']


def ranges(value_of):
    """(first, last, value) of code points for which there is a value."""
    found = []
    for c in range(sys.maxunicode + 1):
        value = value_of(chr(c))
        if value is None:
            continue
        if found and found[-1][1] == c - 1 and found[-1][2] == value:
            found[-1][1] = c
        else:
            found.append([c, c, value])
    return found


def read_more(path):
    with open(path) as file:
        rows = [line.rstrip('\n').split(';') for line in file if not line.startswith('#')]
    return {chr(int(row[0], 16)): row for row in rows if unicodedata.category(chr(int(row[0], 16))) == 'Cn'}


# Where characters that are not assigned are wide.
WIDE = (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)


def width_of(c, more):
    if c in more:
        return more[c][2]
    if unicodedata.category(c) == 'Cn':
        return 'W' if any(first <= ord(c) <= last for first, last in WIDE) else 'N'
    return unicodedata.east_asian_width(c)


def long_way(c):
    """The decomposition of C, where it takes more than one step to the end."""
    text = unicodedata.decomposition(c)
    if ' ' in text and not text.startswith('<'):
        return None
    full = ' '.join('%04X' % ord(part) for part in unicodedata.normalize('NFKD', c))
    return text if text.partition('> ')[2] != full else None


def main(out, more_path):
    more = read_more(more_path)
    names = {c: more[chr(c)][1] if chr(c) in more else unicodedata.name(chr(c), '') for c in range(sys.maxunicode + 1)}
    names = {c: name.split(' ') for c, name in names.items() if name and not name.startswith(ALGORITHMIC)}
    counts = collections.Counter(word for words in names.values() for word in words)
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    numbers = {word: n for n, word in enumerate(ordered)}
    data, offsets, runs = [0], [], []
    for c, words in names.items():
        if not runs or runs[-1][1] != c - 1:
            runs.append([c, c, len(offsets)])
        runs[-1][1] = c
        offsets.append(len(data))
        data += encoded(words, numbers)
    text, starts = [], []
    for word in ordered:
        starts.append(len(text))
        text += [*word.encode(), 0]
    aliases = []
    for name in ALIASES:
        try:
            aliases.append(f'{{"{name}", {ord(unicodedata.lookup(name))}}},')
        except KeyError:
            pass
    widths = {'F': 1, 'H': 2, 'Na': 3, 'A': 4, 'W': 5}
    wide = ranges(lambda c: widths.get(width_of(c, more)))
    ways = [(c, long_way(chr(c))) for c in range(sys.maxunicode + 1) if long_way(chr(c))]

    def number_of(c):
        if c in more:
            return (float(more[c][3]), int(more[c][4] or -1)) if more[c][3] else None
        value = unicodedata.numeric(c, None)
        return None if value is None else (value, unicodedata.digit(c, -1))

    numeric = ranges(number_of)
    lines = ['#include "rt-unicode-names-private.h"', '',
             f'const size_t rt_unicode_word_count = {len(ordered)}, rt_unicode_run_count = {len(runs)},'
             f' rt_unicode_name_count = {len(offsets)}, rt_unicode_names_bytes = {len(data)},'
             f' rt_unicode_alias_count = {len(aliases)}, rt_unicode_width_count = {len(wide)}, rt_unicode_numeric_count = {len(numeric)}, rt_unicode_way_count = {len(ways)};']
    lines += array('unsigned char', 'rt_unicode_names', data) + array('uint32_t', 'rt_unicode_name_offsets', offsets)
    lines += array('char', 'rt_unicode_words', text) + array('uint32_t', 'rt_unicode_word_starts', starts)
    lines += array('RtUnicodeRun', 'rt_unicode_runs', ['{%d, %d, %d}' % tuple(run) for run in runs])
    lines += array('RtUnicodeAlias', 'rt_unicode_aliases', [alias.rstrip(',') for alias in aliases], 4)
    lines += array('RtUnicodeWidth', 'rt_unicode_widths', ['{%d, %d, %d}' % tuple(run) for run in wide])
    lines += array('RtUnicodeNumeric', 'rt_unicode_numerics', ['{%d, %d, %r, %d}' % (first, last, *value) for first, last, value in numeric], 8)
    lines += array('RtUnicodeAlias', 'rt_unicode_ways', ['{"%s", %d}' % (way, c) for c, way in ways], 4)
    with open(out, 'w') as file:
        file.write('\n'.join(lines) + '\n')


main(*sys.argv[1:])
