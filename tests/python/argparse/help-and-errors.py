import argparse, sys
p = argparse.ArgumentParser(prog='prog', description='A tool that does things with files and numbers, and has a long description that must be wrapped.', epilog='The end.')
p.add_argument('file', help='the file'); p.add_argument('nums', nargs='*', type=int, metavar='N', help='numbers (default: %(default)s)', default=[1])
p.add_argument('-v', '--verbose', action='count', default=0, help='more output'); p.add_argument('--size', '-s', type=float, default=1.5, choices=[1.5, 2.5], help='size in %(type)s')
p.add_argument('--flag', action=argparse.BooleanOptionalAction, default=True); p.add_argument('--const', action='store_const', const=42); p.add_argument('--app', action='append', nargs=2, metavar=('A', 'B'))
p.add_argument('--version', action='version', version='%(prog)s 1.0'); p.add_argument('--opt', nargs='?', const='c', default='d'); p.add_argument('--hidden', help=argparse.SUPPRESS)
g = p.add_mutually_exclusive_group(required=False); g.add_argument('--x', action='store_true'); g.add_argument('--y', action='store_false')
q = p.add_argument_group('special', 'special options'); q.add_argument('--req', dest='need', required=False)
p.print_help(); p.print_usage()
for a in ['f 1 2 -vv --size 2.5 --no-flag --app a b --app c d --x', 'f --opt', 'f --opt=z --const', 'f -- -1 2', 'f --si 1.5', 'f -s2.5']:
    print(p.parse_args(a.split()))
for a in ['', 'f x', 'f --size 3', 'f --x --y', 'f --unknown', 'f --app 1', '--version', '-h', 'f --s 1', 'f --size']:
    try: print(p.parse_args(a.split()))
    except SystemExit as e: print('exit', e.code, a)
print(p.parse_known_args('f --zz 3'.split()), vars(p.parse_args(['f'])), p.get_default('size'))
s = argparse.ArgumentParser(prog='git'); sub = s.add_subparsers(dest='cmd', required=True, help='commands', title='subs', metavar='CMD')
c = sub.add_parser('clone', help='clone it', aliases=['cl']); c.add_argument('url'); c.set_defaults(func=lambda a: print('cloning', a.url)); k = sub.add_parser('commit', help='commit it'); k.add_argument('-m', '--message', required=True)
n = s.parse_args(['clone', 'u']); n.func(n); print(s.parse_args(['commit', '-m', 'x'])); s.print_help(); c.print_help()
for a in [[], ['bogus'], ['commit']]:
    try: s.parse_args(a)
    except SystemExit as e: print('exit', e.code)
class F(argparse.Action):
    def __call__(self, parser, ns, values, opt=None): setattr(ns, self.dest, values.upper())
r = argparse.ArgumentParser(prog='r', formatter_class=argparse.RawDescriptionHelpFormatter, description='a\n  b', add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS, prefix_chars='-+', fromfile_prefix_chars='@')
r.add_argument('+u', '++up', action=F); r.add_argument('--n', type=lambda s: int(s, 0)); r.add_argument('rest', nargs=argparse.REMAINDER)
print(r.parse_args(['+u', 'abc', '--n', '0x10', 'a', '-b']), r.parse_args([])); r.print_help()
e = argparse.ArgumentParser(prog='e', exit_on_error=False); e.add_argument('--i', type=int)
try: e.parse_args(['--i', 'x'])
except argparse.ArgumentError as x: print(x, x.argument_name)
