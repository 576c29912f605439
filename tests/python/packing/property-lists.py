# Property lists as XML and in their binary form, there and back, and what is refused.
import datetime
import plistlib
d={'a':1,'b':[1.5,'x<&>',True,False,b'q'*100,datetime.datetime(2020,1,2,3,4,5)] ,'c':{},'e':[],'long':b'', 'n': {'m': [{'deep': b'z'*70, 'neg': -5}]}, 'uni': 'h\xe9\u20ac', 'big': 2**63, 'mid': 300, 'tuple': (1, 2)}
s=plistlib.dumps(d); print(s.decode())
print(plistlib.dumps({'z':1,'a':2},sort_keys=False).decode()[150:])
print(plistlib.loads(s))
b=plistlib.dumps(d,fmt=plistlib.FMT_BINARY); print(b); print(plistlib.loads(b))
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
t(lambda: plistlib.dumps({1:2})); t(lambda: plistlib.dumps({1:2},skipkeys=True)); t(lambda: plistlib.dumps(None)); t(lambda: plistlib.dumps({'a':None})); t(lambda: plistlib.dumps(2**64)); t(lambda: plistlib.dumps("\0")); t(lambda: plistlib.loads(b"junk")); t(lambda: plistlib.loads(b"<plist><dict><key>a</key></dict></plist>")); t(lambda: plistlib.loads(b"<plist><dict><string>a</string></dict></plist>"));t(lambda: plistlib.loads(b"<plist><foo/></plist>"));t(lambda: plistlib.loads(b"<plist><integer>0x10</integer></plist>")); t(lambda: plistlib.loads(b"<plist><array><real>1</real><true/><date>2020-01-02T03:04:05Z</date><data>cQ==</data></array></plist>")); t(lambda: plistlib.UID(-1)); t(lambda: plistlib.UID("x")); t(lambda: plistlib.UID(5)); t(lambda: plistlib.dumps(plistlib.UID(5))); t(lambda: plistlib.dumps("x",fmt=3)); t(lambda:plistlib.dumps(plistlib.UID(5),fmt=plistlib.FMT_BINARY)); t(lambda: plistlib.FMT_XML); t(lambda: plistlib.dumps({1},fmt=plistlib.FMT_BINARY))
t(lambda: plistlib.loads(b"bplist00junk")); t(lambda: plistlib.loads(plistlib.dumps([plistlib.UID(300), None, -1], fmt=plistlib.FMT_BINARY)))
