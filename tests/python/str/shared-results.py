# What gives back the very text that it was asked about, and what makes another; subclasses, too.
class S(str):
    pass


for v in ''.join(['ab', 'cd']), ''.join(['é', '日本']):
    print(v.format() is v, v.format(1, 2) is v, v.format_map({}) is v, v % () is v, '{}'.format(v) is v, 'x{}'.format(v) is v, '%s' % v is v)
    print(v.expandtabs() is v, v.replace('z', '') is v, v.strip() is v, v.partition('z')[0] is v, v.split('z')[0] is v, v.zfill(0) is v)
    print(v.center(0) is v, v.lower() is v, v.translate({}) is v, f'{v}' is v, f'{v}x' is v, ','.join([v]) is v)
old = 'a'
v = ''.join(['ab', 'ac'])
print(v.replace(old, old) is v, v.replace('a', ''.join(['a'])) is v)
u = S('abcd')
print(type(u.format()), type(u % ()), type(u.partition('z')[0]), type(u.strip()), type(u.expandtabs()), type(u.center(0)))
