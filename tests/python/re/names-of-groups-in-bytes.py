# Names of groups that are none, in texts and in bytes
import re
for p in (b'(?(\xc2\xb5)y)', b'(?P<\xc2\xb5>a)', '(?(µ)y)', '(?P<1a>b)', '(?(1a)b)', '(?(-1)b)', '(?P=1)', '(?P=a', b'(?P=\xff)'):
    try:
        re.compile(p)
    except re.error as e:
        print(p, e)
try:
    re.sub('(?P<a>x)', '\\g<µ>', 'x')
except Exception as e:
    print(type(e).__name__, e)
try:
    re.sub(b'(?P<a>x)', b'\\g<\xc2\xb5>', b'x')
except Exception as e:
    print(type(e).__name__, e)
