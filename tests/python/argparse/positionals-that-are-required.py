import argparse
p = argparse.ArgumentParser(prog='p')
print(p.add_argument('all', nargs=argparse.REMAINDER).required)
print(p.parse_args([]), p.parse_args(['a', '-b']))
p = argparse.ArgumentParser(prog='p')
p.add_argument('cmd')
p.add_argument('rest', nargs='...')
for args in ([], ['c'], ['c', '--x', '-h']):
    try:
        print(p.parse_args(args))
    except SystemExit as e:
        print('exit', e.code)
print(p.add_argument('q', nargs='*', default=3).required, p.add_argument('r', nargs='*').required, p.add_argument('s', nargs='?').required)
