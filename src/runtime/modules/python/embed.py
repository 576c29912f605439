"""Turns the Python texts of library modules into one C file: embed.py OUT.c FILE.py..."""
import pathlib
import sys

out, *files = sys.argv[1:]
lines = ['#include "rt-python-texts.h"', '']
for name in files:
    path = pathlib.Path(name)
    data = path.read_bytes() + b'\0'
    lines.append(f'const char rt_python_text_{path.stem}[] = {{')
    lines += ['  ' + ', '.join(str(byte if byte < 128 else byte - 256) for byte in data[i:i + 32]) + ','
              for i in range(0, len(data), 32)]
    lines += ['};', '']
pathlib.Path(out).write_text('\n'.join(lines))
