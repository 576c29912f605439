# Options of all kinds, help, and what is complained of.
import sys
from optparse import *


def called(option, opt, value, parser, *args, **kwargs):
    print('called', opt, value, args, kwargs)
    parser.values.cb = value


p = OptionParser(usage='usage: %prog [options] arg1 arg2', version='%prog 1.0', description='does a thing ' * 8, epilog='the end', prog='prog')
p.add_option('-f', '--file', dest='filename', help='write report to FILE', metavar='FILE')
p.add_option('-q', '--quiet', action='store_false', dest='verbose', default=True, help="don't print status messages to stdout")
p.add_option('-n', type='int', help='a number [default: %default]', default=3)
p.add_option('--choice', type='choice', choices=['a', 'b'], default='a')
p.add_option('-v', action='count', default=0)
p.add_option('-a', '--append', action='append')
p.add_option('--xy', nargs=2, type='float')
p.add_option('--cb', action='callback', callback=called, callback_args=(1,), callback_kwargs={'z': 2}, type='string', dest='cb')
group = OptionGroup(p, 'Dangerous', 'Caution: use these options at your own risk.  ' * 3)
group.add_option('-g', action='store_true', help='Group option.')
p.add_option_group(group)
p.print_help()
options, args = p.parse_args('-fx -q one --file=y -n 0x10 --choice b -vvv -a 1 -a2 --xy 1 2 --cb hi two -- -x'.split())
print(options, args, options.filename, options.ensure_value('zz', 5))
for bad in ['--nope'], ['-n', 'x'], ['--choice', 'c'], ['--f'], ['-f'], ['--quiet=1'], ['--xy', '1'], ['-z'], ['--version'], ['--c', 'x']:
    try:
        p.parse_args(bad)
    except SystemExit as e:
        print('exit', e.code)
        sys.stdout.flush()
for wrong in (lambda: p.add_option('-f'), lambda: Option('f'), lambda: Option('-x', action='nope'), lambda: Option('-x', type='nope'),
              lambda: Option('-x', foo=1), lambda: Option('-x', action='store_true', type='int'), lambda: Option(),
              lambda: Option('-x', type='choice'), lambda: Option('-x', choices=[1], type='int'), lambda: Option('-x', action='callback')):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
print(OptionParser(formatter=TitledHelpFormatter(), prog='q',
                   option_list=[make_option('-x', '--long-option-name-indeed', help='help ' * 20)]).format_help())
