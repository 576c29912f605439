def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import traceback
s = traceback.StackSummary.from_list([('a.py', 3, 'f', 'x = 1'), ('b.py', 4, 'g', None)])
print(s, ''.join(s.format())); fs = traceback.FrameSummary('q.py', 1, 'z', line='  y ')
print(fs, fs.line, fs[0], list(fs), fs == ('q.py', 1, 'z', 'y'))
print(''.join(traceback.format_list([('f.py', 1, 'm', 'code')] * 6)))
