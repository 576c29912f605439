# configparser: reading, values of types, interpolation, writing, errors.
import configparser, io
text = '''
# a comment
[DEFAULT]
ServerAliveInterval = 45
Compression = yes

[forge.example]
User = hg
; another
[topsecret]
Port: 50022
ForwardX11 = no
empty =
multi = one
    two

    three
path = %(base)s/x
base = /home
percent = 100%%
float = 1.5
'''
c = configparser.ConfigParser()
c.read_string(text)
print(c.sections(), 'forge.example' in c, c['forge.example']['User'], c['DEFAULT']['Compression'], len(c), list(c))
t = c['topsecret']
print(t['port'], t.getint('port'), t.getboolean('forwardx11'), t.getfloat('float'), repr(t['empty']), repr(t['multi']), t['path'], t['percent'], t.get('no'), t.get('no', 'fb'), t)
for k in t: print(k, repr(t[k]))
print(c.get('topsecret', 'path', raw=True), c.get('topsecret', 'path', vars={'base': 'V'}), c.getint('topsecret', 'zz', fallback=3), c.has_option('topsecret', 'PORT'))
print(c.items('topsecret')[:2], c.options('forge.example'), c.defaults())
for f in (lambda: c['nope'], lambda: c.get('nope', 'x'), lambda: c.get('topsecret', 'nope'), lambda: t['nope'], lambda: c.getint('topsecret', 'path'), lambda: c.getboolean('topsecret', 'path'),
          lambda: c.add_section('topsecret'), lambda: c.set('a', 'b', 'c'), lambda: c.set('topsecret', 'x', 1), lambda: c.set('topsecret', 'x', '50%'), lambda: c.add_section('DEFAULT'), lambda: c.add_section(3),
          lambda: configparser.ConfigParser().read_string('a=1'), lambda: configparser.ConfigParser().read_string('[a]\nx=1\nx=2'), lambda: configparser.ConfigParser().read_string('[a]\n[a]'),
          lambda: configparser.ConfigParser().read_string('[a]\nnovalue\nb=1\nother\n'), lambda: c.read('/does/not/exist.ini'), lambda: c.__delitem__('DEFAULT')):
    try: print(f())
    except Exception as e: print(type(e).__name__, '|', e, '|', e.args)
c.read_string('[loop]\na=%(b)s\nb=%(a)s\nm=%(zz)s\ns=%x\nq=%(x')
for o in 'amsq':
    try: c['loop'][o]
    except configparser.Error as e: print(type(e).__name__, e)
n = configparser.ConfigParser(allow_no_value=True, delimiters=('=',), inline_comment_prefixes=('#',), interpolation=configparser.ExtendedInterpolation())
n.read_string('[a]\nflag\nx = 1 # comment\ny = ${x}${b:z}$$\n[b]\nz = zed\n')
print(dict(n['a']), n['a']['flag'])
n['new'] = {'k': 'v', 'Multi': 'l1\nl2'}
n['b']['z'] = 'changed'; del n['a']['x']; n['a']['x'] = '9'
s = io.StringIO(); n.write(s); print(s.getvalue()); s = io.StringIO(); n.write(s, space_around_delimiters=False); print(s.getvalue())
print(n.remove_option('b', 'z'), n.remove_option('b', 'z'), n.remove_section('b'), n.remove_section('b'), n.sections())
r = configparser.RawConfigParser({'d': '1'}); r.optionxform = str; r.read_dict({'S': {'Key': 1, 'p': '%(x)s'}}); print(dict(r['S']), r.get('S','p'))
k = configparser.ConfigParser(converters={'list': lambda v: [x.strip() for x in v.split(',')]}); k.read_string('[s]\nl = a, b,c'); print(k.getlist('s','l'), k['s'].getlist('l'), k['s'].getlist('zz'), k['s'].getlist('zz', ['f']))
k.read_string('[s]\nl = z\n[t]\nu=v'); print(k['s']['l'], k.sections(), k.popitem(), isinstance(k, configparser.RawConfigParser))
